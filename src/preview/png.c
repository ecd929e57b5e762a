/* SPDX-License-Identifier: MIT */
#include "preview/png.h"

#include "base/arena.h"

#include <png.h>
#include <setjmp.h>

/* What libpng's calls back need. */
struct sink {
    struct builder file;
    struct str problem; /* of libpng, "" while all is well */
    jmp_buf failed;
};

static void write_bytes(png_structp png, png_bytep data, size_t length)
{
    struct sink *sink = png_get_io_ptr(png);
    builder_add(&sink->file, (struct str){(const char *)data, length});
}

static void flush_nothing(png_structp png)
{
    (void)png;
}

/* libpng demands that this does not return: the only long jump of the
 * program, and it stays in this file. */
static _Noreturn void fail(png_structp png, png_const_charp message)
{
    struct sink *sink = png_get_error_ptr(png);
    sink->problem = str_copy(sink->file.arena, str_from(message));
    longjmp(sink->failed, 1);
}

static void ignore_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void *allocate(png_structp png, png_alloc_size_t size)
{
    struct sink *sink = png_get_mem_ptr(png);
    return arena_alloc(sink->file.arena, size);
}

static void release_nothing(png_structp png, void *memory)
{
    (void)png;
    (void)memory;
}

/* All calls that may fail; memory is the arena's, so a jump leaks nothing. */
static void write_picture(png_structp png, png_infop info,
                          const struct canvas *canvas, unsigned dpi)
{
    png_set_IHDR(
        png, info, (png_uint_32)canvas->width, (png_uint_32)canvas->height, 8,
        canvas->channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB,
        PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    /* 1 inch is 0.0254 m. */
    png_uint_32 per_metre = (dpi * 10000 + 127) / 254;
    png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
    /* Much white and repeated glyphs: filters would only hide repeats. */
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_write_info(png, info);
    size_t stride = (size_t)canvas->width * (size_t)canvas->channels;
    for (int row = 0; row < canvas->height; row++)
        png_write_row(png, canvas->pixels + (size_t)row * stride);
    png_write_end(png, info);
}

/* false with sink->problem set if libpng jumped out. */
static bool run(struct sink *sink, const struct canvas *canvas, unsigned dpi)
{
    png_structp png = png_create_write_struct_2(PNG_LIBPNG_VER_STRING, sink,
                                                fail, ignore_warning, sink,
                                                allocate, release_nothing);
    if (png == NULL) {
        sink->problem = STR("png_create_write_struct_2");
        return false;
    }
    if (setjmp(sink->failed) != 0)
        return false;
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, sink, write_bytes, flush_nothing);
    write_picture(png, info, canvas, dpi);
    png_destroy_write_struct(&png, &info);
    return true;
}

bool png_pack(const struct canvas *canvas, unsigned dpi, struct arena *arena,
              struct diag_log *log, struct str *bytes)
{
    struct sink *sink = ARENA_NEW(arena, struct sink);
    sink->file.arena = arena;
    if (!run(sink, canvas, dpi)) {
        diag_add(log, DIAG_LIBRARY_FAILED, NOWHERE, STR("libpng"),
                 sink->problem);
        return false;
    }
    *bytes = builder_str(&sink->file);
    return true;
}
