-- SPDX-License-Identifier: MIT
-- Each line but the last is a mistake that is reported and passed over.
local sheet = sheets[1]
recognised("支出表", sheet, 1, 1, 3, 2)
local twice = map { entry { "甲", 1 }, entry { "甲", 2 } }
local float = entry { "乙", 1.5 }
local money = entry { "丙", zero }
local nameless = entry { "", "x" }
local file = csv { file = "../x.csv", columns = { "甲", "甲" }, rows = { { "a", twice } } }
local same = { csv { file = "a.csv", columns = { "甲" }, rows = {} },
    csv { file = "a.csv", columns = { "甲" }, rows = {} } }
return description { name = ".hidden",
    entry { "甲", same[1] }, entry { "乙", same[2] }, colour = "red" }
