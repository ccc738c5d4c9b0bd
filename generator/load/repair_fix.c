/* What an author can put in the place of what the schema refuses, as edits of the file. */
#include "load/internal.h"

#include "base/edit_distance.h"

#include <string.h>

bool
is_certain_of(const char *word, const char *near, const GPtrArray *names)
{
    return nearest_is_certain(word, near, (const char *const *)names->pdata, names->len);
}

/* One edit, where its place is known. */
static void
fix_span(struct repair *m, struct diag *diag, bool is_certain, struct span span, const char *to)
{
    if (!span.source)
        return;
    diag_fix(m->ctx->diags, diag, is_certain, "write \"%s\"", to);
    diag_edit(m->ctx->diags, diag, span, to);
}

void
fix_attribute_name(struct repair *m, struct diag *diag, const xmlNode *node, const char *from,
    const char *to, bool is_certain)
{
    fix_span(m, diag, is_certain, attribute_name_span(node, from), to);
}

void
fix_attribute_value(struct repair *m, struct diag *diag, const xmlNode *node,
    const char *attribute, const char *to, bool is_certain)
{
    fix_span(m, diag, is_certain, attribute_value_span(node, attribute), to);
}

/* `dates` is what hint_date says: "2024-05-31" or "2024-05-31", with quotation marks. */
void
fix_date(struct repair *m, struct diag *diag, const xmlNode *node, const char *attribute,
    const char *dates)
{
    g_auto(GStrv) list = g_strsplit(dates, " or ", -1);
    bool is_certain = g_strv_length(list) == 1;
    for (char **date = list; *date; date++) {
        g_strdelimit(*date, "\"", ' ');
        fix_attribute_value(m, diag, node, attribute, g_strstrip(*date), is_certain);
    }
}

void
fix_element_name(
    struct repair *m, struct diag *diag, const xmlNode *node, const char *to, bool is_certain)
{
    struct span start = start_name_span(node), end = end_name_span(node);
    fix_span(m, diag, is_certain, start, to);
    if (end.source)
        diag_edit(m->ctx->diags, diag, end, to);
}

void
fix_namespace(struct repair *m, struct diag *diag, const xmlNode *node, const char *ours)
{
    struct span name = start_name_span(node);
    const char *prefix = node->ns ? (const char *)node->ns->prefix : NULL;
    g_autofree char *attribute = g_strconcat("xmlns", prefix ? ":" : "", prefix, NULL);
    struct span value = attribute_value_span(node, attribute);
    /* "urn:proviso:handbok:1", "urn:proviso:handbook:2": ours was meant; HTML's was not. */
    bool is_certain =
        !node->ns || g_str_has_prefix((const char *)node->ns->href, "urn:proviso:");
    if (value.source) {
        fix_span(m, diag, is_certain, value, ours);
    } else if (!node->ns) {
        g_autofree char *text = g_strdup_printf(" xmlns=\"%s\"", ours);
        diag_fix(m->ctx->diags, diag, true, "write xmlns=\"%s\"", ours);
        diag_edit(m->ctx->diags, diag, (struct span){ name.source, name.end, name.end }, text);
    }
}

/* The element has words, and nothing else than what belongs into the new one. */
void
fix_wrap(struct repair *m, struct diag *diag, const xmlNode *node, const char *element)
{
    struct span start = node_span(node), end = end_name_span(node);
    if (!end.source)
        return;
    const char *text = start.source->text;
    uint32_t from = start.end, to = end.start;
    while (text[--to] != '<')
        continue;
    while (g_ascii_isspace(text[from]))
        from++;
    while (g_ascii_isspace(text[to - 1]))
        to--;
    g_autofree char *open = g_strdup_printf("<%s>", element);
    g_autofree char *close = g_strdup_printf("</%s>", element);
    diag_fix(m->ctx->diags, diag, true, "put it into \"%s\"", element);
    diag_edit(m->ctx->diags, diag, (struct span){ start.source, from, from }, open);
    diag_edit(m->ctx->diags, diag, (struct span){ start.source, to, to }, close);
}
