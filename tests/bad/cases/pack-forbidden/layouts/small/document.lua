-- SPDX-License-Identifier: MIT
local out = io.open("out.pdf", "w")
return document {}
