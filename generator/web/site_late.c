/* The addresses of a site, and the size of its book, when all of its pages are there. */
#include "base/language_mark.h"
#include "model/format.h"
#include "model/words.h"
#include "web/html.h"
#include "web/site_value.h"

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

/* "1.2 MB" */
static const char *
size_text(const struct site *site, size_t bytes)
{
    const struct model *model = site->model;
    bool is_small = bytes < 100000;
    size_t tenths = (bytes + (is_small ? 500 : 50000)) / (is_small ? 1000 : 100000);
    char digits[32];
    if (is_small || tenths >= 100)
        g_snprintf(digits, sizeof digits, "%zu", is_small ? tenths : (tenths + 5) / 10);
    else
        g_snprintf(digits, sizeof digits, "%zu.%zu", tenths / 10, tenths % 10);
    return word(site->ctx->arena, model->words, is_small ? "web.kilobytes" : "web.megabytes",
        format_number(site->ctx, model->lang, digits), NULL, NULL);
}

size_t
site_book_size(const struct site *site)
{
    const char *size = site_known(site, "pdf:", "");
    if (site->pdf)
        return g_bytes_get_size(site->pdf);
    return size ? (size_t)g_ascii_strtoull(size, NULL, 10) : 0;
}

static char *
book_size_text(const struct site *site)
{
    size_t size = site_book_size(site);
    GString *text = g_string_new(NULL);
    if (size) {
        g_autofree char *plain = g_strdup(size_text(site, size));
        language_unmark(plain);
        html_escape(text, plain, true);
    }
    return g_string_free(text, FALSE);
}

static const char *
page_address(void *user, const char *href)
{
    struct site *site = user;
    if (strcmp(href, LATE_BOOK_SIZE) == 0)
        return site->pdf_size;
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
    site->pdf_size = book_size_text(site);
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
