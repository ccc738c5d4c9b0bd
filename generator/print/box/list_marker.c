#include "print/box/list_marker.h"

#include <string.h>

static const char *
attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        if (!a->ns && strcmp((const char *)a->name, name) == 0 && a->children)
            return (const char *)a->children->content;
    }
    return NULL;
}

static bool
number_of(const xmlNode *node, const char *name, int *out)
{
    const char *text = attribute(node, name);
    gint64 number;
    if (!text || !g_ascii_string_to_signed(text, 10, -9999, 99999, &number, NULL))
        return false;
    *out = (int)number;
    return true;
}

int
list_marker_number(const xmlNode *li)
{
    int number = 1, items = 0;
    for (const xmlNode *n = li; n; n = n->prev) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (number_of(n, "value", &number))
            return number + items;
        items++;
    }
    if (li->parent && li->parent->type == XML_ELEMENT_NODE)
        number_of(li->parent, "start", &number);
    return number + items - 1;
}

const char *
list_marker_alpha(struct arena *a, int number)
{
    char text[8];
    size_t at = sizeof text - 1;
    text[at] = '\0';
    for (; number > 0 && at > 0; number = (number - 1) / 26)
        text[--at] = (char)('a' + (number - 1) % 26);
    return arena_strdup(a, text + at);
}

const char *
list_marker_roman(struct arena *a, int number)
{
    static const struct {
        int value;
        const char *text;
    } parts[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
        { 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" },
        { 4, "iv" }, { 1, "i" } };
    const char *text = "";
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        for (; number >= parts[i].value; number -= parts[i].value)
            text = arena_printf(a, "%s%s", text, parts[i].text);
    }
    return text;
}

const char *
list_marker_text(struct arena *a, const xmlNode *li, const struct style *style)
{
    const char *own = attribute(li, "data-marker");
    if (own)
        return *own ? arena_strdup(a, own) : NULL;
    const char *kind = style->list_style;
    int number = list_marker_number(li);
    if (strcmp(kind, "disc") == 0)
        return "\xe2\x80\xa2";
    if (strcmp(kind, "dash") == 0)
        return "\xe2\x80\x93";
    if (strcmp(kind, "decimal") == 0 || number < 1)
        return strcmp(kind, "none") == 0 ? NULL : arena_printf(a, "%d.", number);
    if (strcmp(kind, "lower-alpha") == 0)
        return arena_printf(a, "(%s)", list_marker_alpha(a, number));
    if (strcmp(kind, "lower-roman") == 0)
        return arena_printf(a, "%s.", list_marker_roman(a, number));
    return NULL;
}
