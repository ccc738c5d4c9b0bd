/*
 * Words can be shaped one by one, and kept, because what stands on the other side of a space
 * hardly ever matters.  Where it could is written in the font: a lookup whose glyphs include
 * the space either pairs the space with its neighbour (kerning; then a word is shaped together
 * with its spaces), or looks across it (a rule whose context holds a space and something
 * beyond; then words with the glyphs that such a rule changes are shaped within their whole
 * run).
 *
 *     Inter, "calt":   digit, space, [x] , space, digit   ->  a multiplication sign
 *                                   beyond: x
 *     Vollkorn:        [R] , space                        ->  R with a shorter leg
 *                                   beside only
 */
#include "print/text/space_context.h"

#include <hb-ot.h>
#include <string.h>

#define MAX_SEQUENCE  64
#define UNKNOWN_REACH 64 /* distance for rules that are not read one by one */

/* Features that are on by default (in HarfBuzz; Pango adds none). */
static const char *const always_on[] = { "abvm", "blwm", "calt", "ccmp", "clig", "curs", "dist",
    "kern", "liga", "locl", "mark", "mkmk", "rclt", "rlig", "rvrn" };

/* One of the two tables, as bytes; reads beyond it give 0. */
struct layout_table {
    hb_tag_t tag;
    hb_blob_t *blob;
    const uint8_t *data;
    unsigned size;
};

static unsigned
u16(const struct layout_table *t, unsigned at)
{
    return t->size >= 2 && at <= t->size - 2 ? (unsigned)t->data[at] << 8 | t->data[at + 1] : 0;
}

static unsigned
u32(const struct layout_table *t, unsigned at)
{
    return u16(t, at) << 16 | u16(t, at + 2);
}

static bool
coverage_has(const struct layout_table *t, unsigned at, hb_codepoint_t glyph)
{
    unsigned format = u16(t, at), n = u16(t, at + 2);
    for (unsigned i = 0; i < n; i++) {
        if (format == 1 && u16(t, at + 4 + 2 * i) == glyph)
            return true;
        if (format == 2 && u16(t, at + 4 + 6 * i) <= glyph && glyph <= u16(t, at + 6 + 6 * i))
            return true;
    }
    return false;
}

static void
coverage_add(const struct layout_table *t, unsigned at, hb_set_t *glyphs)
{
    unsigned format = u16(t, at), n = u16(t, at + 2);
    for (unsigned i = 0; i < n; i++) {
        if (format == 1)
            hb_set_add(glyphs, u16(t, at + 4 + 2 * i));
        if (format == 2)
            hb_set_add_range(glyphs, u16(t, at + 4 + 6 * i), u16(t, at + 6 + 6 * i));
    }
}

/* A context of coverages (format 3), in the order of the text. */
struct context_rule {
    unsigned coverages[MAX_SEQUENCE];
    unsigned n, first_input, n_input;
};

/*
 * Reads `count, offsets` at *at.  Backtrack is stored nearest glyph first, so it is reversed.
 */
static bool
read_coverages(const struct layout_table *t, unsigned base, unsigned *at, bool turn,
    struct context_rule *s)
{
    unsigned n = u16(t, *at);
    if (s->n + n > MAX_SEQUENCE)
        return false;
    for (unsigned i = 0; i < n; i++) {
        unsigned k = turn ? n - 1 - i : i;
        s->coverages[s->n + k] = base + u16(t, *at + 2 + 2 * i);
    }
    s->n += n;
    *at += 2 + 2 * n;
    return true;
}

/* False for formats whose rules are not read one by one. */
static bool
sequence_read(const struct layout_table *t, unsigned at, bool is_chain, struct context_rule *s)
{
    *s = (struct context_rule){ .n = 0 };
    if (u16(t, at) != 3)
        return false;
    unsigned p = at + 2;
    if (!is_chain) { /* glyph count, lookup count, coverages */
        s->n = s->n_input = u16(t, p);
        for (unsigned i = 0; i < s->n && i < MAX_SEQUENCE; i++)
            s->coverages[i] = at + u16(t, p + 4 + 2 * i);
        return s->n <= MAX_SEQUENCE;
    }
    if (!read_coverages(t, at, &p, true, s))
        return false;
    s->first_input = s->n;
    if (!read_coverages(t, at, &p, false, s))
        return false;
    s->n_input = s->n - s->first_input;
    return read_coverages(t, at, &p, false, s);
}

/* True if a space can occur in it between other glyphs, or be changed itself. */
static bool
looks_across(const struct layout_table *t, const struct context_rule *s, hb_codepoint_t space)
{
    for (unsigned i = 0; i < s->n; i++) {
        bool is_inside = i > 0 && i + 1 < s->n;
        bool is_input = i >= s->first_input && i < s->first_input + s->n_input;
        if ((is_inside || is_input) && coverage_has(t, s->coverages[i], space))
            return true;
    }
    return false;
}

static bool
is_context(const struct layout_table *t, unsigned type)
{
    return t->tag == HB_OT_TAG_GSUB ? type == 5 || type == 6 : type == 7 || type == 8;
}

static bool
is_chain(const struct layout_table *t, unsigned type)
{
    return t->tag == HB_OT_TAG_GSUB ? type == 6 : type == 8;
}

/* Ligatures and reversed contexts: several glyphs, but no list of coverages. */
static bool
spans_glyphs(const struct layout_table *t, unsigned type)
{
    return t->tag == HB_OT_TAG_GSUB && (type == 4 || type == 8);
}

/* The cautious answer: `input` are all glyphs that the lookup can change. */
static void
subtable_read(const struct layout_table *t, unsigned type, unsigned at, hb_codepoint_t space,
    const hb_set_t *input, struct space_context *context)
{
    struct context_rule s;
    bool is_unread = is_context(t, type) && !sequence_read(t, at, is_chain(t, type), &s);
    if (spans_glyphs(t, type) || is_unread) {
        hb_set_union(context->beyond, input);
        context->reach = MAX(context->reach, UNKNOWN_REACH);
    } else if (is_context(t, type) && looks_across(t, &s, space)) {
        for (unsigned i = 0; i < s.n_input; i++)
            coverage_add(t, s.coverages[s.first_input + i], context->beyond);
        context->reach = MAX(context->reach, s.n);
    }
}

static void
lookup_read(const struct layout_table *t, unsigned index, hb_codepoint_t space,
    const hb_set_t *input, struct space_context *context)
{
    unsigned list = u16(t, 8);
    unsigned at = list + u16(t, list + 2 + 2 * index);
    unsigned type = u16(t, at), n = u16(t, at + 4);
    unsigned extension = t->tag == HB_OT_TAG_GSUB ? 7 : 9;
    for (unsigned i = 0; i < n; i++) {
        unsigned subtable = at + u16(t, at + 6 + 2 * i), own = type;
        if (type == extension) {
            own = u16(t, subtable + 2);
            subtable += u32(t, subtable + 4);
        }
        subtable_read(t, own, subtable, space, input, context);
    }
}

/* The features that are on, as a list terminated by 0. */
static GArray *
feature_tags(const char *features)
{
    GArray *tags = g_array_new(TRUE, TRUE, sizeof(hb_tag_t));
    for (size_t i = 0; i < G_N_ELEMENTS(always_on); i++) {
        hb_tag_t tag = hb_tag_from_string(always_on[i], 4);
        g_array_append_val(tags, tag);
    }
    g_auto(GStrv) parts = g_strsplit(features, ",", -1);
    for (char **p = parts; *p; p++) {
        hb_feature_t feature;
        if (hb_feature_from_string(*p, -1, &feature) && feature.value)
            g_array_append_val(tags, feature.tag);
    }
    return tags;
}

static void
table_read(struct space_context *context, hb_face_t *face, struct layout_table *t,
    hb_codepoint_t space, const hb_tag_t *features)
{
    hb_set_t *lookups = hb_set_create(), *sets[4];
    for (size_t i = 0; i < G_N_ELEMENTS(sets); i++)
        sets[i] = hb_set_create();
    hb_ot_layout_collect_lookups(face, t->tag, NULL, NULL, features, lookups);
    for (hb_codepoint_t index = HB_SET_VALUE_INVALID; hb_set_next(lookups, &index);) {
        bool has_space = false;
        for (size_t i = 0; i < G_N_ELEMENTS(sets); i++)
            hb_set_clear(sets[i]);
        hb_ot_layout_lookup_collect_glyphs(
            face, t->tag, index, sets[0], sets[1], sets[2], sets[3]);
        for (size_t i = 0; i < 3; i++)
            has_space |= hb_set_has(sets[i], space);
        if (!has_space)
            continue;
        context->is_beside = true;
        lookup_read(t, index, space, sets[1], context);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(sets); i++)
        hb_set_destroy(sets[i]);
    hb_set_destroy(lookups);
}

struct space_context *
space_context_new(PangoFont *font, const char *features)
{
    struct space_context *context = g_new0(struct space_context, 1);
    hb_font_t *hb = pango_font_get_hb_font(font);
    hb_face_t *face = hb_font_get_face(hb);
    hb_codepoint_t space, glyph;
    context->beyond = hb_set_create();
    if (!hb_font_get_nominal_glyph(hb, ' ', &space))
        return context;
    g_autoptr(GArray) tags = feature_tags(features);
    const hb_tag_t names[] = { HB_OT_TAG_GSUB, HB_OT_TAG_GPOS };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        struct layout_table t = { .tag = names[i],
            .blob = hb_face_reference_table(face, names[i]) };
        t.data = (const uint8_t *)hb_blob_get_data(t.blob, &t.size);
        table_read(context, face, &t, space, (const hb_tag_t *)(const void *)tags->data);
        hb_blob_destroy(t.blob);
    }
    context->is_beyond = !hb_set_is_empty(context->beyond);
    for (unsigned c = ' '; c < 128; c++)
        context->ascii_beyond[c] =
            hb_font_get_nominal_glyph(hb, c, &glyph) && hb_set_has(context->beyond, glyph);
    return context;
}

void
space_context_free(struct space_context *context)
{
    hb_set_destroy(context->beyond);
    g_free(context);
}
