-- SPDX-License-Identifier: MIT
-- Styles for the snippets, and what makes a document of some blocks.
body = style { "正文", font = "仿宋", size = 14, leading = 20 }
lines = table_style { "线" }
page = page_form { "页", width = 400, height = 300, top = 20, bottom = 20,
    left = 30, right = 30 }
used = budget.total + sum(budget.lines, "basic") + sum(budget.lines, "project")
function finish(...)
    return document { title = "试验", section { form = page, ... } }
end

function broken()
    local x = (nil).x
    return x
end
