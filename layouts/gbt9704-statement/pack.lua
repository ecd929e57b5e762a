-- SPDX-License-Identifier: MIT
-- 部门预算信息公开情况说明 on the page of an official document, GB/T 9704-2012:
-- the statement of the Hebei form alone, its words and figures from there.
return pack {
    name = "gbt9704-statement",
    title = "部门预算信息公开情况说明（GB/T 9704 公文版式）",
    version = "2024.1",
    base = "hebei-department-budget",
    schema = "schema.lua",
    file_key = "文件",
    sheet_key = "工作表",
    filter_key = "筛选",
    dictionaries = {
        functional = "codes/functional.csv",
        economic = "codes/economic.csv",
    },
    document = "document.lua",
    import = "import.lua",
    notice = "notice.lua",
}
