#include "print/text/split_glyphs.h"

#include <string.h>

/* Ascent and descent for fonts that the theme does not describe. */
struct font_size {
    scaled ascent, descent;
};

struct glyph_splitter {
    struct arena *arena;
    GHashTable *fonts; /* each font of cached glyphs, with a reference -> font_size */
    PangoGlyphString *glyphs;
};

struct glyph_splitter *
glyph_splitter_new(struct arena *a)
{
    struct glyph_splitter *s = g_new0(struct glyph_splitter, 1);
    s->arena = a;
    s->fonts = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);
    s->glyphs = pango_glyph_string_new();
    return s;
}

void
glyph_splitter_free(struct glyph_splitter *s)
{
    g_hash_table_unref(s->fonts);
    pango_glyph_string_free(s->glyphs);
    g_free(s);
}

static const struct font_size *
font_size(struct glyph_splitter *s, const struct face *face, PangoFont *font)
{
    struct font_size *size = g_hash_table_lookup(s->fonts, font);
    if (size)
        return size;
    size = ARENA_NEW(s->arena, struct font_size);
    if (font == face->font && face->ascent) {
        size->ascent = (scaled)((int64_t)face->size * face->ascent / 1000);
        size->descent = (scaled)((int64_t)face->size * face->descent / 1000);
    } else {
        PangoFontMetrics *m = pango_font_get_metrics(font, face->language);
        size->ascent = pango_font_metrics_get_ascent(m);
        size->descent = pango_font_metrics_get_descent(m);
        pango_font_metrics_unref(m);
    }
    g_hash_table_insert(s->fonts, g_object_ref(font), size);
    return size;
}

/*
 * Visits the clusters in text order: forwards through the glyphs, or backwards in right-to-left
 * text.
 */
struct glyph_walk {
    const PangoGlyphString *glyphs;
    int at, step; /* the first glyph not yet passed */
};

static struct glyph_walk
walk_begin(const struct shaping *sh)
{
    bool is_rtl = sh->analysis->level % 2 != 0;
    return (struct glyph_walk){ sh->glyphs, is_rtl ? sh->glyphs->num_glyphs - 1 : 0,
        is_rtl ? -1 : 1 };
}

static bool
walk_has_more(const struct glyph_walk *w)
{
    return w->at >= 0 && w->at < w->glyphs->num_glyphs;
}

/* Skips the glyphs of the bytes before offset; true if a cluster ends there. */
static bool
walk_to(struct glyph_walk *w, uint32_t offset, uint32_t size)
{
    while (walk_has_more(w) && w->glyphs->log_clusters[w->at] < (int)offset)
        w->at += w->step;
    return walk_has_more(w) ? w->glyphs->log_clusters[w->at] == (int)offset : offset >= size;
}

/* The space after each letter: none in scripts that join, stack or fill squares. */
static scaled
letter_spacing(const struct shaping *sh)
{
    switch ((int)sh->analysis->script) {
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_ARMENIAN:
    case G_UNICODE_SCRIPT_GEORGIAN:
        return sh->face->letter_spacing;
    default:
        return 0;
    }
}

/* Adds letter spacing after each cluster, so that marks stay on their letters. */
static void
add_letter_spacing(scaled spacing, PangoGlyphString *glyphs)
{
    for (int i = 0; spacing && i < glyphs->num_glyphs; i++) {
        bool is_last = i + 1 == glyphs->num_glyphs ||
                       glyphs->log_clusters[i + 1] != glyphs->log_clusters[i];
        if (is_last)
            glyphs->glyphs[i].geometry.width += spacing;
    }
}

/* Keeps glyphs [first, end), which show bytes [from, to). */
static struct shaped *
keep(struct glyph_splitter *s, const struct shaping *sh, int first, int end, uint32_t from,
    uint32_t to)
{
    struct shaped *shaped = ARENA_NEW(s->arena, struct shaped);
    PangoGlyphString *own = ARENA_NEW(s->arena, PangoGlyphString);
    const PangoGlyphString *all = sh->glyphs;
    size_t n = (size_t)(end - first);
    own->num_glyphs = own->space = (int)n;
    own->glyphs = arena_copy(s->arena, all->glyphs + first, n * sizeof *own->glyphs);
    own->log_clusters =
        arena_copy(s->arena, all->log_clusters + first, n * sizeof *own->log_clusters);
    add_letter_spacing(letter_spacing(sh), own);
    int64_t width = 0;
    for (size_t i = 0; i < n; i++) {
        own->log_clusters[i] -= (int)from;
        shaped->has_unknown |= (own->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
        width += own->glyphs[i].geometry.width;
    }
    shaped->width = (scaled)CLAMP(width, -TEXT_WIDTH_MAX, TEXT_WIDTH_MAX);
    PangoFont *font = sh->analysis->font;
    const struct font_size *size = font_size(s, sh->face, font);
    shaped->glyphs = own;
    shaped->font = font;
    shaped->text = arena_copy(s->arena, sh->text + from, to - from);
    shaped->text_size = (int)(to - from);
    shaped->is_rtl = sh->analysis->level % 2 != 0;
    shaped->ascent = size->ascent;
    shaped->descent = size->descent;
    return shaped;
}

/* State of split_glyphs. */
struct splitting {
    struct glyph_splitter *s;
    const struct shaping *sh;
    const struct window *w;
    GArray *parts;
    bool has_unknown;
};

static void
part_add(struct splitting *c, const struct shaped *shaped, uint32_t from, uint32_t to)
{
    uint32_t base = c->w->base - c->w->from;
    struct part part = { shaped, base + from, base + to };
    c->has_unknown |= shaped->has_unknown;
    g_array_append_val(c->parts, part);
}

/* Shapes bytes [from, to) again by themselves, which dissolves the ligature around them. */
static void
part_alone(struct splitting *c, uint32_t from, uint32_t to)
{
    PangoGlyphString *glyphs = c->s->glyphs;
    struct shaping alone = *c->sh;
    alone.text += from;
    alone.size = to - from;
    alone.glyphs = glyphs;
    pango_shape_with_flags(alone.text, (int)alone.size, c->sh->text, (int)c->sh->size,
        c->sh->analysis, glyphs, PANGO_SHAPE_NONE);
    part_add(c, keep(c->s, &alone, 0, glyphs->num_glyphs, 0, alone.size), from, to);
}

/* The first split after an offset; splits are sorted. */
static size_t
split_after(const struct split *splits, size_t n, uint32_t offset)
{
    size_t low = 0;
    while (low < n) {
        size_t middle = low + (n - low) / 2;
        if (splits[middle].offset <= offset)
            low = middle + 1;
        else
            n = middle;
    }
    return low;
}

/* The position of a split in the shaping, at most the window's end. */
static uint32_t
place_of(const struct splitting *c, const struct split *split)
{
    return MIN(split->offset - c->w->base + c->w->from, c->w->to);
}

/* Shapes bytes [from, to), which no cut divides, again between the required splits. */
static void
parts_anew(
    struct splitting *c, const struct split *splits, size_t n, uint32_t from, uint32_t to)
{
    for (size_t i = 0; i < n; i++) {
        if (!splits[i].is_must)
            continue;
        part_alone(c, from, place_of(c, &splits[i]));
        from = place_of(c, &splits[i]);
    }
    part_alone(c, from, to);
}

bool
split_glyphs(struct glyph_splitter *s, const struct shaping *sh, const struct window *w,
    const struct split *splits, size_t n, GArray *parts)
{
    struct splitting c = { s, sh, w, parts, false };
    struct glyph_walk walk = walk_begin(sh);
    walk_to(&walk, w->from, sh->size);
    size_t first = split_after(splits, n, w->base); /* of those since the last cut */
    bool is_broken = false;
    uint32_t from = w->from;
    for (size_t i = first; from < w->to; i++) {
        uint32_t at = i < n ? place_of(&c, &splits[i]) : w->to;
        struct glyph_walk start = walk;
        if (!walk_to(&walk, at, sh->size) && at < w->to) {
            is_broken |= splits[i].is_must;
            walk = start;
            continue;
        }
        if (is_broken)
            parts_anew(&c, splits + first, i - first, from, at);
        else if (walk.step > 0)
            part_add(&c, keep(s, sh, start.at, walk.at, from, at), from, at);
        else
            part_add(&c, keep(s, sh, walk.at + 1, start.at + 1, from, at), from, at);
        is_broken = false;
        first = i + 1;
        from = at;
    }
    return c.has_unknown;
}

scaled
split_width(const struct shaping *sh, uint32_t from, uint32_t to)
{
    int64_t width = letter_spacing(sh);
    for (int i = 0; i < sh->glyphs->num_glyphs; i++) {
        int at = sh->glyphs->log_clusters[i];
        if (at >= (int)from && at < (int)to)
            width += sh->glyphs->glyphs[i].geometry.width;
    }
    return (scaled)CLAMP(width, -TEXT_WIDTH_MAX, TEXT_WIDTH_MAX);
}
