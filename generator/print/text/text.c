#include "print/text/internal.h"

#include "base/language.h"

#include <string.h>

struct text *
text_new(struct ctx *ctx, struct theme *theme)
{
    struct text *t = g_new0(struct text, 1);
    t->ctx = ctx;
    t->theme = theme;
    t->fonts = fonts_new(ctx, theme);
    t->shaper = shaper_new(fonts_context(t->fonts));
    t->hyphens = hyphens_new(ctx);
    t->nobreak = nobreak_new();
    t->strings = arena_new();
    t->buffer = g_string_new(NULL);
    t->flags = g_byte_array_new();
    t->segments = g_array_new(FALSE, FALSE, sizeof(struct segment));
    t->pieces = g_array_new(FALSE, TRUE, sizeof(struct piece));
    t->splits = g_array_new(FALSE, FALSE, sizeof(struct split));
    t->isolates = g_array_new(FALSE, FALSE, sizeof(struct isolate));
    t->missing_scripts = g_hash_table_new(NULL, NULL);
    return t;
}

void
text_free(struct text *t)
{
    if (!t)
        return;
    fonts_free(t->fonts);
    shaper_free(t->shaper);
    hyphens_free(t->hyphens);
    nobreak_free(t->nobreak);
    arena_free(t->strings);
    g_string_free(t->buffer, TRUE);
    g_byte_array_free(t->flags, TRUE);
    g_array_free(t->segments, TRUE);
    g_array_free(t->pieces, TRUE);
    g_array_free(t->splits, TRUE);
    g_array_free(t->isolates, TRUE);
    g_hash_table_unref(t->missing_scripts);
    g_free(t);
}

void
text_counts(const struct text *t, size_t *found, size_t *shaped)
{
    struct shaper_counts counts = shaper_counts(t->shaper);
    *found = counts.found;
    *shaped = counts.shaped;
}

bool
text_is_from_right(struct text *t, const char *lang)
{
    if (lang != t->asked) {
        t->asked = lang;
        t->is_from_right = language_is_from_right(lang);
    }
    return t->is_from_right;
}

void
text_mirror(struct text *t)
{
    t->is_mirrored = true;
}

/* Sorts items into visual order (UAX 9, L2). */
const struct shaped *
text_shape(struct text *t, const struct style *style, const char *s)
{
    struct face *face = fonts_face(t->fonts, style);
    size_t size = strlen(s);
    bool is_rtl = text_is_from_right(t, style->lang);
    g_autoptr(GList) logical = pango_itemize_with_base_dir(fonts_context(t->fonts),
        is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR, s, 0, (int)size, face->attributes,
        NULL);
    GList *items = pango_reorder_items(logical); /* a list of its own, of the same items */
    if (t->is_mirrored)
        items = g_list_reverse(items);
    struct shaped *first = NULL, *last = NULL;
    for (GList *l = items; l; l = l->next) {
        const struct word *word = shaper_item(t->shaper, face, l->data, s, size, NULL, 0);
        for (size_t i = 0; i < word->n; i++) {
            struct shaped *copy =
                arena_copy(t->strings, word->parts[i].shaped, sizeof(struct shaped));
            if (last)
                last->next = copy;
            else
                first = copy;
            last = copy;
        }
    }
    g_list_free_full(items, (GDestroyNotify)pango_item_free);
    return first ? first : shaper_char(t->shaper, face, ' ');
}

scaled
text_width(const struct shaped *shaped)
{
    int64_t width = 0;
    for (; shaped; shaped = shaped->next)
        width += shaped->width;
    return (scaled)MIN(width, TEXT_WIDTH_MAX);
}

scaled
text_baseline(struct text *t, const struct style *style)
{
    const struct theme_font *font = theme_family(t->theme, style->font_family);
    int64_t ascent = font ? font->ascent : 800, descent = font ? font->descent : 200;
    /* Computes in halves of thousandths, so that nothing is rounded twice. */
    int64_t twice =
        1000 * (int64_t)style->line_height + (ascent - descent) * (int64_t)style->font_size;
    return (scaled)((twice + (twice < 0 ? -1000 : 1000)) / 2000);
}
