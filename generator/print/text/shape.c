/*
 * What was shaped is kept under a key of all that it depends on: the text, where it must come
 * apart, and what stands beside it, as far as the font looks.
 *
 *     asked for:   word "e-mail", a space before and after, may be parted at 2
 *     shaped:      " e-mail "           so that kerning with the spaces is in it
 *     kept:        "e-" | "mail"        and the width of the space before
 */
#include "print/text/shape.h"

#include "print/text/fast_itemize.h"
#include "print/text/split_glyphs.h"
#include "print/text/word_cache.h"

#include <string.h>

struct shaper {
    PangoContext *context;
    struct arena *arena;
    struct glyph_splitter *splitter;
    struct shaper_counts counts;
    GString *key;
    GArray *parts; /* the word being made */
    PangoGlyphString *glyphs;
};

struct shaper *
shaper_new(PangoContext *context)
{
    struct shaper *s = g_new0(struct shaper, 1);
    s->context = context;
    s->arena = arena_new();
    s->splitter = glyph_splitter_new(s->arena);
    s->key = g_string_new(NULL);
    s->parts = g_array_new(FALSE, FALSE, sizeof(struct part));
    s->glyphs = pango_glyph_string_new();
    return s;
}

void
shaper_free(struct shaper *s)
{
    pango_glyph_string_free(s->glyphs);
    g_array_free(s->parts, TRUE);
    g_string_free(s->key, TRUE);
    glyph_splitter_free(s->splitter);
    arena_free(s->arena);
    g_free(s);
}

struct shaper_counts
shaper_counts(const struct shaper *s)
{
    return s->counts;
}

/* --- keys --- */

enum { KEY_ITEM = 0x80, KEY_CONTEXT = 0x40 }; /* false: spaces and letters of a word */

static void
key_begin(GString *key, unsigned kind, const char *text, size_t size)
{
    g_string_set_size(key, 1 + size);
    key->str[0] = (char)kind;
    memcpy(key->str + 1, text, size);
}

static void
key_add(GString *key, const void *data, size_t size)
{
    g_string_append_len(key, data, (gssize)size);
}

static void
key_add_splits(GString *key, const struct split *splits, size_t n)
{
    if (n)
        g_string_append_c(key, '\0');
    for (size_t i = 0; i < n; i++) {
        uint32_t bits = splits[i].offset << 1 | splits[i].is_must;
        key_add(key, &bits, sizeof bits);
    }
}

static const struct word *
word_end(struct shaper *s, struct word *word, struct word_cache *words)
{
    word->n = s->parts->len;
    word->parts = arena_copy(s->arena, s->parts->data, s->parts->len * sizeof(struct part));
    s->counts.shaped++;
    const char *key = arena_copy(s->arena, s->key->str, s->key->len);
    const struct word *kept = arena_copy(s->arena, word, sizeof *word);
    word_cache_add(words, key, s->key->len, kept);
    return kept;
}

static const struct word *
word_find(struct shaper *s, const struct word_cache *words)
{
    const struct word *found = word_cache_find(words, s->key->str, s->key->len);
    s->counts.found += found != NULL;
    return found;
}

/* --- words --- */

/*
 * True if text beyond a space could change the window's glyphs.  Checks the resulting glyphs
 * and those of its characters: a rule may have changed them first, as Inter 4.1 changes dashes
 * beside capitals.
 */
static bool
has_beyond(const struct shaping *sh, const struct window *w)
{
    const struct space_context *context = sh->face->space;
    if (!context->is_beyond || sh->analysis->font != sh->face->font)
        return false;
    for (int i = 0; i < sh->glyphs->num_glyphs; i++) {
        int at = sh->glyphs->log_clusters[i];
        if (at >= (int)w->from && at < (int)w->to &&
            hb_set_has(context->beyond, sh->glyphs->glyphs[i].glyph))
            return true;
    }
    hb_font_t *font = pango_font_get_hb_font(sh->face->font);
    const char *end = sh->text + w->to;
    for (const char *p = sh->text + w->from; p < end; p += g_utf8_skip[(unsigned char)*p]) {
        hb_codepoint_t glyph;
        if (hb_font_get_nominal_glyph(font, g_utf8_get_char(p), &glyph) &&
            hb_set_has(context->beyond, glyph))
            return true;
    }
    return false;
}

/*
 * Shapes bytes [at, stop) of the query's surroundings (counted from their start) in one font,
 * and keeps the word's part.
 */
static void
shape_piece(struct shaper *s, struct face *face, const struct word_query *q, struct word *word,
    const PangoAnalysis *analysis, uint32_t at, uint32_t stop)
{
    const char *text = q->text - q->before;
    pango_shape_with_flags(text + at, (int)(stop - at), text,
        (int)(q->before + q->size + q->after), analysis, s->glyphs, PANGO_SHAPE_NONE);
    struct shaping sh = { face, analysis, s->glyphs, text + at, stop - at };
    uint32_t first = MAX(at, q->before), end = MIN(stop, q->before + q->size);
    if (q->space && at < q->before && q->before <= stop)
        word->space_before = split_width(&sh, q->before - q->space - at, q->before - at);
    if (first >= end)
        return;
    struct window w = { first - at, end - at, first - q->before };
    word->is_beyond |= has_beyond(&sh, &w);
    word->has_other_font |= analysis->font != face->font;
    word->has_unknown |= split_glyphs(s->splitter, &sh, &w, q->splits, q->n_splits, s->parts);
}

/*
 * Itemizes text that needs other fonts.  It is preceded by a letter of its script, so that
 * punctuation alone follows the same rules as in its place.
 */
static void
shape_itemized(
    struct shaper *s, struct face *face, const struct word_query *q, struct word *word)
{
    const char *letter = fast_itemize_letter(q->around);
    int lead = (int)strlen(letter);
    g_autoptr(GString) b = g_string_new(letter);
    g_string_append_len(b, q->text - q->before, q->before + q->size + q->after);
    GList *items = pango_itemize_with_base_dir(
        s->context, PANGO_DIRECTION_LTR, b->str, 0, (int)b->len, face->attributes, NULL);
    for (GList *l = items; l; l = l->next) {
        const PangoItem *item = l->data;
        int at = MAX(item->offset - lead, 0), stop = item->offset + item->length - lead;
        if (stop > at)
            shape_piece(s, face, q, word, &item->analysis, (uint32_t)at, (uint32_t)stop);
    }
    g_list_free_full(items, (GDestroyNotify)pango_item_free);
}

static unsigned
space_code(const char *text, uint32_t size)
{
    return size == 0 ? 0 : *text == ' ' ? 1 : size == 2 ? 2 : 3;
}

static void
key_of_word(GString *key, const struct word_query *q)
{
    if (q->is_context) {
        key_begin(key, KEY_CONTEXT | q->around << 4, q->text - q->before,
            q->before + q->size + q->after);
        const uint32_t sizes[] = { q->before, q->size };
        key_add(key, sizes, sizeof sizes);
    } else {
        unsigned before = space_code(q->text - q->before, q->before);
        unsigned after = space_code(q->text + q->size, q->after);
        key_begin(key, before | after << 2 | q->around << 4, q->text, q->size);
    }
    key_add_splits(key, q->splits, q->n_splits);
}

const struct word *
shaper_word(struct shaper *s, struct face *face, const struct word_query *query)
{
    struct word_query q = *query;
    if (!face->space->is_beside && !q.is_context)
        q.before = q.after = q.space = 0;
    key_of_word(s->key, &q);
    const struct word *found = word_find(s, face->words);
    if (found)
        return found;
    struct word word = { .n = 0 };
    g_array_set_size(s->parts, 0);
    const char *text = q.text - q.before;
    uint32_t size = q.before + q.size + q.after;
    const PangoAnalysis *analysis = fast_itemize(s->context, face, q.around, text, size);
    if (analysis)
        shape_piece(s, face, &q, &word, analysis, 0, size);
    else
        shape_itemized(s, face, &q, &word);
    return word_end(s, &word, face->words);
}

/* --- whole items --- */

/* Letters outside the item can change its shapes (Arabic), so they are part of the key. */
static void
key_add_neighbours(GString *key, const PangoItem *item, const char *text, size_t size)
{
    const char *from = text + item->offset, *to = from + item->length;
    gunichar before = from > text ? g_utf8_get_char(g_utf8_prev_char(from)) : 0;
    gunichar after = to < text + size ? g_utf8_get_char(to) : 0;
    gunichar both[2] = { g_unichar_isalpha(before) ? before : 0,
        g_unichar_isalpha(after) ? after : 0 };
    key_add(key, both, sizeof both);
}

const struct word *
shaper_item(struct shaper *s, struct face *face, const PangoItem *item, const char *text,
    size_t size, const struct split *splits, size_t n_splits)
{
    const PangoAnalysis *a = &item->analysis;
    uint32_t length = (uint32_t)item->length;
    key_begin(s->key, KEY_ITEM, text + item->offset, length);
    const uint32_t facts[] = { length, a->level, a->script };
    key_add(s->key, facts, sizeof facts);
    key_add(s->key, &a->font, sizeof a->font);
    key_add_neighbours(s->key, item, text, size);
    key_add_splits(s->key, splits, n_splits);
    const struct word *found = word_find(s, face->words);
    if (found)
        return found;
    struct word word = { .has_other_font = a->font != face->font };
    g_array_set_size(s->parts, 0);
    pango_shape_with_flags(
        text + item->offset, (int)length, text, (int)size, a, s->glyphs, PANGO_SHAPE_NONE);
    struct shaping sh = { face, a, s->glyphs, text + item->offset, length };
    struct window w = { 0, length, 0 };
    word.has_unknown = split_glyphs(s->splitter, &sh, &w, splits, n_splits, s->parts);
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
