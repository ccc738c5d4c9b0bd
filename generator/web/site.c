/*
 * The web tree to a folder of pages.
 *
 * web.xsl makes one tree, in this order:
 *   d:search > d:doc*                what the search finds (web/search.h)
 *   d:part(name)                     text that pages share; parts use only parts before them
 *   d:page(href kind id?) > d:fill*  a page: the part "frame", its slots filled in by the
 * page's attributes and d:fill elements
 *   d:file(href) > *                 a file that is no page: its one element, as XML
 *   d:card > h1 p* p*                the card that others show with a link, before the frame
 *   d:text(href page?)               another: its contents, as Markdown; a copy of a page
 * Places are named by id alone (href="#pay-outside");
 * here each becomes the address of the page that holds the id.  A page that is one thing
 * (d:page id="pay-outside") is addressed without a fragment.  Pages of kind "all" repeat what
 * stands elsewhere: their links stay inside them where they can.  A handbook in one file
 * (single.xsl) has one of these and no other page; all its links and assets are in it.
 *   asset:NAME in an attribute       a built-in asset, under its hashed name
 *   pdf: in href                     the book
 *   picture:NAME in src              a picture of the content
 *   card:NAME in content             the whole address of one, or of the card that d:card draws
 */
#include "base/language.h"
#include "base/publish.h"
#include "compose/compose.h"
#include "model/format.h"
#include "model/words.h"
#include "web/addresses.h"
#include "web/data.h"
#include "web/html.h"
#include "web/search.h"
#include "web/site_file.h"

#include <stdio.h>
#include <string.h>

#define CARD_SCHEME "card:"

static bool
is_derived(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* --- Callbacks of the HTML writer --- */

static void
missing_asset(struct site *site, const xmlNode *element, const char *name)
{
    diag_add(site->ctx->diags, SEV_ERROR, origin_span(site->ctx, element), "template",
        "there is no asset \"%s\"", name);
}

/* A policy lists what is in the page by hash: 'hash:site.js' -> 'sha256-...'. */
static const char *
fill_hashes(struct site *site, const xmlNode *element, const char *value)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *at; (at = strstr(value, "'hash:")); value = at) {
        g_string_append_len(out, value, at + 1 - value);
        at += strlen("'hash:");
        g_autofree char *name = g_strndup(at, strcspn(at, "'"));
        g_autofree char *text = assets_text(&site->assets, name);
        if (!text) {
            missing_asset(site, element, name);
            return NULL;
        }
        g_autofree char *hash = assets_text_hash(text, strlen(text));
        g_string_append(out, hash);
        at += strlen(name);
    }
    g_string_append(out, value);
    return arena_strdup(site->ctx->arena, out->str);
}

/* What the whole site has under this name (web/addresses.h); NULL if it is made now. */
static const char *
known(const struct site *site, const char *kind, const char *name)
{
    if (!site->known)
        return NULL;
    g_autofree char *key = g_strconcat(kind, name, NULL);
    return g_hash_table_lookup(site->known, key);
}

static const char *
picture_name(struct site *site, const xmlNode *element, const char *name)
{
    const struct picture *picture = pictures_find(site->ctx->pictures, name);
    if (picture)
        return assets_picture(&site->assets, picture);
    diag_add(site->ctx->diags, SEV_ERROR, origin_span(site->ctx, element), "template",
        "there is no picture \"%s\"", name);
    return NULL;
}

/* Other sites show the card, so they need its full address. */
static const char *
card_address(struct site *site, const xmlNode *element, const char *name)
{
    bool is_own = pictures_find(site->ctx->pictures, name);
    g_autofree char *drawn = g_strconcat("asset:", name, NULL);
    const char *file = is_own ? picture_name(site, element, name) : known(site, "", drawn);
    if (!file)
        file = assets_builtin(&site->assets, name);
    if (!file)
        missing_asset(site, element, name);
    return file ? arena_printf(site->ctx->arena, "%s%s", site->model->site_href, file) : NULL;
}

static const char *
replace_value(void *user, const xmlNode *element, const xmlAttr *attribute, const char *value)
{
    struct site *site = user;
    if (g_str_has_prefix(value, PICTURE_SCHEME))
        return picture_name(site, element, value + strlen(PICTURE_SCHEME));
    if (g_str_has_prefix(value, CARD_SCHEME))
        return card_address(site, element, value + strlen(CARD_SCHEME));
    if (strcmp(value, "pdf:") == 0)
        return PDF_NAME;
    if (strcmp((const char *)attribute->name, "content") == 0 && strstr(value, "'hash:"))
        return fill_hashes(site, element, value);
    if (!g_str_has_prefix(value, "asset:"))
        return NULL;
    const char *name = known(site, "", value);
    if (!name)
        name = assets_builtin(&site->assets, value + strlen("asset:"));
    if (!name)
        missing_asset(site, element, value + strlen("asset:"));
    return name;
}

static const char *
asset_text(void *user, const xmlNode *element, const char *name)
{
    struct site *site = user;
    g_autofree char *text = assets_text(&site->assets, name);
    if (text)
        return arena_strdup(site->ctx->arena, text);
    missing_asset(site, element, name);
    return NULL;
}

static bool
has_feature(void *user, const char *feature)
{
    const struct site *site = user;
    return strcmp(feature, "pdf") == 0 && (site->options->pdf || known(site, "pdf:", ""));
}

static const struct page_piece *
find_part(void *user, const xmlNode *use, const char *name)
{
    struct site *site = user;
    const struct page_piece *part = g_hash_table_lookup(site->parts, name);
    if (!part)
        diag_add(site->ctx->diags, SEV_ERROR, origin_span(site->ctx, use), "template",
            "part \"%s\" is used before it is defined", name);
    return part;
}

static const char *
address_of(void *user, const char *name)
{
    struct site *site = user;
    const struct web_place *place = g_hash_table_lookup(site->places, name);
    if (!g_hash_table_contains(site->own, name))
        return place ? place->address : known(site, "#", name);
    g_string_assign(site->buffer, "#");
    return g_string_append(site->buffer, name)->str;
}

/* Where everything is on one page, the section that has the content of a page of the site. */
static const char *
section_of(void *user, const char *file)
{
    struct site *site = user;
    g_string_printf(site->buffer, "#all--%.*s", (int)strcspn(file, "."), file);
    return site->buffer->str;
}

/* --- Reading the tree --- */

static struct html_writer
writer_for(struct site *site, struct page_piece *piece)
{
    return (struct html_writer){ piece, language_is_from_right(site->model->lang),
        replace_value, has_feature, asset_text, find_part, site };
}

static void
read_part(struct site *site, const xmlNode *node)
{
    const char *name = html_attribute(node, "name");
    struct page_piece *piece = piece_new();
    struct html_writer writer = writer_for(site, piece);
    html_write_inside(&writer, node);
    g_hash_table_insert(
        site->part_nodes, (gpointer)(uintptr_t)(name ? name : ""), (gpointer)(uintptr_t)node);
    g_hash_table_insert(site->parts, (gpointer)(uintptr_t)(name ? name : ""), piece);
}

static struct page_piece *
text_piece(const char *text)
{
    struct page_piece *piece = piece_new();
    html_escape(piece->text, text, true);
    return piece;
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
        snprintf(digits, sizeof digits, "%zu", is_small ? tenths : (tenths + 5) / 10);
    else
        snprintf(digits, sizeof digits, "%zu.%zu", tenths / 10, tenths % 10);
    return word(site->ctx->arena, model->words, is_small ? "web.kilobytes" : "web.megabytes",
        format_number(site->ctx, model->lang, digits), NULL, NULL);
}

/* Of the book that the site offers; 0 if there is none. */
static size_t
book_size(const struct site *site)
{
    const char *size = known(site, "pdf:", "");
    if (site->options->pdf)
        return g_bytes_get_size(site->options->pdf);
    return size ? (size_t)g_ascii_strtoull(size, NULL, 10) : 0;
}

static void
add_place(struct site *site, const char *id, const char *href, const char *fragment)
{
    if (g_hash_table_contains(site->places, id))
        return;
    struct web_place *place = ARENA_NEW(site->ctx->arena, struct web_place);
    place->href = href;
    place->address = fragment ? arena_printf(site->ctx->arena, "%s#%s", href, fragment)
                              : arena_strdup(site->ctx->arena, href);
    g_hash_table_insert(site->places, (gpointer)(uintptr_t)id, place);
}

static void
add_own_place(void *user, const char *id)
{
    struct site *site = user;
    add_place(site, id, site->here, id);
}

static void
add_own_id(void *user, const char *id)
{
    g_hash_table_add(user, (gpointer)(uintptr_t)id);
}

static void
read_page(struct site *site, const xmlNode *node)
{
    const char *href = html_attribute(node, "href"), *kind = html_attribute(node, "kind"),
               *id = html_attribute(node, "id");
    const struct page_piece *frame = find_part(site, node, "frame");
    if (!href || !frame)
        return;
    struct site_page page = {
        .href = href,
        .is_all = g_strcmp0(kind, "all") == 0,
        .is_listed = g_strcmp0(kind, "missing") != 0 && g_strcmp0(kind, "moved") != 0 &&
                     g_strcmp0(kind, "absent") != 0,
        .piece = piece_new(),
    };
    struct html_writer writer = writer_for(site, page.piece);
    struct insertion *use = piece_mark(page.piece, MARK_USE, "frame");
    use->piece = frame;
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        if (!a->ns && a->children)
            mark_fill(
                use, (const char *)a->name, text_piece((const char *)a->children->content));
    }
    size_t size = book_size(site);
    if (size)
        mark_fill(use, "pdf-size", text_piece(size_text(site, size)));
    for (const xmlNode *fill = node->children; fill; fill = fill->next) {
        if (!is_derived(fill, "fill"))
            continue;
        writer.piece = piece_new();
        html_write_inside(&writer, fill);
        mark_fill(use, html_attribute(fill, "name"), writer.piece);
        if (g_strcmp0(html_attribute(fill, "name"), "head") == 0)
            page.head = fill;
    }
    g_array_append_val(site->pages, page);
    site->here = href;
    if (id)
        add_place(site, id, href, NULL);
    if (!page.is_all)
        piece_each_id(page.piece, add_own_place, site);
}

/* --- Writing --- */

/*
 * Data for search engines stands in script.  It does not run, but checkers of pages hold its
 * hash against the policy all the same.
 */
static void
allow_data(GString *page)
{
    static const char open[] = "<script type=\"application/ld+json\">", close[] = "</script>",
                      directive[] = "script-src ";
    char *data = strstr(page->str, open), *policy = strstr(page->str, directive);
    if (!data || !policy || policy > data)
        return;
    data += strlen(open);
    g_autofree char *hash = assets_text_hash(data, (size_t)(strstr(data, close) - data));
    g_autofree char *source = g_strdup_printf("'%s' ", hash);
    g_string_insert(page, policy + strlen(directive) - page->str, source);
}

static void
write_page(struct site *site, struct site_page *page)
{
    const struct expansion expansion = { page->href, address_of,
        site->options->is_single ? section_of : NULL, site };
    site->here = page->href;
    g_hash_table_remove_all(site->own);
    piece_each_id(page->piece, add_own_id, site->own);
    GString *text = g_string_sized_new(16384);
    g_string_append(text, "<!DOCTYPE html>\n");
    piece_expand(text, page->piece, NULL, &expansion);
    g_string_append_c(text, '\n');
    allow_data(text);
    g_tree_insert(site->out->files, g_strdup(page->href), g_string_free_to_bytes(text));
    piece_free(page->piece);
}

static void
free_part(gpointer piece)
{
    piece_free(piece);
}

static void
write_search(struct site *site, const xmlNode *tree)
{
    struct search *search = search_new(tree, site->model->lang);
    /* What authors say of the search they say of the whole handbook. */
    if (!site->model->for_role && !site->options->is_earlier && !site->options->is_single)
        search_check(site->ctx, search);
    guint n_shards = search_n_shards(search);
    g_autofree const char **shards = g_new0(const char *, n_shards + 1);
    for (guint i = 0; i < n_shards; i++) {
        g_autofree char *name = g_strdup_printf("search-%u.js", i);
        shards[i] = assets_add(&site->assets, name, search_write_shard(search, tree, i));
    }
    assets_add(&site->assets, "search-index.js", search_write(search, tree, shards, n_shards));
    search_free(search);
}

static void
write_addresses(const struct site *site)
{
    g_autoptr(GHashTable) all = addresses_new();
    GHashTableIter i;
    gpointer key, value;
    g_hash_table_iter_init(&i, site->places);
    while (g_hash_table_iter_next(&i, &key, &value))
        g_hash_table_insert(all, g_strconcat("#", key, NULL),
            g_strdup(((const struct web_place *)value)->address));
    g_hash_table_iter_init(&i, site->assets.names);
    while (g_hash_table_iter_next(&i, &key, &value))
        g_hash_table_insert(all, g_strconcat("asset:", key, NULL), g_strdup(value));
    size_t size = book_size(site);
    if (size)
        g_hash_table_insert(all, g_strdup("pdf:"), g_strdup_printf("%zu", size));
    addresses_write(all, site->options->addresses);
}

static void
write_site(struct site *site, xmlNode *root)
{
    for (const xmlNode *n = root->children; n; n = n->next) {
        if (is_derived(n, "search"))
            write_search(site, n);
        else if (is_derived(n, "part"))
            read_part(site, n);
        else if (is_derived(n, "page"))
            read_page(site, n);
        else if (is_derived(n, "file"))
            site_file_xml(site, n);
        else if (is_derived(n, "card"))
            site_file_card(site, n);
        else if (is_derived(n, "text"))
            g_hash_table_add(site->texts, (gpointer)(uintptr_t)html_attribute(n, "href"));
    }
    for (const xmlNode *n = root->children; n; n = n->next) {
        if (is_derived(n, "text"))
            site_file_text(site, n);
    }
    for (guint i = 0; i < site->pages->len; i++)
        write_page(site, &g_array_index(site->pages, struct site_page, i));
    if (site->options->page || site->options->is_single)
        return;
    if (!site->options->is_earlier) {
        site_file_list(site);
        data_write(site->ctx, site->model, site->answers, site->out);
    }
    if (site->options->pdf)
        g_tree_insert(site->out->files, g_strdup(PDF_NAME), g_bytes_ref(site->options->pdf));
    if (site->options->addresses)
        write_addresses(site);
}

struct web_site *
web_build(struct ctx *ctx, const struct model *model, struct answers *answers,
    const struct theme *theme, xmlDoc *tree, const struct web_options *options)
{
    struct web_site *out = g_new0(struct web_site, 1);
    out->files = publish_files_new();
    struct site site = {
        .ctx = ctx, .model = model, .answers = answers, .out = out, .options = options
    };
    site.parts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_part);
    site.part_nodes = g_hash_table_new(g_str_hash, g_str_equal);
    site.places = g_hash_table_new(g_str_hash, g_str_equal);
    site.texts = g_hash_table_new(g_str_hash, g_str_equal);
    site.own = g_hash_table_new(g_str_hash, g_str_equal);
    site.pages = g_array_new(FALSE, FALSE, sizeof(struct site_page));
    site.buffer = g_string_new(NULL);
    site.known =
        options->page && options->addresses ? addresses_read(options->addresses) : NULL;
    assets_init(&site.assets, out, theme);
    site.assets.dress = options->dress;
    site.assets.pictures = ctx->pictures;
    site.assets.is_inline = options->is_single;

    write_site(&site, xmlDocGetRootElement(tree));

    assets_clear(&site.assets);
    g_string_free(site.buffer, TRUE);
    g_array_unref(site.pages);
    g_hash_table_unref(site.parts);
    g_hash_table_unref(site.part_nodes);
    g_hash_table_unref(site.texts);
    g_hash_table_unref(site.places);
    g_hash_table_unref(site.own);
    if (site.known)
        g_hash_table_unref(site.known);
    if (diags_count(ctx->diags, SEV_ERROR) == 0)
        return out;
    web_free(out);
    return NULL;
}

void
web_free(struct web_site *site)
{
    g_tree_unref(site->files);
    g_free(site);
}
