/* SPDX-License-Identifier: MIT
 *
 * Numbers are 8 bytes, the lowest first; truths one byte; texts their length
 * and their bytes.
 */
#include "batch/wire.h"

#include <limits.h>

enum { NUMBER = 8 }; /* bytes */

void wire_add_u64(struct builder *out, uint64_t number)
{
    char bytes[NUMBER];
    for (int i = 0; i < NUMBER; i++)
        bytes[i] = (char)(unsigned char)(number >> (8 * i));
    builder_add(out, (struct str){bytes, NUMBER});
}

void wire_add_bool(struct builder *out, bool truth)
{
    builder_add_char(out, truth ? 1 : 0);
}

void wire_add_str(struct builder *out, struct str text)
{
    wire_add_u64(out, text.length);
    builder_add(out, text);
}

void wire_add_position(struct builder *out, struct position at)
{
    wire_add_str(out, at.file);
    wire_add_u64(out, (uint64_t)at.line);
    wire_add_u64(out, (uint64_t)at.column);
    wire_add_str(out, at.sheet);
}

void wire_add_log(struct builder *out, const struct diag_log *log)
{
    wire_add_u64(out, diag_count(log));
    for (size_t i = 0; i < diag_count(log); i++) {
        const struct diag *diag = diag_lookup(log, i);
        wire_add_u64(out, (uint64_t)diag->code);
        wire_add_position(out, diag->at);
        wire_add_str(out, diag->message[DIAG_CHINESE]);
        wire_add_str(out, diag->message[DIAG_ENGLISH]);
        wire_add_str(out, diag->details);
    }
}

/* The next bytes; "" if there are not so many. */
static struct str take(struct wire_reader *reader, uint64_t length)
{
    if (length > reader->rest.length)
        reader->broken = true;
    if (reader->broken)
        return STR("");
    struct str taken = str_slice(reader->rest, 0, (size_t)length);
    reader->rest = str_slice(reader->rest, (size_t)length, reader->rest.length);
    return taken;
}

uint64_t wire_read_u64(struct wire_reader *reader)
{
    struct str bytes = take(reader, NUMBER);
    uint64_t number = 0;
    for (size_t i = 0; i < bytes.length; i++)
        number |= (uint64_t)(unsigned char)bytes.data[i] << (8 * i);
    return number;
}

bool wire_read_bool(struct wire_reader *reader)
{
    struct str byte = take(reader, 1);
    if (byte.length == 1 && byte.data[0] != 0 && byte.data[0] != 1)
        reader->broken = true;
    return byte.length == 1 && byte.data[0] == 1;
}

size_t wire_read_count(struct wire_reader *reader, size_t least)
{
    uint64_t count = wire_read_u64(reader);
    if (count > reader->rest.length / least)
        reader->broken = true;
    return reader->broken ? 0 : (size_t)count;
}

struct str wire_read_str(struct wire_reader *reader, struct arena *arena)
{
    struct str text = take(reader, wire_read_u64(reader));
    return arena == NULL ? text : str_copy(arena, text);
}

/* A line or a column. */
static int read_place(struct wire_reader *reader)
{
    uint64_t number = wire_read_u64(reader);
    if (number > INT_MAX)
        reader->broken = true;
    return reader->broken ? 0 : (int)number;
}

struct position wire_read_position(struct wire_reader *reader,
                                   struct arena *arena)
{
    struct position at = {.file = wire_read_str(reader, arena)};
    at.line = read_place(reader);
    at.column = read_place(reader);
    at.sheet = wire_read_str(reader, arena);
    return at;
}

static struct diag read_diag(struct wire_reader *reader)
{
    uint64_t code = wire_read_u64(reader);
    if (code >= DIAG_CODE_COUNT)
        reader->broken = true;
    struct diag diag = {.code = reader->broken ? DIAG_INTERNAL
                                               : (enum diag_code)code};
    diag.at = wire_read_position(reader, NULL);
    diag.message[DIAG_CHINESE] = wire_read_str(reader, NULL);
    diag.message[DIAG_ENGLISH] = wire_read_str(reader, NULL);
    diag.details = wire_read_str(reader, NULL);
    return diag;
}

void wire_read_log(struct wire_reader *reader, struct diag_log *log)
{
    enum { NUMBERS = 8 }; /* of a diagnostic: the least that it needs */
    size_t count = wire_read_count(reader, NUMBERS * NUMBER);
    struct wire_reader trial = *reader;
    for (size_t i = 0; i < count; i++)
        read_diag(&trial);
    if (!trial.broken) {
        for (size_t i = 0; i < count; i++) {
            struct diag diag = read_diag(reader);
            diag_add_diag(log, &diag);
        }
    }
    *reader = trial;
}

bool wire_is_done(const struct wire_reader *reader)
{
    return !reader->broken && reader->rest.length == 0;
}
