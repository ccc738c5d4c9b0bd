/*
 * The web tree to a folder of pages.
 *
 * web.xsl makes one tree, in this order:
 *   d:search d:doc* d:searched       what the search finds (web/search.h)
 *   d:part(name)                     text that pages share; parts use only parts before them
 *   d:forget                         no page behind it uses the parts before it, except those
 * with keep="yes" d:listed(href)                   the place in the sitemap of a page with
 * listed="later" d:page(href kind id?) > d:fill*  a page: the part "frame", its slots filled in
 * by the page's attributes and d:fill elements d:file(href) > *                 a file that is
 * no page: its one element, as XML d:card > h1 p* p*                the card that others show
 * with a link, before the frame d:text(href page?)               another: its contents, as
 * Markdown; a copy of a page Places are named by id alone (href="#pay-outside"); here each
 * becomes the address of the page that holds the id.  A page that is one thing (d:page
 * id="pay-outside") is addressed without a fragment.  Pages of kind "all" repeat what stands
 * elsewhere: their links stay inside them where they can.  A handbook in one file (single.xsl)
 * has one of these and no other page; all its links and assets are in it. asset:NAME in an
 * attribute       a built-in asset, under its hashed name pdf: in href                     the
 * book picture:NAME in src              a picture of the content card:NAME in content the whole
 * address of one, or of the card that d:card draws
 */
#include "base/language.h"
#include "base/language_mark.h"
#include "base/publish.h"
#include "compose/compose.h"
#include "model/format.h"
#include "model/words.h"
#include "web/addresses.h"
#include "web/data.h"
#include "web/html.h"
#include "web/site_file.h"
#include "web/site_search.h"
#include "web/site_value.h"

#include <stdio.h>
#include <string.h>

static bool
is_derived(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* --- Callbacks of the HTML writer --- */

static bool
has_book(const struct site *site)
{
    return site->options->has_pdf || site_known(site, "pdf:", "");
}

static bool
has_feature(void *user, const char *feature)
{
    const struct site *site = user;
    return strcmp(feature, "pdf") == 0 && has_book(site);
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

/* Places on the page itself are known, and no others yet. */
static const char *
address_of(void *user, const char *name)
{
    struct site *site = user;
    g_autofree char *href = g_strconcat("#", name, NULL);
    if (!g_hash_table_contains(site->own, name))
        return late_mark(site->buffer, href);
    return g_string_assign(site->buffer, href)->str;
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

/* A name that outlives its element; NULL if the element has none. */
static const char *
kept_name(const struct site *site, const xmlNode *element, const char *attribute)
{
    const char *name = html_attribute(element, attribute);
    return name ? g_string_chunk_insert_const(site->names, name) : NULL;
}

static struct html_writer
writer_for(struct site *site, struct page_piece *piece)
{
    return (struct html_writer){ piece, language_is_from_right(site->model->lang), site_value,
        has_feature, site_asset_text, find_part, site, site->names };
}

static bool
is_kept(const xmlNode *node)
{
    return is_derived(node, "part") && g_strcmp0(html_attribute(node, "keep"), "yes") == 0;
}

static void
read_part(struct site *site, const xmlNode *node)
{
    const char *own = kept_name(site, node, "name"), *name = own ? own : "";
    struct page_piece *piece = piece_new();
    struct html_writer writer = writer_for(site, piece);
    html_write_inside(&writer, node);
    g_hash_table_insert(site->part_nodes, (gpointer)(uintptr_t)name, (gpointer)(uintptr_t)node);
    g_hash_table_insert(site->parts, (gpointer)(uintptr_t)name, piece);
    if (!is_kept(node))
        g_ptr_array_add(site->passing, (gpointer)(uintptr_t)name);
}

static struct page_piece *
text_piece(const char *text)
{
    struct page_piece *piece = piece_new();
    g_autofree char *plain = g_strdup(text);
    language_unmark(plain);
    html_escape(piece->text, plain, true);
    return piece;
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

/* The slots of the frame that the page's attributes fill in. */
static void
fill_slots(struct site *site, struct insertion *use, const xmlNode *page)
{
    for (const xmlAttr *a = page->properties; a; a = a->next) {
        if (!a->ns && a->children)
            mark_fill(use, g_string_chunk_insert_const(site->names, (const char *)a->name),
                text_piece((const char *)a->children->content));
    }
    if (has_book(site))
        mark_fill(use, "pdf-size", text_piece(late_mark(site->buffer, LATE_BOOK_SIZE)));
}

/* The page's use of the frame. */
static struct page_piece *
read_page(struct site *site, const xmlNode *node, const struct page_piece *frame)
{
    struct page_piece *piece = piece_new();
    struct html_writer writer = writer_for(site, piece);
    struct insertion *use = piece_mark(piece, MARK_USE, NULL);
    use->piece = frame;
    fill_slots(site, use, node);
    for (const xmlNode *fill = node->children; fill; fill = fill->next) {
        if (!is_derived(fill, "fill"))
            continue;
        writer.piece = piece_new();
        html_write_inside(&writer, fill);
        mark_fill(use, kept_name(site, fill, "name"), writer.piece);
    }
    return piece;
}

static bool
is_one_of(const char *kind, const char *const *kinds)
{
    for (; kind && *kinds; kinds++)
        if (strcmp(kind, *kinds) == 0)
            return true;
    return false;
}

static void
note_page(struct site *site, const xmlNode *node, const char *href, const char *kind)
{
    static const char *const unlisted[] = { "missing", "moved", "absent", NULL };
    if (is_one_of(kind, unlisted))
        return;
    struct site_page page = { .href = href };
    for (const xmlNode *fill = node->children; fill; fill = fill->next) {
        if (!is_derived(fill, "fill") || g_strcmp0(html_attribute(fill, "name"), "head") != 0)
            continue;
        g_autofree char *alternates = site_file_alternates(fill);
        page.alternates =
            *alternates ? g_string_chunk_insert_const(site->names, alternates) : NULL;
    }
    if (g_strcmp0(html_attribute(node, "listed"), "later") == 0)
        g_hash_table_insert(
            site->unlisted, (gpointer)(uintptr_t)href, g_memdup2(&page, sizeof page));
    else
        g_array_append_val(site->pages, page);
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
write_page(struct site *site, const char *href, const struct page_piece *piece)
{
    const struct expansion expansion = { href, address_of,
        site->options->is_single ? section_of : NULL, site };
    g_hash_table_remove_all(site->own);
    piece_each_id(piece, add_own_id, site->own);
    GString *text = g_string_sized_new(16384);
    g_string_append(text, "<!DOCTYPE html>\n");
    piece_expand(text, piece, NULL, &expansion);
    g_string_append_c(text, '\n');
    allow_data(text);
    site_add_late(site, href, href, false, text);
}

static void
take_page(struct site *site, const xmlNode *node)
{
    const char *href = kept_name(site, node, "href"), *id = kept_name(site, node, "id"),
               *kind = html_attribute(node, "kind");
    const struct page_piece *frame = find_part(site, node, "frame");
    if (!href || !frame)
        return;
    struct page_piece *piece = read_page(site, node, frame);
    note_page(site, node, href, kind);
    site->here = href;
    if (id)
        add_place(site, id, href, NULL);
    if (g_strcmp0(kind, "all") != 0)
        piece_each_id(piece, add_own_place, site);
    write_page(site, href, piece);
    piece_free(piece);
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
    size_t size = site_book_size(site);
    if (size)
        g_hash_table_insert(all, g_strdup("pdf:"), g_strdup_printf("%zu", size));
    addresses_write(all, site->options->addresses);
}

/* --- Taking the tree --- */

/* The place in the sitemap of a page that was made before. */
static void
take_listed(struct site *site, const xmlNode *node)
{
    const char *href = html_attribute(node, "href");
    const struct site_page *page = href ? g_hash_table_lookup(site->unlisted, href) : NULL;
    if (page)
        g_array_append_val(site->pages, *page);
}

static void
forget_parts(struct site *site)
{
    for (guint i = 0; i < site->passing->len; i++)
        g_hash_table_remove(site->parts, site->passing->pdata[i]);
    g_ptr_array_set_size(site->passing, 0);
}

static void
take_part(struct site *site, const xmlNode *node)
{
    if (is_derived(node, "search"))
        site_search_begin(site, node);
    else if (is_derived(node, "doc"))
        site_search_add(site, node);
    else if (is_derived(node, "searched"))
        site_search_end(site);
    else if (is_derived(node, "part"))
        read_part(site, node);
    else if (is_derived(node, "page"))
        take_page(site, node);
    else if (is_derived(node, "file"))
        site_file_xml(site, node);
    else if (is_derived(node, "card"))
        site_file_card(site, node);
    else if (is_derived(node, "listed"))
        take_listed(site, node);
    else if (is_derived(node, "forget"))
        forget_parts(site);
}

/* Puts a kept part beside the root, where the next parts are not. */
static void
put_by(xmlNode *root, xmlNode *part)
{
    xmlNode *kept = root->next;
    if (!kept) {
        kept = xmlNewDocNode(root->doc, NULL, (const xmlChar *)"kept", NULL);
        xmlAddNextSibling(root, kept);
    }
    xmlUnlinkNode(part);
    xmlAddChild(kept, part);
}

void
web_take(struct site *site, xmlNode *root)
{
    for (const xmlNode *n = root->children; n; n = n->next)
        take_part(site, n);
    for (const xmlNode *n = root->children; n; n = n->next) {
        if (is_derived(n, "text"))
            site_file_text(site, n);
    }
    for (xmlNode *n = root->children, *next; n; n = next) {
        next = n->next;
        if (is_kept(n) || (site->search && is_derived(n, "search"))) {
            put_by(root, n);
            continue;
        }
        if (site->search && is_derived(n, "doc")) {
            site_search_keep(site, n);
            continue;
        }
        if (is_derived(n, "part"))
            g_hash_table_remove(site->part_nodes, html_attribute(n, "name"));
        xmlUnlinkNode(n);
        xmlFreeNode(n);
    }
}

static void
free_part(gpointer piece)
{
    piece_free(piece);
}

struct site *
web_begin(struct ctx *ctx, const struct model *model, struct answers *answers,
    const struct theme *theme, const struct web_options *options)
{
    struct site *site = g_new(struct site, 1);
    *site = (struct site){ .ctx = ctx,
        .model = model,
        .answers = answers,
        .options = options,
        .files = files_new(),
        .names = g_string_chunk_new(65536),
        .parts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_part),
        .part_nodes = g_hash_table_new(g_str_hash, g_str_equal),
        .places = g_hash_table_new(g_str_hash, g_str_equal),
        .texts = g_hash_table_new(g_str_hash, g_str_equal),
        .own = g_hash_table_new(g_str_hash, g_str_equal),
        .inlined = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .passing = g_ptr_array_new(),
        .unlisted = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
        .pages = g_array_new(FALSE, FALSE, sizeof(struct site_page)),
        .late = g_array_new(FALSE, FALSE, sizeof(struct site_late)),
        .buffer = g_string_new(NULL) };
    if (options->page && options->addresses)
        site->known = addresses_read(options->addresses);
    assets_init(&site->assets, site->files, theme);
    site->assets.dress = options->dress;
    site->assets.pictures = ctx->pictures;
    site->assets.is_inline = options->is_single;
    return site;
}

/* What needs all pages. */
static void
complete(struct site *site)
{
    const struct web_options *options = site->options;
    site_fill_late(site);
    if (options->page || options->is_single)
        return;
    if (!options->is_earlier) {
        site_file_list(site);
        data_write(site->ctx, site->model, site->answers, site->files);
    }
    if (site->pdf)
        files_add(site->files, PDF_NAME, g_bytes_ref(site->pdf));
    if (options->addresses)
        write_addresses(site);
}

struct files *
web_end(struct site *site, GBytes *pdf)
{
    struct files *files = site->files;
    site->pdf = pdf;
    if (!site->ctx->refusal)
        complete(site);
    if (diags_count(site->ctx->diags, SEV_ERROR) > 0) {
        files_free(files);
        files = NULL;
    }
    assets_clear(&site->assets);
    site_search_free(site->search);
    g_free(site->pdf_size);
    g_string_free(site->buffer, TRUE);
    g_string_chunk_free(site->names);
    g_array_unref(site->pages);
    g_ptr_array_unref(site->passing);
    g_hash_table_unref(site->unlisted);
    g_array_unref(site->late);
    g_hash_table_unref(site->parts);
    g_hash_table_unref(site->part_nodes);
    g_hash_table_unref(site->texts);
    g_hash_table_unref(site->places);
    g_hash_table_unref(site->own);
    g_hash_table_unref(site->inlined);
    if (site->known)
        g_hash_table_unref(site->known);
    g_free(site);
    return files;
}
