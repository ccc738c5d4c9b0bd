/*
 * Adapts the tags to PDF 2.0.  First it makes the distinctions that only PDF 2.0 has: titles,
 * asides, notes with their citations, pictures with captions.  Then every tag whose parent may
 * not contain it is given another type or another place.
 */
#include "print/pdf/tag_pdf2.h"

#include "audit/containment.h"
#include "print/pdf/role.h"

#include <string.h>

static bool
tag_is(const struct tag *tag, const char *type)
{
    return strcmp(tag->type, type) == 0;
}

/* True for the tag of an element to which the theme assigns this kind. */
static bool
box_is(const struct tag *tag, enum tag_kind kind)
{
    return tag->box && tag->box->style->tag == kind;
}

/* ---- types that PDF 1.7 does not have ---- */

/* Replaces the tag by its children; what is drawn of it then belongs to `heir`. */
static void
tag_dissolve(struct tag *tag, struct tag *heir)
{
    struct tag *after = tag, *next;
    for (struct tag *child = tag->first; child; child = next) {
        next = child->next;
        child->next = NULL;
        tag_insert_after(after, child);
        after = child;
    }
    tag_remove(tag);
    tag->first = tag->last = NULL;
    tag->inner = heir;
}

/*
 * In the contents, a Reference becomes the Link itself, because it may not contain one (Table
 * 5).
 */
static void
join_reference(struct tag *reference)
{
    struct tag *link = reference->first;
    if (!link || link->next || !tag_is(link, "Link"))
        return;
    link->type = type_find("Reference")->name;
    tag_dissolve(reference, link);
}

static void
retype(struct tag *tag)
{
    if (tag_is(tag, "Note"))
        tag->type = type_find("Aside")->name;
    else if (tag_is(tag, "H1") && box_is(tag, TAG_TITLE))
        tag->type = type_find("Title")->name;
    else if (tag_is(tag, "Reference") && tag->box)
        tag->type = type_find("Span")->name;
    struct tag *next;
    for (struct tag *child = tag->first; child; child = next) {
        next = child->next;
        if (tag_is(child, "Reference") && !child->box)
            join_reference(child);
        else
            retype(child);
    }
}

/* ---- pictures and their captions ---- */

static struct tag *
only_figure(struct tag *tag)
{
    while (tag && !tag_is(tag, "Figure"))
        tag = tag->first && !tag->first->next ? tag->first : NULL;
    return tag;
}

/*
 * Turns a group of a picture and its caption into a Figure that ends with the caption: a
 * caption belongs to the tag that contains it (ISO 32000-2, 14.8.4.8.4).
 */
static void
join_caption(struct tag *group)
{
    struct tag *figure = group->first ? only_figure(group->first) : NULL;
    struct tag *caption = group->last;
    if (group->first && caption && tag_is(group->first, "Caption")) {
        caption = group->first;
        figure = only_figure(group->last);
    }
    if (!figure || !caption || !tag_is(caption, "Caption") ||
        group->first->next != group->last || figure->first)
        return;
    tag_remove(caption);
    caption->order = UINT32_MAX - 1;
    for (struct tag *above = figure->parent; above != group; above = figure->parent)
        tag_dissolve(above, figure);
    tag_dissolve(group, figure);
    tag_append(figure, caption);
}

static void
join_captions(struct tag *tag)
{
    struct tag *next;
    for (struct tag *child = tag->first; child; child = next) {
        next = child->next;
        if (tag_is(child, "Div"))
            join_caption(child);
        else
            join_captions(child);
    }
}

/* ---- notes, and where they are cited (ISO 14289-2, 8.2.5.14) ---- */

static void
add_ref(struct tags *tags, struct tag *tag, struct tag *to)
{
    struct tag_ref **at = &tag->refs;
    for (; *at; at = &(*at)->next)
        if ((*at)->to == to)
            return;
    *at = ARENA_NEW(tags->arena, struct tag_ref);
    (*at)->to = to;
}

/* Returns the note in an item of a list of sources; it is made when first cited. */
static struct tag *
note_of(struct tags *tags, struct tag *item)
{
    struct tag *body = item->last;
    if (!tag_is(item, "LI") || !body || !tag_is(body, "LBody"))
        return NULL;
    if (body->first && tag_is(body->first, "FENote"))
        return body->first;
    struct tag *note = tag_new(tags, "FENote", NULL, body->order), *next;
    for (struct tag *child = body->first; child; child = next) {
        next = child->next;
        child->next = NULL;
        tag_append(note, child);
    }
    body->first = body->last = NULL;
    body->inner = note;
    note->end = body->end;
    tag_append(body, note);
    return note;
}

static struct tag *
cited_item(const struct tags *tags, const struct layout *layout, const struct tag *link)
{
    const struct target *target = link->box ? tag_link_target(layout, link->box) : NULL;
    struct tag *item = target ? tags->by_box[target->box->index] : NULL;
    return item && item->box && tag_is(item, "LI") ? item : NULL;
}

/* The number of notes that a mark cites: one for "4", three for "4–6". */
static unsigned
notes_of_mark(const struct tag *link)
{
    g_autoptr(GString) text = g_string_new(NULL);
    box_text(link->box, text);
    const char *dash = strstr(text->str, "–");
    guint64 first = g_ascii_strtoull(text->str, NULL, 10);
    guint64 last = dash ? g_ascii_strtoull(dash + strlen("–"), NULL, 10) : first;
    return last > first && last - first < 10000 ? (unsigned)(last - first) + 1 : 1;
}

static void
join_cited(struct tags *tags, const struct layout *layout, struct tag *mark)
{
    for (struct tag *link = mark->first; link; link = link->next) {
        struct tag *item = tag_is(link, "Link") ? cited_item(tags, layout, link) : NULL;
        for (unsigned n = item ? notes_of_mark(link) : 0; n > 0 && item; n--) {
            struct tag *note = note_of(tags, item);
            if (note) {
                add_ref(tags, mark, note);
                add_ref(tags, note, mark);
            }
            item = item->next;
        }
    }
}

static void
join_notes(struct tags *tags, const struct layout *layout, struct tag *tag)
{
    if (box_is(tag, TAG_REFERENCE))
        join_cited(tags, layout, tag);
    for (struct tag *child = tag->first; child; child = child->next)
        join_notes(tags, layout, child);
}

/* ---- everything where it may stand ---- */

/* Moves an aside behind the tag that may not contain it. */
static void
move_aside(struct tag *aside)
{
    struct tag *above = aside->parent, *after = aside;
    while (above->parent && !containment_allows(above->type, "Aside")) {
        after = above;
        above = above->parent;
    }
    if (after == aside)
        return;
    while (after->next && tag_is(after->next, "Aside"))
        after = after->next;
    tag_remove(aside);
    aside->order = after->end;
    tag_insert_after(after, aside);
}

static void
move_asides(struct tag *tag)
{
    struct tag *next;
    for (struct tag *child = tag->first; child; child = next) {
        next = child->next;
        move_asides(child);
        if (tag_is(child, "Aside") && !containment_allows(tag->type, "Aside"))
            move_aside(child);
    }
}

/* Wraps the child in a tag of that type. */
static struct tag *
tag_wrap(struct tags *tags, struct tag *child, const char *type)
{
    struct tag *around = tag_new(tags, type, NULL, child->order);
    around->end = child->end;
    tag_insert_after(child, around);
    tag_remove(child);
    tag_append(around, child);
    return around;
}

/* The first type in the list that the parent may contain; "NonStruct" is allowed anywhere. */
static const char *
type_instead(const char *parent)
{
    static const char *const types[] = { "Div", "Span", "NonStruct" };
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(types) && !containment_allows(parent, types[i]))
        i++;
    return type_find(types[i])->name;
}

static void
place_below(struct tags *tags, struct tag *tag)
{
    struct tag *next;
    for (struct tag *child = tag->first; child; child = next) {
        next = child->next;
        if (!containment_allows(tag->type, child->type)) {
            if (type_find(child->type)->is_inline && containment_allows(tag->type, "P"))
                tag_wrap(tags, child, "P");
            else
                child->type = type_instead(tag->type);
        }
        place_below(tags, child);
    }
}

void
tags_to_pdf2(struct tags *tags, const struct layout *layout)
{
    retype(tags->root);
    join_captions(tags->root);
    join_notes(tags, layout, tags->root);
    move_asides(tags->root);
    place_below(tags, tags->root);
}
