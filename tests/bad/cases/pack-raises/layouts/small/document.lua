-- SPDX-License-Identifier: MIT
include "shapes.lua"
local nothing
return document { section { form = page, body(nothing.text) } }
