/*
 * From the handbook's file to one tree: reads the files that xi:include names, inside the
 * handbook's folder only, and puts their roots where the xi:include stood.  Nodes are adopted,
 * not copied, so that they keep their spans.
 */
#include "load/internal.h"
#include "load/nearest_file.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* All files together. */
#define MAX_BYTES ((size_t)256 * 1024 * 1024)

static bool
is_include(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node->ns &&
           strcmp((const char *)node->ns->href, NS_XINCLUDE) == 0;
}

/* The next element in document order that is not below `node`, within root. */
static xmlNode *
next_element(xmlNode *node, const xmlNode *root, bool descend)
{
    xmlNode *child = descend ? xmlFirstElementChild(node) : NULL;
    if (child)
        return child;
    while (node && node != root) {
        xmlNode *next = xmlNextElementSibling(node);
        if (next)
            return next;
        node = node->parent;
    }
    return NULL;
}

/* One file that is being read, and those that include it. */
struct open_file {
    const char *path;
    const struct open_file *by;
    size_t depth; /* depth of the element that its root will be a child of */
};

/* Reports attributes and content of an xi:include that are not supported. */
static bool
check_include(struct ctx *ctx, xmlNode *node)
{
    bool is_good = strcmp((const char *)node->name, "include") == 0;
    if (!is_good)
        diag_add(ctx->diags, SEV_ERROR, node_span(node), "schema",
            "\"xi:%s\" means nothing here; only \"xi:include\" is supported",
            (const char *)node->name);
    for (const xmlAttr *a = node->properties; a && is_good; a = a->next) {
        const char *name = (const char *)a->name;
        bool is_parse = !a->ns && strcmp(name, "parse") == 0;
        if (!a->ns && strcmp(name, "href") == 0)
            continue;
        if (is_parse && g_strcmp0(node_attribute(node, "parse"), "xml") == 0)
            continue;
        is_good = false;
        if (!a->ns && !node_attribute(node, "href") &&
            (strcmp(name, "src") == 0 || strcmp(name, "file") == 0)) {
            struct diag *diag = diag_add(ctx->diags, SEV_ERROR, attribute_span(node, name),
                "schema", "\"xi:include\" has no attribute \"%s\"", name);
            diag_note(ctx->diags, diag, (struct span){ 0 }, "did you mean \"href\"?");
            diag_fix(ctx->diags, diag, true, "write \"href\"");
            diag_edit(ctx->diags, diag, attribute_name_span(node, name), "href");
            break;
        }
        g_autofree char *full =
            a->ns && a->ns->prefix ? g_strdup_printf("%s:%s", (const char *)a->ns->prefix, name)
                                   : g_strdup(name);
        diag_add(ctx->diags, SEV_ERROR, attribute_span(node, full), "schema",
            is_parse ? "only whole XML files can be included: \"%s\" must be \"xml\""
                     : "\"%s\" is not supported on \"xi:include\"; whole files are included",
            full);
    }
    for (const xmlNode *child = node->children; child && is_good; child = child->next) {
        if (child->type == XML_TEXT_NODE && xmlIsBlankNode(child))
            continue;
        diag_add(ctx->diags, SEV_ERROR, node_span(child), "schema",
            "\"xi:include\" must be empty; a fallback is not supported");
        is_good = false;
    }
    if (is_good && !node_attribute(node, "href")) {
        diag_add(ctx->diags, SEV_ERROR, node_span(node), "schema",
            "\"xi:include\" needs \"href\", the file to include");
        is_good = false;
    }
    return is_good;
}

static size_t
node_depth(const xmlNode *node)
{
    size_t depth = 0;
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
        depth++;
    return depth;
}

/* Nobody knows which names a missing file held, so no reference is called dangling. */
static void
miss_file(struct loader *loader, const xmlNode *node, const char *href, const char *why)
{
    struct ctx *ctx = loader->ctx;
    struct diag *diag = diag_add(ctx->diags, SEV_ERROR, attribute_span(node, "href"),
        "missing-file", "cannot read \"%s\": %s", href, why);
    nearest_file_note(ctx, diag, node, href);
    loader->misses_file = true;
}

/* False after a finding, if the file is being read or was included elsewhere. */
static bool
may_include(
    struct loader *loader, const xmlNode *node, const char *path, const struct open_file *by)
{
    struct ctx *ctx = loader->ctx;
    struct span span = attribute_span(node, "href");
    const char *href = node_attribute(node, "href");
    for (const struct open_file *f = by; f; f = f->by) {
        if (strcmp(f->path, path) != 0)
            continue;
        diag_add(ctx->diags, SEV_ERROR, span, "xml", "\"%s\" includes itself%s", href,
            f == by ? "" : ", by way of this file");
        return false;
    }
    if (++loader->n_files > LOAD_MAX_FILES) {
        diag_add(ctx->diags, SEV_ERROR, span, "xml", "more than %d files are included",
            LOAD_MAX_FILES);
        return false;
    }
    const struct span *first = g_hash_table_lookup(loader->by_path, load_inside(ctx, path));
    if (!first)
        return true;
    struct diag *diag = diag_add(ctx->diags, SEV_ERROR, span, "duplicate-id",
        "\"%s\" is included a second time; all its names would be there twice", href);
    diag_note(ctx->diags, diag, *first, "first included here");
    return false;
}

/* Reads the file that an xi:include names; NULL after a finding. */
static const struct source *
open_included(
    struct loader *loader, const xmlNode *node, const char *path, const struct open_file *by)
{
    struct ctx *ctx = loader->ctx;
    struct span span = attribute_span(node, "href");
    if (!may_include(loader, node, path, by))
        return NULL;
    g_autofree char *why = NULL;
    const struct source *source = load_file(ctx, path, &why);
    if (!source) {
        miss_file(loader, node, node_attribute(node, "href"), why);
        return NULL;
    }
    struct span *first = ARENA_NEW(ctx->arena, struct span);
    *first = span;
    g_hash_table_insert(loader->by_path, (gpointer)(uintptr_t)source->inside, first);
    loader->n_bytes += source->size;
    if (loader->n_bytes > MAX_BYTES) {
        diag_add(ctx->diags, SEV_ERROR, span, "xml",
            "the included files are larger than %zu MB together",
            MAX_BYTES / ((size_t)1024 * 1024));
        return NULL;
    }
    return source;
}

/* xml:id and the like keep their namespace in the document, and the document changes. */
static void
move_xml_namespace(xmlNode *root, xmlDoc *doc)
{
    xmlNs *xml = xmlSearchNsByHref(doc, root, XML_XML_NAMESPACE);
    for (xmlNode *node = root; node; node = next_element(node, root, true)) {
        if (node->ns && xmlStrEqual(node->ns->href, XML_XML_NAMESPACE))
            node->ns = xml;
        for (xmlAttr *a = node->properties; a; a = a->next) {
            if (a->ns && xmlStrEqual(a->ns->href, XML_XML_NAMESPACE))
                a->ns = xml;
        }
    }
}

static bool include_below(struct loader *loader, xmlDoc *doc, const struct open_file *file);

/* Replaces node by the root of the included file.  False if that is not well-formed. */
static bool
include_one(struct loader *loader, xmlNode *node, const struct open_file *by)
{
    struct ctx *ctx = loader->ctx;
    if (!check_include(ctx, node)) {
        loader->misses_file = true;
        return true;
    }
    const char *href = node_attribute(node, "href");
    const char *path = load_resolve(ctx, node, href);
    if (!path) {
        diag_add(ctx->diags, SEV_ERROR, attribute_span(node, "href"), "missing-file",
            "\"%s\" is not a path inside the handbook's folder", href);
        loader->misses_file = true;
        return true;
    }
    const struct source *source = open_included(loader, node, path, by);
    if (!source)
        return true;
    struct open_file file = { path, by, by->depth + node_depth(node->parent) };
    xmlDoc *part = parse_source(loader, source, file.depth);
    if (!part)
        return false;
    bool is_good = include_below(loader, part, &file);
    xmlNode *root = xmlDocGetRootElement(part);
    if (root) {
        xmlUnlinkNode(root);
        xmlSetTreeDoc(root, node->doc);
        move_xml_namespace(root, node->doc);
        xmlAddPrevSibling(node, root);
    }
    xmlFreeDoc(part);
    return is_good;
}

static bool
include_below(struct loader *loader, xmlDoc *doc, const struct open_file *file)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    for (xmlNode *node = root; node; node = next_element(node, root, !is_include(node))) {
        if (is_include(node))
            g_ptr_array_add(found, node);
    }
    bool is_good = true;
    for (guint i = 0; i < found->len; i++) {
        xmlNode *node = g_ptr_array_index(found, i);
        is_good = include_one(loader, node, file) && is_good;
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
    return is_good;
}

bool
include_files(struct loader *loader, xmlDoc *doc, const struct source *source)
{
    g_autofree char *path = g_canonicalize_filename(path_of_handbook(source), NULL);
    char *real = realpath(path, NULL);
    struct open_file file = { real ? real : path, NULL, 0 };
    bool is_good = include_below(loader, doc, &file);
    free(real);
    if (loader->misses_file)
        load_refuse_name(loader->ctx, doc, ANY_NAME);
    return is_good;
}
