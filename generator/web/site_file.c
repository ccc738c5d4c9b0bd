#include "web/site_file.h"

#include "base/language.h"
#include "share/card.h"
#include "web/html.h"
#include "web/markdown.h"

#include <stdint.h>
#include <string.h>

#define PAGE_ENDING ".html"

static void
add_file(struct site *site, const char *href, GString *text)
{
    files_add(site->files, href, g_string_free_to_bytes(text));
}

void
site_file_xml(struct site *site, const xmlNode *file)
{
    const char *href = html_attribute(file, "href");
    xmlNode *element = xmlFirstElementChild((xmlNode *)(uintptr_t)file);
    if (!href || !element)
        return;
    xmlBuffer *buffer = xmlBufferCreate();
    xmlNodeDump(buffer, file->doc, element, 0, 0);
    GString *text = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    g_string_append(text, (const char *)xmlBufferContent(buffer));
    g_string_append_c(text, '\n');
    xmlBufferFree(buffer);
    add_file(site, href, text);
}

void
site_file_card(struct site *site, const xmlNode *card)
{
    char *words[3] = { NULL, NULL, NULL };
    size_t n = 0;
    for (const xmlNode *e = xmlFirstElementChild((xmlNode *)(uintptr_t)card); e && n < 3;
         e = xmlNextElementSibling((xmlNode *)(uintptr_t)e)) {
        xmlChar *text = xmlNodeGetContent(e);
        words[n++] = g_strdup((const char *)text);
        xmlFree(text);
    }
    const struct share_card shown = {
        .title = words[0] ? words[0] : "",
        .text = words[1] && *words[1] ? words[1] : NULL,
        .foot = words[2] && *words[2] ? words[2] : NULL,
        .lang = site->model->lang,
        .is_from_right = language_is_from_right(site->model->lang),
    };
    GBytes *bytes = share_card_draw(&shown, site->assets.theme);
    if (bytes)
        assets_add(&site->assets, CARD_NAME, bytes);
    for (size_t i = 0; i < 3; i++)
        g_free(words[i]);
}

/* --- Markdown --- */

/*
 * Links to the page itself are no links.  Others get their addresses later: which pages have a
 * copy is only known then.
 */
static const char *
text_address(void *user, const char *href)
{
    struct site *site = user;
    if (strcmp(href, "pdf:") == 0)
        return site->options->has_pdf ? PDF_NAME : NULL;
    if (g_str_has_prefix(href, PICTURE_SCHEME)) {
        const struct picture *picture =
            pictures_find(site->ctx->pictures, href + strlen(PICTURE_SCHEME));
        return picture ? assets_picture(&site->assets, picture) : NULL;
    }
    if (href[0] == '#') {
        const struct web_place *place = g_hash_table_lookup(site->places, href + 1);
        bool is_here = place && strcmp(place->href, site->here) == 0;
        return is_here ? NULL : late_mark(site->buffer, href);
    }
    if (strchr(href, ':') || strchr(href, '/') || !g_str_has_suffix(href, PAGE_ENDING))
        return href;
    return late_mark(site->buffer, href);
}

static const xmlNode *
part_node(void *user, const char *name)
{
    struct site *site = user;
    const xmlNode *node = site_part_node(site, name);
    if (!node && g_hash_table_contains(site->parts, name))
        diag_add(site->ctx->diags, SEV_ERROR, (struct span){ 0 }, "template",
            "part \"%s\" is no longer there when \"%s\" is copied: keep=\"yes\" keeps it", name,
            site->here);
    return node;
}

static bool
has_feature(void *user, const char *feature)
{
    struct site *site = user;
    return strcmp(feature, "pdf") == 0 && site->options->has_pdf;
}

void
site_file_text(struct site *site, const xmlNode *text)
{
    const char *name = html_attribute(text, "href"), *page = html_attribute(text, "page");
    if (!name)
        return;
    const char *href = g_string_chunk_insert_const(site->names, name);
    site->here = g_string_chunk_insert_const(site->names, page ? page : "");
    g_hash_table_add(site->texts, (gpointer)(uintptr_t)href);
    const struct markdown markdown = {
        .out = g_string_new(NULL),
        .address = text_address,
        .part = part_node,
        .has = has_feature,
        .user = site,
    };
    markdown_write(&markdown, text);
    site_add_late(site, href, site->here, true, markdown.out);
}

/* --- Sitemap --- */

static bool
is_alternate(const xmlNode *node)
{
    const char *rel = node->type == XML_ELEMENT_NODE ? html_attribute(node, "rel") : NULL;
    const char *href = rel ? html_attribute(node, "href") : NULL;
    return href && strcmp(rel, "alternate") == 0 && html_attribute(node, "hreflang") &&
           strstr(href, "://");
}

char *
site_file_alternates(const xmlNode *head)
{
    GString *text = g_string_new(NULL);
    for (const xmlNode *n = head->children; n; n = n->next) {
        if (!is_alternate(n))
            continue;
        g_string_append(text, "<xhtml:link rel=\"alternate\" hreflang=\"");
        html_escape(text, html_attribute(n, "hreflang"), true);
        g_string_append(text, "\" href=\"");
        html_escape(text, html_attribute(n, "href"), true);
        g_string_append(text, "\"/>");
    }
    return g_string_free(text, FALSE);
}

void
site_file_list(struct site *site)
{
    const char *base = site->model->site_href;
    if (!base)
        return;
    char day_text[11];
    day_format(site->ctx->as_of, day_text);
    GString *text =
        g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"\n"
                     "    xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for (guint i = 0; i < site->pages->len; i++) {
        const struct site_page *page = &g_array_index(site->pages, struct site_page, i);
        g_string_append(text, "<url><loc>");
        html_escape(text, base, true);
        if (strcmp(page->href, "index.html") != 0)
            html_escape(text, page->href, true);
        g_string_append_printf(text, "</loc><lastmod>%s</lastmod>", day_text);
        g_string_append(text, page->alternates ? page->alternates : "");
        g_string_append(text, "</url>\n");
    }
    g_string_append(text, "</urlset>\n");
    add_file(site, "sitemap.xml", text);
}
