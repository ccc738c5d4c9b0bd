#include "web/linked_data.h"

#include "web/html.h"
#include "web/json.h"

#include <string.h>

/* The text of a member on one line; the caller frees it. */
static char *
text_of(const xmlNode *member)
{
    xmlChar *content = xmlNodeGetContent(member);
    GString *out = g_string_new(NULL);
    for (const char *p = (const char *)content; *p; p++) {
        bool is_space = strchr(" \t\r\n", *p) != NULL;
        if (!is_space)
            g_string_append_c(out, *p);
        else if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    if (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    xmlFree(content);
    return g_string_free(out, FALSE);
}

static void
write_value(struct json *json, const xmlNode *element)
{
    const char *kind = (const char *)element->name, *name = html_attribute(element, "name");
    if (strcmp(kind, "member") == 0) {
        const char *value = html_attribute(element, "value");
        g_autofree char *text = value ? g_strdup(value) : text_of(element);
        if (html_attribute(element, "number"))
            json_number(json, name, text);
        else
            json_text(json, name, text);
        return;
    }
    bool is_list = strcmp(kind, "list") == 0;
    json_open(json, name, is_list ? '[' : '{');
    for (const xmlNode *n = element->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE)
            write_value(json, n);
    }
    json_close(json, is_list ? ']' : '}');
}

/* "</script" and "<!--" have a meaning inside script, whatever stands around them. */
void
linked_data_write(GString *out, const xmlNode *object)
{
    struct json json = { .out = g_string_new(NULL) };
    write_value(&json, object);
    for (const char *p = json.out->str; *p; p++) {
        if (*p == '<')
            g_string_append(out, "\\u003c");
        else
            g_string_append_c(out, *p);
    }
    g_string_free(json.out, TRUE);
}
