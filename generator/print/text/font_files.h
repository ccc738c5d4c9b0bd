/* The files of the fonts that a book uses. */
#ifndef PROVISO_PRINT_TEXT_FONT_FILES_H
#define PROVISO_PRINT_TEXT_FONT_FILES_H

#include "base/ctx.h"

#include <pango/pango.h>

struct font_file {
    char *path;
    char sha256[65]; /* hash of its bytes, in hexadecimal; "" if it cannot be read */
};

struct font_files; /* a set, by path */

struct font_files *font_files_new(void);
void font_files_free(struct font_files *files);

/* Records that something is set in the font. */
void font_files_add(struct font_files *files, PangoFont *font);

/* The files, sorted by name, each read once and hashed. */
const struct font_file *font_files_list(struct font_files *files, size_t *n);

/*
 * Libraries open fonts by path and read them at any time: a font that changed since `begin`
 * (g_get_real_time) might appear in two versions in one book.  Refuses the run for a font that
 * changed, disappeared or could not be read to be hashed.
 */
void font_files_check(struct font_files *files, struct ctx *ctx, int64_t begin);

/*
 * If a font comes from a user's folder and its family is also installed for all users, a
 * `shadowed-font` finding names the file: the book differs on other machines.
 */
void font_files_report_own(struct font_files *files, struct ctx *ctx);

#endif
