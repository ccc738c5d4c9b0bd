#include "web/html.h"

#include "base/language.h"
#include "web/linked_data.h"
#include "web/web.h"

#include <stdint.h>
#include <string.h>

static const char *const void_elements[] = { "area", "base", "br", "col", "embed", "hr", "img",
    "input", "link", "meta", "source", "track", "wbr" };

/* Elements whose text HTML never unescapes. */
static const char *const raw_elements[] = { "script", "style" };

static bool
is_listed(const char *name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(name, list[i]) == 0)
            return true;
    }
    return false;
}

void
html_escape(GString *out, const char *text, bool is_attribute)
{
    const char *special = is_attribute ? "&<>\"" : "&<>";
    for (size_t n = strcspn(text, special);; n = strcspn(text, special)) {
        g_string_append_len(out, text, (gssize)n);
        text += n;
        if (!*text)
            return;
        g_string_append(out, *text == '&'   ? "&amp;"
                             : *text == '<' ? "&lt;"
                             : *text == '>' ? "&gt;"
                                            : "&quot;");
        text++;
    }
}

const char *
html_attribute(const xmlNode *element, const char *name)
{
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        if (!a->ns && strcmp((const char *)a->name, name) == 0)
            return a->children ? (const char *)a->children->content : "";
    }
    return NULL;
}

/* A name in a mark: the tree's own, or a copy of it. */
static const char *
kept(const struct html_writer *w, const char *name)
{
    return w->names && name ? g_string_chunk_insert_const(w->names, name) : name;
}

/* --- Attributes --- */

static void
write_href(struct html_writer *w, const char *value)
{
    if (value[0] == '#' && value[1])
        piece_mark(w->piece, MARK_PLACE, kept(w, value + 1));
    else
        piece_mark(w->piece, MARK_FILE, kept(w, value));
}

/* A link inside the site, whose address depends on the page it is on. */
static bool
is_site_link(const char *value)
{
    return (value[0] == '#' && value[1]) ||
           (g_str_has_suffix(value, ".html") && !strchr(value, ':') && !strchr(value, '/'));
}

static void
write_attribute(struct html_writer *w, const xmlNode *element, const xmlAttr *attribute)
{
    const char *name = (const char *)attribute->name;
    GString *out = w->piece->text;
    if (attribute->ns && strcmp((const char *)attribute->ns->prefix, "xml") != 0)
        return;
    const char *value = attribute->children ? (const char *)attribute->children->content : "";
    bool is_href = strcmp(name, "href") == 0;
    if (is_href && strcmp((const char *)element->name, "use") == 0) {
        if (value[0] == '#')
            piece_mark(w->piece, MARK_SIGN, kept(w, value + 1));
    } else if (is_href && is_site_link(value)) {
        write_href(w, value);
        return;
    }
    if (strcmp(name, "id") == 0)
        g_ptr_array_add(w->piece->ids, (gpointer)(uintptr_t)kept(w, value));
    const char *other = w->replace ? w->replace(w->user, element, attribute, value) : NULL;
    g_string_append_c(out, ' ');
    g_string_append(out, name);
    g_string_append(out, "=\"");
    if (g_str_has_prefix(value, "slot:"))
        piece_mark(w->piece, MARK_SLOT, kept(w, value + strlen("slot:")));
    else
        html_escape(out, other ? other : value, true);
    g_string_append_c(out, '"');
}

/* The language of an element itself, or NULL. */
static const char *
language_of(const xmlNode *element)
{
    const xmlAttr *a = xmlHasNsProp(element, (const xmlChar *)"lang", XML_XML_NAMESPACE);
    return a && a->children ? (const char *)a->children->content : NULL;
}

/* A passage in another language is written in its own direction, its marks at its own ends. */
static const char *
direction_of(const struct html_writer *w, const xmlNode *element)
{
    const char *lang = language_of(element);
    if (!lang || html_attribute(element, "dir"))
        return "";
    bool is_rtl = w->is_rtl;
    const xmlNode *n = element->parent;
    while (n && n->type == XML_ELEMENT_NODE && !language_of(n))
        n = n->parent;
    if (n && n->type == XML_ELEMENT_NODE)
        is_rtl = language_is_from_right(language_of(n));
    if (language_is_from_right(lang) == is_rtl)
        return "";
    return is_rtl ? " dir=\"ltr\"" : " dir=\"rtl\"";
}

/* --- Elements --- */

/* 1 to 6 for h1 to h6, else 0. */
static int
heading_level(const char *name)
{
    return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2] ? name[1] - '0' : 0;
}

/* Writes "<h" or "</h" and a mark for the digit; or the name unchanged. */
static void
write_tag(struct html_writer *w, const char *open, const char *name, int level)
{
    g_string_append(w->piece->text, open);
    if (!level) {
        g_string_append(w->piece->text, name);
        return;
    }
    g_string_append_c(w->piece->text, 'h');
    piece_mark(w->piece, MARK_HEADING, NULL)->level = level;
}

/* The text of a heading, with the languages of its parts. */
static void
append_heading(const struct html_writer *w, GString *out, const xmlNode *heading)
{
    for (const xmlNode *n = heading->children; n; n = n->next) {
        if (n->type == XML_TEXT_NODE)
            html_escape(out, (const char *)n->content, false);
        if (n->type != XML_ELEMENT_NODE)
            continue;
        const char *lang = language_of(n);
        if (lang)
            g_string_append_printf(out, "<span lang=\"%s\"%s>", lang, direction_of(w, n));
        append_heading(w, out, n);
        if (lang)
            g_string_append(out, "</span>");
    }
}

/* An outline lists headings with a target: an id of their own or of their section. */
static void
note_head(struct html_writer *w, const xmlNode *heading)
{
    const char *id = html_attribute(heading, "id");
    if (!id && heading->parent && heading->parent->type == XML_ELEMENT_NODE)
        id = html_attribute(heading->parent, "id");
    if (!id)
        return;
    GString *escaped = g_string_new(NULL);
    append_heading(w, escaped, heading);
    struct head head = { kept(w, id), g_string_free(escaped, FALSE) };
    g_array_append_val(w->piece->heads, head);
}

static void
write_use(struct html_writer *w, const xmlNode *use)
{
    const char *name = html_attribute(use, "part");
    const struct page_piece *part = w->part(w->user, use, name ? name : "");
    if (!part)
        return;
    const char *sink = html_attribute(use, "sink");
    struct insertion *mark = piece_mark(w->piece, MARK_USE, NULL);
    mark->piece = part;
    mark->level = sink ? sink[0] - '0' : 0;
    for (const xmlNode *fill = use->children; fill; fill = fill->next) {
        if (fill->type != XML_ELEMENT_NODE)
            continue;
        struct html_writer inner = *w;
        inner.piece = piece_new();
        html_write_inside(&inner, fill);
        mark_fill(mark, kept(w, html_attribute(fill, "name")), inner.piece);
    }
}

static void
write_slot(struct html_writer *w, const xmlNode *slot)
{
    struct insertion *mark =
        piece_mark(w->piece, MARK_SLOT, kept(w, html_attribute(slot, "name")));
    if (!slot->children)
        return;
    struct html_writer inner = *w;
    inner.piece = piece_new();
    html_write_inside(&inner, slot);
    mark_fill(mark, "", inner.piece);
}

/* Handles the elements of d:, which do not exist in HTML. */
static void
write_derived(struct html_writer *w, const xmlNode *element)
{
    const char *name = (const char *)element->name;
    if (strcmp(name, "slot") == 0) {
        write_slot(w, element);
    } else if (strcmp(name, "use") == 0) {
        write_use(w, element);
    } else if (strcmp(name, "outline") == 0) {
        const char *of = html_attribute(element, "part");
        const struct page_piece *part = w->part(w->user, element, of ? of : "");
        if (part)
            piece_mark(w->piece, MARK_OUTLINE, NULL)->piece = part;
    } else if (strcmp(name, "if") == 0) {
        const char *feature = html_attribute(element, "feature");
        if (feature && w->has && w->has(w->user, feature))
            html_write_inside(w, element);
    } else if (strcmp(name, "asset") == 0) {
        const char *asset = html_attribute(element, "name");
        const char *text = w->asset(w->user, element, asset ? asset : "");
        g_string_append(w->piece->text, text ? text : "");
    } else if (strcmp(name, "object") == 0) {
        linked_data_write(w->piece->text, element);
    }
}

static void
write_node(struct html_writer *w, const xmlNode *node, bool is_raw)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        if (is_raw)
            g_string_append(w->piece->text, (const char *)node->content);
        else
            html_escape(w->piece->text, (const char *)node->content, false);
    } else if (node->type == XML_ELEMENT_NODE) {
        html_write(w, node);
    }
}

void
html_write_inside(struct html_writer *w, const xmlNode *element)
{
    bool is_raw =
        is_listed((const char *)element->name, raw_elements, G_N_ELEMENTS(raw_elements));
    for (const xmlNode *child = element->children; child; child = child->next)
        write_node(w, child, is_raw);
}

/* Inline SVG keeps XML's empty tags: its elements are not void elements of HTML. */
void
html_write(struct html_writer *w, const xmlNode *element)
{
    const char *name = (const char *)element->name;
    GString *out = w->piece->text;
    if (element->ns && strcmp((const char *)element->ns->href, NS_DERIVED) == 0) {
        write_derived(w, element);
        return;
    }
    int level = heading_level(name);
    if (level == 2)
        note_head(w, element);
    guint symbol = w->piece->marks->len;
    bool is_symbol = strcmp(name, "symbol") == 0;
    if (is_symbol)
        piece_mark(w->piece, MARK_SYMBOL, kept(w, html_attribute(element, "id")));
    write_tag(w, "<", name, level);
    for (const xmlAttr *a = element->properties; a; a = a->next)
        write_attribute(w, element, a);
    g_string_append(w->piece->text, direction_of(w, element));
    g_string_append_c(out, '>');
    if (!element->children && is_listed(name, void_elements, G_N_ELEMENTS(void_elements)))
        return;
    html_write_inside(w, element);
    write_tag(w, "</", name, level);
    g_string_append_c(out, '>');
    if (is_symbol)
        g_array_index(w->piece->marks, struct insertion, symbol).end = out->len;
}
