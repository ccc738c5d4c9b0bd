#include "print/pdf/draw_order.h"

#include "base/sort.h"

#include <hb-ot.h>
#include <string.h>

#define SOFT_HYPHEN "\xc2\xad" /* what the hyphen of a broken word shows */

/* What is read and does not cover anything, so that it can be drawn in any order. */
static bool
is_content(const struct fragment *f)
{
    return f->box && f->artifact == ARTIFACT_NONE && f->kind != FRAGMENT_RECT &&
           f->kind != FRAGMENT_PATH;
}

/*
 * By the box; a comma between the page numbers of a list is the list's, and stands in front of
 * the number that follows it.
 */
static uint32_t
reading_order(const struct fragment *f, const struct fragment *next)
{
    if (!f->box)
        return 0;
    bool is_comma = f->box->kind == BOX_PAGE_REF && f->box->first && next && next->box &&
                    next->box->parent == f->box;
    return is_comma ? next->box->index : f->box->index;
}

static int
by_order(const void *a, const void *b, void *data)
{
    (void)data;
    const struct turn *one = a, *other = b;
    return one->order < other->order ? -1 : one->order > other->order;
}

static bool
is_in_order(const struct turn *turns, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (turns[i].order < turns[i - 1].order)
            return false;
    return true;
}

struct stretch
stretch_start(const struct page *page, const struct tags *tags)
{
    size_t n = page->n_fragments;
    struct turn *turns = g_new(struct turn, n);
    for (size_t i = 0; i < n; i++) {
        const struct fragment *f = &page->fragments[i];
        turns[i] = (struct turn){ f, reading_order(f, i + 1 < n ? f + 1 : NULL) };
    }
    for (size_t from = 0, to; from < n; from = to + 1) {
        for (to = from; to < n && is_content(turns[to].fragment);)
            to++;
        if (!is_in_order(turns + from, to - from))
            sort_stable(turns + from, to - from, sizeof *turns, by_order, NULL);
    }
    return (struct stretch){ .tags = tags, .turns = turns, .n = n };
}

void
stretch_end(struct stretch *stretch)
{
    g_free(stretch->turns);
}

const struct fragment *
stretch_first(const struct stretch *s)
{
    return s->turns[s->first].fragment;
}

bool
font_is_pictures(PangoFont *font)
{
    hb_face_t *face = hb_font_get_face(pango_font_get_hb_font(font));
    return hb_ot_color_has_png(face) || hb_ot_color_has_layers(face) ||
           hb_ot_color_has_svg(face);
}

bool
text_is_private(const struct shaped *shaped)
{
    const unsigned char *p = (const unsigned char *)shaped->text;
    for (int i = 0; i + 1 < shaped->text_size; i++)
        if (p[i] == 0xee || (p[i] == 0xef && p[i + 1] < 0xa4) ||
            (p[i] == 0xf3 && p[i + 1] >= 0xb0) || p[i] == 0xf4)
            return true;
    return false;
}

/* The tag of a fragment, or NULL: only text and pictures are content. */
static struct tag *
tag_of(const struct tags *tags, const struct fragment *f)
{
    if (f->artifact != ARTIFACT_NONE || !f->box ||
        (f->kind != FRAGMENT_TEXT && f->kind != FRAGMENT_IMAGE))
        return NULL;
    return tags_find(tags, f->box);
}

/* Artifacts of no kind are layout: rules, signs, text in a box that is an artifact. */
static enum artifact
artifact_of(const struct fragment *f)
{
    return f->artifact == ARTIFACT_NONE ? ARTIFACT_LAYOUT : f->artifact;
}

/* Does the text go on where the one before ends? */
static bool
can_join(const struct stretch *s, const struct fragment *f)
{
    const struct fragment *last = s->turns[s->end - 1].fragment;
    return f->kind == FRAGMENT_TEXT && !f->shaped->is_rtl && !last->shaped->is_rtl &&
           f->shaped->font == last->shaped->font && f->line == last->line && f->y == last->y &&
           f->artifact == last->artifact && f->glyphs == last->glyphs &&
           f->link == last->link && memcmp(&f->colour, &last->colour, sizeof f->colour) == 0 &&
           tag_of(s->tags, f) == s->tag;
}

static bool
is_invisible(const struct fragment *f)
{
    return f->kind == FRAGMENT_RECT && !f->colour.is_set;
}

bool
stretch_next(struct stretch *s)
{
    s->first = s->end;
    while (s->first < s->n && is_invisible(s->turns[s->first].fragment))
        s->first++;
    if (s->first >= s->n)
        return false;
    const struct fragment *f = stretch_first(s);
    s->end = s->first + 1;
    s->tag = tag_of(s->tags, f);
    s->artifact = s->tag ? ARTIFACT_NONE : artifact_of(f);
    s->is_pictures = f->kind == FRAGMENT_TEXT && font_is_pictures(f->shaped->font);
    while (f->kind == FRAGMENT_TEXT && !s->is_pictures && s->end < s->n &&
           can_join(s, s->turns[s->end].fragment))
        s->end++;
    return true;
}

static bool
is_plain(const struct fragment *f)
{
    return f->kind == FRAGMENT_TEXT && !font_is_pictures(f->shaped->font);
}

const struct fragment *
stretch_plain(const struct stretch *s)
{
    for (size_t i = s->first; i-- > 0;)
        if (is_plain(s->turns[i].fragment))
            return s->turns[i].fragment;
    for (size_t i = s->end; i < s->n; i++)
        if (is_plain(s->turns[i].fragment))
            return s->turns[i].fragment;
    return NULL;
}

void
run_init(struct run *run)
{
    *run = (struct run){ .glyphs = NULL };
}

void
run_clear(struct run *run)
{
    g_free(run->glyphs);
    g_free(run->clusters);
}

/* Makes room for so many more glyphs, as many clusters, and a space. */
static void
run_reserve(struct run *run, size_t n)
{
    while (run->n_glyphs + n + 1 > run->glyph_room) {
        run->glyph_room = MAX(2 * run->glyph_room, 128);
        run->glyphs = g_renew(struct run_glyph, run->glyphs, run->glyph_room);
    }
    while (run->n_clusters + n + 1 > run->cluster_room) {
        run->cluster_room = MAX(2 * run->cluster_room, 128);
        run->clusters = g_renew(struct run_cluster, run->clusters, run->cluster_room);
    }
}

static void
add_glyph(struct run *run, unsigned index, scaled x, scaled y)
{
    run->glyphs[run->n_glyphs++] = (struct run_glyph){ index, x, y };
}

static void
add_cluster(struct run *run, const char *text, size_t size, size_t n_glyphs)
{
    run->clusters[run->n_clusters++] =
        (struct run_cluster){ text, (unsigned)size, (unsigned)n_glyphs };
}

static scaled
stretched(const struct fragment *f, scaled length)
{
    return f->glyphs == 0 ? length : length + (scaled)((int64_t)length * f->glyphs / 1000);
}

static bool
is_shown(PangoGlyph glyph)
{
    return !(glyph & PANGO_GLYPH_UNKNOWN_FLAG) && glyph != PANGO_GLYPH_EMPTY;
}

/* Glyphs in the order of the line; returns where the next one would stand. */
static scaled
add_glyphs(struct run *run, const struct fragment *f)
{
    const PangoGlyphString *glyphs = f->shaped->glyphs;
    scaled x = 0; /* as shaped; stretched together, so that roundings do not add up */
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *g = &glyphs->glyphs[i];
        if (is_shown(g->glyph))
            add_glyph(run, g->glyph, f->x + stretched(f, x + g->geometry.x_offset),
                f->y + g->geometry.y_offset);
        x += g->geometry.width;
    }
    return f->x + stretched(f, x);
}

/* Which glyphs show which bytes, in logical order. */
static void
add_clusters(struct run *run, const struct fragment *f)
{
    const PangoGlyphString *glyphs = f->shaped->glyphs;
    int n = glyphs->num_glyphs, step = f->shaped->is_rtl ? -1 : 1;
    int at = f->shaped->is_rtl ? n - 1 : 0, start = 0;
    for (int done = 0; done < n;) {
        int cluster = glyphs->log_clusters[at];
        size_t shown = 0;
        for (; done < n && glyphs->log_clusters[at] == cluster; done++, at += step)
            shown += is_shown(glyphs->glyphs[at].glyph);
        int end = done < n ? glyphs->log_clusters[at] : f->shaped->text_size;
        if (shown > 0) /* what shows nothing (a joiner) has no place in the line */
            add_cluster(run, f->shaped->text + start, (size_t)(end - start), shown);
        start = end;
    }
}

static const struct box *
paragraph_around(const struct box *box)
{
    while (box && box->kind != BOX_PARAGRAPH)
        box = box->parent;
    return box;
}

/*
 * Does the fragment end one of several paragraphs that share a tag (the columns of a contents
 * line)?  Then a space keeps its last word from the first of the next.
 */
static bool
ends_part(const struct stretch *s, const struct fragment *f, const struct fragment *next)
{
    const struct box *paragraph = paragraph_around(f->box);
    if (!paragraph || !paragraph->next || (next && paragraph_around(next->box) == paragraph))
        return false;
    return tags_find(s->tags, paragraph) == tags_find(s->tags, paragraph->parent);
}

/* What is drawn behind turn i, or NULL. */
static const struct fragment *
next_of(const struct stretch *s, size_t i)
{
    return i + 1 < s->n ? s->turns[i + 1].fragment : NULL;
}

bool
stretch_has_space(const struct stretch *s, size_t i)
{
    const struct fragment *f = s->turns[i].fragment;
    return f->space_after || ends_part(s, f, next_of(s, i));
}

/*
 * Where the space behind a fragment that ends at `end` stands: towards the next one of its
 * line, else on the side to which its letters run.
 */
static scaled
space_x(const struct fragment *f, const struct fragment *next, scaled end)
{
    if (next && next->kind == FRAGMENT_TEXT && next->line == f->line && next->y == f->y)
        return next->x < f->x ? f->x : end;
    return f->shaped->is_rtl ? f->x : end;
}

static void
add_space(struct run *run, bool is_rtl, unsigned space, scaled x, scaled y)
{
    if (is_rtl) { /* the last glyph of the text is the first of the list */
        memmove(run->glyphs + 1, run->glyphs, run->n_glyphs * sizeof *run->glyphs);
        run->glyphs[0] = (struct run_glyph){ space, x, y };
        run->n_glyphs++;
    } else {
        add_glyph(run, space, x, y);
    }
    add_cluster(run, " ", 1, 1);
}

void
run_set(struct run *run, const struct stretch *s, unsigned space)
{
    run->n_glyphs = run->n_clusters = 0;
    run->is_backward = stretch_first(s)->shaped->is_rtl;
    for (size_t i = s->first; i < s->end; i++) {
        const struct fragment *f = s->turns[i].fragment;
        size_t before = run->n_glyphs;
        run_reserve(run, (size_t)f->shaped->glyphs->num_glyphs);
        scaled end = add_glyphs(run, f);
        if (f->is_soft_hyphen)
            add_cluster(run, SOFT_HYPHEN, strlen(SOFT_HYPHEN), run->n_glyphs - before);
        else
            add_clusters(run, f);
        if (space != 0 && stretch_has_space(s, i))
            add_space(run, f->shaped->is_rtl, space, space_x(f, next_of(s, i), end), f->y);
    }
}

void
run_set_space(struct run *run, unsigned space, scaled x, scaled y)
{
    run->n_glyphs = run->n_clusters = 0;
    run->is_backward = false;
    run_reserve(run, 0);
    if (space != 0)
        add_space(run, false, space, x, y);
}
