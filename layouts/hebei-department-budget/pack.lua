-- SPDX-License-Identifier: MIT
-- 河北省部门预算信息公开: the form of a Hebei county department, 2024.
return pack {
    name = "hebei-department-budget",
    title = "河北省部门预算信息公开（县级部门）",
    version = "2024.1",
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
