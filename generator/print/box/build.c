/*
 * Converts elements to boxes.  The children come first, in a list of their own, because an
 * element's kind depends on them.
 */
#include "compose/compose.h"
#include "picture/picture.h"
#include "print/box/anonymous_boxes.h"
#include "print/box/attribute.h"
#include "print/box/list_marker.h"

#include <string.h>

static const char *
intern(struct box_builder *b, const char *text)
{
    const char *kept = g_hash_table_lookup(b->strings, text);
    if (!kept) {
        kept = arena_strdup(b->arena, text);
        g_hash_table_add(b->strings, (gpointer)(uintptr_t)kept);
    }
    return kept;
}

static const char *
copy(struct box_builder *b, const char *text)
{
    return text ? arena_strdup(b->arena, text) : NULL;
}

/* What the box has besides its content, to be changed. */
static struct box_more *
more_of(struct box_builder *b, struct box *box)
{
    if (!box->more)
        box->more = ARENA_NEW(b->arena, struct box_more);
    return box->more;
}

/* The last class of an element, which names a sign or bars; NULL if it has none. */
static const char *
last_class(struct box_builder *b, const xmlNode *node)
{
    const char *p = element_attribute(node, "class"), *last = NULL;
    size_t size = 0;
    while (p && *p) {
        p += strspn(p, " \t\n");
        size_t n = strcspn(p, " \t\n");
        if (n > 0) {
            last = p;
            size = n;
        }
        p += n;
    }
    g_autofree char *name = last ? g_strndup(last, size) : NULL;
    return name ? intern(b, name) : NULL;
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
    case DISPLAY_PAGE_LABEL:
    case DISPLAY_PAGE_LIST:
        return BOX_PAGE_REF;
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

static uint16_t
span_attribute(const xmlNode *node, const char *name)
{
    const char *text = element_attribute(node, name);
    guint64 number = 1;
    if (text && !g_ascii_string_to_unsigned(text, 10, 1, 1000, &number, NULL))
        number = 1;
    return (uint16_t)number;
}

static void
add_marker(struct box_builder *b, struct box *item, const xmlNode *li)
{
    const char *text = list_marker_text(b->arena, li, item->style);
    if (!text)
        return;
    const struct style *style = style_added(b->theme, "marker", item->style);
    const struct box_name *name = box_name(b, item->name->element, NULL);
    struct box *marker = box_new(b, BOX_PARAGRAPH, name, style, item->origin);
    marker->is_anonymous = true;
    marker->is_artifact = item->is_artifact;
    marker->parent = item;
    struct box *shown = box_new(b, BOX_TEXT, name, style, item->origin);
    shown->text = text;
    shown->text_size = (uint32_t)strlen(text);
    box_append(marker, shown);
    more_of(b, item)->marker = marker;
}

/* Copies what later stages need, because the tree will be gone. */
static void
keep_attributes(struct box_builder *b, struct box *box, const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        const char *value =
            a->children && a->children->content ? (const char *)a->children->content : "";
        if (a->ns)
            continue;
        if (strcmp(name, "class") == 0) {
            box->name = box_name(b, box->name->element, intern(b, value));
        } else if (attribute_is_kept(name)) {
            struct box_more *more = more_of(b, box);
            struct attribute *kept = ARENA_NEW(b->arena, struct attribute);
            *kept = (struct attribute){ more->attributes, intern(b, name), copy(b, value) };
            more->attributes = kept;
        }
    }
}

/* NULL after a finding. */
static const struct picture *
find_picture(struct box_builder *b, const xmlNode *node)
{
    const char *src = element_attribute(node, "src");
    const struct picture *picture = NULL;
    if (src && g_str_has_prefix(src, PICTURE_SCHEME))
        picture = pictures_find(b->ctx->pictures, src + strlen(PICTURE_SCHEME));
    if (!picture)
        diag_add(b->ctx->diags, SEV_ERROR, origin_span(b->ctx, node), "template",
            "there is no picture \"%s\"", src ? src : "");
    return picture;
}

/* Reads an element's attributes, by the kind of its box. */
static void
read_attributes(struct box_builder *b, struct box *box, const xmlNode *node)
{
    const char *id = element_attribute(node, "id");
    if (id && *id)
        more_of(b, box)->id = copy(b, id);
    const char *artifact = element_attribute(node, "data-artifact");
    box->is_artifact |= artifact && strcmp(artifact, "yes") == 0;
    const char *element = box->name->element;
    const char *href = strcmp(element, "a") == 0 ? element_attribute(node, "href") : NULL;
    if (href && *href)
        more_of(b, box)->target = copy(b, href + (box->kind == BOX_PAGE_REF && href[0] == '#'));
    if (box->kind == BOX_SIDE)
        more_of(b, box)->at = copy(b, element_attribute(node, "data-at"));
    if (box->kind == BOX_SIGN || box->kind == BOX_BARS)
        more_of(b, box)->sign = last_class(b, node);
    if (box->kind == BOX_IMAGE)
        more_of(b, box)->picture = find_picture(b, node);
    if (box->kind == BOX_CELL) {
        box->colspan = span_attribute(node, "colspan");
        box->rowspan = span_attribute(node, "rowspan");
        box->is_head = strcmp(element, "th") == 0;
    }
    if (box->kind == BOX_TABLE_GROUP)
        box->is_head = box->style->display == DISPLAY_TABLE_HEAD;
}

static struct box *build_element(struct box_builder *b, xmlNode *node,
    const struct style *parent, const struct span *around, bool is_artifact);

static void
build_child(struct box_builder *b, const struct box *box, xmlNode *n, struct children *list)
{
    struct box *child = NULL;
    if (n->type == XML_ELEMENT_NODE) {
        child = build_element(b, n, box->style, box->origin, box->is_artifact);
    } else if ((n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) && n->content &&
               *n->content) {
        const struct box_name *name = box_name(b, intern(b, "text"), NULL);
        child = box_new(b, BOX_TEXT, name, box->style, box->origin);
        child->text_size = (uint32_t)strlen((const char *)n->content);
        child->text = arena_copy(b->arena, n->content, child->text_size);
        child->is_artifact = box->is_artifact;
    }
    if (child)
        children_add(list, child);
}

static enum box_kind
kind_of_element(const xmlNode *node, const struct style *style)
{
    enum box_kind kind = kind_of(style);
    if (element_attribute(node, "data-choose"))
        return BOX_ALTERNATIVES;
    if (kind == BOX_INLINE && strcmp((const char *)node->name, "br") == 0)
        return BOX_LINE_BREAK;
    return kind;
}

static bool
span_is(const struct span *a, const struct span *b)
{
    return a->source == b->source && a->start == b->start && a->end == b->end;
}

/*
 * The box of an element without its children; `around` is the origin of its parent.  NULL if it
 * is not shown.
 */
static struct box *
open_element(struct box_builder *b, const xmlNode *node, const struct style *parent,
    const struct span *around, bool is_artifact)
{
    const struct style *style = style_of(b->theme, node, parent);
    if (style->display == DISPLAY_NONE)
        return NULL;
    struct span origin = *around;
    origin_find(b->ctx, node, &origin);
    if (!span_is(&origin, around))
        around = arena_copy(b->arena, &origin, sizeof origin);
    const struct box_name *name = box_name(b, intern(b, (const char *)node->name), NULL);
    struct box *box = box_new(b, kind_of_element(node, style), name, style, around);
    box->is_artifact = is_artifact;
    keep_attributes(b, box, node);
    read_attributes(b, box, node);
    return box;
}

/* NULL if nothing remains of it. */
static struct box *
close_element(
    struct box_builder *b, const xmlNode *node, struct box *box, struct children *list)
{
    box_set_children(b, box, list);
    if (box->kind == BOX_INLINE && !box->first) {
        if (!box_id(box))
            return NULL;
        box->kind = BOX_ANCHOR;
    }
    if (box->kind == BOX_LIST_ITEM)
        add_marker(b, box, node);
    return box;
}

static struct box *
build_element(struct box_builder *b, xmlNode *node, const struct style *parent,
    const struct span *around, bool is_artifact)
{
    struct box *box = open_element(b, node, parent, around, is_artifact);
    if (!box)
        return NULL;
    struct children list = { .first = NULL };
    if (box->kind != BOX_PAGE_REF || box->style->display == DISPLAY_PAGE_LIST)
        for (xmlNode *n = node->children; n; n = n->next)
            build_child(b, box, n, &list);
    return close_element(b, node, box, &list);
}

/* Numbers the boxes in reading order; a marker precedes the text of its item. */
static void
number_boxes(struct box_builder *b, struct box *box)
{
    box->index = ++b->count;
    if (box_marker(box))
        number_boxes(b, box_marker(box));
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

static guint
name_hash(gconstpointer key)
{
    const struct box_name *name = key;
    return g_direct_hash(name->element) ^ 31 * g_direct_hash(name->class);
}

static gboolean
name_equal(gconstpointer a, gconstpointer b)
{
    const struct box_name *one = a, *other = b;
    return one->element == other->element && one->class == other->class;
}

struct box_builder *
box_builder_new(struct arena *a, struct ctx *ctx, struct theme *theme)
{
    struct box_builder *b = g_new0(struct box_builder, 1);
    *b = (struct box_builder){ .ctx = ctx,
        .arena = a,
        .theme = theme,
        .strings = g_hash_table_new(g_str_hash, g_str_equal),
        .names = g_hash_table_new(name_hash, name_equal),
        .numbered = g_ptr_array_new() };
    return b;
}

static void
open_body(struct box_builder *b, xmlNode *body)
{
    const struct style *root_style = NULL;
    if (body->parent && body->parent->type == XML_ELEMENT_NODE)
        root_style = style_of(b->theme, body->parent, NULL);
    b->body = body;
    const struct span origin = origin_span(b->ctx, body->parent);
    b->root =
        open_element(b, body, root_style, arena_copy(b->arena, &origin, sizeof origin), false);
    b->count = 1; /* the root's own number */
}

/* Numbers what was added to the sections after `last`, as if nothing else were to come. */
static void
number_new(struct box_builder *b, const struct box *last)
{
    struct box *section = last ? last->next : b->sections.first;
    for (; section; section = section->next) {
        number_boxes(b, section);
        g_ptr_array_add(b->numbered, section);
    }
}

static bool
has_element_after(const xmlNode *node)
{
    while ((node = node->next))
        if (node->type == XML_ELEMENT_NODE)
            return true;
    return false;
}

/*
 * Frees what is in a node whose boxes exist.  Styles can ask whether an element is the first
 * among its siblings, so the newest one remains, empty.
 */
static void
drop(struct box_builder *b, xmlNode *node)
{
    xmlNode *old = node;
    if (node->type == XML_ELEMENT_NODE) {
        xmlFreeNodeList(node->children);
        node->children = node->last = NULL;
        old = b->done;
        b->done = node;
    }
    if (old) {
        xmlUnlinkNode(old);
        xmlFreeNode(old);
    }
}

/* Styles can also ask for the last one, so an element waits for the next. */
static void
take(struct box_builder *b, bool is_end)
{
    const struct box *last = b->sections.last;
    xmlNode *n = b->done ? b->done->next : b->body->children;
    while (n && (is_end || has_element_after(n))) {
        xmlNode *next = n->next;
        if (b->root)
            build_child(b, b->root, n, &b->sections);
        drop(b, n);
        n = next;
    }
    number_new(b, last);
}

void
box_builder_add(struct box_builder *b, xmlDoc *print_tree)
{
    xmlNode *body = find_body(print_tree);
    if (body && !b->body)
        open_body(b, body);
    if (body)
        take(b, false);
}

/* True if the numbers of the sections are those that they have in the finished tree. */
static bool
is_numbered(const struct box_builder *b, const struct box *root)
{
    guint n = 0;
    const struct box *section = root->first;
    for (; section && n < b->numbered->len; section = section->next)
        if (section != b->numbered->pdata[n++])
            return false;
    return !section && n == b->numbered->len && !box_marker(root);
}

/* The finished root; a root that is no block gets one around it. */
static struct box *
close_body(struct box_builder *b)
{
    struct box *root = close_element(b, b->body, b->root, &b->sections);
    if (root && root->kind != BOX_BLOCK) {
        const struct box_name *name = box_name(b, root->name->element, NULL);
        struct box *body_box = box_new(b, BOX_BLOCK, name, root->style, root->origin);
        keep_attributes(b, body_box, b->body);
        box_append(body_box, root);
        root = body_box;
    }
    if (!root)
        return NULL;
    root->index = 1;
    if (!is_numbered(b, root)) {
        b->count = 0;
        number_boxes(b, root);
    }
    return root;
}

struct box *
box_builder_end(struct box_builder *b, xmlDoc *print_tree)
{
    xmlNode *body = print_tree ? find_body(print_tree) : NULL;
    if (body && !b->body)
        open_body(b, body);
    if (body)
        take(b, true);
    struct box *root = body && b->root ? close_body(b) : NULL;
    g_hash_table_destroy(b->strings);
    g_hash_table_destroy(b->names);
    g_ptr_array_free(b->numbered, TRUE);
    g_free(b);
    return root;
}

struct box *
box_build(struct arena *a, struct ctx *ctx, struct theme *theme, xmlDoc *print_tree)
{
    return box_builder_end(box_builder_new(a, ctx, theme), print_tree);
}
