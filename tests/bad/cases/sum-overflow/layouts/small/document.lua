-- SPDX-License-Identifier: MIT
return document { tostring(sum(budget.lines, "basic")) }
