-- SPDX-License-Identifier: MIT
include "circle.lua"
