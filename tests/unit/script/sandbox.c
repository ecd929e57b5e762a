/* SPDX-License-Identifier: MIT
 *
 * Limits, the strict environment, includes, and what runs in one order.
 */
#include "test_script.h"

static void forbidden_names_are_absent(void **state)
{
    (void)state;
    static const char *const names[] = {
        "io",     "os",       "debug",          "package",      "require",
        "load",   "loadfile", "loadstring",     "dofile",       "pcall",
        "xpcall", "next",     "setmetatable",   "getmetatable", "rawget",
        "rawset", "rawequal", "rawlen",         "coroutine",    "print",
        "warn",   "_G",       "collectgarbage", "_VERSION",     "_ENV.io"};
    for (size_t i = 0; i < COUNT(names); i++) {
        char text[64];
        snprintf(text, sizeof text, "return %s", names[i]);
        struct trial trial = trial_run(text);
        struct str log = trial_log(&trial);
        assert_true(str_find(log, STR("PACK_NAME_UNKNOWN"), 0) != SIZE_MAX);
        assert_true(str_starts(log, STR("document.lua:1: ")));
        trial_end(&trial);
    }
}

static void members_of_libraries_are_absent(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"tostring(string.dump)", "nil"},     {"tostring(string.pack)", "nil"},
        {"tostring((\"\").dump)", "nil"},     {"tostring(math.random)", "nil"},
        {"tostring(math.randomseed)", "nil"}, {"tostring(math.sin)", "nil"},
        {"tostring(math.sqrt)", "nil"},
    };
    expect_values(cases, COUNT(cases));
}

static void lua_is_there(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"(\"x\"):rep(3)", "xxx"},
        {"string.format(\"%05.2f|%s|%%\", 1.5, \"a\")", "01.50|a|%"},
        {"string.format(\"%s\", zero)", "0.00"},
        {"tostring({})", "table"},
        {"tostring(fill)", "function"},
        {"tostring(body)", "style"},
        {"tostring(budget)", "record of the budget"},
        {"tostring(nil) .. tostring(true) .. tostring(1.5)", "niltrue1.5"},
        {"select(2, \"a\", \"b\")", "b"},
        {"math.max(3, 7) // 2", "3"},
        {"utf8.len(\"预算\")", "2"},
        {"table.concat({ 1, 2, 3 }, \",\")", "1,2,3"},
        {"table.concat(table.move({ 1, 2 }, 1, 2, 2), \",\")", "1,1,2"},
        {"tonumber(\"12\") + 1", "13"},
        {"type(zero)", "userdata"},
        {"math.type(2)", "integer"},
        {"assert(\"yes\")", "yes"},
    };
    expect_values(cases, COUNT(cases));
}

static void pairs_go_in_order(void **state)
{
    (void)state;
    struct trial trial = trial_run(
        "include \"preamble.lua\"\n"
        "local t, seen = { 'x', 'y', [10] = 'z', [true] = 1, [0.5] = 1 }, {}\n"
        "for i = 1, 9 do t['k' .. i * 7 % 10] = i end\n"
        "t['汉'] = 1\n"
        "for k in pairs(t) do seen[#seen + 1] = tostring(k) end\n"
        "for k, v in pairs { a = 1, b = 2, c = 3 } do\n"
        "    seen[#seen + 1] = k .. v\n"
        "end\n"
        "return finish(plain(body, table.concat(seen, ' ')))\n");
    assert_string_equal(trial_text(&trial).data,
                        "1 2 10 0.5 k1 k2 k3 k4 k5 k6 k7 k8 k9 汉 true "
                        "a1 b2 c3");
    trial_end(&trial);
}

static void pairs_pass_over_what_has_gone(void **state)
{
    (void)state;
    struct trial trial =
        trial_run("include \"preamble.lua\"\n"
                  "local t, seen = { a = 1, b = 2, c = 3 }, ''\n"
                  "for k in pairs(t) do t.b = nil; seen = seen .. k end\n"
                  "return finish(plain(body, seen))\n");
    assert_string_equal(trial_text(&trial).data, "ac");
    trial_end(&trial);
}

/* Lua's own sort leaves equal elements in any order. */
static void sort_is_stable(void **state)
{
    (void)state;
    struct trial trial = trial_run(
        "include \"preamble.lua\"\n"
        "local t = {}\n"
        "for i = 1, 1000 do t[i] = { key = i * 7 % 10, place = i } end\n"
        "table.sort(t, function(a, b) return a.key < b.key end)\n"
        "for i = 2, 1000 do\n"
        "    local a, b = t[i - 1], t[i]\n"
        "    assert(a.key < b.key or a.key == b.key and a.place < b.place)\n"
        "end\n"
        "local small = { 3, 1, 2 }\n"
        "table.sort(small)\n"
        "table.sort {}\n"
        "return finish(plain(body, table.concat(small)))\n");
    assert_string_equal(trial_text(&trial).data, "123");
    trial_end(&trial);
}

static void globals_are_shared_and_strict(void **state)
{
    (void)state;
    struct trial trial = trial_run_files(
        &pack_default_limits, "document.lua",
        "include \"preamble.lua\"\n"
        "once = 0\n"
        "local first, second = include \"part.lua\", include \"part.lua\"\n"
        "assert(first == second and once == 1)\n"
        "once = nil\n"
        "assert(once == nil)\n"
        "return finish(plain(body, first.text))\n",
        "part.lua", "once = once + 1\nreturn { text = 'part' }\n", NULL);
    assert_string_equal(trial_text(&trial).data, "part");
    trial_end(&trial);
}

static void mistakes_have_their_line(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"local x = yeer", "document.lua:2: PACK_NAME_UNKNOWN the global "
                           "“yeer” was never assigned"},
        {"local x = budgett.year",
         "document.lua:2: PACK_NAME_UNKNOWN the global “budgett” was never "
         "assigned; did you mean “budget”?"},
        {"fill = 1", "document.lua:2: PACK_NAME_TAKEN “fill” belongs to the "
                     "language of packs and cannot be assigned"},
        {"local t = nil; t.x = 1",
         "document.lua:2: PACK_ERROR layout pack: attempt to index a nil "
         "value (local 't')"},
        {"error 'no good'", "document.lua:2: PACK_ERROR layout pack: no good"},
        {"local function f() error('of the caller', 2) end\nf()",
         "document.lua:3: PACK_ERROR layout pack: of the caller"},
        {"error {}", "document.lua:2: PACK_ERROR layout pack: a table"},
        {"error('a\\nb\\255c', 0)",
         "document.lua:2: PACK_ERROR layout pack: a b?c"},
        {"assert(false, 'so')", "document.lua:2: PACK_ERROR layout pack: so"},
        {"local x = = 1", "document.lua:2: PACK_ERROR layout pack: unexpected "
                          "symbol near '='"},
        {"local function f() return 1 + f() end f()",
         "document.lua:2: PACK_ERROR layout pack: stack overflow"},
        {"include '../preamble.lua'",
         "document.lua:2: PACK_FILE_OUTSIDE “../preamble.lua” is not the name "
         "of a file inside the pack"},
        {"include '/etc/passwd'",
         "document.lua:2: PACK_FILE_OUTSIDE “/etc/passwd” is not the name of "
         "a file inside the pack"},
        {"include ''", "document.lua:2: PACK_FILE_OUTSIDE “” is not the name "
                       "of a file inside the pack"},
        {"include 'a\\\\..\\\\b'",
         "document.lua:2: PACK_FILE_OUTSIDE “a\\..\\b” is not the name of a "
         "file inside the pack"},
        {"include(3)", "document.lua:2: PACK_VALUE_WRONG “1” of include "
                       "should be the name of a file, found 3"},
        {"include 'document.lua'",
         "document.lua:2: PACK_FILE_CYCLE the file “document.lua” is still "
         "running and cannot be included"},
        {"pairs(budget)", "document.lua:2: PACK_VALUE_WRONG “1” of pairs "
                          "should be a table, found a record of the budget"},
        {"for k in pairs { [body] = 1 } do end",
         "document.lua:2: PACK_VALUE_WRONG “1” of pairs should be a table "
         "with numbers, texts or booleans as its keys, found one with other "
         "keys"},
        {"local s = string.format('%p', {})",
         "document.lua:2: PACK_ERROR layout pack: bad argument #1 to 'format' "
         "(%p is not available)"},
        {"local s = ('%s'):format({})",
         "document.lua:2: PACK_ERROR layout pack: bad argument #1 to 'format' "
         "(has no text)"},
        {"local s = (''):rep(1 << 60)",
         "document.lua:2: PACK_ERROR layout pack: bad argument #1 to 'rep' "
         "(too many repetitions)"},
        {"table.move({}, 1, 1 << 60, 2)",
         "document.lua:2: PACK_ERROR layout pack: bad argument #3 to 'move' "
         "(too many elements)"},
    };
    expect_mistakes(cases, COUNT(cases));
}

static void a_return_ends_the_file(void **state)
{
    (void)state;
    static const struct {
        const char *text, *log;
    } cases[] = {
        {"include \"preamble.lua\"\nlocal d = finish(body 'a', 3)\nreturn d",
         "document.lua:2: PACK_VALUE_WRONG “[2]” of section should be a "
         "block, found 3\npreamble.lua:9: PACK_FOUND_HERE the pack's mistake "
         "was found in this line of a shared file"},
        /* A tail call leaves no trace of its caller. */
        {"include \"preamble.lua\"\nreturn finish(body 'a', 3)",
         "preamble.lua:9: PACK_VALUE_WRONG “[2]” of section should be a "
         "block, found 3"},
        {"return 3", "document.lua:0: PACK_VALUE_WRONG “document.lua” of "
                     "return should be a document{…}, found 3"},
        {"include \"preamble.lua\"\n\nfinish()\nreturn finish(nil .. 1)",
         "document.lua:4: PACK_ERROR layout pack: attempt to concatenate a "
         "nil value"},
        {"include \"preamble.lua\"\n\nbroken()",
         "document.lua:3: PACK_ERROR layout pack: attempt to index a nil "
         "value\npreamble.lua:13: PACK_FOUND_HERE the pack's mistake was "
         "found in this line of a shared file"},
        {"local x = 'open", "document.lua:1: PACK_ERROR layout pack: "
                            "unfinished string near <eof>"},
        {"\n\xFF", "document.lua:2: NOT_UTF8 not UTF-8 text (byte 0xFF); "
                   "save the file as UTF-8"},
        {"\x1bLua", "document.lua:0: PACK_ERROR layout pack: attempt to load "
                    "a binary chunk (mode is 't')"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct trial trial = trial_run(cases[i].text);
        assert_string_equal(trial_log(&trial).data, cases[i].log);
        assert_null(trial.document);
        trial_end(&trial);
    }
}

static void missing_file_is_named(void **state)
{
    (void)state;
    struct trial trial = trial_run("\ninclude 'absent.lua'");
    struct str log = trial_log(&trial);
    assert_true(str_starts(log, STR("document.lua:2: PACK_FILE_MISSING the "
                                    "pack has no file “absent.lua” (/tmp/")));
    trial_end(&trial);
}

static void runaways_are_stopped(void **state)
{
    (void)state;
    const struct pack_limits limits = {.memory = 8 * 1024 * 1024,
                                       .instructions = 10000000};
    static const struct expected cases[] = {
        {"\nwhile true do end",
         "document.lua:2: PACK_RUNAWAY the layout pack exceeded its limit: "
         "instructions 10000000"},
        {"local t = {}\nwhile true do\nt[#t + 1] = {} end",
         "document.lua:3: PACK_RUNAWAY the layout pack exceeded its limit: "
         "memory 8388608"},
        {"local s = 'x'\nwhile true do s = s .. s end",
         "document.lua:2: PACK_RUNAWAY the layout pack exceeded its limit: "
         "memory 8388608"},
        {"\n\nlocal s = ('x'):rep(90000000)",
         "document.lua:3: PACK_RUNAWAY the layout pack exceeded its limit: "
         "memory 8388608"},
        {"\nlocal s = ('x'):rep(1000000)\n"
         "s = table.concat { s, s, s, s, s, s, s, s, s, s }",
         "document.lua:3: PACK_RUNAWAY the layout pack exceeded its limit: "
         "memory 8388608"},
        /* What C keeps for the document counts as well. */
        {"include 'preamble.lua'\nwhile true do body 'x' end",
         "document.lua:2: PACK_RUNAWAY the layout pack exceeded its limit: "
         "memory 8388608"},
        {"include 'preamble.lua'\nlocal t = {}\nt[1] = t\nfinish(t)",
         "document.lua:4: PACK_VALUE_WRONG “[1]” of section should be a list "
         "that is not nested so deeply, found a table\n"
         "preamble.lua:9: PACK_FOUND_HERE the pack's mistake was found in "
         "this line of a shared file"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct trial trial =
            trial_run_files(&limits, "document.lua", cases[i].snippet, NULL);
        assert_string_equal(trial_log(&trial).data, cases[i].outcome);
        assert_null(trial.document);
        trial_end(&trial);
    }
}

static void any_memory_limit_is_reported(void **state)
{
    (void)state;
    for (size_t memory = 0; memory < 120000; memory += 997) {
        const struct pack_limits limits = {.memory = memory,
                                           .instructions = 1000000};
        struct trial trial = trial_run_files(
            &limits, "document.lua",
            "include 'preamble.lua'\nreturn finish(body '{1}')", NULL);
        struct str log = trial_log(&trial);
        assert_true((trial.document != NULL) ==
                    (str_find(log, STR("PACK_RUNAWAY"), 0) == SIZE_MAX));
        trial_end(&trial);
    }
}

int run_sandbox_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forbidden_names_are_absent),
        cmocka_unit_test(members_of_libraries_are_absent),
        cmocka_unit_test(lua_is_there),
        cmocka_unit_test(pairs_go_in_order),
        cmocka_unit_test(pairs_pass_over_what_has_gone),
        cmocka_unit_test(sort_is_stable),
        cmocka_unit_test(globals_are_shared_and_strict),
        cmocka_unit_test(mistakes_have_their_line),
        cmocka_unit_test(a_return_ends_the_file),
        cmocka_unit_test(missing_file_is_named),
        cmocka_unit_test(runaways_are_stopped),
        cmocka_unit_test(any_memory_limit_is_reported),
    };
    return cmocka_run_group_tests_name("sandbox", tests, NULL, NULL);
}
