/* The files of the fonts in which something is set. */
#ifndef PROVISO_PRINT_TEXT_FONT_FILES_H
#define PROVISO_PRINT_TEXT_FONT_FILES_H

#include "base/ctx.h"

#include <pango/pango.h>

struct font_file {
    char *path;
    char sha256[65]; /* of its bytes, in hexadecimal; "" when it cannot be read */
};

struct font_files; /* a set, by path */

struct font_files *font_files_new(void);
void font_files_free(struct font_files *files);

/* Notes that something is set in the font. */
void font_files_add(struct font_files *files, PangoFont *font);

/* The files, sorted by name, each read once and hashed. */
const struct font_file *font_files_list(struct font_files *files, size_t *n);

/*
 * Libraries open fonts by their paths and read them when they like: a file that has changed
 * since `begin` (g_get_real_time) may be two files in one book.  Such a one, or one that is
 * gone, refuses the run.
 */
void font_files_check(struct font_files *files, struct ctx *ctx, int64_t begin);

/*
 * Where a font comes from a folder of the user's own and one of that family is installed for
 * everybody, a `shadowed-font` finding names the file: the book is another one elsewhere.
 */
void font_files_report_own(struct font_files *files, struct ctx *ctx);

#endif
