/* SPDX-License-Identifier: MIT */
#include "reader/yaml_problem.h"

/* The first row whose parts stand in problem and context. */
static const struct {
    struct str problem;
    struct str context; /* "" any */
    struct str chinese;
    bool at_start; /* the mistake stands where the context begins */
} senses[] = {
    {STR_INIT("tab character"), STR_INIT(""),
     STR_INIT("缩进用了制表符，应当用空格"), false},
    {STR_INIT("cannot start any token"), STR_INIT(""),
     STR_INIT("以此字符开头的文字须放在引号内"), false},
    {STR_INIT("mapping values are not allowed"), STR_INIT(""),
     STR_INIT("冒号的位置不对：缩进不齐，或文字中的冒号须放在引号内"), false},
    {STR_INIT("could not find expected ':'"), STR_INIT(""),
     STR_INIT("键的后面缺少半角冒号加空格"), true},
    {STR_INIT("block sequence entries are not allowed"), STR_INIT(""),
     STR_INIT("“-”的位置不对"), false},
    {STR_INIT("mapping keys are not allowed"), STR_INIT(""),
     STR_INIT("“?”的位置不对"), false},
    {STR_INIT("did not find expected '-'"), STR_INIT(""),
     STR_INIT("列表的缩进不齐"), false},
    {STR_INIT("did not find expected key"), STR_INIT(""),
     STR_INIT("缩进不齐，或引号之后还有文字"), false},
    {STR_INIT("unexpected end of stream"), STR_INIT("quoted scalar"),
     STR_INIT("引号没有闭合"), true},
    {STR_INIT("unexpected document indicator"), STR_INIT("quoted scalar"),
     STR_INIT("引号没有闭合"), true},
    {STR_INIT("expected ',' or ']'"), STR_INIT(""),
     STR_INIT("“[”没有闭合，或缺少逗号"), false},
    {STR_INIT("expected ',' or '}'"), STR_INIT(""),
     STR_INIT("“{”没有闭合，或缺少逗号"), false},
    {STR_INIT("unknown escape character"), STR_INIT(""),
     STR_INIT("双引号内“\\”之后的字符不对"), false},
    {STR_INIT("hexdecimal number"), STR_INIT(""),
     STR_INIT("双引号内“\\”之后应为十六进制数字"), false},
    {STR_INIT("Unicode character escape"), STR_INIT(""),
     STR_INIT("双引号内“\\u”的编码不是字符"), false},
    {STR_INIT("control characters"), STR_INIT(""), STR_INIT("有控制字符"),
     false},
    {STR_INIT("node content"), STR_INIT(""), STR_INIT("此处缺少内容"), false},
    {STR_INIT("<document start>"), STR_INIT(""),
     STR_INIT("前文结束之后还有内容"), false},
    {STR_INIT("incompatible YAML document"), STR_INIT(""),
     STR_INIT("不是 YAML 1.1 或 1.2"), false},
    {STR_INIT(""), STR_INIT("scanning an anchor"),
     STR_INIT("以“&”开头的文字须放在引号内"), true},
    {STR_INIT(""), STR_INIT("scanning an alias"),
     STR_INIT("以“*”开头的文字须放在引号内"), true},
    {STR_INIT(""), STR_INIT("directive"), STR_INIT("以“%”开头的行不对"), false},
    {STR_INIT(""), STR_INIT("tag"), STR_INIT("以“!”开头的文字须放在引号内"),
     true},
    {STR_INIT("undefined tag handle"), STR_INIT(""),
     STR_INIT("以“!”开头的文字须放在引号内"), false},
    {STR_INIT(""), STR_INIT("block scalar"), STR_INIT("“|”或“>”之后的文字不对"),
     false},
    {STR_INIT(""), STR_INIT(""), STR_INIT("无法理解"), false},
};

enum { TAB_SENSE = 0 };

static bool contains(struct str text, struct str part)
{
    return part.length == 0 || str_find(text, part, 0) != SIZE_MAX;
}

static size_t sense_of(const struct yaml_problem *problem)
{
    if (problem->tab)
        return TAB_SENSE;
    size_t i = 0;
    while (!contains(problem->problem, senses[i].problem) ||
           !contains(problem->context, senses[i].context))
        i++;
    return i;
}

void yaml_problem_report(const struct yaml_problem *problem,
                         struct arena *arena, struct diag_log *log)
{
    size_t sense = sense_of(problem);
    struct position at = problem->at;
    struct str chinese = senses[sense].chinese;
    struct str english = problem->problem;
    if (problem->context.length != 0) {
        bool same = problem->start.line == at.line &&
                    problem->start.column == at.column;
        if (senses[sense].at_start)
            at = problem->start;
        else if (!same)
            chinese = str_format(arena, "%.*s（始于 %d:%d）", STR_FMT(chinese),
                                 problem->start.line, problem->start.column);
        english = str_format(arena, "%.*s (%.*s that starts at %d:%d)",
                             STR_FMT(english), STR_FMT(problem->context),
                             problem->start.line, problem->start.column);
    }
    diag_add(log, DIAG_YAML_SYNTAX, at, diag_both(arena, chinese, english));
}
