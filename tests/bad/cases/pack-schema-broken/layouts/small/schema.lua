-- SPDX-License-Identifier: MIT
return record { name = "x", field { "名称", "name", "txt" } }
