-- SPDX-License-Identifier: MIT
include "shared.lua"
local heading = titled "题"
