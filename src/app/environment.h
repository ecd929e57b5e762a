/* SPDX-License-Identifier: MIT
 *
 * What a report hangs on beside its input: the program, the pack, the fonts,
 * options. Two runs whose environments are equal make the same of the same
 * input.
 */
#ifndef GONGKAI_APP_ENVIRONMENT_H
#define GONGKAI_APP_ENVIRONMENT_H

#include "app/pack_shelf.h"
#include "base/diag.h"

struct arena;
struct stat_cache;

struct environment {
    struct str form;    /* name of the pack */
    struct str program; /* its version and build, versions of libraries */
    struct str pack;    /* hash of all files in its folder, in those of its
                           bases and in the common one */
    struct str fonts;   /* hash of the files of all fonts */
};

/*
 * The environment of a form, whose pack comes to stand on the shelf; in the
 * arena. False if there is no such pack or it
 * cannot be opened, which is for whoever makes the report to tell.
 */
bool environment_of(const struct places *places, struct str form,
                    struct pack_shelf *shelf, struct stat_cache *cache,
                    struct arena *arena, struct environment *environment);

#endif
