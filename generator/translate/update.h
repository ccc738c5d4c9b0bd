/*
 * What translators are given: a template with every text of the handbook, and the PO files of
 * languages brought up to date with it.
 */
#ifndef PROVISO_TRANSLATE_UPDATE_H
#define PROVISO_TRANSLATE_UPDATE_H

#include "translate/po.h"
#include "translate/texts.h"

/* How far a file is, once it is up to date. */
struct update_counts {
    size_t n_texts, n_translated, n_fuzzy, n_new;
};

/*
 * The template as text.  `texts` are those of a handbook; `title` and `on` ("2026-11-01", or
 * NULL) stand in its header.  The caller frees the string.
 */
GString *update_template(const struct its *its, const GPtrArray *texts, const char *title,
    const char *on, struct update_counts *counts);

/*
 * A PO file with the texts of the handbook now.  Translations stay; one whose original has
 * changed a little in its place stays too, marked fuzzy, with what the original said; those
 * that nothing uses any more go to the end, commented out.  `po` NULL: a new file for `lang`.
 */
GString *update_po(const struct its *its, const GPtrArray *texts, const struct po *po,
    const char *lang, const char *title, const char *on, struct update_counts *counts);

#endif
