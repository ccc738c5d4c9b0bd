/* The addresses of a site, when all of its pages are there. */
#include "web/site.h"

#include <errno.h>
#include <string.h>

#define PAGE_ENDING ".html"
#define TEXT_ENDING ".md"

xmlNode *
site_part_node(const struct site *site, const char *name)
{
    return name ? g_hash_table_lookup(site->part_nodes, name) : NULL;
}

void
site_add_late(
    struct site *site, const char *href, const char *here, bool is_markdown, GString *text)
{
    const struct site_late late = { href, here, is_markdown };
    g_array_append_val(site->late, late);
    files_add(site->files, href, g_string_free_to_bytes(text));
}

static const char *
page_address(void *user, const char *href)
{
    struct site *site = user;
    const struct web_place *place = g_hash_table_lookup(site->places, href + 1);
    return place ? place->address : site->known ? g_hash_table_lookup(site->known, href) : NULL;
}

/* The copy of a page; NULL if it has none. */
static const char *
copy_of(struct site *site, const char *page)
{
    size_t stem = strlen(page) - strlen(PAGE_ENDING);
    g_string_set_size(site->buffer, 0);
    g_string_append_len(site->buffer, page, (gssize)stem);
    g_string_append(site->buffer, TEXT_ENDING);
    return g_hash_table_contains(site->texts, site->buffer->str) ? site->buffer->str : NULL;
}

static const char *
text_address(void *user, const char *href)
{
    struct site *site = user;
    const struct web_place *place =
        href[0] == '#' ? g_hash_table_lookup(site->places, href + 1) : NULL;
    if (href[0] == '#' && !place)
        return NULL;
    const char *copy = copy_of(site, place ? place->href : href);
    return copy ? copy : place ? place->address : href;
}

void
site_fill_late(struct site *site)
{
    for (guint i = 0; i < site->late->len; i++) {
        const struct site_late *late = &g_array_index(site->late, struct site_late, i);
        const struct late_fill fill = { late->here,
            late->is_markdown ? text_address : page_address, site };
        g_autoptr(GBytes) text = files_bytes(site->files, late->href);
        if (!text) {
            ctx_refuse(site->ctx, "cannot read a temporary file: %s", g_strerror(errno));
            return;
        }
        files_add(site->files, late->href,
            late->is_markdown ? late_fill_markdown(&fill, text) : late_fill_html(&fill, text));
    }
}
