/*
 * Makes the files for translators: a template with every text of the handbook, and updated PO
 * files.
 */
#ifndef PROVISO_TRANSLATE_UPDATE_H
#define PROVISO_TRANSLATE_UPDATE_H

#include "translate/po.h"
#include "translate/texts.h"

/* The state of a file after the update. */
struct update_counts {
    size_t n_texts, n_translated, n_fuzzy, n_new;
};

/*
 * The template as text.  `texts` are those of a handbook; `title` and `on` ("2026-11-01", or
 * NULL) go into its header.  The caller frees the string.
 */
GString *update_template(const struct its *its, const GPtrArray *texts, const char *title,
    const char *on, struct update_counts *counts);

/*
 * An updated PO file with the current texts of the handbook.  Translations are kept.  If an
 * original has changed slightly in its place, its translation is marked fuzzy and kept with the
 * previous original.  Unused translations are commented out at the end.  If `po` is NULL, it is
 * a new file for `lang`.
 */
GString *update_po(const struct its *its, const GPtrArray *texts, const struct po *po,
    const char *lang, const char *title, const char *on, struct update_counts *counts);

#endif
