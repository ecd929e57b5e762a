/* SPDX-License-Identifier: MIT
 *
 * A county: which descriptions there are, and what they share. Knows no
 * budget: keys that are not its own are those of the descriptions.
 *
 * A county is a folder of descriptions, or a file that lists them:
 *
 *     名称: 望都县
 *     表单: hebei-department-budget
 *     共用: {预算年度: 2024, 基本支出: {文件: 全县.csv, 筛选: 单位编码}}
 *     报告文件名: "{单位编码}{单位名称}"
 *     部门:
 *       - 434
 *       - {描述: 435, 单位名称: 望都县档案馆}
 *       - {单位编码: "436", 单位名称: 望都县妇女联合会}
 */
#ifndef GONGKAI_BATCH_COUNTY_H
#define GONGKAI_BATCH_COUNTY_H

#include "reader/inputs.h"

struct department {
    struct str name;    /* of its report, without .pdf; unique in the county */
    struct str path;    /* of its description; "": given states all there is */
    struct position at; /* where the county names it */
    const struct value *given;       /* a map; NULL if there is a path */
    const struct value *defaults[3]; /* maps for what a description does not
                                        state, the first counts */
    size_t default_count;
};

struct county {
    struct str name;      /* may be "" */
    struct str folder;    /* that its paths are relative to */
    struct inputs inputs; /* its own files, if it has any: with hashes */
    const struct department *departments; /* 1 and more */
    size_t department_count;
};

/*
 * Read the county that an operand means: the file (.yaml, .yml, .json); in a
 * folder its file county.yaml (.yml, .json); or else all descriptions in the
 * folder: files by name, and subfolders that hold a description of their own
 * name. pack_key is the key of a description that names its form, for which the
 * county may have a default. NULL with COUNTY_..., KEY_UNKNOWN, TYPE_WRONG or
 * a reader's diagnostic. DEPARTMENT_UNCLEAR warns of a subfolder with
 * descriptions of other names. The result lives in the arena; operand must
 * outlive it.
 */
const struct county *county_read(struct str operand, struct str pack_key,
                                 struct arena *arena, struct diag_log *log);

/* Is an operand the file of a county, county.yaml, .yml or .json, or a folder
 * that has it? */
bool county_has_file(struct str operand);

/* Does an operand mean a county and not one description: a folder without a
 * description of its own name, or a file of a county's name? */
bool county_is_named(struct str operand);

/* A path as the manifest has it: relative to the county's folder if it lies in
 * it. */
struct str county_relative(const struct county *county, struct str path);

#endif
