#include "print/pdf/glyph_run.h"

#include <string.h>

#define SOFT_HYPHEN "\xc2\xad" /* what the hyphen of a broken word shows */

void
glyph_run_init(struct glyph_run *run)
{
    *run = (struct glyph_run){ .glyphs = NULL };
}

void
glyph_run_clear(struct glyph_run *run)
{
    g_free(run->glyphs);
    g_free(run->clusters);
}

/* Makes room for so many more glyphs, as many clusters, and a space. */
static void
glyph_run_reserve(struct glyph_run *run, size_t n)
{
    while (run->n_glyphs + n + 1 > run->glyph_room) {
        run->glyph_room = MAX(2 * run->glyph_room, 128);
        run->glyphs = g_renew(struct placed_glyph, run->glyphs, run->glyph_room);
    }
    while (run->n_clusters + n + 1 > run->cluster_room) {
        run->cluster_room = MAX(2 * run->cluster_room, 128);
        run->clusters = g_renew(struct glyph_cluster, run->clusters, run->cluster_room);
    }
}

static void
add_glyph(struct glyph_run *run, unsigned index, scaled x, scaled y)
{
    run->glyphs[run->n_glyphs++] = (struct placed_glyph){ index, x, y };
}

static void
add_cluster(struct glyph_run *run, const char *text, size_t size, size_t n_glyphs)
{
    run->clusters[run->n_clusters++] =
        (struct glyph_cluster){ text, (unsigned)size, (unsigned)n_glyphs };
}

static scaled
stretched(const struct run_source *source, scaled length)
{
    return source->glyphs == 0 ? length
                               : length + (scaled)((int64_t)length * source->glyphs / 1000);
}

static bool
is_shown(PangoGlyph glyph)
{
    return !(glyph & PANGO_GLYPH_UNKNOWN_FLAG) && glyph != PANGO_GLYPH_EMPTY;
}

/* Glyphs in the order of the line; returns where the next one would stand. */
static scaled
add_glyphs(struct glyph_run *run, const struct run_source *source, const struct run_word *word)
{
    const PangoGlyphString *glyphs = word->shaped->glyphs;
    scaled x = 0; /* as shaped; stretched together, so that roundings do not add up */
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *g = &glyphs->glyphs[i];
        if (is_shown(g->glyph))
            add_glyph(run, g->glyph, word->x + stretched(source, x + g->geometry.x_offset),
                source->y + g->geometry.y_offset);
        x += g->geometry.width;
    }
    return word->x + stretched(source, x);
}

/* Which glyphs show which bytes, in logical order. */
static void
add_clusters(struct glyph_run *run, const struct shaped *shaped)
{
    const PangoGlyphString *glyphs = shaped->glyphs;
    int n = glyphs->num_glyphs, step = shaped->is_rtl ? -1 : 1;
    int at = shaped->is_rtl ? n - 1 : 0, start = 0;
    for (int done = 0; done < n;) {
        int cluster = glyphs->log_clusters[at];
        size_t shown = 0;
        for (; done < n && glyphs->log_clusters[at] == cluster; done++, at += step)
            shown += is_shown(glyphs->glyphs[at].glyph);
        int end = done < n ? glyphs->log_clusters[at] : shaped->text_size;
        if (shown > 0) /* what shows nothing (a joiner) has no place in the line */
            add_cluster(run, shaped->text + start, (size_t)(end - start), shown);
        start = end;
    }
}

static void
add_space(struct glyph_run *run, bool is_rtl, unsigned space, scaled x, scaled y)
{
    if (is_rtl) { /* the last glyph of the text is the first of the list */
        memmove(run->glyphs + 1, run->glyphs, run->n_glyphs * sizeof *run->glyphs);
        run->glyphs[0] = (struct placed_glyph){ space, x, y };
        run->n_glyphs++;
    } else {
        add_glyph(run, space, x, y);
    }
    add_cluster(run, " ", 1, 1);
}

/*
 * The space behind a fragment stands towards the next one of its line, else on the side to
 * which its letters run.
 */
static enum run_space
space_of(const struct draw_group *group, size_t i)
{
    if (!draw_group_has_space(group, i))
        return RUN_SPACE_NONE;
    const struct fragment *f = group->turns[i].fragment, *next = draw_group_next_of(group, i);
    bool is_left = f->shaped->is_rtl;
    if (next && next->kind == FRAGMENT_TEXT && next->line == f->line && next->y == f->y)
        is_left = next->x < f->x;
    return is_left ? RUN_SPACE_LEFT : RUN_SPACE_RIGHT;
}

void
run_words_set(GArray *words, const struct draw_group *group)
{
    g_array_set_size(words, 0);
    for (size_t i = group->first; i < group->end; i++) {
        const struct fragment *f = group->turns[i].fragment;
        struct run_word word = { f->shaped, f->x, space_of(group, i), f->is_soft_hyphen };
        g_array_append_val(words, word);
    }
}

static void
add_word(struct glyph_run *run, const struct run_source *source, const struct run_word *word,
    unsigned space, scaled width)
{
    size_t before = run->n_glyphs;
    glyph_run_reserve(run, (size_t)word->shaped->glyphs->num_glyphs);
    scaled end = add_glyphs(run, source, word);
    if (word->is_soft_hyphen)
        add_cluster(run, SOFT_HYPHEN, strlen(SOFT_HYPHEN), run->n_glyphs - before);
    else
        add_clusters(run, word->shaped);
    if (space == 0 || word->space == RUN_SPACE_NONE)
        return;
    bool is_left = word->space == RUN_SPACE_LEFT;
    add_space(run, word->shaped->is_rtl, space,
        is_left ? word->x - stretched(source, width) : end, source->y);
}

void
glyph_run_set(
    struct glyph_run *run, const struct run_source *source, unsigned space, scaled width)
{
    const struct shaped *first = source->words[0].shaped;
    run->n_glyphs = run->n_clusters = 0;
    run->is_backward = first && first->is_rtl;
    if (first) {
        for (size_t i = 0; i < source->n; i++)
            add_word(run, source, &source->words[i], space, width);
    } else if (space != 0) {
        glyph_run_reserve(run, 0);
        add_space(run, false, space, source->words[0].x, source->y);
    }
}
