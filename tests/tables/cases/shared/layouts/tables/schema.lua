-- SPDX-License-Identifier: MIT
return record { name = "表格" }
