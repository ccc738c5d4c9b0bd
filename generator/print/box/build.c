/*
 * Elements to boxes.  An element's children are built first, into a list of their own, because
 * what the element becomes depends on them: a block of inlines only is a paragraph; where
 * blocks and inlines meet, each run of inlines gets an anonymous paragraph; an inline that
 * holds a block becomes a block itself.  Notes for the side column stand outside all of this.
 */
#include "print/box/box.h"
#include "print/box/content.h"
#include "print/box/space.h"

#include <string.h>

struct builder {
    struct arena *arena;
    struct theme *theme;
    uint32_t count;
};

static void
append(struct box *parent, struct box *child)
{
    child->parent = parent;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

static void
prepend(struct box *parent, struct box *child)
{
    child->parent = parent;
    child->next = parent->first;
    parent->first = child;
    if (!parent->last)
        parent->last = child;
}

/* An attribute's text, borrowed from the tree, or NULL. */
static const char *
attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        if (strcmp((const char *)a->name, name) == 0)
            return a->children && a->children->content ? (const char *)a->children->content
                                                       : "";
    }
    return NULL;
}

static bool
has_class(const xmlNode *node, const char *class)
{
    const char *text = attribute(node, "class");
    size_t n = strlen(class);
    for (const char *p = text; p && (p = strstr(p, class)); p += n) {
        bool starts = p == text || g_ascii_isspace(p[-1]);
        if (starts && (p[n] == '\0' || g_ascii_isspace(p[n])))
            return true;
    }
    return false;
}

/* The first class that is not `except`: which sign, whose bars. */
static const char *
other_class(struct arena *a, const xmlNode *node, const char *except)
{
    const char *p = attribute(node, "class");
    while (p && *p) {
        p += strspn(p, " \t\n");
        size_t n = strcspn(p, " \t\n");
        if (n && (n != strlen(except) || strncmp(p, except, n) != 0))
            return arena_strndup(a, p, n);
        p += n;
    }
    return NULL;
}

static bool
is_inline(const struct box *box)
{
    switch (box->kind) {
    case BOX_INLINE:
    case BOX_TEXT:
    case BOX_PAGE_REF:
    case BOX_SIGN:
    case BOX_BARS:
    case BOX_LINE_BREAK:
    case BOX_ANCHOR:
    case BOX_IMAGE: /* until it is seen to stand alone */
        return true;
    case BOX_BLOCK:
    case BOX_PARAGRAPH:
    case BOX_LIST_ITEM:
    case BOX_COLUMNS:
    case BOX_TABLE:
    case BOX_TABLE_GROUP:
    case BOX_ROW:
    case BOX_CELL:
    case BOX_TREE:
    case BOX_PATTERN:
    case BOX_MULTICOL:
    case BOX_ALTERNATIVES:
    case BOX_SIDE:
        break;
    }
    return false;
}

/* White space, or inlines that hold nothing else. */
static bool
is_blank(const struct box *box)
{
    if (box->kind == BOX_TEXT)
        return space_is_blank(box->text, box->text_size);
    if (box->kind != BOX_INLINE || box->id)
        return false;
    const struct box *c = box->first;
    while (c && is_blank(c))
        c = c->next;
    return !c;
}

static struct box *
box_new(struct builder *b, enum box_kind kind, xmlNode *node, const struct style *style)
{
    struct box *box = ARENA_NEW(b->arena, struct box);
    box->kind = kind;
    box->node = node;
    box->style = style;
    box->colspan = box->rowspan = 1;
    return box;
}

static struct box *
anonymous(struct builder *b, enum box_kind kind, const struct box *parent)
{
    struct box *box = box_new(b, kind, parent->node, style_anonymous(b->theme, parent->style));
    box->is_anonymous = true;
    box->is_artifact = parent->is_artifact;
    return box;
}

/* The children of one element while it is not yet known what they make of it. */
struct children {
    struct box *first, *last;
    bool has_inline, has_block; /* notes, anchors and blank text count as neither */
};

static void
note_child(struct children *list, struct box *child)
{
    child->next = NULL;
    if (list->last)
        list->last->next = child;
    else
        list->first = child;
    list->last = child;
    if (child->kind == BOX_SIDE || child->kind == BOX_ANCHOR || is_blank(child))
        return;
    if (is_inline(child))
        list->has_inline = true;
    else
        list->has_block = true;
}

/* A run of inlines between blocks. */
struct run {
    struct box *first, *last;
    bool has_text, has_anchor, has_image, has_other;
};

static void
run_add(struct run *run, struct box *child)
{
    child->next = NULL;
    if (run->last)
        run->last->next = child;
    else
        run->first = child;
    run->last = child;
    if (child->kind == BOX_ANCHOR)
        run->has_anchor = true;
    else if (child->kind == BOX_IMAGE)
        run->has_image = true;
    else if (!is_blank(child))
        run->has_other = true;
}

static struct box *
first_paragraph(struct box *box)
{
    if (box->kind == BOX_PARAGRAPH)
        return box;
    for (struct box *c = box->first; c; c = c->next) {
        struct box *found = first_paragraph(c);
        if (found)
            return found;
    }
    return NULL;
}

/* Anchors that stand between blocks go with the next one, else with the one before. */
static void
place_anchors(struct box *parent, struct box *anchors, struct box *next)
{
    struct box *home = next ? first_paragraph(next) : NULL;
    if (!home && !next && parent->last)
        home = first_paragraph(parent->last);
    for (struct box *a = anchors, *after; a; a = after) {
        after = a->next;
        if (a->kind != BOX_ANCHOR)
            continue;
        if (home && next)
            prepend(home, a);
        else
            append(home ? home : parent, a);
    }
}

/*
 * Ends a run of inlines in front of `next` (NULL at the end): it becomes an anonymous
 * paragraph, or, where it holds nothing but blanks, pictures and anchors, just those.
 */
static void
run_end(struct builder *b, struct box *parent, struct run *run, struct box *next)
{
    struct box *list = run->first;
    if (run->has_other) {
        struct box *paragraph = anonymous(b, BOX_PARAGRAPH, parent);
        for (struct box *c = list, *after; c; c = after) {
            after = c->next;
            append(paragraph, c);
        }
        space_collapse(paragraph);
        append(parent, paragraph);
    } else if (run->has_image) {
        for (struct box *c = list, *after; c; c = after) {
            after = c->next;
            if (!is_blank(c))
                append(parent, c);
        }
    } else if (run->has_anchor) {
        place_anchors(parent, list, next);
    }
    *run = (struct run){ .first = NULL };
}

/*
 * Gives a container that holds blocks its children; runs of inlines get paragraphs.  Blocks
 * that the theme sets at the end come last.
 */
static void
adopt_blocks(struct builder *b, struct box *parent, struct children *list)
{
    struct run run = { .first = NULL };
    struct box *late = NULL, **late_end = &late;
    for (struct box *c = list->first, *after; c; c = after) {
        after = c->next;
        if (is_inline(c)) {
            run_add(&run, c);
            continue;
        }
        if (c->style->at_end) {
            c->next = NULL;
            *late_end = c;
            late_end = &c->next;
            continue;
        }
        if (c->kind != BOX_SIDE)
            run_end(b, parent, &run, c);
        append(parent, c);
    }
    run_end(b, parent, &run, NULL);
    for (struct box *c = late, *after; c; c = after) {
        after = c->next;
        append(parent, c);
    }
}

static void
adopt_inlines(struct box *parent, struct children *list)
{
    for (struct box *c = list->first, *after; c; c = after) {
        after = c->next;
        append(parent, c);
    }
}

static bool
has_only_images(const struct children *list)
{
    for (const struct box *c = list->first; c; c = c->next) {
        if (c->kind != BOX_IMAGE && !is_blank(c) && c->kind != BOX_SIDE)
            return false;
    }
    return true;
}

static bool
has_side(const struct children *list)
{
    for (const struct box *c = list->first; c; c = c->next) {
        if (c->kind == BOX_SIDE)
            return true;
    }
    return false;
}

static struct box *
in_paragraph(struct builder *b, struct box *parent, struct box *child)
{
    struct box *paragraph = anonymous(b, BOX_PARAGRAPH, parent);
    append(paragraph, child);
    space_collapse(paragraph);
    return paragraph;
}

/* Each child of a columns box is one column; inline elements too, each for itself. */
static void
adopt_columns(struct builder *b, struct box *parent, struct children *list)
{
    struct run anchors = { .first = NULL };
    for (struct box *c = list->first, *after; c; c = after) {
        after = c->next;
        if (is_blank(c))
            continue;
        if (c->kind == BOX_ANCHOR) {
            run_add(&anchors, c);
            continue;
        }
        append(parent, is_inline(c) ? in_paragraph(b, parent, c) : c);
        run_end(b, parent, &anchors, parent->last);
    }
    run_end(b, parent, &anchors, NULL);
}

/* What a child needs above it to stand in a table: rows in groups, cells in rows. */
static struct box *
wrap_for(struct builder *b, struct box *parent, enum box_kind kind)
{
    struct box *last = parent->last;
    if (last && last->is_anonymous && last->kind == kind)
        return last;
    struct box *wrapper = anonymous(b, kind, parent);
    append(parent, wrapper);
    return wrapper;
}

static void
adopt_table_part(struct builder *b, struct box *parent, struct children *list)
{
    struct run anchors = { .first = NULL };
    for (struct box *c = list->first, *after; c; c = after) {
        after = c->next;
        if (is_blank(c))
            continue;
        if (c->kind == BOX_ANCHOR) {
            run_add(&anchors, c);
            continue;
        }
        struct box *home = parent;
        if (c->kind == BOX_ROW && parent->kind == BOX_TABLE)
            home = wrap_for(b, home, BOX_TABLE_GROUP);
        if (c->kind == BOX_CELL && parent->kind == BOX_TABLE)
            home = wrap_for(b, wrap_for(b, home, BOX_TABLE_GROUP), BOX_ROW);
        if (c->kind == BOX_CELL && parent->kind == BOX_TABLE_GROUP)
            home = wrap_for(b, home, BOX_ROW);
        append(home, is_inline(c) ? in_paragraph(b, parent, c) : c);
        run_end(b, parent, &anchors, home->last);
    }
    run_end(b, parent, &anchors, NULL);
}

static void
adopt_signs(struct box *parent, struct box *list)
{
    for (struct box *c = list, *after; c; c = after) {
        after = c->next;
        if (c->kind == BOX_SIGN)
            append(parent, c);
        else
            adopt_signs(parent, c->first);
    }
}

static enum box_kind
kind_of(const struct style *style)
{
    switch (style->display) {
    case DISPLAY_INLINE:
        return BOX_INLINE;
    case DISPLAY_LIST_ITEM:
        return BOX_LIST_ITEM;
    case DISPLAY_COLUMNS:
        return BOX_COLUMNS;
    case DISPLAY_TABLE:
        return BOX_TABLE;
    case DISPLAY_TABLE_HEAD:
    case DISPLAY_TABLE_BODY:
        return BOX_TABLE_GROUP;
    case DISPLAY_TABLE_ROW:
        return BOX_ROW;
    case DISPLAY_TABLE_CELL:
        return BOX_CELL;
    case DISPLAY_SIGN:
        return BOX_SIGN;
    case DISPLAY_BARS:
        return BOX_BARS;
    case DISPLAY_IMAGE:
        return BOX_IMAGE;
    case DISPLAY_TREE:
        return BOX_TREE;
    case DISPLAY_PATTERN:
        return BOX_PATTERN;
    case DISPLAY_MULTICOL:
        return BOX_MULTICOL;
    case DISPLAY_SIDE:
        return BOX_SIDE;
    case DISPLAY_BLOCK:
    case DISPLAY_TABLE_CAPTION:
    case DISPLAY_NONE:
        break;
    }
    return BOX_BLOCK;
}

static void
adopt(struct builder *b, struct box *box, struct children *list)
{
    switch (box->kind) {
    case BOX_INLINE:
        if (list->has_block) {
            box->kind = BOX_BLOCK;
            adopt_blocks(b, box, list);
        } else {
            adopt_inlines(box, list);
        }
        break;
    case BOX_PAGE_REF:
        adopt_inlines(box, list);
        break;
    case BOX_BLOCK:
        if (list->has_inline && !list->has_block && !has_side(list) && !has_only_images(list)) {
            box->kind = BOX_PARAGRAPH;
            adopt_inlines(box, list);
            space_collapse(box);
        } else {
            adopt_blocks(b, box, list);
        }
        break;
    case BOX_COLUMNS:
        adopt_columns(b, box, list);
        break;
    case BOX_TABLE:
    case BOX_TABLE_GROUP:
    case BOX_ROW:
        adopt_table_part(b, box, list);
        break;
    case BOX_PATTERN:
        adopt_signs(box, list->first);
        break;
    case BOX_LIST_ITEM:
    case BOX_CELL:
    case BOX_TREE:
    case BOX_MULTICOL:
    case BOX_ALTERNATIVES:
    case BOX_SIDE:
        adopt_blocks(b, box, list);
        break;
    case BOX_PARAGRAPH:
    case BOX_TEXT:
    case BOX_SIGN:
    case BOX_BARS:
    case BOX_IMAGE:
    case BOX_LINE_BREAK:
    case BOX_ANCHOR:
        break;
    }
}

static unsigned
span_attribute(const xmlNode *node, const char *name)
{
    const char *text = attribute(node, name);
    guint64 number = 1;
    if (text && !g_ascii_string_to_unsigned(text, 10, 1, 1000, &number, NULL))
        number = 1;
    return (unsigned)number;
}

static void
add_marker(struct builder *b, struct box *item)
{
    const char *text = content_marker(b->arena, item->node, item->style);
    if (!text)
        return;
    const struct style *style = style_added(b->theme, "marker", item->style);
    struct box *marker = box_new(b, BOX_PARAGRAPH, item->node, style);
    marker->is_anonymous = true;
    marker->is_artifact = item->is_artifact;
    marker->parent = item;
    struct box *shown = box_new(b, BOX_TEXT, item->node, style);
    shown->text = text;
    shown->text_size = strlen(text);
    append(marker, shown);
    item->marker = marker;
}

/* What an element's attributes say, by the kind of its box. */
static void
read_attributes(struct builder *b, struct box *box)
{
    xmlNode *node = box->node;
    const char *id = attribute(node, "id");
    box->id = id && *id ? id : NULL;
    const char *artifact = attribute(node, "data-artifact");
    box->is_artifact |= artifact && strcmp(artifact, "yes") == 0;
    const char *href =
        strcmp((const char *)node->name, "a") == 0 ? attribute(node, "href") : NULL;
    if (href && *href)
        box->target = href;
    if (box->kind == BOX_PAGE_REF && href && href[0] == '#')
        box->target = href + 1;
    if (box->kind == BOX_SIDE)
        box->at = attribute(node, "data-at");
    if (box->kind == BOX_SIGN)
        box->sign = other_class(b->arena, node, "sign");
    if (box->kind == BOX_BARS)
        box->sign = other_class(b->arena, node, "bars");
    if (box->kind == BOX_IMAGE)
        box->image = attribute(node, "src");
    if (box->kind == BOX_CELL) {
        box->colspan = span_attribute(node, "colspan");
        box->rowspan = span_attribute(node, "rowspan");
        box->is_head = strcmp((const char *)node->name, "th") == 0;
    }
    if (box->kind == BOX_TABLE_GROUP)
        box->is_head = box->style->display == DISPLAY_TABLE_HEAD;
}

static struct box *build_element(
    struct builder *b, xmlNode *node, const struct style *parent, bool is_artifact);

static void
build_children(struct builder *b, struct box *box, struct children *list)
{
    for (xmlNode *n = box->node->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE) {
            struct box *child = build_element(b, n, box->style, box->is_artifact);
            if (child)
                note_child(list, child);
        } else if ((n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) &&
                   n->content && *n->content) {
            struct box *text = box_new(b, BOX_TEXT, n, box->style);
            text->text_size = strlen((const char *)n->content);
            text->text = arena_copy(b->arena, n->content, text->text_size);
            text->is_artifact = box->is_artifact;
            note_child(list, text);
        }
    }
}

static enum box_kind
kind_of_element(const xmlNode *node, const struct style *style)
{
    enum box_kind kind = kind_of(style);
    if (attribute(node, "data-choose"))
        return BOX_ALTERNATIVES;
    if (kind != BOX_INLINE)
        return kind;
    bool is_link = strcmp((const char *)node->name, "a") == 0;
    if (strcmp((const char *)node->name, "br") == 0)
        return BOX_LINE_BREAK;
    if ((is_link && has_class(node, "page")) || has_class(node, "pages"))
        return BOX_PAGE_REF;
    return kind;
}

static struct box *
build_element(struct builder *b, xmlNode *node, const struct style *parent, bool is_artifact)
{
    const struct style *style = style_of(b->theme, node, parent);
    if (style->display == DISPLAY_NONE)
        return NULL;
    struct box *box = box_new(b, kind_of_element(node, style), node, style);
    box->is_artifact = is_artifact;
    read_attributes(b, box);
    struct children list = { .first = NULL };
    if (box->kind != BOX_PAGE_REF || has_class(node, "pages"))
        build_children(b, box, &list);
    adopt(b, box, &list);
    if (box->kind == BOX_INLINE && !box->first) {
        if (!box->id)
            return NULL;
        box->kind = BOX_ANCHOR;
    }
    if (box->kind == BOX_LIST_ITEM)
        add_marker(b, box);
    return box;
}

/* Numbers the boxes in the order in which they are read; a marker comes before its item's text.
 */
static void
number_boxes(struct builder *b, struct box *box)
{
    box->index = ++b->count;
    if (box->marker)
        number_boxes(b, box->marker);
    for (struct box *c = box->first; c; c = c->next)
        number_boxes(b, c);
}

static xmlNode *
find_body(xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    if (!root || strcmp((const char *)root->name, "html") != 0)
        return root;
    for (xmlNode *n = root->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "body") == 0)
            return n;
    }
    return root;
}

struct box *
box_build(struct ctx *ctx, struct theme *theme, xmlDoc *print_tree)
{
    struct builder b = { .arena = ctx->arena, .theme = theme };
    xmlNode *body = find_body(print_tree);
    if (!body)
        return NULL;
    const struct style *root_style = NULL;
    if (body->parent && body->parent->type == XML_ELEMENT_NODE)
        root_style = style_of(theme, body->parent, NULL);
    struct box *root = build_element(&b, body, root_style, false);
    if (!root)
        return NULL;
    if (root->kind != BOX_BLOCK) {
        struct box *body_box = box_new(&b, BOX_BLOCK, body, root->style);
        append(body_box, root);
        root = body_box;
    }
    number_boxes(&b, root);
    return root;
}
