-- SPDX-License-Identifier: MIT
function titled(text)
    local title = style { "题", font = "宋体", siz = 12 }
    return title(text)
end
