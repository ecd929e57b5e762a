-- SPDX-License-Identifier: MIT
return documnet {}
