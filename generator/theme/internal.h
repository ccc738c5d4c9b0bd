/* What a theme holds besides its public fields; shared by the files of this folder only. */
#ifndef PROVISO_THEME_INTERNAL_H
#define PROVISO_THEME_INTERNAL_H

#include "theme/property.h"

#define BUILT_IN "proviso:theme.xml"

/* Where a reader asks for large print, nothing is smaller than this part of the text. */
#define SIZE_MIN_PART 0.83

/* "h2.question:first": element and classes are interned; element NULL matches any. */
struct compound {
    const char *element;
    const char **classes;
    size_t n_classes;
    bool is_first, is_last;
};

struct declaration {
    const struct property *property;
    struct value value;
};

/* One selector of a <style>; a match list becomes several rules with shared declarations. */
struct style_rule {
    struct compound subject;
    int ancestor; /* index in theme_data.ancestors, or -1 */
    unsigned specificity;
    const struct declaration *declarations;
    size_t n_declarations;
};

/* The given attributes of <page> and <master> (master.c). */
struct master_values;

struct theme_data {
    struct arena *arena;
    GHashTable *strings;       /* interned text, allocated in arena */
    GArray *fonts;             /* struct theme_font */
    GArray *colours;           /* struct theme_colour */
    int32_t *metrics;          /* indexed as metric.c's table */
    GArray *rules;             /* struct style_rule, by specificity, then in order */
    GArray *ancestors;         /* struct compound */
    struct style_cache *cache; /* style.c */
};

/* The only copy of a text: interned texts are equal if and only if their pointers are. */
const char *theme_intern(struct theme *theme, const char *text);

/*
 * Adds the rules of one <style match="a, b c">, for narrow pages only or for others too. False,
 * and *why in words, if the list is malformed.
 */
bool rule_add(struct theme *theme, const char *match, bool is_narrow,
    const struct declaration *declarations, size_t n, const char **why);
void rule_add_named(struct theme *theme, const char *name, bool is_narrow,
    const struct declaration *declarations, size_t n);
void rules_sort(struct theme *theme);

/* Warns about declarations in the documents (xmlDoc *, base first) that nothing uses. */
void unused_report(struct ctx *ctx, const GPtrArray *documents);

/*
 * Reports colours that cannot be read on each other, and verdict colours changed without a
 * declaration.
 */
bool contrast_report(struct ctx *ctx, const struct theme *theme, const GPtrArray *documents);

/*
 * Reads the theme in `source` and its bases into *documents (xmlDoc *, base first).  False
 * after a finding; *is_invalid: elements were removed.
 */
bool documents_read(
    struct ctx *ctx, const struct source *source, GPtrArray *documents, bool *is_invalid);

/* The file of a theme, or of a built-in one ("proviso:NAME"); NULL if it does not exist. */
const struct source *documents_open(struct ctx *ctx, const char *path);

struct style_cache *style_cache_new(void);
void style_cache_free(struct style_cache *cache);

/* Sets a measure; false if no measure has that name or the value has the wrong type. */
bool metric_set(struct theme *theme, const char *name, const char *text, const char **why);
size_t metric_count(void);
const char *metric_name(size_t i);

/* The given attributes of <page> and <master>; master_resolve makes a master of them. */
struct master_values *master_values_new(struct arena *a);
bool master_set(struct master_values *values, const char *name, const char *text,
    const struct theme *theme, const char **why);

/*
 * The master that `page`, overridden by `own`, describes.  False, and *why in words, if its
 * columns exceed its width or its text area its height.
 */
bool master_resolve(const struct master_values *page, const struct master_values *own,
    struct page_master *out, const char **why);

/* Is the text of such a page narrow: main and side column together? */
bool master_is_narrow(const struct master_values *page);

#endif
