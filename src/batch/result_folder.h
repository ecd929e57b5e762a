/* SPDX-License-Identifier: MIT
 *
 * The folder of a batch's results, held by one batch at a time.
 *
 * Whatever happens, each of its files is whole, and the manifest tells which.
 * All are written elsewhere, in a work folder inside of it, and renamed:
 *
 *     manifest.json   says for each PDF that is about to be replaced what is
 *                     there and what will be
 *     NAME.pdf        replaced one after the other
 *     manifest.json   says what is there
 *
 * and each step is on the disk before the next begins.
 */
#ifndef GONGKAI_BATCH_RESULT_FOLDER_H
#define GONGKAI_BATCH_RESULT_FOLDER_H

#include "base/diag.h"

struct arena;

struct result_folder {
    struct str path;
    struct str work; /* where files are staged */
    int lock;        /* open as long as the folder is held */
};

/* The paths of a folder, which is neither made nor held. */
void result_folder_name(struct str path, struct arena *arena,
                        struct result_folder *folder);

/*
 * Make the folder if it is not there, hold it, and clear what a batch that was
 * killed has left in its work folder. False with BATCH_BUSY if another process
 * holds it, FILE_EXISTS if
 * another program has written pages there, or FILE_UNWRITABLE. Workers do not
 * hold it, and so it is free as soon as this process ends, however it does.
 */
bool result_folder_open(struct str path, struct arena *arena,
                        struct diag_log *log, struct result_folder *folder);
void result_folder_close(struct result_folder *folder);

#define RESULT_MANIFEST STR("manifest.json")

/* The path of the PDF of a report, by its name, in a folder of results. */
struct str result_folder_pdf(struct str folder, struct str name,
                             struct arena *arena);

/* The path of a result. */
struct str result_folder_file(const struct result_folder *folder,
                              struct str name, struct arena *arena);

/* Replace one file, by a whole one, unless it has these bytes already. */
bool result_folder_replace(const struct result_folder *folder, struct str name,
                           struct str content, struct diag_log *log);

#endif
