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
#include "document/document.h"

struct pack;

struct pack_limits {
    size_t memory;         /* bytes that a pack may hold */
    uint64_t instructions; /* VM instructions that a pack may run */
};

/* 256 MiB and 2e9 instructions. */
extern const struct pack_limits pack_default_limits;

/*
 * Open the pack in a folder: runs pack.lua and the schema. common is the
 * folder of files that packs share ("" if none). NULL with PACK_ERROR,
 * PACK_RUNAWAY, ... on failure. Release with pack_close.
 */
struct pack *pack_open(struct str folder, struct str common,
                       const struct pack_limits *limits, struct arena *arena,
                       struct diag_log *log);
void pack_close(struct pack *pack);

struct str pack_name(const struct pack *pack);
struct str pack_title(const struct pack *pack);
const struct schema *pack_schema(const struct pack *pack);

/*
 * Run the pack over a budget. The document lives in the arena that opened the
 * pack. NULL if there was an error.
 */
const struct document *pack_run(struct pack *pack, const struct budget *budget,
                                struct diag_log *log);

#endif
