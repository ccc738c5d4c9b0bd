#include "print/pdf/draw_order.h"

#include "base/sort.h"

#include <hb-ot.h>
#include <string.h>

/* True for content that covers nothing, so that it can be drawn in any order. */
static bool
is_content(const struct fragment *f)
{
    return f->box && f->artifact == ARTIFACT_NONE && f->kind != FRAGMENT_RECT &&
           f->kind != FRAGMENT_PATH;
}

/*
 * The reading order of a fragment is the index of its box.  A comma between the page numbers of
 * a list belongs to the box of the list, but is read before the number that follows it.
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

struct draw_group
draw_group_start(const struct page *page, const struct tags *tags)
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
    return (struct draw_group){ .tags = tags, .turns = turns, .n = n };
}

void
draw_group_end(struct draw_group *group)
{
    g_free(group->turns);
}

const struct fragment *
draw_group_first(const struct draw_group *group)
{
    return group->turns[group->first].fragment;
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

/* The tag of a fragment, or NULL if it is not content: only text and pictures are. */
static struct tag *
tag_of(const struct tags *tags, const struct fragment *f)
{
    if (f->artifact != ARTIFACT_NONE || !f->box ||
        (f->kind != FRAGMENT_TEXT && f->kind != FRAGMENT_IMAGE))
        return NULL;
    return tags_find(tags, f->box);
}

/* The kind of artifact; layout for rules, signs and the text of boxes that are artifacts. */
static enum artifact
artifact_of(const struct fragment *f)
{
    return f->artifact == ARTIFACT_NONE ? ARTIFACT_LAYOUT : f->artifact;
}

/* True if the text continues where the previous one ends. */
static bool
can_join(const struct draw_group *s, const struct fragment *f)
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
draw_group_next(struct draw_group *group)
{
    group->first = group->end;
    while (group->first < group->n && is_invisible(group->turns[group->first].fragment))
        group->first++;
    if (group->first >= group->n)
        return false;
    const struct fragment *f = draw_group_first(group);
    group->end = group->first + 1;
    group->tag = tag_of(group->tags, f);
    group->artifact = group->tag ? ARTIFACT_NONE : artifact_of(f);
    group->is_pictures = f->kind == FRAGMENT_TEXT && font_is_pictures(f->shaped->font);
    while (f->kind == FRAGMENT_TEXT && !group->is_pictures && group->end < group->n &&
           can_join(group, group->turns[group->end].fragment))
        group->end++;
    return true;
}

static bool
is_plain(const struct fragment *f)
{
    return f->kind == FRAGMENT_TEXT && !font_is_pictures(f->shaped->font);
}

const struct fragment *
draw_group_plain(const struct draw_group *group)
{
    for (size_t i = group->first; i-- > 0;)
        if (is_plain(group->turns[i].fragment))
            return group->turns[i].fragment;
    for (size_t i = group->end; i < group->n; i++)
        if (is_plain(group->turns[i].fragment))
            return group->turns[i].fragment;
    return NULL;
}

static const struct box *
paragraph_around(const struct box *box)
{
    while (box && box->kind != BOX_PARAGRAPH)
        box = box->parent;
    return box;
}

/*
 * True if the fragment ends one of several paragraphs that share a tag (the columns of a line
 * of the contents).  A space must then separate its last word from the next paragraph.
 */
static bool
ends_part(const struct draw_group *s, const struct fragment *f, const struct fragment *next)
{
    const struct box *paragraph = paragraph_around(f->box);
    if (!paragraph || !paragraph->next || (next && paragraph_around(next->box) == paragraph))
        return false;
    return tags_find(s->tags, paragraph) == tags_find(s->tags, paragraph->parent);
}

const struct fragment *
draw_group_next_of(const struct draw_group *group, size_t i)
{
    return i + 1 < group->n ? group->turns[i + 1].fragment : NULL;
}

bool
draw_group_has_space(const struct draw_group *group, size_t i)
{
    const struct fragment *f = group->turns[i].fragment;
    return f->space_after || ends_part(group, f, draw_group_next_of(group, i));
}
