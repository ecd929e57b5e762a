/* SPDX-License-Identifier: MIT */
#include "reader/yaml_problem.h"

#include "base/diag.h"

#include <string.h>

/* The first row whose parts stand in problem and context. */
static const struct {
    const char *problem;
    const char *context; /* "" any */
    const char *chinese;
} senses[] = {
    {"tab character", "", "缩进用了制表符，应当用空格"},
    {"cannot start any token", "", "此处的字符须放在引号内"},
    {"mapping values are not allowed", "",
     "冒号的位置不对：缩进不齐，或文字中的冒号须放在引号内"},
    {"could not find expected ':'", "", "键的后面缺少冒号"},
    {"block sequence entries are not allowed", "", "“-”的位置不对"},
    {"mapping keys are not allowed", "", "“?”的位置不对"},
    {"did not find expected '-'", "", "列表的缩进不齐"},
    {"did not find expected key", "", "缩进不齐，或引号之后还有文字"},
    {"unexpected end of stream", "quoted scalar", "引号没有闭合"},
    {"unexpected document indicator", "quoted scalar", "引号没有闭合"},
    {"expected ',' or ']'", "", "“[”没有闭合，或缺少逗号"},
    {"expected ',' or '}'", "", "“{”没有闭合，或缺少逗号"},
    {"unknown escape character", "", "双引号内“\\”之后的字符不对"},
    {"hexdecimal number", "", "双引号内“\\”之后应为十六进制数字"},
    {"Unicode character escape", "", "双引号内“\\u”的编码不是字符"},
    {"control characters", "", "有控制字符"},
    {"invalid Unicode character", "", "有不是字符的编码"},
    {"node content", "", "此处缺少内容"},
    {"<document start>", "", "前文结束之后还有内容"},
    {"undefined tag handle", "", "以“!”开头的文字须放在引号内"},
    {"incompatible YAML document", "", "不是 YAML 1.1 或 1.2"},
    {"", "scanning an anchor", "以“&”开头的文字须放在引号内"},
    {"", "scanning an alias", "以“*”开头的文字须放在引号内"},
    {"", "directive", "以“%”开头的行不对"},
    {"", "tag", "以“!”开头的文字须放在引号内"},
    {"", "block scalar", "“|”或“>”之后的文字不对"},
    {"", "", "无法理解"},
};

static const char *sense(const char *problem, const char *context)
{
    size_t i = 0;
    while (strstr(problem, senses[i].problem) == NULL ||
           strstr(context, senses[i].context) == NULL)
        i++;
    return senses[i].chinese;
}

struct str yaml_problem_text(struct arena *arena, const char *problem,
                             const char *context, struct position start)
{
    const char *why = problem == NULL ? "" : problem;
    const char *where = context == NULL ? "" : context;
    struct str chinese = str_from(sense(why, where));
    struct str english = str_from(why);
    if (context != NULL) {
        chinese = str_format(arena, "%.*s（始于 %d:%d）", STR_FMT(chinese),
                             start.line, start.column);
        english = str_format(arena, "%.*s (%s that starts at %d:%d)",
                             STR_FMT(english), where, start.line, start.column);
    }
    return diag_both(arena, chinese, english);
}
