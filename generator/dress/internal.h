/* Internal to the folder: one function for each kind of file. */
#ifndef PROVISO_DRESS_INTERNAL_H
#define PROVISO_DRESS_INTERNAL_H

#include "dress/dress.h"

/* True for a name reserved for the generator: a verdict's sign, or a part that shows one. */
bool dress_is_ours(const char *name, size_t size);

/*
 * Reads the fragment of a page in `source`: one element `div` of plain HTML.  NULL after a
 * finding. Its pictures are examined, and their src becomes "picture:NAME".
 */
xmlDoc *dress_fragment(
    struct ctx *ctx, const struct model *model, const struct source *source, bool has_fields);

/* The style sheet, without comments.  NULL after a finding. */
const char *dress_sheet(struct ctx *ctx, const struct source *source);

/*
 * The picture at `href`, relative to the handbook's folder, examined on first use.  NULL after
 * a finding at `span`.
 */
const struct picture *dress_picture(struct ctx *ctx, const char *href, struct span span);

/* Warns about files of the search path that the run did not read. */
void dress_report_unused(struct ctx *ctx, const struct model *model);

#endif
