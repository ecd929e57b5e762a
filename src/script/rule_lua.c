/* SPDX-License-Identifier: MIT
 *
 * rule, figure and what compares figures: 勾稽关系 of a pack.
 *
 * Amounts are compared exactly. What differs by no more than rounding explains
 * is a tail: half of the last printed place for each amount that may have been
 * rounded, the addends of a sum and the sum itself. Tails are no mistakes, and
 * a report has many of them or none: they are gathered in one note.
 */
#include "script/object.h"

#include "base/json.h"
#include "base/wide.h"

#include <inttypes.h>
#include <lauxlib.h>

enum { TAILS_SHOWN = 5 };

struct rule {
    lua_Integer number;
    struct str name;
    bool advice; /* what breaks it is doubtful, not wrong */
};

struct tails {
    size_t count;
    struct position at;  /* of the first */
    struct builder text; /* of the first ones */
    struct builder json;
};

struct str script_rule_details(struct script *script)
{
    if (script->rule == NULL)
        return STR("");
    struct builder out = {.arena = script->arena};
    builder_format(&out, "\"rule\": " LUA_INTEGER_FMT ", \"name\": ",
                   script->rule->number);
    json_add_string(&out, script->rule->name);
    return builder_str(&out);
}

/* ---- figure ---- */

/* As it is: what is shown of it is cleaned then, and few figures are shown. */
static struct str text_argument(lua_State *L, int index)
{
    if (lua_type(L, index) == LUA_TSTRING) {
        struct str text;
        text.data = lua_tolstring(L, index, &text.length);
        return str_copy(script_of(L)->arena, text);
    }
    return object_text(L, index, "figure",
                       str_format(script_of(L)->arena, "%d", index), true);
}

/* figure(amount, table, row, column, position, lines) */
static int figure(lua_State *L)
{
    lua_settop(L, 6);
    struct figure figure = {.stated = lua_isnil(L, 6), .rounded = 1};
    if (!script_to_money(L, 1, &figure.amount))
        script_raise_value(L, "figure", STR("1"), DIAG_BOTH("金额", "money"),
                           1);
    figure.table = text_argument(L, 2);
    figure.row = text_argument(L, 3);
    figure.column = text_argument(L, 4);
    const struct position *at = object_thing(L, 5, OBJECT_POSITION);
    if (at != NULL)
        figure.at = *at;
    else if (!lua_isnil(L, 5))
        script_value_wrong(L, "figure", STR("5"),
                           object_kind_text(OBJECT_POSITION), 5);
    if (!figure.stated) {
        figure.rounded = lua_tointeger(L, 6);
        if (!lua_isinteger(L, 6) || figure.rounded < 0)
            script_raise_value(L, "figure", STR("6"),
                               DIAG_BOTH("非负整数", "an integer from 0"), 6);
    }
    /* A zero is a blank: nothing was rounded away. */
    if (figure.amount == 0)
        figure.rounded = 0;
    object_push_copy(L, OBJECT_FIGURE, &figure, sizeof figure);
    return 1;
}

/* ---- comparing ---- */

struct comparison {
    const char *owner;
    enum diag_code code;
    struct object_list left, right;
    wide_t difference; /* left less right */
    int64_t rounded;   /* amounts on both sides that may be rounded */
};

/* The figure, or the list of figures, at index. */
static void read_side(lua_State *L, int index, const char *owner,
                      struct object_list *side)
{
    const void *one = object_thing(L, index, OBJECT_FIGURE);
    if (one != NULL) {
        side->things = ARENA_ARRAY(script_of(L)->arena, 1, const void *);
        side->things[0] = one;
        side->count = 1;
        return;
    }
    struct options list =
        options_open(L, index, owner, NULL, OPTIONS_MOST_ITEMS);
    object_list_add(L, list.index, list.item_count, owner, OBJECT_FIGURE, side);
}

static void add_side(struct comparison *comparison,
                     const struct object_list *side, int sign)
{
    for (size_t i = 0; i < side->count; i++) {
        const struct figure *figure = side->things[i];
        comparison->difference += sign * (wide_t)figure->amount;
        comparison->rounded += figure->rounded;
    }
}

static const struct rule *check_rule(lua_State *L, const char *owner)
{
    const struct rule *rule = script_of(L)->rule;
    if (rule == NULL)
        script_raise(L, DIAG_PACK_VALUE_WRONG, str_from(owner),
                     DIAG_BOTH("所在之处", "place"), STR("rule{…}"),
                     DIAG_BOTH("不在 rule 之中", "a place outside"));
    return rule;
}

static struct position place_of(const struct object_list *side,
                                struct position otherwise)
{
    for (size_t i = 0; i < side->count; i++) {
        const struct figure *figure = side->things[i];
        if (figure->stated && figure->at.file.length != 0)
            return figure->at;
    }
    for (size_t i = 0; i < side->count; i++) {
        const struct figure *figure = side->things[i];
        if (figure->at.file.length != 0)
            return figure->at;
    }
    return otherwise;
}

/* Of the left side, which is the figure in question. */
static struct position comparison_position(lua_State *L,
                                           const struct comparison *comparison)
{
    struct position right =
        place_of(&comparison->right, script_of(L)->budget_at);
    return place_of(&comparison->left, right);
}

static struct str side_text(struct script *script,
                            const struct object_list *side,
                            struct position shown, const struct figure **said)
{
    struct builder out = {.arena = script->arena};
    figures_add_text(script, &out, side, shown, said);
    return builder_str(&out);
}

static struct str unit_name(const struct script *script)
{
    return script->amount_format.unit == MONEY_WAN ? STR("万元") : STR("元");
}

static struct str comparison_json(struct script *script,
                                  const struct comparison *comparison,
                                  struct str difference)
{
    struct builder out = {.arena = script->arena};
    builder_add(&out, script_rule_details(script));
    builder_add(&out, STR(", \"left\": "));
    figures_add_json(script, &out, &comparison->left);
    builder_add(&out, STR(", \"right\": "));
    figures_add_json(script, &out, &comparison->right);
    builder_add(&out, STR(", \"difference\": "));
    json_add_string(&out, difference);
    builder_add(&out, STR(", \"unit\": "));
    json_add_string(&out, unit_name(script));
    return builder_str(&out);
}

static void add_tail(lua_State *L, const struct comparison *comparison,
                     struct str difference)
{
    struct script *script = script_of(L);
    struct position at = comparison_position(L, comparison);
    if (script->tails == NULL) {
        script->tails = ARENA_NEW(script->arena, struct tails);
        *script->tails = (struct tails){
            .at = at, .text.arena = script->arena, .json.arena = script->arena};
    }
    struct tails *tails = script->tails;
    const struct figure *said = NULL;
    if (tails->count < TAILS_SHOWN) {
        if (tails->count > 0)
            builder_add(&tails->text, DIAG_BOTH("；", "; "));
        builder_add(&tails->text,
                    side_text(script, &comparison->left, tails->at, &said));
        builder_add(&tails->text, STR(" : "));
        builder_add(&tails->text,
                    side_text(script, &comparison->right, tails->at, &said));
    }
    builder_add(&tails->json, tails->count > 0 ? STR(", {") : STR("{"));
    builder_add(&tails->json, comparison_json(script, comparison, difference));
    builder_add_char(&tails->json, '}');
    tails->count++;
}

void script_report_tails(struct script *script)
{
    struct tails *tails = script->tails;
    if (tails == NULL)
        return;
    if (tails->count > TAILS_SHOWN)
        builder_add(&tails->text, STR("……"));
    diag_add_details(
        script->log, DIAG_CHECK_TAILS, tails->at,
        (struct str[]){str_format(script->arena, "%zu", tails->count),
                       builder_str(&tails->text)},
        2,
        str_format(script->arena, "\"tails\": [%.*s]",
                   STR_FMT(builder_str(&tails->json))));
    script->tails = NULL;
}

static struct str difference_text(lua_State *L, wide_t difference)
{
    struct script *script = script_of(L);
    difference = difference < 0 ? -difference : difference;
    if (difference > INT64_MAX)
        script_raise(L, DIAG_SUM_OVERFLOW, STR("rule"));
    script->amount_format_used = true;
    return money_exact_text(script->arena, (money_t)difference,
                            &script->amount_format);
}

/* Say what is wrong, or keep it as a tail. */
static void conclude(lua_State *L, const struct comparison *comparison)
{
    struct script *script = script_of(L);
    const struct rule *rule = check_rule(L, comparison->owner);
    wide_t difference = comparison->difference;
    bool broken =
        comparison->code == DIAG_CHECK_LESS ? difference < 0 : difference != 0;
    if (!broken)
        return;
    struct str text = difference_text(L, difference);
    wide_t twice = 2 * (difference < 0 ? -difference : difference);
    if (twice <= (wide_t)comparison->rounded *
                     money_last_place(&script->amount_format)) {
        add_tail(L, comparison, text);
        return;
    }
    struct position at = comparison_position(L, comparison);
    const struct figure *said = NULL;
    struct str left = side_text(script, &comparison->left, at, &said);
    struct str arguments[] = {
        str_format(script->arena, LUA_INTEGER_FMT, rule->number),
        rule->name,
        left,
        side_text(script, &comparison->right, at, &said),
        str_format(script->arena, "%.*s %.*s", STR_FMT(text),
                   STR_FMT(unit_name(script))),
    };
    diag_add_details(script->log,
                     rule->advice ? DIAG_CHECK_DOUBT : comparison->code, at,
                     arguments, sizeof arguments / sizeof arguments[0],
                     comparison_json(script, comparison, text));
}

/* Add the figures at index, one or a list of nothing else, to the sum; false if
 * something else is there. Nearly all that is compared is equal, and needs no
 * more than this. */
static bool add_amounts(lua_State *L, int index, int sign, wide_t *sum)
{
    const struct figure *one = object_thing(L, index, OBJECT_FIGURE);
    if (one != NULL)
        *sum += sign * (wide_t)one->amount;
    if (one != NULL || lua_type(L, index) != LUA_TTABLE)
        return one != NULL;
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
        one = object_thing(L, -1, OBJECT_FIGURE);
        if (one == NULL || !lua_isinteger(L, -2)) {
            lua_pop(L, 2);
            return false;
        }
        *sum += sign * (wide_t)one->amount;
    }
    return true;
}

static int compare(lua_State *L, const char *owner, enum diag_code code)
{
    lua_settop(L, 2);
    check_rule(L, owner);
    wide_t difference = 0;
    if (add_amounts(L, 1, 1, &difference) &&
        add_amounts(L, 2, -1, &difference) && difference == 0)
        return 0;
    struct comparison comparison = {.owner = owner, .code = code};
    read_side(L, 1, owner, &comparison.left);
    read_side(L, 2, owner, &comparison.right);
    add_side(&comparison, &comparison.left, 1);
    add_side(&comparison, &comparison.right, -1);
    conclude(L, &comparison);
    return 0;
}

static int equal(lua_State *L)
{
    return compare(L, "equal", DIAG_CHECK_UNEQUAL);
}

static int at_least(lua_State *L)
{
    return compare(L, "at_least", DIAG_CHECK_LESS);
}

/* Each figure is at least the one before it. */
static int rising(lua_State *L)
{
    lua_settop(L, 1);
    struct object_list list = {0};
    read_side(L, 1, "rising", &list);
    for (size_t i = 1; i < list.count; i++) {
        struct comparison comparison = {
            .owner = "rising",
            .code = DIAG_CHECK_LESS,
            .left = {.things = &list.things[i], .count = 1},
            .right = {.things = &list.things[i - 1], .count = 1},
        };
        add_side(&comparison, &comparison.left, 1);
        add_side(&comparison, &comparison.right, -1);
        conclude(L, &comparison);
    }
    return 0;
}

/* ---- what no comparison says ---- */

static int finding(lua_State *L)
{
    struct script *script = script_of(L);
    lua_settop(L, 2);
    const struct rule *rule = check_rule(L, "finding");
    struct str text = object_text(L, 1, "finding", STR("1"), false);
    struct position at = script_position(L);
    const struct position *given = object_thing(L, 2, OBJECT_POSITION);
    if (given != NULL)
        at = *given;
    else if (!lua_isnil(L, 2))
        script_value_wrong(L, "finding", STR("2"),
                           object_kind_text(OBJECT_POSITION), 2);
    struct str arguments[] = {
        str_format(script->arena, LUA_INTEGER_FMT, rule->number),
        rule->name,
        script_clean(script->arena, text),
    };
    if (text.length > 0)
        diag_add_details(script->log, DIAG_CHECK_FOUND, at, arguments,
                         sizeof arguments / sizeof arguments[0],
                         script_rule_details(script));
    return 0;
}

/* ---- rule ---- */

/* rule { number, name, function, when = …, advice = … } */
static int rule(lua_State *L)
{
    static const char *const keys[] = {"when", "advice", NULL};
    struct script *script = script_of(L);
    struct options options = options_open(L, 1, "rule", keys, 3);
    struct rule *rule = ARENA_NEW(script->arena, struct rule);
    rule->advice = options_flag(&options, "advice", false);
    bool applies = options_flag(&options, "when", true);
    lua_rawgeti(L, options.index, 1);
    if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 0)
        script_raise_value(L, "rule", STR("[1]"),
                           DIAG_BOTH("非负整数", "an integer from 0"), -1);
    rule->number = lua_tointeger(L, -1);
    lua_rawgeti(L, options.index, 2);
    rule->name = object_text(L, -1, "rule", STR("[2]"), false);
    lua_rawgeti(L, options.index, 3);
    if (lua_type(L, -1) != LUA_TFUNCTION)
        script_raise_value(L, "rule", STR("[3]"),
                           DIAG_BOTH("函数", "a function"), -1);
    if (!applies)
        return 0;
    const struct rule *outer = script->rule;
    script->rule = rule;
    lua_call(L, 0, 0); /* an error ends the run, and the rule with it */
    script->rule = outer;
    return 0;
}

void script_open_rule(lua_State *L)
{
    script_add_function(L, "rule", rule);
    script_add_function(L, "figure", figure);
    script_add_function(L, "equal", equal);
    script_add_function(L, "at_least", at_least);
    script_add_function(L, "rising", rising);
    script_add_function(L, "finding", finding);
}
