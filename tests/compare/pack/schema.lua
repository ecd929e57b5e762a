-- SPDX-License-Identifier: MIT
return record { name = "段落",
    field { "行长", "measure", "integer", required = true, meaning = "每行字数" },
    field { "文字", "text", "text", required = true, meaning = "一行一段" },
}
