-- SPDX-License-Identifier: MIT
include "../../secret.lua"
return document {}
