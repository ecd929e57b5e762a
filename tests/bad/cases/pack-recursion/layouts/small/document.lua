-- SPDX-License-Identifier: MIT
local function deeper(n) return 1 + deeper(n + 1) end
return document { deeper(1) }
