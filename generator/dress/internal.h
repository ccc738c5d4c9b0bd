/* Inside the folder: one function for each kind of file. */
#ifndef PROVISO_DRESS_INTERNAL_H
#define PROVISO_DRESS_INTERNAL_H

#include "dress/dress.h"

/* A name that only we give meaning to: of a verdict's sign, or of a part that shows one. */
bool dress_is_ours(const char *name, size_t size);

/*
 * The fragment of a page in `source`: one element `div`, of plain HTML.  NULL after a finding;
 * pictures are taken through the gate, and their src becomes "picture:NAME".
 */
xmlDoc *dress_fragment(
    struct ctx *ctx, const struct model *model, const struct source *source, bool has_fields);

/* The style sheet, without comments.  NULL after a finding. */
const char *dress_sheet(struct ctx *ctx, const struct source *source);

/*
 * The picture at `href`, named from the handbook's folder, taken through the gate on first use.
 * NULL after a finding at `span`.
 */
const struct picture *dress_picture(struct ctx *ctx, const char *href, struct span span);

/* Warns of files of the search path that the run did not read. */
void dress_report_unused(struct ctx *ctx, const struct model *model);

#endif
