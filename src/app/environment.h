/* SPDX-License-Identifier: MIT
 *
 * What a report hangs on beside its input: the program, the pack, the fonts,
 * options. Two runs whose environments are equal make the same of the same
 * input.
 */
#ifndef GONGKAI_APP_ENVIRONMENT_H
#define GONGKAI_APP_ENVIRONMENT_H

#include "app/pack_shelf.h"
#include "batch/manifest.h"

struct arena;
struct stat_cache;

/* What all forms have in common: the program with its build and libraries, the
 * fonts by the hash of their files. In the arena. */
struct report_basis environment_shared(const struct places *places,
                                       struct stat_cache *cache,
                                       struct arena *arena);

/*
 * What one form has beside that: its name, and the hash of all files in the
 * folder of its pack, in those of its bases and in the common one. The pack
 * comes to stand on the shelf. False if there is no such pack or it cannot be
 * opened, which is for whoever makes the report to tell.
 */
bool environment_of_form(const struct places *places, struct str form,
                         struct pack_shelf *shelf, struct stat_cache *cache,
                         struct arena *arena, struct report_basis *basis);

#endif
