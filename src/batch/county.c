/* SPDX-License-Identifier: MIT */
#include "batch/county.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/utf8.h"
#include "reader/description.h"
#include "reader/key_map.h"
#include "reader/table.h"

#include <errno.h>
#include <string.h>

#define KEY_NAME STR("名称")
#define KEY_SHARED STR("共用")
#define KEY_REPORT_NAME STR("报告文件名")
#define KEY_DEPARTMENTS STR("部门")
#define KEY_DESCRIPTION STR("描述")
#define KEY_FILE STR("文件")
#define KEY_SHEET STR("工作表")

#define COUNTY_STEM STR("county")
#define RESULTS_MARK STR(".gongkai") /* sorts before all names that count */
#define SCHEMA_ENDING STR(".schema.json")

enum { NAME_LIMIT = 200 }; /* bytes; file systems take 255 */

#define A_TEXT DIAG_BOTH("文字", "text")
#define A_MAP DIAG_BOTH("记录", "a map")
#define A_LIST DIAG_BOTH("列表", "a list")

struct reading {
    struct county *county;
    struct department *departments;
    size_t capacity;
    const struct value *defaults[2]; /* for all: shared keys, the form */
    size_t default_count;
    struct str report_name; /* template; "" none */
    struct position report_name_at;
    struct arena *arena;
    struct diag_log *log;
};

static bool is_tree(struct str name)
{
    return reader_type_of(name) == READER_TREE;
}

static void wrong_type(const struct reading *reading, struct str key,
                       struct str expected, const struct value *value)
{
    diag_add(reading->log, DIAG_TYPE_WRONG, value->at, key, expected,
             value_describe(reading->arena, value));
}

/* ---- departments ---- */

static void add_department(struct reading *reading,
                           struct department department)
{
    struct county *county = reading->county;
    /* A manifest and a page are UTF-8: a name in them that is none is another
     * one, and two may become one. */
    if (!file_is_plain_name(department.name) ||
        !utf8_check(department.name, NULL) ||
        department.name.length > NAME_LIMIT) {
        diag_add(reading->log, DIAG_COUNTY_NAME_WRONG, department.at,
                 str_excerpt(reading->arena, department.name, 40));
        return;
    }
    for (size_t i = 0; i < reading->default_count; i++)
        department.defaults[department.default_count++] = reading->defaults[i];
    ARENA_GROW(reading->arena, reading->departments, county->department_count,
               reading->capacity);
    reading->departments[county->department_count++] = department;
}

/* A path that the county names, or a folder's own. */
static void add_path(struct reading *reading, struct str path,
                     const struct value *own, struct position at)
{
    struct str whole = description_path(
        file_join(reading->arena, reading->county->folder, path),
        reading->arena);
    struct department department = {
        .name = file_stem(whole), .path = whole, .at = at};
    if (own != NULL)
        department.defaults[department.default_count++] = own;
    add_department(reading, department);
}

static bool has_no_value(const struct member *member)
{
    return member == NULL || member->value.kind == VALUE_NULL;
}

/* The value of a key, here or in what all share, as value_with_defaults has it;
 * "" if it has none. */
static struct str key_text(const struct reading *reading,
                           const struct value *map, struct str key)
{
    const struct member *member = value_member(map, key);
    for (size_t i = 0; has_no_value(member) && i < reading->default_count; i++)
        member = value_member(reading->defaults[i], key);
    return member == NULL || member->value.kind != VALUE_SCALAR
               ? STR("")
               : str_trim(member->value.text);
}

/* "{单位编码}{单位名称}" with the values of a department in place of keys;
 * false with a diagnostic. */
static bool fill_name(const struct reading *reading, const struct value *map,
                      struct str *name)
{
    struct str text = reading->report_name;
    struct builder out = {.arena = reading->arena};
    for (size_t i = 0; i < text.length;) {
        size_t end = str_find(text, STR("}"), i);
        if (text.data[i] != '{' || end == SIZE_MAX) {
            builder_add_char(&out, text.data[i++]);
            continue;
        }
        struct str key = str_trim(str_slice(text, i + 1, end));
        struct str value = key_text(reading, map, key);
        if (value.length == 0) {
            diag_add(reading->log, DIAG_FIELD_MISSING, map->at, key,
                     KEY_REPORT_NAME);
            return false;
        }
        builder_add(&out, value);
        i = end + 1;
    }
    *name = str_trim(builder_str(&out));
    return true;
}

static const struct value *without(const struct reading *reading,
                                   const struct value *map, struct str key)
{
    struct value *rest = ARENA_NEW(reading->arena, struct value);
    struct member *members =
        ARENA_ARRAY(reading->arena, map->count, struct member);
    *rest = *map;
    rest->members = members;
    rest->count = 0;
    for (size_t i = 0; i < map->count; i++) {
        if (!str_equal(map->members[i].key, key))
            members[rest->count++] = map->members[i];
    }
    return rest;
}

/* A department with keys of its own in the county's list. */
static void add_map(struct reading *reading, const struct value *map)
{
    const struct member *description = value_member(map, KEY_DESCRIPTION);
    if (description != NULL && description->value.kind != VALUE_NULL) {
        if (description->value.kind == VALUE_SCALAR)
            add_path(reading, str_trim(description->value.text),
                     without(reading, map, KEY_DESCRIPTION),
                     description->value.at);
        else
            wrong_type(reading, KEY_DESCRIPTION, A_TEXT, &description->value);
        return;
    }
    struct department department = {.at = map->at};
    department.given = without(reading, map, KEY_DESCRIPTION);
    if (reading->report_name.length == 0)
        diag_add(reading->log, DIAG_COUNTY_NAME_MISSING, map->at,
                 KEY_REPORT_NAME);
    else if (fill_name(reading, map, &department.name))
        add_department(reading, department);
}

static void add_listed(struct reading *reading, const struct value *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct value *item = &list->items[i];
        if (item->kind == VALUE_SCALAR)
            add_path(reading, str_trim(item->text), NULL, item->at);
        else if (item->kind == VALUE_MAP)
            add_map(reading, item);
        else if (item->kind != VALUE_NULL)
            wrong_type(reading, KEY_DEPARTMENTS, A_MAP, item);
    }
}

/* 部门: {文件: 部门.csv, 工作表: …}: one department a row. */
static void add_table(struct reading *reading, const struct value *map)
{
    const struct member *file = value_member(map, KEY_FILE);
    const struct member *sheet = value_member(map, KEY_SHEET);
    static const struct str keys[] = {STR_INIT("文件"), STR_INIT("工作表")};
    for (size_t i = 0; i < map->count; i++) {
        if (&map->members[i] != file && &map->members[i] != sheet)
            diag_add(
                reading->log, DIAG_KEY_UNKNOWN, map->members[i].key_at,
                map->members[i].key,
                diag_suggestion(reading->arena, map->members[i].key, keys, 2));
    }
    if (file == NULL || file->value.kind != VALUE_SCALAR) {
        wrong_type(reading, KEY_DEPARTMENTS, A_LIST, map);
        return;
    }
    struct table_request request = {.label = KEY_DEPARTMENTS};
    if (sheet != NULL && sheet->value.kind == VALUE_SCALAR) {
        request.sheet = str_trim(sheet->value.text);
        request.sheet_at = sheet->value.at;
    }
    struct str path = str_copy(
        reading->arena, file_join(reading->arena, reading->county->folder,
                                  str_trim(file->value.text)));
    enum reader_type type = reader_type_of(path);
    const struct value *list =
        type == READER_CSV || type == READER_XLSX
            ? reader_read_table(path, file->value.at, &request,
                                &reading->county->inputs, reading->arena,
                                reading->log)
            : reader_read(path, file->value.at, &reading->county->inputs,
                          reading->arena, reading->log);
    if (list != NULL && list->kind == VALUE_LIST)
        add_listed(reading, list);
    else if (list != NULL)
        wrong_type(reading, KEY_DEPARTMENTS, A_LIST, list);
}

/* ---- folders ---- */

/* A subfolder with descriptions, none of which has its name, may be one that
 * was meant. */
static void look_into(struct reading *reading, struct str folder)
{
    size_t count;
    const struct str *names =
        file_names(folder, NOWHERE, reading->arena, reading->log, &count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        if (str_equal(names[i], RESULTS_MARK))
            return;
        if (is_tree(names[i]) && names[i].data[0] != '.' &&
            !str_ends(names[i], SCHEMA_ENDING)) {
            diag_add(reading->log, DIAG_DEPARTMENT_UNCLEAR, NOWHERE, folder,
                     names[i]);
            return;
        }
    }
}

static void add_folder(struct reading *reading)
{
    struct str folder = reading->county->folder;
    size_t count;
    const struct str *names =
        file_names(folder, NOWHERE, reading->arena, reading->log, &count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        struct str path = file_join(reading->arena, folder, names[i]);
        if (names[i].data[0] == '.' || str_ends(names[i], SCHEMA_ENDING) ||
            str_equal(file_stem(names[i]), COUNTY_STEM))
            continue;
        if (!file_is_folder(path)) {
            if (is_tree(names[i]))
                add_path(reading, names[i], NULL,
                         (struct position){.file = path});
        } else if (file_exists(description_path(path, reading->arena))) {
            add_path(reading, names[i], NULL, (struct position){.file = path});
        } else {
            look_into(reading, path);
        }
    }
}

/* ---- the county's own file ---- */

static void read_text(const struct reading *reading, const struct value *map,
                      struct str key, struct str *text, struct position *at)
{
    const struct member *member = value_member(map, key);
    if (member == NULL || member->value.kind == VALUE_NULL)
        return;
    *at = member->value.at;
    if (member->value.kind == VALUE_SCALAR)
        *text = str_trim(member->value.text);
    else
        wrong_type(reading, key, A_TEXT, &member->value);
}

static void check_keys(const struct reading *reading, const struct value *map,
                       struct str pack_key)
{
    const struct str keys[] = {KEY_NAME, pack_key, KEY_SHARED, KEY_REPORT_NAME,
                               KEY_DEPARTMENTS};
    const size_t count = sizeof keys / sizeof keys[0];
    for (size_t i = 0; i < map->count; i++) {
        size_t k = 0;
        while (k < count && !str_equal(keys[k], map->members[i].key))
            k++;
        if (k == count)
            diag_add(reading->log, DIAG_KEY_UNKNOWN, map->members[i].key_at,
                     map->members[i].key,
                     diag_suggestion(reading->arena, map->members[i].key, keys,
                                     count));
    }
}

/* What all departments share: their keys, and the form as one more. */
static void read_defaults(struct reading *reading, const struct value *map,
                          struct str pack_key)
{
    const struct member *shared = value_member(map, KEY_SHARED);
    const struct member *form = value_member(map, pack_key);
    if (shared != NULL && shared->value.kind == VALUE_MAP)
        reading->defaults[reading->default_count++] = &shared->value;
    else if (shared != NULL && shared->value.kind != VALUE_NULL)
        wrong_type(reading, KEY_SHARED, A_MAP, &shared->value);
    if (form == NULL)
        return;
    struct value *alone = ARENA_NEW(reading->arena, struct value);
    *alone = (struct value){
        .kind = VALUE_MAP, .at = map->at, .members = form, .count = 1};
    reading->defaults[reading->default_count++] = alone;
}

static void read_file(struct reading *reading, struct str path,
                      struct str pack_key)
{
    struct county *county = reading->county;
    const struct value *map = reader_read(path, NOWHERE, &county->inputs,
                                          reading->arena, reading->log);
    if (map == NULL)
        return;
    if (map->kind != VALUE_MAP) {
        wrong_type(reading, COUNTY_STEM, A_MAP, map);
        return;
    }
    check_keys(reading, map, pack_key);
    struct position at;
    read_text(reading, map, KEY_NAME, &county->name, &at);
    read_text(reading, map, KEY_REPORT_NAME, &reading->report_name,
              &reading->report_name_at);
    read_defaults(reading, map, pack_key);
    const struct member *list = value_member(map, KEY_DEPARTMENTS);
    if (list == NULL || list->value.kind == VALUE_NULL)
        add_folder(reading);
    else if (list->value.kind == VALUE_LIST)
        add_listed(reading, &list->value);
    else if (list->value.kind == VALUE_MAP)
        add_table(reading, &list->value);
    else
        wrong_type(reading, KEY_DEPARTMENTS, A_LIST, &list->value);
}

/* ---- the whole ---- */

/* Two reports in one file: the second would hide the first. */
static void check_names(const struct reading *reading)
{
    struct key_map names = {.arena = reading->arena};
    for (size_t i = 0; i < reading->county->department_count; i++) {
        const struct department *department = &reading->departments[i];
        size_t before = names.count;
        size_t first = key_map_add(&names, department->name);
        if (first < before) {
            diag_add(
                reading->log, DIAG_COUNTY_NAME_REPEATED, department->at,
                department->name,
                position_text(reading->arena, reading->departments[first].at));
            return;
        }
    }
}

/* The county's file in a folder; "" if there is none. */
static struct str county_file(struct str folder, struct arena *arena)
{
    static const char *const names[] = {"county.yaml", "county.yml",
                                        "county.json"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct str path = file_join(arena, folder, str_from(names[i]));
        if (file_exists(path))
            return path;
    }
    return STR("");
}

static struct str without_slashes(struct str folder)
{
    while (folder.length > 1 && str_ends(folder, STR("/")))
        folder.length--;
    return folder;
}

const struct county *county_read(struct str operand, struct str pack_key,
                                 struct arena *arena, struct diag_log *log)
{
    size_t errors = diag_error_count(log);
    struct county *county = ARENA_NEW(arena, struct county);
    struct reading reading = {.county = county, .arena = arena, .log = log};
    county->inputs = (struct inputs){.arena = arena, .hashes = true};
    bool folder = file_is_folder(operand);
    if (!folder && !file_exists(operand)) {
        diag_add(log, DIAG_FILE_UNREADABLE, NOWHERE, operand,
                 str_from(strerror(ENOENT)));
        return NULL;
    }
    if (folder)
        operand = without_slashes(operand);
    struct str file = folder ? county_file(operand, arena) : operand;
    county->folder = folder ? operand : without_slashes(file_folder(operand));
    if (file.length != 0) {
        read_file(&reading, file, pack_key);
    } else {
        county->name = description_folder_name(operand, arena);
        add_folder(&reading);
    }
    check_names(&reading);
    county->departments = reading.departments;
    if (county->department_count == 0 && diag_error_count(log) == errors)
        diag_add(log, DIAG_COUNTY_EMPTY, NOWHERE, operand);
    return diag_error_count(log) == errors ? county : NULL;
}

bool county_has_file(struct str operand)
{
    if (!file_is_folder(operand))
        return is_tree(operand) && str_equal(file_stem(operand), COUNTY_STEM);
    struct arena *arena = arena_new();
    bool has = county_file(operand, arena).length != 0;
    arena_free(arena);
    return has;
}

bool county_is_named(struct str operand)
{
    if (county_has_file(operand))
        return true;
    struct arena *arena = arena_new();
    bool named = file_is_folder(operand) &&
                 !file_exists(description_path(operand, arena));
    arena_free(arena);
    return named;
}

struct str county_relative(const struct county *county, struct str path)
{
    size_t length = county->folder.length, start = length;
    if (!str_starts(path, county->folder))
        return path;
    while (start < path.length && path.data[start] == '/')
        start++;
    bool inside = start > length || str_ends(county->folder, STR("/"));
    return inside && start < path.length ? str_slice(path, start, path.length)
                                         : path;
}
