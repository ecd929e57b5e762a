/* SPDX-License-Identifier: MIT
 *
 * Packs that are open, for many reports: each is opened once.
 */
#ifndef GONGKAI_APP_PACK_SHELF_H
#define GONGKAI_APP_PACK_SHELF_H

#include "app/places.h"

/* Start with {.arena = ...}, where the packs live. */
struct pack_shelf {
    struct arena *arena;
    struct shelf_pack *items;
    size_t count, capacity;
};

/* The pack of a form, opened if it is not open yet. NULL if there is none or it
 * cannot be opened, which is for whoever makes a report by it to tell. */
const struct pack *pack_shelf_open(struct pack_shelf *shelf,
                                   const struct places *places,
                                   struct str form);

#endif
