-- SPDX-License-Identifier: MIT
return map { entry { "甲", 1 } }
