/* SPDX-License-Identifier: MIT
 *
 * Layout packs: forms as Lua data, run in a sandbox.
 *
 * A pack is a folder with pack.lua. Opening it gives the schema; running its
 * document file over a budget gives the document. What a pack gets wrong is
 * reported at its file and line. docs/packs.md tells all that a pack may use.
 */
#ifndef GONGKAI_SCRIPT_PACK_H
#define GONGKAI_SCRIPT_PACK_H

#include "budget/budget.h"
#include "document/change.h"
#include "document/document.h"

struct pack;

struct pack_limits {
    size_t memory;         /* bytes that a pack may hold */
    uint64_t instructions; /* VM instructions that a pack may run */
};

/* 256 MiB and 2e9 instructions. */
extern const struct pack_limits pack_default_limits;

/* Where the files of a pack are looked for. */
struct pack_folders {
    struct str pack;           /* its own folder */
    struct str common;         /* of files that packs share; "" if none */
    const struct str *layouts; /* folders of packs, for a base that does not */
    size_t layout_count;       /* lie beside the pack, in order */
};

/*
 * Open the pack in a folder: runs pack.lua and the schema. A pack may name a
 * base, another pack, whose files stand in for those that it has not; a base
 * may have its own. NULL with PACK_ERROR, PACK_RUNAWAY, PACK_BASE_MISSING, ...
 * on failure. Release with pack_close.
 */
struct pack *pack_open(const struct pack_folders *folders,
                       const struct pack_limits *limits, struct arena *arena,
                       struct diag_log *log);
void pack_close(struct pack *pack);

/*
 * The same pack with another arena for its runs, in that arena; the open one
 * must outlive it. Many reports can be made by a pack that was opened once, and
 * leave nothing behind in it.
 */
struct pack *pack_share(const struct pack *pack, struct arena *arena);

struct str pack_name(const struct pack *pack);
struct str pack_title(const struct pack *pack);
struct str pack_version(const struct pack *pack);
const struct schema *pack_schema(const struct pack *pack);

/* All folders that its files may come from: its own, those of its bases, the
 * common one. */
size_t pack_folder_count(const struct pack *pack);
struct str pack_folder(const struct pack *pack, size_t index);

/* From now on documents come with a trace of their figures, and with the
 * amount of each cell that shows one: for a proof. It costs memory. */
void pack_trace(struct pack *pack);

/* From now on documents are of this revision, and the pack sees it: what it
 * says is copied. Without it, they are as they were first made. */
void pack_revise(struct pack *pack, const struct revision *revision);

/*
 * Run the pack over a budget. The document lives in the arena that opened the
 * pack. NULL if there was an error.
 */
const struct document *pack_run(struct pack *pack, const struct budget *budget,
                                struct diag_log *log);

/* What was corrected in one report. */
struct notice_report {
    struct str title;              /* of the report */
    struct str author;             /* the department; may be "" */
    struct revision revision;      /* that the corrections made */
    const struct changes *changes; /* NULL: none */
};

/* A page that tells readers what was corrected (更正说明). */
struct notice {
    struct str date;   /* of the notice, "2024-03-05"; may be "" */
    struct str reason; /* of all reports, or ""; each may have its own */
    struct str signer; /* who gives notice; "": the pack decides */
    const struct notice_report *reports;
    size_t report_count; /* 1 and more */
};

/*
 * Run the pack's notice file. The document lives in the arena that opened the
 * pack, and names no form: it is no report. NULL if there was an error:
 * PACK_NO_NOTICE if the pack has no such file.
 */
const struct document *pack_run_notice(struct pack *pack,
                                       const struct notice *notice,
                                       struct diag_log *log);

#endif
