-- SPDX-License-Identifier: MIT
return include "document.lua"
