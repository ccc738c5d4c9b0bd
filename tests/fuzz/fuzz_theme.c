/*
 * Any bytes give a theme or a finding.  The theme's pages have room for text, it has a style
 * for any element name, and the same question always gets the same answer.
 */
#include "theme/theme.h"

#include <assert.h>
#include <libxml/parser.h>
#include <string.h>

static const char *const names[] = { "p", "h1", "td", "li", "em", "aside", "x", "" };
static const char *const classes[] = { "", "no", "ans lead", "who", "rule  mx" };

static const char *const attributes[] = { "font-size", "line-height", "font-family", "colour",
    "margin", "margin-left", "border", "columns", "display", "text-indent", "list-style",
    "background", "match", "name", "cover", "widows", "letter-spacing", "nowrap" };
static const char *const values[] = { "1pt", "2em", "-3mm", "0", "1pt 2pt", "ink", "#123456",
    "none", "current", "serif", "0.5pt hair", "* 12pt auto", "block", "yes", "7",
    "p.no td:last", "p, h1 .x", "::marker", "dark", "disc", "1e9pt", "1pt 1pt 1pt 1pt 1pt",
    "" };

#define PICK(list, byte) list[(byte) % G_N_ELEMENTS(list)]

/* Returns a theme of styles, page masters and measures; the bytes choose them. */
static GString *
steered(const uint8_t *data, size_t size)
{
    GString *text = g_string_new("<theme xmlns='urn:proviso:theme:1'>");
    for (size_t i = 0; i + 3 < size; i += 4) {
        const char *value = PICK(values, data[i + 3]);
        if (data[i] % 8 == 0)
            g_string_append_printf(
                text, "<page main='%s' margin-top='%s'/>", value, PICK(values, data[i + 1]));
        else if (data[i] % 8 == 1)
            g_string_append_printf(
                text, "<masters><master name='body' size='%s'/></masters>", value);
        else
            g_string_append_printf(text, "<styles><style match='%s%s%s' %s='%s'/></styles>",
                PICK(names, data[i]), data[i + 1] & 1 ? "." : " ", PICK(names, data[i + 1]),
                PICK(attributes, data[i + 2]), value);
    }
    return g_string_append(text, "</theme>");
}

static void
check_styles(struct theme *theme, const char *name, const char *class)
{
    if (!*name)
        return;
    xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
    xmlNode *outer = xmlNewDocNode(doc, NULL, (const xmlChar *)"table", NULL);
    xmlDocSetRootElement(doc, outer);
    xmlNode *inner = xmlNewChild(outer, NULL, (const xmlChar *)name, NULL);
    xmlNewProp(inner, (const xmlChar *)"class", (const xmlChar *)class);
    const struct style *parent = style_of(theme, outer, NULL);
    const struct style *style = style_of(theme, inner, parent);
    assert(style == style_of(theme, inner, parent));
    assert(style->font_family && style->lang && style->list_style);
    assert(style->font_size >= 0 && style->padding[EDGE_TOP] >= 0);
    assert(style->display <= DISPLAY_NONE && style->break_before.kind <= BREAK_VERSO);
    xmlFreeDoc(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 20000)
        return 0;
    struct ctx ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    bool is_steered = size && data[0] < 8; /* no XML file begins with such a byte */
    g_autoptr(GString) text = is_steered ? steered(data + 1, size - 1)
                                         : g_string_new_len((const char *)data, (gssize)size);
    const struct source *source = sources_text(ctx.sources, "fuzz", text->str, text->len);
    struct theme *theme = theme_read(&ctx, source);
    assert((theme == NULL) == (diags_count(ctx.diags, SEV_ERROR) > 0));
    for (size_t i = 0; theme && i < theme->n_masters; i++) {
        const struct page_master *m = &theme->masters[i];
        assert(m->outer >= 0 && m->main > 0 && m->top < m->bottom);
    }
    for (size_t i = 0; theme && i < G_N_ELEMENTS(names); i++)
        check_styles(theme, names[i], PICK(classes, i + size));
    theme_free(theme);
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
    return 0;
}
