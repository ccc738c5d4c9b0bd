/*
 * Shaping itself is Pango's.  What is added here: cutting its glyphs at bytes (only where a
 * cluster begins), letter spacing, and keeping the result.
 *
 *     asked for:   word "e-mail", a space before and after, may be parted at 2
 *     shaped:      " e-mail "           so that kerning with the spaces is in it
 *     kept:        "e-" | "mail"        and the width of the space before
 */
#include "print/text/shape.h"

#include "print/text/kept.h"
#include "print/text/plain.h"

#include <string.h>

struct shaper {
    PangoContext *context;
    struct arena *arena;
    GHashTable *fonts; /* every font that kept glyphs are in, with one reference each */
    struct shaper_counts counts;
    GString *key, *buffer;
    GArray *parts; /* of the word that is being made */
    PangoGlyphString *glyphs;
};

struct shaper *
shaper_new(PangoContext *context)
{
    struct shaper *s = g_new0(struct shaper, 1);
    s->context = context;
    s->arena = arena_new();
    s->fonts = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);
    s->key = g_string_new(NULL);
    s->buffer = g_string_new(NULL);
    s->parts = g_array_new(FALSE, FALSE, sizeof(struct part));
    s->glyphs = pango_glyph_string_new();
    return s;
}

void
shaper_free(struct shaper *s)
{
    if (!s)
        return;
    pango_glyph_string_free(s->glyphs);
    g_array_free(s->parts, TRUE);
    g_string_free(s->key, TRUE);
    g_string_free(s->buffer, TRUE);
    g_hash_table_unref(s->fonts);
    arena_free(s->arena);
    g_free(s);
}

struct shaper_counts
shaper_counts(const struct shaper *s)
{
    return s->counts;
}

/* A piece of text shaped in one font, before it is cut. */
struct shaping {
    const struct face *face;
    const PangoAnalysis *analysis;
    const PangoGlyphString *glyphs;
    const char *text; /* what the clusters point into */
    uint32_t size;
};

static bool
is_rtl(const struct shaping *sh)
{
    return sh->analysis->level % 2 != 0;
}

/* May the glyphs be cut before that byte?  Only where a cluster begins. */
static bool
is_cut(const struct shaping *sh, uint32_t offset)
{
    if (offset == 0 || offset >= sh->size)
        return true;
    for (int i = 0; i < sh->glyphs->num_glyphs; i++) {
        if (sh->glyphs->log_clusters[i] == (int)offset)
            return true;
    }
    return false;
}

/* The extra width goes behind each cluster, so that marks stay on their letters. */
static void
add_letter_spacing(const struct shaping *sh, PangoGlyphString *glyphs)
{
    scaled spacing = sh->face->letter_spacing;
    for (int i = 0; spacing && i < glyphs->num_glyphs; i++) {
        bool is_last = i + 1 == glyphs->num_glyphs ||
                       glyphs->log_clusters[i + 1] != glyphs->log_clusters[i];
        if (is_last)
            glyphs->glyphs[i].geometry.width += spacing;
    }
}

static PangoFont *
keep_font(struct shaper *s, PangoFont *font)
{
    if (font && !g_hash_table_contains(s->fonts, font))
        g_hash_table_add(s->fonts, g_object_ref(font));
    return font;
}

static void
set_metrics(struct shaped *shaped, const struct face *face, const PangoFont *font)
{
    if (font == face->font && face->ascent) {
        shaped->ascent = (scaled)((int64_t)face->size * face->ascent / 1000);
        shaped->descent = (scaled)((int64_t)face->size * face->descent / 1000);
        return;
    }
    PangoFontMetrics *m = pango_font_get_metrics((PangoFont *)(uintptr_t)font, face->language);
    shaped->ascent = pango_font_metrics_get_ascent(m);
    shaped->descent = pango_font_metrics_get_descent(m);
    pango_font_metrics_unref(m);
}

/* The glyphs of the bytes [from, to), which must be cuts, in arena memory. */
static struct shaped *
slice(struct shaper *s, const struct shaping *sh, uint32_t from, uint32_t to)
{
    const PangoGlyphString *all = sh->glyphs;
    int first = 0, end = 0;
    for (int i = 0; i < all->num_glyphs; i++) {
        bool is_in = all->log_clusters[i] >= (int)from && all->log_clusters[i] < (int)to;
        if (is_in && end == 0)
            first = i;
        if (is_in)
            end = i + 1;
    }
    int n = end - first;
    struct shaped *shaped = ARENA_NEW(s->arena, struct shaped);
    PangoGlyphString *own = ARENA_NEW(s->arena, PangoGlyphString);
    own->num_glyphs = own->space = n;
    own->glyphs = arena_copy(s->arena, all->glyphs + first, (size_t)n * sizeof *own->glyphs);
    own->log_clusters =
        arena_copy(s->arena, all->log_clusters + first, (size_t)n * sizeof *own->log_clusters);
    for (int i = 0; i < n; i++) {
        own->log_clusters[i] -= (int)from;
        shaped->has_unknown |= (own->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
    }
    add_letter_spacing(sh, own);
    for (int i = 0; i < n; i++)
        shaped->width += own->glyphs[i].geometry.width;
    shaped->glyphs = own;
    shaped->font = keep_font(s, sh->analysis->font);
    shaped->text = arena_copy(s->arena, sh->text + from, to - from);
    shaped->text_size = (int)(to - from);
    shaped->is_rtl = is_rtl(sh);
    set_metrics(shaped, sh->face, shaped->font);
    return shaped;
}

static bool
has_beyond(const struct face *face, const struct shaping *sh)
{
    if (!face->space->is_beyond || sh->analysis->font != face->font)
        return false;
    for (int i = 0; i < sh->glyphs->num_glyphs; i++) {
        if (hb_set_has(face->space->beyond, sh->glyphs->glyphs[i].glyph))
            return true;
    }
    return false;
}

/* Width of the glyphs of the bytes [from, to). */
static scaled
width_of(const struct shaping *sh, uint32_t from, uint32_t to)
{
    scaled width = 0;
    for (int i = 0; i < sh->glyphs->num_glyphs; i++) {
        int at = sh->glyphs->log_clusters[i];
        if (at >= (int)from && at < (int)to)
            width += sh->glyphs->glyphs[i].geometry.width;
    }
    return width + sh->face->letter_spacing;
}

/* The bytes [from, to) of a shaping; byte `from` is byte `base` of what was asked for. */
struct window {
    uint32_t from, to, base;
};

static void
add_part(struct shaper *s, struct word *word, const struct shaping *sh, const struct window *w,
    uint32_t from, uint32_t to)
{
    struct part part = { slice(s, sh, from, to), w->base + from - w->from,
        w->base + to - w->from };
    word->has_unknown |= part.shaped->has_unknown;
    g_array_append_val(s->parts, part);
}

/*
 * Cuts a window at the splits into parts of the word.  Returns 0, or the offset of a split that
 * must be and lies inside a cluster: then the text has to be shaped in two.
 */
static uint32_t
cut(struct shaper *s, struct word *word, const struct shaping *sh, const struct window *w,
    const struct split *splits, size_t n)
{
    uint32_t from = w->from;
    for (size_t i = 0; i < n; i++) {
        if (splits[i].offset <= w->base || splits[i].offset >= w->base + w->to - w->from)
            continue;
        uint32_t at = splits[i].offset - w->base + w->from;
        if (is_cut(sh, at)) {
            add_part(s, word, sh, w, from, at);
            from = at;
        } else if (splits[i].is_must) {
            return splits[i].offset;
        }
    }
    add_part(s, word, sh, w, from, w->to);
    return 0;
}

static const struct word *
word_end(struct shaper *s, struct word *word, struct word_table *words)
{
    size_t size = s->parts->len * sizeof(struct part);
    word->n = s->parts->len;
    word->parts = arena_copy(s->arena, s->parts->data, size);
    s->counts.shaped++;
    const char *key = arena_copy(s->arena, s->key->str, s->key->len);
    const struct word *kept = arena_copy(s->arena, word, sizeof *word);
    kept_add(words, key, s->key->len, kept);
    return kept;
}

static void
key_add_splits(GString *key, const struct split *splits, size_t n)
{
    if (n)
        g_string_append_c(key, '\0');
    for (size_t i = 0; i < n; i++) {
        uint32_t bits = splits[i].offset << 1 | splits[i].is_must;
        g_string_append_len(key, (const char *)&bits, sizeof bits);
    }
}

/* --- words --- */

/* A word, or a part of it, in the buffer between its spaces. */
struct stretch {
    struct word *word;
    uint32_t from, to;         /* of the query's text */
    uint32_t first, end, stop; /* in the buffer: the word begins, ends; the spaces end */
};

/* The bytes [at, stop) of the buffer in one font; 0, or where it has to be shaped in two. */
static uint32_t
shape_piece(struct shaper *s, struct face *face, const struct word_query *q,
    const struct stretch *st, const PangoAnalysis *analysis, uint32_t at, uint32_t stop)
{
    const char *text = s->buffer->str;
    pango_shape_with_flags(text + at, (int)(stop - at), text, (int)st->stop, analysis,
        s->glyphs, PANGO_SHAPE_NONE);
    struct shaping sh = { face, analysis, s->glyphs, text + at, stop - at };
    st->word->is_beyond |= has_beyond(face, &sh);
    st->word->has_other_font |= analysis->font != face->font;
    uint32_t first = MAX(at, st->first), end = MIN(stop, st->end);
    if (at < st->first)
        st->word->space_before = width_of(&sh, 0, st->first - at);
    if (first >= end)
        return 0;
    struct window w = { first - at, end - at, st->from + first - st->first };
    return cut(s, st->word, &sh, &w, q->splits, q->n_splits);
}

/*
 * Text for which fonts have to be found.  It is itemized in front of a letter of its script, so
 * that punctuation alone is set by the same rules as where it stands.
 */
static uint32_t
shape_itemized(
    struct shaper *s, struct face *face, const struct word_query *q, const struct stretch *st)
{
    g_autofree char *lead = g_strconcat(plain_letter(q->around), s->buffer->str, NULL);
    int lead_size = (int)strlen(plain_letter(q->around));
    uint32_t broken = 0;
    GList *items = pango_itemize_with_base_dir(
        s->context, PANGO_DIRECTION_LTR, lead, 0, (int)strlen(lead), face->attributes, NULL);
    for (GList *l = items; l && !broken; l = l->next) {
        const PangoItem *item = l->data;
        int at = MAX(item->offset - lead_size, 0);
        int stop = item->offset + item->length - lead_size;
        if (stop > at)
            broken = shape_piece(s, face, q, st, &item->analysis, (uint32_t)at, (uint32_t)stop);
    }
    g_list_free_full(items, (GDestroyNotify)pango_item_free);
    return broken;
}

/* Shapes query->text[from, to) with the spaces beside it into parts. */
static void
shape_stretch(struct shaper *s, struct face *face, const struct word_query *q,
    struct word *word, uint32_t from, uint32_t to)
{
    GString *b = s->buffer;
    struct stretch st = { .word = word, .from = from, .to = to };
    g_string_truncate(b, 0);
    if (q->space_before && from == 0)
        g_string_append_unichar(b, q->space_before);
    st.first = (uint32_t)b->len;
    g_string_append_len(b, q->text + from, to - from);
    st.end = (uint32_t)b->len;
    if (q->space_after && to == q->size)
        g_string_append_unichar(b, q->space_after);
    st.stop = (uint32_t)b->len;
    guint n_parts = s->parts->len;
    const PangoAnalysis *plain = plain_analysis(s->context, face, q->around, b->str, b->len);
    uint32_t broken = plain ? shape_piece(s, face, q, &st, plain, 0, st.stop)
                            : shape_itemized(s, face, q, &st);
    if (!broken)
        return;
    g_array_set_size(s->parts, n_parts);
    shape_stretch(s, face, q, word, from, broken);
    shape_stretch(s, face, q, word, broken, to);
}

static unsigned
space_code(gunichar space)
{
    return space == 0 ? 0 : space == ' ' ? 1 : space == 0xA0 ? 2 : 3;
}

static const struct word *
word_made(struct shaper *s, struct face *face, const struct word_query *q, unsigned kind)
{
    GString *key = s->key;
    g_string_set_size(key, 1 + q->size);
    key->str[0] = (char)kind;
    memcpy(key->str + 1, q->text, q->size);
    key_add_splits(key, q->splits, q->n_splits);
    const struct word *found = kept_find(face->words, key->str, key->len);
    if (found) {
        s->counts.found++;
        return found;
    }
    struct word word = { .n = 0 };
    g_array_set_size(s->parts, 0);
    shape_stretch(s, face, q, &word, 0, q->size);
    return word_end(s, &word, face->words);
}

const struct word *
shaper_word(struct shaper *s, struct face *face, const struct word_query *query)
{
    struct word_query q = *query;
    if (!face->space->is_beside)
        q.space_before = q.space_after = 0;
    return word_made(s, face, &q,
        space_code(q.space_before) | space_code(q.space_after) << 2 | q.around << 4);
}

/* --- whole items --- */

/* What shaping an item needs, whichever part of it is shaped. */
struct item_query {
    struct face *face;
    const PangoItem *item;
    const char *text; /* of the paragraph */
    size_t size;
    const struct split *splits;
    size_t n_splits;
};

static void
shape_range(
    struct shaper *s, const struct item_query *q, struct word *word, uint32_t from, uint32_t to)
{
    const char *own = q->text + q->item->offset + from;
    pango_shape_with_flags(own, (int)(to - from), q->text, (int)q->size, &q->item->analysis,
        s->glyphs, PANGO_SHAPE_NONE);
    struct shaping sh = { q->face, &q->item->analysis, s->glyphs, own, to - from };
    struct window w = { 0, to - from, from };
    guint n_parts = s->parts->len;
    uint32_t broken = cut(s, word, &sh, &w, q->splits, q->n_splits);
    if (!broken)
        return;
    g_array_set_size(s->parts, n_parts);
    shape_range(s, q, word, from, broken);
    shape_range(s, q, word, broken, to);
}

/* Letters that touch the item from outside can change its shapes (Arabic): part of the key. */
static void
key_add_neighbours(GString *key, const PangoItem *item, const char *text, size_t size)
{
    const char *from = text + item->offset, *to = from + item->length;
    gunichar before = from > text ? g_utf8_get_char(g_utf8_prev_char(from)) : 0;
    gunichar after = to < text + size ? g_utf8_get_char(to) : 0;
    gunichar both[2] = { g_unichar_isalpha(before) ? before : 0,
        g_unichar_isalpha(after) ? after : 0 };
    g_string_append_len(key, (const char *)both, sizeof both);
}

const struct word *
shaper_item(struct shaper *s, struct face *face, const PangoItem *item, const char *text,
    size_t size, const struct split *splits, size_t n_splits)
{
    GString *key = s->key;
    const PangoAnalysis *a = &item->analysis;
    PangoFont *font = keep_font(s, a->font);
    g_string_truncate(key, 0);
    g_string_append_c(key, (char)0xFF);
    g_string_append_c(key, (char)a->level);
    g_string_append_c(key, (char)a->script);
    g_string_append_len(key, (const char *)&font, sizeof font);
    key_add_neighbours(key, item, text, size);
    g_string_append_len(key, text + item->offset, item->length);
    key_add_splits(key, splits, n_splits);
    const struct word *found = kept_find(face->words, key->str, key->len);
    if (found) {
        s->counts.found++;
        return found;
    }
    struct word word = { .has_other_font = font != face->font };
    struct item_query q = { face, item, text, size, splits, n_splits };
    g_array_set_size(s->parts, 0);
    shape_range(s, &q, &word, 0, (uint32_t)item->length);
    return word_end(s, &word, face->words);
}

const struct shaped *
shaper_char(struct shaper *s, struct face *face, gunichar c)
{
    char text[6];
    struct word_query q = { .text = text, .size = (uint32_t)g_unichar_to_utf8(c, text) };
    const struct word *word = shaper_word(s, face, &q);
    return word->parts[0].shaped;
}
