/*
 * Builds tags from boxes.  The element and class of most boxes determine a structure type;
 * other boxes are transparent, and their content belongs to the tag around them.  ISO 32000-1
 * and PDF/UA prescribe how tags nest (a list contains items, an item a label and a body, a
 * table rows).  Missing levels are added here, so that no template can produce invalid nesting.
 */
#include "print/pdf/tag.h"

#include "print/box/attribute.h"
#include "print/pdf/role.h"
#include "print/pdf/tag_pdf2.h"

#include <assert.h>
#include <string.h>

#define MAX_LEVELS 16

struct tag_builder {
    struct tags *tags;
    const struct layout *layout;
    GHashTable *by_id;      /* id -> the struct tag * that contains it */
    GPtrArray *notes;       /* tags of BOX_SIDE */
    int levels[MAX_LEVELS]; /* levels of the open headings in the print tree */
    size_t n_levels;
};

static enum content_model
model_of(const struct tag *tag)
{
    return type_find(tag->type)->model;
}

static bool
tag_is(const struct tag *tag, const char *type)
{
    return strcmp(tag->type, type) == 0;
}

const struct target *
tag_link_target(const struct layout *layout, const struct box *link)
{
    const char *id = box_target(link);
    if (id && link->kind != BOX_PAGE_REF)
        id = *id == '#' ? id + 1 : NULL;
    return id ? g_hash_table_lookup(layout->target_by_id, id) : NULL;
}

const char *
link_address(const struct box *link)
{
    bool is_inner =
        link->kind == BOX_PAGE_REF || (box_target(link) && *box_target(link) == '#');
    return is_inner ? NULL : box_target(link);
}

static bool
link_leads(const struct layout *layout, const struct box *link)
{
    return link_address(link) || tag_link_target(layout, link);
}

void
box_text(const struct box *box, GString *out)
{
    if (box->kind == BOX_TEXT)
        g_string_append_len(out, box->text, (gssize)box->text_size);
    for (const struct box *child = box->first; child; child = child->next)
        box_text(child, out);
}

struct tag *
tag_new(struct tags *tags, const char *type, const struct box *box, uint32_t order)
{
    struct tag *tag = ARENA_NEW(tags->arena, struct tag);
    tag->type = type_find(type)->name;
    tag->box = box;
    tag->order = order;
    tag->end = order;
    return tag;
}

void
tag_append(struct tag *parent, struct tag *tag)
{
    tag->parent = parent;
    if (parent->last)
        parent->last->next = tag;
    else
        parent->first = tag;
    parent->last = tag;
}

static void
tag_prepend(struct tag *parent, struct tag *tag)
{
    tag->parent = parent;
    tag->next = parent->first;
    parent->first = tag;
    if (!parent->last)
        parent->last = tag;
}

void
tag_insert_after(struct tag *before, struct tag *tag)
{
    tag->parent = before->parent;
    tag->next = before->next;
    before->next = tag;
    if (tag->parent->last == before)
        tag->parent->last = tag;
}

void
tag_remove(struct tag *tag)
{
    struct tag *parent = tag->parent, *before = NULL;
    for (struct tag *t = parent->first; t != tag; t = t->next)
        before = t;
    if (before)
        before->next = tag->next;
    else
        parent->first = tag->next;
    if (parent->last == tag)
        parent->last = before;
    tag->next = NULL;
}

struct tag *
tag_add(struct tags *tags, struct tag *parent, const char *type, uint32_t order)
{
    struct tag *tag = tag_new(tags, type, NULL, order);
    tag_append(parent, tag);
    return tag;
}

/* Adds a tag that the nesting requires: the LI around a dt, the LBody of an item. */
static struct tag *
tag_imply(struct tag_builder *b, struct tag *parent, const char *type, uint32_t order)
{
    return tag_add(b->tags, parent, type, order);
}

static bool
is_one_of(const char *type, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(type, *list) == 0)
            return true;
    return false;
}

/* The item for a label or a body; a label begins a new item after a body. */
static struct tag *
item_for(struct tag_builder *b, struct tag *list, const char *type, uint32_t order)
{
    struct tag *item = list->last;
    bool begins = strcmp(type, "Lbl") == 0 && item && item->last && tag_is(item->last, "LBody");
    if (!item || item->box || begins)
        return tag_imply(b, list, "LI", order);
    return item;
}

/*
 * The tag that can contain a tag of `type` (text if "") where `parent` is around it.  Adds the
 * missing levels.
 */
static struct tag *
parent_for(struct tag_builder *b, struct tag *parent, const char *type, uint32_t order)
{
    static const char *const in_list[] = { "LI", "L", "Caption", NULL };
    static const char *const in_item[] = { "Lbl", "LBody", NULL };
    static const char *const in_table[] = { "THead", "TBody", "TFoot", "Caption", NULL };
    static const char *const in_contents[] = { "TOC", "TOCI", "Caption", NULL };

    switch (model_of(parent)) {
    case MODEL_LIST:
        if (is_one_of(type, in_list))
            return parent;
        parent = item_for(b, parent, type, order);
        return parent_for(b, parent, type, order);
    case MODEL_ITEM:
        if (is_one_of(type, in_item))
            return parent;
        if (parent->last && tag_is(parent->last, "LBody"))
            return parent->last;
        return tag_imply(b, parent, "LBody", order);
    case MODEL_TABLE:
        if (is_one_of(type, in_table))
            return parent;
        return parent_for(b, tag_imply(b, parent, "TBody", order), type, order);
    case MODEL_ROWS:
        if (strcmp(type, "TR") == 0)
            return parent;
        return parent_for(b, tag_imply(b, parent, "TR", order), type, order);
    case MODEL_CELLS:
        if (strcmp(type, "TH") == 0 || strcmp(type, "TD") == 0)
            return parent;
        return tag_imply(b, parent, "TD", order);
    case MODEL_CONTENTS:
        if (is_one_of(type, in_contents))
            return parent;
        return tag_imply(b, parent, "TOCI", order);
    case MODEL_BLOCKS:
    case MODEL_TEXT:
        break;
    }
    if (tag_is(parent, "TOCI") && strcmp(type, "Link") == 0) /* ISO 32000-1, 14.8.4.3.3 */
        return tag_imply(b, parent, "Reference", order);
    return parent;
}

static void
note_skipped(struct tags *tags, const struct box *box, int above)
{
    struct skipped *skipped = ARENA_NEW(tags->arena, struct skipped);
    *skipped = (struct skipped){ .box = box, .above = above };
    *tags->skipped_end = skipped;
    tags->skipped_end = &skipped->next;
}

/*
 * The type of a heading.  Its level is its depth in the document, so that none is skipped
 * (PDF/UA-1, 7.4.2).
 */
static const char *
heading_type(struct tag_builder *b, const struct box *box)
{
    int level = box->name->element[1] - '0';
    static const char *const headings[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
    while (b->n_levels > 0 && b->levels[b->n_levels - 1] >= level)
        b->n_levels--;
    int above = b->n_levels > 0 ? b->levels[b->n_levels - 1] : 0;
    if (level > above + 1)
        note_skipped(b->tags, box, above);
    if (b->n_levels < MAX_LEVELS)
        b->levels[b->n_levels++] = level;
    return headings[MIN(b->n_levels, G_N_ELEMENTS(headings)) - 1];
}

static bool
is_inside(const struct tag *tag, const char *type)
{
    for (; tag; tag = tag->parent)
        if (tag_is(tag, type))
            return true;
    return false;
}

static const struct box *
element_around(const struct box *box)
{
    box = box->parent;
    while (box && box->is_anonymous)
        box = box->parent;
    return box;
}

/*
 * The type of a box in the table of contents.  A group of lines is a nested TOC, with its
 * caption first, wherever that is on the page; the number of a line is its label.
 */
static const char *
contents_type(const struct box *box, const struct tag *parent, const char *type)
{
    if (!type)
        return NULL;
    bool is_group = tag_is(parent, "TOC") && parent->box;
    if (strcmp(type, "P") == 0 && box->style->tag == TAG_CAPTION && is_group)
        return parent->first && tag_is(parent->first, "Caption") ? "P" : "Caption";
    if (strcmp(type, "L") == 0)
        return is_group && element_around(box) == parent->box ? NULL : "TOC";
    return strcmp(type, "LI") == 0 ? "TOCI" : type;
}

/* The type of a box's tag; NULL if the box is transparent. */
static const char *
type_of(struct tag_builder *b, const struct box *box, const struct tag *parent)
{
    if (box->is_anonymous)
        return box->kind == BOX_TABLE_GROUP ? "TBody" : box->kind == BOX_ROW ? "TR" : NULL;
    if (box->kind == BOX_TEXT)
        return NULL;
    const char *asked = box_attribute(box, "data-tag");
    if (asked)
        return type_find(asked) ? type_find(asked)->name : NULL;
    const char *type = type_by_rules(box);
    if (is_inside(parent, "TOC"))
        type = contents_type(box, parent, type);
    if (!type)
        return NULL;
    if (strcmp(type, "H") == 0)
        return heading_type(b, box);
    if (strcmp(type, "Link") == 0)
        return link_leads(b->layout, box) && !is_inside(parent, "Link") ? type : NULL;
    bool is_in_list = model_of(parent) == MODEL_ITEM || model_of(parent) == MODEL_LIST;
    if (strcmp(type, "Lbl") == 0 && !is_in_list && !tag_is(parent, "TOCI"))
        return NULL;
    if (strcmp(type, "LBody") == 0 && !is_in_list)
        return NULL;
    if (strcmp(type, "Sect") == 0 && parent == b->tags->root)
        return "Part";
    return type;
}

static const char *
lang_of(const struct tag *tag)
{
    for (; tag; tag = tag->parent)
        if (tag->lang)
            return tag->lang;
    return "";
}

/* True for text in another language than its tag. */
static bool
is_foreign(const struct box *box, const struct tag *parent)
{
    return box->style && box->style->lang && strcmp(box->style->lang, lang_of(parent)) != 0;
}

static bool
is_artifact(const struct box *box)
{
    switch (box->kind) {
    case BOX_SIGN:
    case BOX_BARS:
    case BOX_PATTERN:
        return true;
    case BOX_IMAGE: {
        const char *alt = box_attribute(box, "alt");
        return !alt || !*alt;
    }
    default:
        return box->is_artifact;
    }
}

static void visit(struct tag_builder *b, const struct box *box, struct tag *parent);

static void
visit_children(struct tag_builder *b, const struct box *box, struct tag *tag)
{
    if (box_marker(box)) {
        struct tag *item = parent_for(b, tag, "Lbl", box->index);
        struct tag *label = tag_imply(b, item, "Lbl", box_marker(box)->index);
        visit(b, box_marker(box), label);
    }
    for (const struct box *child = box->first; child; child = child->next)
        visit(b, child, tag);
    if (box_marker(box) && tag_is(tag, "LI") &&
        tag->last == tag->first) /* an item without words */
        tag_imply(b, tag, "LBody", box->index);
}

/* The tag of a box, or the one around it if it has none of its own. */
static struct tag *
tag_for(struct tag_builder *b, const struct box *box, struct tag *parent)
{
    const char *type = type_of(b, box, parent);
    if (!type && box->kind == BOX_PARAGRAPH) {
        /* Text directly among blocks. */
        parent = parent_for(b, parent, "", box->index);
        type = model_of(parent) == MODEL_BLOCKS ? "P" : NULL;
    }
    if (!type && box->kind == BOX_INLINE && is_foreign(box, parent))
        type = "Span";
    if (!type)
        return parent;
    parent = parent_for(b, parent, type, box->index);
    struct tag *tag = tag_new(b->tags, type, box, box->index);
    if (tag_is(parent, "TOC") && tag_is(tag, "Caption"))
        tag_prepend(parent, tag);
    else
        tag_append(parent, tag);
    if (is_foreign(box, parent))
        tag->lang = box->style->lang;
    return tag;
}

static void
visit(struct tag_builder *b, const struct box *box, struct tag *parent)
{
    assert(box->index <= b->tags->n_boxes);
    if (is_artifact(box)) /* by_box remains NULL for everything in it */
        return;
    struct tag *tag = box->kind == BOX_TEXT ? parent : tag_for(b, box, parent);
    b->tags->by_box[box->index] = tag;
    if (box_id(box))
        g_hash_table_insert(b->by_id, (void *)(uintptr_t)box_id(box), tag);
    if (box->kind == BOX_SIDE && box_more(box)->at)
        g_ptr_array_add(b->notes, tag);
    visit_children(b, box, tag);
}

static uint32_t
note_ends(struct tag *tag)
{
    for (struct tag *child = tag->first; child; child = child->next) {
        uint32_t end = note_ends(child); /* MAX evaluates its arguments twice */
        tag->end = MAX(tag->end, end);
    }
    return tag->end;
}

/*
 * Moves a side note to its place in the reading order, wherever it is painted: after the
 * paragraph that cites it, or to the end of the item or cell whose text is not a paragraph of
 * its own.
 */
static void
move_note(struct tag_builder *b, struct tag *note)
{
    struct tag *anchor = g_hash_table_lookup(b->by_id, box_more(note->box)->at);
    while (anchor && type_find(anchor->type)->is_inline)
        anchor = anchor->parent;
    if (!anchor || is_inside(anchor, "Note") || model_of(anchor) != MODEL_TEXT)
        return;
    if (!type_find(anchor->type)->is_paragraph) {
        tag_remove(note);
        note->order = UINT32_MAX - 1;
        tag_append(anchor, note);
        return;
    }
    while (model_of(anchor->parent) != MODEL_BLOCKS && model_of(anchor->parent) != MODEL_TEXT)
        anchor = anchor->parent;
    uint32_t order = anchor->end;
    while (anchor->next && anchor->next->box && anchor->next->box->kind == BOX_SIDE)
        anchor = anchor->next;
    if (anchor == note)
        return;
    tag_remove(note);
    note->order = order;
    tag_insert_after(anchor, note);
}

static uint32_t
count_boxes(const struct box *box)
{
    uint32_t last = box->index;
    if (box_marker(box)) {
        uint32_t marker = count_boxes(box_marker(box));
        last = MAX(last, marker);
    }
    for (const struct box *child = box->first; child; child = child->next) {
        uint32_t in_child = count_boxes(child);
        last = MAX(last, in_child);
    }
    return last;
}

struct tags *
tags_build(struct arena *a, const struct box *root, const struct layout *layout,
    enum pdf_standard standard)
{
    struct tags *tags = ARENA_NEW(a, struct tags);
    tags->arena = a;
    tags->standard = standard;
    tags->n_boxes = count_boxes(root);
    tags->skipped_end = &tags->skipped;
    tags->by_box = ARENA_ARRAY(a, struct tag *, tags->n_boxes + 1);
    struct tag_builder b = {
        .tags = tags,
        .layout = layout,
        .by_id = g_hash_table_new(g_str_hash, g_str_equal),
        .notes = g_ptr_array_new(),
    };
    tags->root = tag_new(tags, "Document", root, root->index);
    tags->root->lang = root->style->lang;
    tags->by_box[root->index] = tags->root;
    visit_children(&b, root, tags->root);
    note_ends(tags->root);
    for (guint i = 0; i < b.notes->len; i++)
        move_note(&b, b.notes->pdata[i]);
    g_hash_table_destroy(b.by_id);
    g_ptr_array_free(b.notes, TRUE);
    if (standard == PDF_UA_2)
        tags_to_pdf2(tags, layout);
    return tags;
}

struct tag *
tags_find(const struct tags *tags, const struct box *box)
{
    struct tag *tag = box && box->index <= tags->n_boxes ? tags->by_box[box->index] : NULL;
    while (tag && tag->inner)
        tag = tag->inner;
    return tag;
}

const struct tag *
tags_written(const struct tags *tags, const struct box *box)
{
    const struct tag *tag = NULL;
    for (; box && !tag; box = box->parent)
        tag = tags_find(tags, box);
    while (tag && tag->number == 0)
        tag = tag->parent;
    return tag ? tag : tags->root;
}

/* True for tags that are needed even if empty: cells, and the body of an item with a label. */
static bool
is_needed(const struct tag *tag)
{
    bool is_body = tag_is(tag, "LBody") && tag != tag->parent->first;
    return tag->first || tag->content || is_body || tag_is(tag, "TD") || tag_is(tag, "TH");
}

static void
prune(struct tag *tag)
{
    struct tag **at = &tag->first;
    tag->last = NULL;
    while (*at) {
        prune(*at);
        if (is_needed(*at)) {
            tag->last = *at;
            at = &(*at)->next;
        } else {
            *at = (*at)->next;
        }
    }
}

void
tags_prune(struct tags *tags)
{
    prune(tags->root);
}
