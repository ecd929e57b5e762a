-- SPDX-License-Identifier: MIT
local all = {}
for i = 1, 1000000000 do all[i] = string.rep("x", 1000000) .. i end
