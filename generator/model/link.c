/*
 * Links names: every xml:id becomes an anchor, elements are listed by kind, and a wrong name
 * finds the nearest right one.
 */
#include "model/internal.h"

#include "base/edit_distance.h"

#include <string.h>

/* Which elements are of which kind; parent NULL means anywhere. */
static const struct {
    const char *name, *parent;
    enum anchor_kind kind;
} element_kinds[] = {
    { "role", "roles", ANCHOR_ROLE },
    { "circumstance", "circumstances", ANCHOR_CIRCUMSTANCE },
    { "case", "circumstance", ANCHOR_CASE },
    { "authority", "authorities", ANCHOR_AUTHORITY },
    { "source", "sources", ANCHOR_SOURCE },
    { "fact", "facts", ANCHOR_FACT },
    { "term", "glossary", ANCHOR_TERM },
    { "chapter", "handbook", ANCHOR_CHAPTER },
    { "practice", "chapter", ANCHOR_PRACTICE },
    { "rule", "practice", ANCHOR_RULE },
    { "section", NULL, ANCHOR_SECTION },
    { "guide", NULL, ANCHOR_GUIDE },
    { "scenario", NULL, ANCHOR_SCENARIO },
    { "figure", NULL, ANCHOR_FIGURE },
    { "table", NULL, ANCHOR_TABLE },
};

static enum anchor_kind
kind_of(const xmlNode *node)
{
    for (size_t i = 0; i < G_N_ELEMENTS(element_kinds); i++) {
        if (node_is(node, element_kinds[i].name) &&
            (!element_kinds[i].parent || node_is(node->parent, element_kinds[i].parent)))
            return element_kinds[i].kind;
    }
    return ANCHOR_OTHER;
}

/* Page names that the site uses itself; also "as-ROLE" and "changes-ROLE". */
static const char *const fixed_pages[] = {
    "404",
    "a-z",
    "all",
    "changes",
    "contents",
    "examples",
    "figures",
    "guides",
    "how-to-read",
    "index",
    "search",
    "sources",
    "words",
};

bool
link_is_fixed_page(const char *folded)
{
    for (size_t i = 0; i < G_N_ELEMENTS(fixed_pages); i++)
        if (strcmp(fixed_pages[i], folded) == 0)
            return true;
    return g_str_has_prefix(folded, "as-") || g_str_has_prefix(folded, "changes-") ||
           g_str_has_prefix(folded, "all-") || g_str_has_prefix(folded, "a-z-");
}

bool
anchor_has_page(const struct anchor *anchor)
{
    return anchor->kind == ANCHOR_CHAPTER || anchor->kind == ANCHOR_PRACTICE ||
           anchor->kind == ANCHOR_GUIDE;
}

bool
model_has_page(const struct model *model, const char *name)
{
    if (link_is_fixed_page(name))
        return true;
    const struct anchor *anchor = model_anchor(model, name);
    if (!anchor)
        anchor = model_former(model, name);
    return anchor && anchor_has_page(anchor);
}

/* Windows treats files of these names as devices, whatever their suffix. */
static bool
is_device(const char *folded)
{
    static const char *const devices[] = { "con", "prn", "aux", "nul" };
    size_t size = strcspn(folded, ".");
    for (size_t i = 0; i < G_N_ELEMENTS(devices); i++)
        if (size == 3 && strncmp(folded, devices[i], 3) == 0)
            return true;
    return size == 4 && (strncmp(folded, "com", 3) == 0 || strncmp(folded, "lpt", 3) == 0) &&
           folded[3] >= '1' && folded[3] <= '9';
}

/* Leaves room, in the 255 bytes of a file name, for a suffix and a prefix. */
#define MAX_PAGE_NAME 200

/* Reports names that some file system cannot store. */
static void
check_file_name(const struct builder *b, const struct anchor *anchor, const char *folded)
{
    struct span span = attribute_span(anchor->node, "xml:id");
    if (is_device(folded))
        diag_add(b->ctx->diags, SEV_ERROR, span, "duplicate-id",
            "the page of \"%s\" would have the name of a device, which no file can have on Windows",
            anchor->id);
    if (strlen(anchor->id) > MAX_PAGE_NAME)
        diag_add(b->ctx->diags, SEV_ERROR, span, "duplicate-id",
            "the name has %zu bytes; the name of a page may have %d", strlen(anchor->id),
            MAX_PAGE_NAME);
}

/*
 * Chapters, practices and guides have pages named after them.  Reports names that clash with
 * the site's own pages, or that differ from another name only in case.
 */
static void
check_page(struct builder *b, const struct anchor *anchor)
{
    struct diags *diags = b->ctx->diags;
    if (!anchor_has_page(anchor))
        return;
    g_autofree char *folded = g_ascii_strdown(anchor->id, -1);
    check_file_name(b, anchor, folded);
    if (link_is_fixed_page(folded))
        diag_add(diags, SEV_ERROR, attribute_span(anchor->node, "xml:id"), "duplicate-id",
            "the name \"%s\" is taken by a page that every site has", anchor->id);
    const struct anchor *first = g_hash_table_lookup(b->pages, folded);
    if (first) {
        struct diag *diag =
            diag_add(diags, SEV_ERROR, attribute_span(anchor->node, "xml:id"), "duplicate-id",
                "the page of \"%s\" would have the same name as that of \"%s\" where case does "
                "not count",
                anchor->id, first->id);
        diag_note(diags, diag, attribute_span(first->node, "xml:id"), "first given here");
        return;
    }
    g_hash_table_insert(
        b->pages, arena_strdup(b->ctx->arena, folded), (gpointer)(uintptr_t)anchor);
}

static void
add_anchor(struct builder *b, xmlNode *node, enum anchor_kind kind, const char *id)
{
    struct diags *diags = b->ctx->diags;
    const struct anchor *first = g_hash_table_lookup(b->model->anchors, id);
    if (first) {
        struct diag *diag = diag_add(diags, SEV_ERROR, attribute_span(node, "xml:id"),
            "duplicate-id", "the name \"%s\" is already in use", id);
        diag_note(diags, diag, attribute_span(first->node, "xml:id"), "first given here");
        return;
    }
    struct anchor *anchor = ARENA_NEW(b->ctx->arena, struct anchor);
    *anchor = (struct anchor){ .kind = kind, .id = id, .node = node };
    g_hash_table_insert(b->model->anchors, arena_strdup(b->ctx->arena, id), anchor);
    g_ptr_array_add(b->model->names, anchor);
    check_page(b, anchor);
}

const char *
xml_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        if (a->ns && g_str_equal(a->name, name) && g_str_equal(a->ns->href, XML_XML_NAMESPACE))
            return a->children ? (const char *)a->children->content : "";
    }
    return NULL;
}

static const char *
id_of(const xmlNode *node)
{
    return xml_attribute(node, "id");
}

static void
collect_names(struct builder *b, xmlNode *node)
{
    for (xmlNode *n = node->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        enum anchor_kind kind = kind_of(n);
        const char *id = id_of(n);
        if (kind != ANCHOR_OTHER)
            g_ptr_array_add(b->nodes[kind], n);
        else if (node_is(n, "accept"))
            g_ptr_array_add(b->model->accepts, n);
        else if (node_is(n, "index"))
            g_ptr_array_add(b->marks, n);
        if (id)
            add_anchor(b, n, kind, id);
        collect_names(b, n);
    }
}

void
link_names(struct builder *b)
{
    xmlNode *root = xmlDocGetRootElement(b->model->doc);
    const char *id = id_of(root);
    if (id)
        add_anchor(b, root, ANCHOR_OTHER, id);
    collect_names(b, root);
}

const char *
node_id(const struct builder *b, const xmlNode *node, size_t index)
{
    const char *id = id_of(node);
    if (id)
        return id;
    return arena_printf(b->ctx->arena, "%s-%zu", (const char *)node->name, index + 1);
}

void
link_bind(const struct builder *b, const xmlNode *node, const void *target)
{
    const char *id = id_of(node);
    struct anchor *anchor = id ? g_hash_table_lookup(b->model->anchors, id) : NULL;
    if (anchor && anchor->node == node)
        anchor->target = target;
}

void *
link_target(const struct builder *b, const char *id, enum anchor_kind kind)
{
    const struct anchor *anchor = id ? g_hash_table_lookup(b->model->anchors, id) : NULL;
    /* The builder owns the structs and may still change them. */
    return anchor && anchor->kind == kind ? (void *)(uintptr_t)anchor->target : NULL;
}

char **
link_words(struct arena *a, const char *text, size_t *n)
{
    *n = 0;
    if (!text)
        return NULL;
    char *copy = arena_strdup(a, text);
    char **words = ARENA_ARRAY(a, char *, strlen(copy) / 2 + 2);
    for (char *p = copy; *p;) {
        size_t size = strcspn(p, " \t\r\n");
        if (size)
            words[(*n)++] = p;
        p += size;
        if (*p)
            *p++ = '\0';
    }
    return words;
}

/* Longer names are not compared: nobody mistypes them into one another. */
const char *
link_nearest(const struct model *model, const char *id, unsigned kinds)
{
    size_t limit = edit_distance_limit(id);
    const char *nearest = NULL;
    for (guint i = 0; i < model->names->len; i++) {
        const struct anchor *anchor = model->names->pdata[i];
        if (!(kinds >> anchor->kind & 1))
            continue;
        size_t edits = edit_distance(id, anchor->id, limit);
        if (edits < limit) {
            limit = edits;
            nearest = anchor->id;
        }
    }
    return nearest;
}

/* One of its names or titles; upper case and blanks at the ends do not count. */
static bool
has_title(const xmlNode *node, const char *folded)
{
    for (xmlNode *n = node->children; n; n = n->next) {
        if (!node_is(n, "title") && !node_is(n, "name"))
            continue;
        xmlChar *text = xmlNodeGetContent(n);
        g_autofree char *own = g_utf8_casefold(g_strstrip((char *)text), -1);
        xmlFree(text);
        if (strcmp(own, folded) == 0)
            return true;
    }
    return false;
}

const char *
link_titled(const struct model *model, const char *title, unsigned kinds)
{
    g_autofree char *folded = g_utf8_casefold(title, -1);
    for (guint i = 0; i < model->names->len; i++) {
        const struct anchor *anchor = model->names->pdata[i];
        if ((kinds ? kinds : ~0u) >> anchor->kind & 1 && has_title(anchor->node, folded))
            return anchor->id;
    }
    return NULL;
}

bool
link_is_certain(const struct model *model, const char *id, const char *near, unsigned kinds)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < model->names->len; i++) {
        const struct anchor *anchor = model->names->pdata[i];
        if (kinds >> anchor->kind & 1)
            g_ptr_array_add(names, (gpointer)(uintptr_t)anchor->id);
    }
    return nearest_is_certain(id, near, (const char *const *)names->pdata, names->len);
}

const char *
model_nearest(const struct model *model, const char *id, enum anchor_kind kind)
{
    return link_nearest(model, id, kind == ANCHOR_OTHER ? ~0u : 1u << kind);
}
