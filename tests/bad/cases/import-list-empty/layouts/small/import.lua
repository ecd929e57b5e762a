-- SPDX-License-Identifier: MIT
return items { map { absent { "甲" } } }
