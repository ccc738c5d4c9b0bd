#include "web/fragment.h"

#include "base/files.h"
#include "base/resource.h"
#include "web/html.h"

#include <stdint.h>
#include <string.h>

struct fragments {
    const char *site; /* the site's address, "" if it has none */
    GHashTable *places;
};

static bool
is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* --- What stays --- */

/* Drawings, controls and note marks have nothing to refer to. */
static bool
is_dropped(const xmlNode *node)
{
    static const char *const names[] = { "svg", "input", "script", "button", "form", "nav" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (is_named(node, names[i]))
            return true;
    return node->type == XML_ELEMENT_NODE &&
           (g_strcmp0(html_attribute(node, "class"), "note") == 0 ||
               g_strcmp0(html_attribute(node, "aria-hidden"), "true") == 0);
}

static bool
is_kept(const xmlAttr *attribute)
{
    static const char *const names[] = { "scope", "colspan", "rowspan", "href", "alt", "lang" };
    const char *name = (const char *)attribute->name;
    if (strcmp(name, "class") == 0)
        return attribute->children &&
               g_str_has_prefix((const char *)attribute->children->content, "proviso-");
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static void
clean_attributes(xmlNode *element)
{
    for (xmlAttr *a = element->properties, *next; a; a = next) {
        next = a->next;
        if (!is_kept(a))
            xmlRemoveProp(a);
    }
}

/* A whole address, or only text. */
static void
clean_link(const struct fragments *f, xmlNode *link)
{
    const char *href = html_attribute(link, "href");
    if (!href || strstr(href, "://") || g_str_has_prefix(href, "mailto:"))
        return;
    bool is_known = href[0] == '#' && *f->site && g_hash_table_contains(f->places, href + 1);
    if (!is_known) {
        xmlUnsetProp(link, (const xmlChar *)"href");
        xmlNodeSetName(link, (const xmlChar *)"span");
        return;
    }
    g_autofree char *address = g_strdup_printf("%s%s.html", f->site, href + 1);
    xmlSetProp(link, (const xmlChar *)"href", (const xmlChar *)address);
}

static void
clean(const struct fragments *f, xmlNode *parent)
{
    for (xmlNode *n = parent->children, *next; n; n = next) {
        next = n->next;
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (is_dropped(n)) {
            xmlUnlinkNode(n);
            xmlFreeNode(n);
            continue;
        }
        if (is_named(n, "img")) {
            xmlNode *text = xmlNewDocText(n->doc, (const xmlChar *)html_attribute(n, "alt"));
            xmlReplaceNode(n, text);
            xmlFreeNode(n);
            continue;
        }
        clean_attributes(n);
        if (is_named(n, "a"))
            clean_link(f, n);
        clean(f, n);
    }
}

/* --- Writing --- */

static const char *
no_address(void *user, const char *name)
{
    (void)user;
    (void)name;
    return NULL;
}

static GBytes *
write_fragment(const xmlNode *file)
{
    struct page_piece *piece = piece_new();
    struct html_writer w = { .piece = piece };
    html_write_inside(&w, file);
    const struct expansion expansion = { .here = "", .address = no_address };
    GString *out = g_string_new(NULL);
    piece_expand(out, piece, NULL, &expansion);
    g_string_append_c(out, '\n');
    piece_free(piece);
    return g_string_free_to_bytes(out);
}

struct files *
web_fragments(xmlDoc *tree)
{
    xmlNode *root = xmlDocGetRootElement(tree);
    const char *site = html_attribute(root, "site");
    g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
    const struct fragments f = { site ? site : "", places };
    struct files *files = files_new();
    size_t size;
    const char *sheet = resource_find("web/" FRAGMENT_SHEET, &size);
    files_add(files, FRAGMENT_SHEET, g_bytes_new_static(sheet, size));
    for (xmlNode *n = root->children; n; n = n->next) {
        if (is_named(n, "place"))
            g_hash_table_add(places, (gpointer)(uintptr_t)html_attribute(n, "id"));
    }
    for (xmlNode *n = root->children; n; n = n->next) {
        if (!is_named(n, "file"))
            continue;
        clean(&f, n);
        files_add(files, html_attribute(n, "href"), write_fragment(n));
    }
    return files;
}
