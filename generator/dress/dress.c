#include "dress/dress.h"

#include "dress/internal.h"
#include "picture/read.h"

#include <libxml/parser.h>

#include <string.h>

/* --- Pictures --- */

static const struct picture *
take_picture(struct ctx *ctx, const char *name, const struct source *source, struct span span)
{
    const struct picture *picture = pictures_find(ctx->pictures, name);
    if (picture)
        return picture;
    g_autoptr(GBytes) bytes = g_bytes_new_static(source->text, source->size);
    struct picture_report report;
    picture = pictures_add(ctx->pictures, name, bytes, &report);
    picture_report_add(ctx, name, span, &report);
    picture_report_clear(&report);
    return picture;
}

const struct picture *
dress_picture(struct ctx *ctx, const char *href, struct span span)
{
    g_autofree char *whole = g_canonicalize_filename(href, "/");
    bool is_inside =
        *href && *href != '/' && !strpbrk(href, ":\\?#%") && strcmp(whole + 1, href) == 0;
    if (!is_inside) {
        diag_add(ctx->diags, SEV_ERROR, span, "missing-file",
            "\"%s\" is not a file inside the handbook's folder", href);
        return NULL;
    }
    size_t n_errors = diags_count(ctx->diags, SEV_ERROR);
    const struct source *source = load_beside(ctx, href);
    if (source)
        return take_picture(ctx, source->inside, source, span);
    if (diags_count(ctx->diags, SEV_ERROR) == n_errors)
        diag_add(ctx->diags, SEV_ERROR, span, "missing-file", "there is no file \"%s\"", href);
    return NULL;
}

/* A picture of the dress itself, which must be of the given kind. */
static const struct picture *
read_picture(struct ctx *ctx, const char *name, enum picture_kind kind)
{
    const struct source *source = load_beside(ctx, name);
    if (!source)
        return NULL;
    struct span span = { source, 0, 0 };
    const struct picture *picture = take_picture(ctx, name, source, span);
    if (!picture || picture->kind == kind)
        return picture;
    diag_add(ctx->diags, SEV_ERROR, span, "picture", "\"%s\" must be %s, but is %s", name,
        kind == PICTURE_SVG ? "SVG" : "PNG", picture_mime(picture->kind));
    return NULL;
}

#define BRAND_HEIGHT 28 /* pixels in the head of the site, points on the cover */

/* The width of the brand at a height of BRAND_HEIGHT; limited to ten times the height. */
static int
brand_width(const struct picture *brand)
{
    double width = (double)BRAND_HEIGHT * brand->width / MAX(brand->height, 1);
    return (int)(CLAMP(width, 1, 10 * BRAND_HEIGHT) + 0.5);
}

/* The brand, sized in `unit`, with this colour for currentColor or with this style sheet. */
static GBytes *
redraw(const struct picture *brand, const char *unit, const char *colour, const char *style)
{
    gsize size;
    const char *text = g_bytes_get_data(brand->bytes, &size);
    xmlDoc *doc = xmlReadMemory(text, (int)size, DRESS_BRAND, "UTF-8", XML_PARSE_NONET);
    g_assert(doc); /* we serialized it ourselves, so it parses */
    xmlNode *root = xmlDocGetRootElement(doc);
    g_autofree char *box = g_strdup_printf("0 0 %.3f %.3f",
        (double)brand->width / SCALED_PT(0.75), (double)brand->height / SCALED_PT(0.75));
    if (!node_attribute(root, "viewBox"))
        xmlNewProp(root, (const xmlChar *)"viewBox", (const xmlChar *)box);
    g_autofree char *width = g_strdup_printf("%d%s", brand_width(brand), unit);
    g_autofree char *height = g_strdup_printf("%d%s", BRAND_HEIGHT, unit);
    xmlSetProp(root, (const xmlChar *)"width", (const xmlChar *)width);
    xmlSetProp(root, (const xmlChar *)"height", (const xmlChar *)height);
    if (colour)
        xmlSetProp(root, (const xmlChar *)"color", (const xmlChar *)colour);
    if (style) {
        xmlNode *sheet = xmlNewDocNode(doc, root->ns, (const xmlChar *)"style", NULL);
        xmlNodeAddContent(sheet, (const xmlChar *)style);
        if (root->children)
            xmlAddPrevSibling(root->children, sheet);
        else
            xmlAddChild(root, sheet);
    }
    xmlChar *out;
    int n;
    xmlDocDumpMemoryEnc(doc, &out, &n, "UTF-8");
    GBytes *bytes = g_bytes_new(out, (gsize)n);
    xmlFree(out);
    xmlFreeDoc(doc);
    return bytes;
}

void
dress_paint(struct ctx *ctx, struct dress *dress, const struct theme *theme)
{
    struct colour ink;
    bool is_dark = strcmp(theme->cover, "dark") == 0;
    if (!dress->brand || !theme_colour(theme, is_dark ? "cream" : "ink", false, &ink))
        return;
    g_autofree char *colour = g_strdup_printf("#%02X%02X%02X", ink.red, ink.green, ink.blue);
    g_autoptr(GBytes) painted = redraw(dress->brand, "pt", colour, NULL);
    struct picture_report report;
    dress->brand = pictures_add(ctx->pictures, DRESS_BRAND, painted, &report);
    picture_report_clear(&report);
}

GBytes *
dress_brand_sheet(const struct dress *dress)
{
    return redraw(dress->brand, "px", NULL,
        ":root{color:@light brand-ink@}"
        "@media (prefers-color-scheme:dark){:root{color:@dark brand-ink@}}");
}

/* --- Reading --- */

static const char *const part_files[DRESS_PARTS] = {
    [DRESS_NAV] = "nav.html",
    [DRESS_NOTICE] = "notice.html",
    [DRESS_AFTER_PRACTICE] = "after-practice.html",
    [DRESS_FOOTER] = "footer.html",
};

static void
check_card(struct ctx *ctx, const struct model *model, const struct dress *dress)
{
    if (dress->card && !model->site_href)
        diag_add(ctx->diags, SEV_WARNING,
            (struct span){ .source = sources_find(ctx->sources, DRESS_CARD) }, "unused",
            "\"card.png\" is shown where others link to the site, and no \"site\" with \"href\" "
            "gives its address");
}

struct dress *
dress_read(struct ctx *ctx, const struct model *model)
{
    struct dress *dress = g_new0(struct dress, 1);
    dress->brand = read_picture(ctx, DRESS_BRAND, PICTURE_SVG);
    dress->favicon = read_picture(ctx, DRESS_FAVICON, PICTURE_SVG);
    dress->card = read_picture(ctx, DRESS_CARD, PICTURE_PNG);
    check_card(ctx, model, dress);
    for (size_t i = 0; i < DRESS_PARTS; i++) {
        const struct source *source = load_beside(ctx, part_files[i]);
        if (source)
            dress->parts[i] = dress_fragment(ctx, model, source, i == DRESS_AFTER_PRACTICE);
    }
    const struct source *sheet = load_beside(ctx, DRESS_SHEET);
    if (sheet)
        dress->sheet = dress_sheet(ctx, sheet);
    dress_report_unused(ctx, model);
    return dress;
}

void
dress_free(struct dress *dress)
{
    if (!dress)
        return;
    for (size_t i = 0; i < DRESS_PARTS; i++)
        xmlFreeDoc(dress->parts[i]);
    g_free(dress);
}

/* --- For the templates --- */

/* A fragment may omit the namespace; the templates' tree needs it. */
static void
set_namespace(xmlNode *node, xmlNs *html)
{
    for (xmlNode *n = node; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        xmlSetNs(n, html);
        set_namespace(n->children, html);
    }
}

/* Adds d:NAME with a copy of the fragment's content. */
static xmlNode *
add_part(xmlNode *parent, xmlNs *ns, const char *name, xmlDoc *part)
{
    if (!part)
        return NULL;
    xmlNode *group = xmlNewChild(parent, ns, (const xmlChar *)name, NULL);
    const xmlNode *root = xmlDocGetRootElement(part);
    for (xmlNode *n = root->children; n; n = n->next)
        xmlAddChild(group, xmlDocCopyNode(n, parent->doc, 1));
    set_namespace(group->children, xmlNewNs(group, (const xmlChar *)NS_XHTML, NULL));
    return group;
}

/* The value for a field in after-practice.html, escaped if it is part of an address. */
static char *
field_value(const struct practice *practice, const char *name, bool is_address)
{
    struct span span = node_span(practice->node);
    const struct source *source = span.source;
    g_autofree char *value = NULL;
    if (strcmp(name, "{id}") == 0)
        value = g_strdup(practice->id);
    else if (strcmp(name, "{file}") == 0)
        value = g_strdup(source && source->inside ? source->inside : "");
    else
        value = g_strdup_printf("%u", source ? source_place(source, span.start).line : 0);
    return is_address ? g_uri_escape_string(value, "/", FALSE) : g_steal_pointer(&value);
}

static char *
fill_fields(const struct practice *practice, const char *text, bool is_address)
{
    static const char *const names[] = { "{id}", "{file}", "{line}" };
    GString *out = g_string_new(text);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (!strstr(out->str, names[i]))
            continue;
        g_autofree char *value = field_value(practice, names[i], is_address);
        g_auto(GStrv) pieces = g_strsplit(out->str, names[i], -1);
        g_autofree char *joined = g_strjoinv(value, pieces);
        g_string_assign(out, joined);
    }
    return g_string_free(out, FALSE);
}

static void
fill_below(const struct practice *practice, xmlNode *node)
{
    for (xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_TEXT_NODE) {
            g_autofree char *text = fill_fields(practice, (const char *)n->content, false);
            xmlNodeSetContent(n, NULL);
            xmlNodeAddContent(n, (const xmlChar *)text);
            continue;
        }
        for (xmlAttr *a = n->type == XML_ELEMENT_NODE ? n->properties : NULL; a; a = a->next) {
            bool is_address = strcmp((const char *)a->name, "href") == 0;
            const char *value = a->children ? (const char *)a->children->content : "";
            if (!strchr(value, '{'))
                continue;
            g_autofree char *text = fill_fields(practice, value, is_address);
            xmlSetProp(n, a->name, (const xmlChar *)text);
        }
        fill_below(practice, n);
    }
}

static void
say(xmlNode *node, const char *name, const void *is_there)
{
    if (is_there)
        xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)"yes");
}

void
dress_put_on(struct ctx *ctx, const struct dress *dress, const struct model *model)
{
    xmlNode *root = xmlDocGetRootElement(model->doc);
    xmlNs *ns = xmlSearchNsByHref(model->doc, root, (const xmlChar *)NS_DERIVED);
    bool is_bare = !dress->brand && !dress->favicon && !dress->card && !dress->sheet;
    for (size_t i = 0; i < DRESS_PARTS; i++)
        is_bare = is_bare && !dress->parts[i];
    if (is_bare)
        return;
    xmlNode *node = xmlNewChild(root, ns, (const xmlChar *)"dress", NULL);
    say(node, "brand", dress->brand);
    say(node, "favicon", dress->favicon);
    say(node, "card", dress->card);
    say(node, "sheet", dress->sheet);
    if (dress->brand) {
        const char *text = arena_printf(ctx->arena, "%d", brand_width(dress->brand));
        xmlNewProp(node, (const xmlChar *)"brand-width", (const xmlChar *)text);
    }
    add_part(node, ns, "nav", dress->parts[DRESS_NAV]);
    add_part(node, ns, "notice", dress->parts[DRESS_NOTICE]);
    add_part(node, ns, "footer", dress->parts[DRESS_FOOTER]);
    for (size_t i = 0; i < model->n_practices; i++) {
        const struct practice *practice = &model->practices[i];
        xmlNode *after =
            add_part(practice->node, ns, "after-practice", dress->parts[DRESS_AFTER_PRACTICE]);
        if (after)
            fill_below(practice, after);
    }
}
