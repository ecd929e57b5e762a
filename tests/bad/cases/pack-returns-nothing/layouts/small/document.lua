-- SPDX-License-Identifier: MIT
include "shapes.lua"
