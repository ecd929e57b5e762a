/* SPDX-License-Identifier: MIT */
#include "app/help.h"

struct entry {
    struct str name;
    struct str synopsis;
    const char *summary[2]; /* one line; by enum diag_language */
    const char *text[2];    /* the rest */
};

#define COMMON_CHINESE                                                 \
    "  --layouts 目录     先在此目录找表单（可重复）\n" \
    "  --fonts 目录       先用此目录的字体（可重复）\n" \
    "  --system-fonts     缺字时用本机的字体（结果因机器而异，逐一警告）\n"
#define COMMON_ENGLISH                                                       \
    "  --layouts DIR      look for layout packs here first (repeatable)\n"   \
    "  --fonts DIR        use the fonts of this folder first (repeatable)\n" \
    "  --system-fonts     let fonts of this machine set what the others "    \
    "lack\n"                                                                 \
    "                     (named in a warning; other machines will differ)\n"

#define REPORT_CHINESE \
    "  --form 名称        用此表单，不论描述中“表单”一项\n" COMMON_CHINESE
#define REPORT_ENGLISH                                                    \
    "  --form NAME        use this layout pack, whatever the description" \
    " names\n" COMMON_ENGLISH

#define INPUT_CHINESE                                                                          \
    "INPUT 是描述文件（.yaml、.yml、.json），或含同名描述文件的目录：\n" \
    "434/ 即 434/434.yaml。\n"
#define INPUT_ENGLISH                                                      \
    "INPUT is a description (.yaml, .yml, .json), or a folder that holds " \
    "one\n"                                                                \
    "of its own name: 434/ means 434/434.yaml.\n"

static const struct entry entries[VERB_COUNT] = {
    [VERB_RENDER] =
        {STR_INIT("render"),
         STR_INIT("gongkai render INPUT... -o OUT"),
         {"由描述生成 PDF 报告", "make the PDF report of a description"},
         {INPUT_CHINESE
          "OUT 是文件；若是目录、以“/”结尾或有多个 INPUT，则各报告写入\n"
          "OUT/描述文件名.pdf；“-”为标准输出。输入有误时不写任何文件，原有\n"
          "文件不变。每写成一个文件，在标准输出上给出一行路径。\n\n"
          "  -o, --output OUT   输出到何处（必需）\n"
          "  --allow-errors     "
          "数据之间不符（CHECK_…）也生成报告；问题照样报告，\n"
          "                     退出码仍为 1，页面上不作标记\n" REPORT_CHINESE
          "  --proof            核对每个金额印在何处，在路径之后列出（见下）\n"
          "  --json             在标准输出上以 JSON 给出结果与全部问题\n\n"
          "--proof "
          "从排好的版面逐一读回每个数，与准确金额核对；不符则不写文件。\n"
          "每行一项，以制表符分隔：类别、印出的数、来源、文件中第几页、页码、\n"
          "位置（表 · 行 · 列，或句首）。类别为：\n"
          "  stated     输入的金额，原样印出\n"
          "  counted    输入的金额，计入所示位置的数\n"
          "  zero       输入的零，没有印出\n"
          "  unprinted  输入的金额，既没有印出也没有计入（另有警告）\n"
          "  derived    推算的数；来源是几个输入金额之和，或由几个得出\n"
          "  percent    句中的百分比，同上\n"
          "  matched    部门或表单文字中带单位的数，与某个印出的数相等\n"
          "  words      同上，没有与之相等的\n"
          "  summary    合计\n",
          INPUT_ENGLISH
          "OUT is a file; if it is a folder, ends in '/', or there is more\n"
          "than one INPUT, each report becomes OUT/NAME-OF-DESCRIPTION.pdf;\n"
          "'-' is the standard output. Nothing is written where the input has\n"
          "a mistake; an existing file stays as it is. The path of each file\n"
          "written is a line on standard output.\n\n"
          "  -o, --output OUT   where to (required)\n"
          "  --allow-errors     make the report although figures disagree\n"
          "                     (CHECK_...): they are reported all the same,\n"
          "                     the exit code is 1, the pages show no "
          "mark\n" REPORT_ENGLISH
          "  --proof            prove where each amount stands; the list "
          "follows\n"
          "                     the path (see below)\n"
          "  --json             results and findings as JSON on standard"
          " output\n\n"
          "--proof reads each figure back from the finished pages and "
          "compares\n"
          "it with its exact amount; no file is written if one differs. One\n"
          "item a line, its fields separated by tabs: kind, figure as "
          "printed,\n"
          "source, page of the file, folio, place (table · row · column, or\n"
          "the beginning of the sentence). The kinds:\n"
          "  stated     an amount of the input, printed itself\n"
          "  counted    one that is counted into the figure at this place\n"
          "  zero       a zero of the input that is not printed\n"
          "  unprinted  one neither printed nor counted (there is a warning)\n"
          "  derived    a computed figure; its source is how many amounts of\n"
          "             the input it is the sum of, or was made from\n"
          "  percent    a percentage in a sentence, the same\n"
          "  matched    a number with its unit in words of the department or\n"
          "             the pack, equal to a printed amount\n"
          "  words      one that equals none\n"
          "  summary    totals\n"}},
    [VERB_CHECK] =
        {STR_INIT("check"),
         STR_INIT("gongkai check INPUT..."),
         {"检查描述，不写文件", "check a description, write nothing"},
         {INPUT_CHINESE
          "做生成报告的全部步骤，但不写文件；render 会报告的问题在此都会\n"
          "报告。INPUT 也可以是县（county.yaml 或它所在的目录）：检查其中每个\n"
          "部门。\n\n" REPORT_CHINESE
          "  --json             在标准输出上以 JSON 给出全部问题\n",
          INPUT_ENGLISH
          "Does all that making the report takes, but writes no file: what\n"
          "render would complain of is found here. INPUT may also be a county\n"
          "(a county.yaml, or the folder that has it): each department is\n"
          "checked.\n\n" REPORT_ENGLISH
          "  --json             findings as JSON on standard output\n"}},
    [VERB_BATCH] =
        {STR_INIT("batch"),
         STR_INIT("gongkai batch COUNTY -o DIR [-j N]"),
         {"生成全县各部门的报告，只做有变化的",
          "make the reports of a county, only those that changed"},
         {"COUNTY 是放着各部门描述的目录，或列出各部门的 county.yaml（见\n"
          "docs/county.md）。在 DIR 中写成各部门的 PDF、manifest.json、\n"
          "index.html、summary.json、summary.csv。一个部门有错、崩溃、超时，\n"
          "只影响它自己，它原有的 PDF 不变。任何时候中断，PDF 都是完整的，\n"
          "再运行一次就从断处继续。\n\n"
          "在标准输出上每个部门一行，以制表符分隔：结果、名称、PDF、说明。\n"
          "结果为：\n"
          "  rendered       已生成；说明是为什么\n"
          "  unchanged      没有变化，未动\n"
          "  failed         输入有误\n"
          "  crashed        进程崩溃\n"
          "  timed-out      超过时限\n"
          "  out-of-memory  超过内存上限\n"
          "  untried        因中断没有轮到\n"
          "  would-render   将会生成（--dry-run）\n\n"
          "  -o, --output DIR   结果目录（必需；没有则建立）\n"
          "  -j, --jobs N       同时几个进程；默认同处理器数\n"
          "  --force            全部重做\n"
          "  --dry-run          只说会做什么、为什么，不写任何文件\n"
          "  --date 日期        更正日期，2024-03-05；与 --reason "
          "同用：有变化的\n"
          "  --reason 理由      报告记为一次更正\n"
          "  --time-limit 秒    每份报告的时限；默认 60，0 为不限\n"
          "  --memory-limit 兆  每份报告的内存上限；默认 1024，0 为不限\n"
          "  --allow-errors     "
          "数据之间不符（CHECK_…）也生成报告\n" REPORT_CHINESE
          "  --json             在标准输出上以 JSON 给出结果与问题\n",
          "COUNTY is a folder of descriptions, or a county.yaml that lists "
          "the\n"
          "departments (docs/county.md). DIR gets their PDFs, manifest.json,\n"
          "index.html, summary.json and summary.csv. A department with\n"
          "mistakes, a crash or a runaway costs itself alone, and its earlier\n"
          "PDF stays. Whenever it is interrupted each PDF is whole, and the\n"
          "next run goes on.\n\n"
          "On standard output a line a department, its fields separated by\n"
          "tabs: result, name, PDF, explanation. The results are:\n"
          "  rendered       made; the explanation says why\n"
          "  unchanged      nothing was to be done\n"
          "  failed         mistakes in the input\n"
          "  crashed        its process crashed\n"
          "  timed-out      it took too long\n"
          "  out-of-memory  it wanted too much memory\n"
          "  untried        interrupted before its turn\n"
          "  would-render   it would be made (--dry-run)\n\n"
          "  -o, --output DIR   folder of the results (required; made if it "
          "is\n"
          "                     not there)\n"
          "  -j, --jobs N       processes at the same time; by default as "
          "many\n"
          "                     as processors\n"
          "  --force            make all reports\n"
          "  --dry-run          only say what would be done, and why\n"
          "  --date DATE        of a correction, 2024-03-05; together with\n"
          "  --reason TEXT      its reason: reports that change are corrected\n"
          "  --time-limit S     seconds a report may take; 60 by default, 0:\n"
          "                     any\n"
          "  --memory-limit M   MiB a report may take; 1024 by default, 0: "
          "any\n"
          "  --allow-errors     make reports although figures disagree\n"
          "                     (CHECK_...)\n" REPORT_ENGLISH
          "  --json             results and findings as JSON\n"}},
    [VERB_DIFF] =
        {STR_INIT("diff"),
         STR_INIT("gongkai diff OLD NEW [--notice OUT.pdf]"),
         {"列出两个状态之间改变的数和语句",
          "list the figures and sentences that differ between two states"},
         {"OLD、NEW 各为一个描述（文件或目录）、一个由本程序生成的 PDF 文件，\n"
          "或一个县：批处理的结果目录（比其中的 PDF）、各部门描述的目录、\n"
          "county.yaml；报告按名称对应。描述与 PDF 可以相比。\n\n"
          "列出每个改变的数、文字、语句、行和表：旧 → 新，在哪张表、哪一行、\n"
          "哪一列、第几页。两边都是描述时，还列出改变的输入金额及其位置，并\n"
          "注明每个数由哪些金额推算而来。页码、目录、序号随之而变，不列出。\n"
          "有无不同，退出码都是 "
          "0；描述的数据之间不符不妨碍比较。\n\n" REPORT_CHINESE
          "  --notice OUT.pdf   由表单排成更正说明；没有不同则不写\n"
          "  --date 日期        更正说明的日期，2024-03-05；与 --reason 同用\n"
          "  --reason 理由      更正的理由\n"
          "  --json             以 JSON 给出\n",
          "OLD and NEW are each a description (a file or a folder), a PDF "
          "file\n"
          "that this program made, or a county: the results of a batch (its\n"
          "PDF files), a folder of descriptions, a county.yaml; reports are\n"
          "matched by name. A description can be compared with a PDF file.\n\n"
          "Lists each figure, text, sentence, row and table that changed: old\n"
          "and new, its table, row, column and page. Of two descriptions also\n"
          "the amounts of the input that changed, with their places, and "
          "which\n"
          "figures were computed from them. Folios, contents and running\n"
          "numbers only follow, and are not listed. The exit code is 0 "
          "whether\n"
          "anything differs or not; figures of a description that disagree do\n"
          "not matter here.\n\n" REPORT_ENGLISH
          "  --notice OUT.pdf   what was corrected, set by the pack as a page\n"
          "                     for readers; not written if nothing differs\n"
          "  --date DATE        of the notice, 2024-03-05; together with\n"
          "  --reason TEXT      why it was corrected\n"
          "  --json             as JSON\n"}},
    [VERB_IMPORT] =
        {STR_INIT("import"),
         STR_INIT("gongkai import TABLES... -o DIR"),
         {"把已有的官方表读成描述", "make a description of official tables"},
         {"TABLES 是官方表的文件：.xlsx（读其中全部工作表）或 .csv（UTF-8 或\n"
          "GB18030）。按表名和表头认出每张表；所有数字照原样写入描述，放在目录"
          "\n"
          "DIR 中，不覆盖已有的文件：已有同名文件时什么也不写。没有归入任何表\n"
          "的内容逐一警告。\n\n"
          "在标准输出上每行给出一项，以制表符分隔：\n"
          "  file      写成的文件\n"
          "  table     认出的表、它在输入中的位置\n"
          "  absent    表中没有、要补写的项\n"
          "  cells     "
          "有内容的格数；其中写入描述的、标题表头等、警告未读入的、\n"
          "            没有归入任何表的\n\n"
          "  -o, --output DIR   描述所在的目录（必需；没有则建立）\n"
          "  --form 名称        按此表单认表（有几种表单可用时必需）\n"
          "  --layouts 目录     先在此目录找表单（可重复）\n"
          "  --json             以 JSON 给出结果与全部问题\n",
          "TABLES are files with official tables: .xlsx, all sheets of it, or\n"
          ".csv (UTF-8 or GB 18030). Each table is known by its title and its\n"
          "header; all figures go into the description as they stand. It is\n"
          "written into DIR. No file is replaced: if one is there, nothing is\n"
          "written. Whatever belongs to no table is named in a warning.\n\n"
          "On standard output, one item a line, its fields separated by tabs:\n"
          "  file      a file that was written\n"
          "  table     a table, and where it stands in the input\n"
          "  absent    what no table tells, to be filled in\n"
          "  cells     how many have a text; of these stand in the "
          "description,\n"
          "            are titles, headers and the like, were refused with a\n"
          "            warning, belong to no table\n\n"
          "  -o, --output DIR   folder of the description (required; made if "
          "it\n"
          "                     is not there)\n"
          "  --form NAME        the form whose tables they are (required if\n"
          "                     several packs read tables)\n"
          "  --layouts DIR      look for layout packs here first (repeatable)\n"
          "  --json             results and findings as JSON\n"}},
    [VERB_DUMP] =
        {STR_INIT("dump"),
         STR_INIT("gongkai dump value|budget|document|pages INPUT"),
         {"以文本给出某一阶段的数据", "show the data of one stage as text"},
         {INPUT_CHINESE
          "value 是读到的描述，budget 是按表单核对后的数据，document 是要\n"
          "印的内容，pages 是排好的版面。\n\n"
          "  -o, --output OUT   写入文件，而非标准输出\n" REPORT_CHINESE,
          INPUT_ENGLISH
          "value is the description as read, budget the data checked by the\n"
          "pack, document what is printed, pages where it is printed.\n\n"
          "  -o, --output OUT   to a file, not to standard "
          "output\n" REPORT_ENGLISH}},
    [VERB_PREVIEW] =
        {STR_INIT("preview"),
         STR_INIT("gongkai preview INPUT [--pages 1-3] [--dpi 100] -o DIR"),
         {"把页面画成 PNG 图片", "draw the pages as PNG pictures"},
         {INPUT_CHINESE
          "图片为 DIR/page-01.png 等，按页在文件中的次序编号。\n\n"
          "  -o, --output DIR   图片目录（必需；没有则建立）\n"
          "  --pages 范围       3、1-3 或 4-（至末页）；默认全部\n"
          "  --dpi 数           每英寸像素，20 至 600；默认 "
          "100\n" REPORT_CHINESE,
          INPUT_ENGLISH
          "The pictures are DIR/page-01.png and so on, by the page's place in\n"
          "the file.\n\n"
          "  -o, --output DIR   folder of the pictures (required; made if it\n"
          "                     is not there)\n"
          "  --pages RANGE      3, 1-3 or 4- (to the last); all by default\n"
          "  --dpi NUMBER       pixels per inch, 20 to 600; 100 by "
          "default\n" REPORT_ENGLISH}},
    [VERB_NEW] =
        {STR_INIT("new"),
         STR_INIT("gongkai new NAME -o DIR"),
         {"为一种表单建立待填写的空白描述",
          "make an empty description to fill in"},
         {"NAME 是 gongkai layouts 所列的表单。在 DIR 中建立：\n"
          "  DIR 的名称.yaml    "
          "描述：每一项都有，注明类型、含义、是否必填、写法\n"
          "  列表名称.csv       各列表，只有表头；可用 Excel 或 WPS 表格填写\n"
          "  NAME.schema.json   供编辑器边写边查的 JSON Schema\n"
          "其中有一个文件已经存在，就全部列出，什么也不写（退出码 2）。每写成\n"
          "一个文件，在标准输出上给出一行路径。填好后：gongkai check DIR\n\n"
          "  -o, --output DIR   目录（必需；没有则建立）\n"
          "  --layouts 目录     先在此目录找表单（可重复）\n",
          "NAME is a layout pack that gongkai layouts lists. Makes in DIR:\n"
          "  NAME-OF-DIR.yaml   the description: each key with its type,\n"
          "                     meaning, whether it is required, an example\n"
          "  LIST.csv           lists, with their header only, to be filled "
          "in\n"
          "                     by a spreadsheet program\n"
          "  NAME.schema.json   a JSON Schema, by which editors check\n"
          "If one of them is there already, all such are listed and nothing "
          "is\n"
          "written (exit code 2). The path of each file written is a line on\n"
          "standard output. When it is filled in: gongkai check DIR\n\n"
          "  -o, --output DIR   the folder (required; made if it is not "
          "there)\n"
          "  --layouts DIR      look for layout packs here first "
          "(repeatable)\n"}},
    [VERB_FONTS] =
        {STR_INIT("fonts"),
         STR_INIT("gongkai fonts [INPUT]"),
         {"列出字体，或一份报告所用、所缺的字",
          "list the fonts, or what a report takes of them"},
         {"不带 INPUT 时每行一项，以制表符分隔：\n"
          "  font      名称、文件、字面序号、许可、许可全文\n"
          "  role      字体角色、字体次序\n"
          "  set       字符集、字数、名称\n"
          "  coverage  每个字体、角色的全部字体、所有字体各有字符集中的几个字\n"
          "并核对字体文件与清单。带 INPUT 时：\n"
          "  used      报告所用字体、字形数\n"
          "  role      字体角色、字体、由它排印的字符数\n"
          "  fallback  角色的第一个字体所缺的字：角色、字、编码、代替的字体、\n"
          "            次数、首次出现之处\n"
          "  missing   任何字体都没有的字，同上；退出码为 1\n\n" COMMON_CHINESE
          "  --json             以 JSON 给出\n",
          "Without INPUT, one item a line, its fields separated by tabs:\n"
          "  font      name, file, face, licence, file of its text\n"
          "  role      font role, its fonts in order\n"
          "  set       a set of characters, its size, its title\n"
          "  coverage  how many of each set a font has, or the fonts of a "
          "role\n"
          "            together, or all\n"
          "The files are compared with their manifest. With INPUT:\n"
          "  used      a font of the report, glyphs\n"
          "  role      font role, a font, characters that it sets there\n"
          "  fallback  a character that the first font of a role lacks: role,\n"
          "            character, code, the font in its place, how often, "
          "where\n"
          "            first\n"
          "  missing   the same for one that no font has; exit code "
          "1\n\n" COMMON_ENGLISH "  --json             as JSON\n"}},
    [VERB_LAYOUTS] =
        {STR_INIT("layouts"),
         STR_INIT("gongkai layouts [NAME [--schema|--fields]] [-o FILE]"),
         {"列出可用的表单，或一种表单的各项",
          "list the layout packs, or the keys of one"},
         {"每行一个：描述中“表单”一项所用的名称、标题、所在目录。有 NAME 则\n"
          "只列这一个。\n\n"
          "  --schema           给出该表单描述的 JSON Schema（draft "
          "2020-12），\n"
          "                     供编辑器使用\n"
          "  --fields           给出该表单的各项：类型、是否必填、含义、写法\n"
          "                     （Markdown）\n"
          "  -o, --output FILE  写入文件，而非标准输出\n"
          "  --layouts 目录     先在此目录找表单（可重复）\n"
          "  --json             以 JSON 给出\n",
          "One a line: the name that a description gives as 表单, the title,\n"
          "the folder. With NAME, only that one.\n\n"
          "  --schema           the JSON Schema (draft 2020-12) of its\n"
          "                     descriptions, for editors\n"
          "  --fields           all keys of its descriptions: type, whether\n"
          "                     required, meaning, example (Markdown, in\n"
          "                     Chinese)\n"
          "  -o, --output FILE  to a file, not to standard output\n"
          "  --layouts DIR      look for layout packs here first (repeatable)\n"
          "  --json             as JSON\n"}},
    [VERB_HELP] = {STR_INIT("help"),
                   STR_INIT("gongkai help [VERB]"),
                   {"说明用法", "explain a command"},
                   {"", ""}},
    [VERB_VERSION] = {STR_INIT("version"),
                      STR_INIT("gongkai version"),
                      {"给出版本", "show the version"},
                      {"", ""}},
};

static const char *const everywhere[2] = {
    "  --lang zh|en       消息的语言；默认依环境，未设则中文\n"
    "  -h, --help         说明用法\n"
    "  -V, --version      给出版本\n"
    "  --                 其后都不是选项\n",
    "  --lang zh|en       language of messages; by the environment if absent\n"
    "  -h, --help         explain a command\n"
    "  -V, --version      show the version\n"
    "  --                 no options behind this\n"};

static const char *const exit_codes[2] = {
    "退出码：0 成功（可有警告），1 输入有误，2 用法有误，\n"
    "3 系统出错（读写、内存），4 程序自身的错误。\n",
    "Exit codes: 0 done (perhaps with warnings), 1 mistakes in the input,\n"
    "2 wrong usage, 3 the system failed (files, memory), 4 a bug.\n"};

enum verb help_verb(struct str name)
{
    for (size_t i = 0; i < VERB_COUNT; i++) {
        if (str_equal(name, entries[i].name))
            return (enum verb)i;
    }
    return VERB_NONE;
}

void help_unknown_verb(struct str name, struct arena *arena,
                       struct diag_log *log)
{
    struct str names[VERB_COUNT];
    for (size_t i = 0; i < VERB_COUNT; i++)
        names[i] = entries[i].name;
    diag_add(log, DIAG_VERB_UNKNOWN, NOWHERE, name,
             diag_suggestion(arena, name, names, VERB_COUNT));
}

struct str help_verb_name(enum verb verb)
{
    return entries[verb].name;
}

struct str help_synopsis(enum verb verb)
{
    return entries[verb].synopsis;
}

void help_overview(enum diag_language language, FILE *out)
{
    static const char *const head[2] = {
        "gongkai：把部门预算数据排成正式的公开报告（PDF）\n\n"
        "用法：gongkai 命令 [选项] ...\n\n",
        "gongkai: typesets a department's budget as the official disclosure"
        " report (PDF)\n\nUsage: gongkai VERB [OPTION] ...\n\n"};
    static const char *const tail[2] = {
        "各命令的用法：gongkai help 命令\n",
        "More about a command: gongkai help VERB\n"};
    fputs(head[language], out);
    for (size_t i = 0; i < VERB_COUNT; i++)
        fprintf(out, "  %-8.*s  %s\n", STR_FMT(entries[i].name),
                entries[i].summary[language]);
    fprintf(out, "\n%s\n%s\n%s", everywhere[language], exit_codes[language],
            tail[language]);
}

void help_write(enum verb verb, enum diag_language language, FILE *out)
{
    const struct entry *entry = &entries[verb];
    fprintf(out, "%.*s\n\n%s%s\n", STR_FMT(entry->synopsis),
            entry->summary[language], language == DIAG_CHINESE ? "。" : ".");
    fprintf(out, "\n%s%s", entry->text[language], everywhere[language]);
}

void help_hint(enum verb verb, enum diag_language language, FILE *out)
{
    bool known = verb != VERB_NONE;
    struct str name = known ? entries[verb].name : STR("");
    fprintf(out,
            language == DIAG_CHINESE ? "用法见：gongkai help%s%.*s\n"
                                     : "For usage: gongkai help%s%.*s\n",
            known ? " " : "", STR_FMT(name));
}
