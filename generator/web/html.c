#include "web/html.h"

#include <string.h>

static const char *const void_elements[] = { "area", "base", "br", "col", "embed", "hr", "img",
    "input", "link", "meta", "source", "track", "wbr" };

/* Elements whose content is text that HTML never unescapes. */
static const char *const raw_elements[] = { "script", "style" };

static gboolean
is_listed(const char *name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(name, list[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

void
html_escape(GString *out, const char *text, gboolean is_attribute)
{
    const char *start = text;
    for (; *text; text++) {
        const char *escaped = *text == '&'                    ? "&amp;"
                              : *text == '<' && !is_attribute ? "&lt;"
                              : *text == '>' && !is_attribute ? "&gt;"
                              : *text == '"' && is_attribute  ? "&quot;"
                                                              : NULL;
        if (!escaped)
            continue;
        g_string_append_len(out, start, text - start);
        g_string_append(out, escaped);
        start = text + 1;
    }
    g_string_append_len(out, start, text - start);
}

static void
write_attribute(GString *out, const xmlAttr *attribute)
{
    const char *name = (const char *)attribute->name;
    if (attribute->ns && strcmp((const char *)attribute->ns->prefix, "xml") != 0)
        return;
    g_autofree char *value = attribute->children ? (char *)xmlNodeListGetString(
                                                       attribute->doc, attribute->children, 1)
                                                 : NULL;
    g_string_append_printf(out, " %s", name);
    g_string_append(out, "=\"");
    html_escape(out, value ? value : "", TRUE);
    g_string_append_c(out, '"');
}

/* Inline SVG keeps XML's empty tags: its elements are not in HTML's list of void ones. */
static void
write_start(GString *out, const xmlNode *element)
{
    g_string_append_printf(out, "<%s", (const char *)element->name);
    for (const xmlAttr *a = element->properties; a; a = a->next)
        write_attribute(out, a);
    g_string_append_c(out, '>');
}

static void
write_node(GString *out, const xmlNode *node, gboolean is_raw)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        if (is_raw)
            g_string_append(out, (const char *)node->content);
        else
            html_escape(out, (const char *)node->content, FALSE);
    } else if (node->type == XML_ELEMENT_NODE) {
        html_write(out, node);
    }
}

void
html_write(GString *out, const xmlNode *element)
{
    const char *name = (const char *)element->name;
    write_start(out, element);
    if (is_listed(name, void_elements, G_N_ELEMENTS(void_elements)))
        return;
    gboolean is_raw = is_listed(name, raw_elements, G_N_ELEMENTS(raw_elements));
    for (const xmlNode *child = element->children; child; child = child->next)
        write_node(out, child, is_raw);
    g_string_append_printf(out, "</%s>", name);
}
