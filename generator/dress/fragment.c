/*
 * Fragments of pages: a small part of HTML, parsed as XML.  Excluded is what can run, load,
 * restyle or move something, and every name of ours that shows a verdict.
 */
#include "dress/internal.h"

#include "base/edit_distance.h"
#include "model/address.h"

#include <string.h>

#define MAX_ELEMENTS 200 /* it is repeated on each page */

static const char *const elements[] = { "a", "abbr", "b", "br", "cite", "code", "dd", "div",
    "dl", "dt", "em", "i", "img", "li", "ol", "p", "small", "span", "strong", "time", "ul" };

/* Attributes, and the only element that may have them; NULL: any. */
static const struct {
    const char *name, *element;
} attributes[] = {
    { "class", NULL },
    { "dir", NULL },
    { "lang", NULL },
    { "title", NULL },
    { "href", "a" },
    { "hreflang", "a" },
    { "rel", "a" },
    { "alt", "img" },
    { "height", "img" },
    { "src", "img" },
    { "width", "img" },
    { "datetime", "time" },
};

struct html_fragment {
    struct ctx *ctx;
    const struct model *model;
    const char *name; /* of its file */
    bool has_fields, is_good;
    size_t n_elements;
};

static struct diag *
refuse(struct html_fragment *f, struct span span, const char *code, const char *text)
{
    f->is_good = false;
    return diag_add(f->ctx->diags, SEV_ERROR, span, code, "%s", text);
}

static void
guess(struct html_fragment *f, struct diag *diag, const char *near)
{
    if (near)
        diag_note(
            f->ctx->diags, diag, (struct span){ .source = NULL }, "did you mean \"%s\"?", near);
}

static bool
is_listed(const char *name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i], name) == 0)
            return true;
    }
    return false;
}

static bool
has_attribute(const char *element, const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++) {
        if (strcmp(attributes[i].name, name) == 0)
            return !attributes[i].element || strcmp(attributes[i].element, element) == 0;
    }
    return false;
}

static void
check_classes(struct html_fragment *f, const xmlNode *node, const char *value)
{
    g_auto(GStrv) names = g_strsplit_set(value, " \t\n", -1);
    for (char **name = names; *name; name++) {
        if (!dress_is_ours(*name, strlen(*name)))
            continue;
        g_autofree char *text =
            g_strdup_printf("the class \"%s\" is reserved for verdicts", *name);
        refuse(f, attribute_span(node, "class"), "dress", text);
    }
}

/* A relative address leads to a page of the site, or to a name. */
static void
check_link(struct html_fragment *f, const xmlNode *node, const char *href)
{
    /* check_fields looks at placeholders. */
    g_autofree char *filled = g_strdelimit(g_strdup(href), "{}", '_');
    if (!validate_address(f->ctx, node, filled)) {
        f->is_good = false;
        return;
    }
    if (href[strcspn(href, ":/?#")] == ':' || strchr(href, '{'))
        return;
    size_t size = strcspn(href, "#");
    bool is_page = g_str_has_suffix(href, ".html") || strstr(href, ".html#");
    g_autofree char *page = g_strndup(href, is_page ? size - strlen(".html") : size);
    const char *name = href[size] == '#' ? href + size + 1 : "";
    bool is_there = size == 0 || (is_page && model_has_page(f->model, page));
    if (is_there && (!*name || model_anchor(f->model, name)))
        return;
    struct diag *diag = diag_add(f->ctx->diags, SEV_WARNING, attribute_span(node, "href"),
        "dead-link", "the link \"%s\" leads nowhere", href);
    guess(f, diag, model_nearest(f->model, is_there ? name : page, ANCHOR_OTHER));
}

static void
check_picture(struct html_fragment *f, xmlNode *node, const char *src)
{
    const struct picture *picture = dress_picture(f->ctx, src, attribute_span(node, "src"));
    f->is_good = f->is_good && picture;
    if (!picture)
        return;
    g_autofree char *name = g_strconcat(PICTURE_SCHEME, picture->name, NULL);
    xmlSetProp(node, (const xmlChar *)"src", (const xmlChar *)name);
    if (!node_attribute(node, "alt"))
        refuse(f, node_span(node), "no-alt",
            "the picture has no \"alt\" (write alt=\"\" where the text beside it says the same)");
}

/* "{name}": one of the fields, in files that have any. */
static void
check_fields(struct html_fragment *f, struct span span, const char *value)
{
    static const char *const known[] = { "{id}", "{file}", "{line}" };
    for (const char *at = strchr(value, '{'); at; at = strchr(at + 1, '{')) {
        const char *end = strchr(at, '}');
        g_autofree char *field = g_strndup(at, end ? (size_t)(end - at) + 1 : strlen(at));
        if (f->has_fields && is_listed(field, known, G_N_ELEMENTS(known)))
            continue;
        g_autofree char *text =
            g_strdup_printf("\"%.40s\" is not a placeholder of \"%s\"", field, f->name);
        struct diag *diag = refuse(f, span, "dress", text);
        if (f->has_fields)
            guess(f, diag, nearest_word(field, known, G_N_ELEMENTS(known)));
    }
}

static void
check_attribute(struct html_fragment *f, xmlNode *node, const xmlAttr *a)
{
    const char *name = (const char *)a->name;
    const char *value = a->children ? (const char *)a->children->content : "";
    struct span span = attribute_span(node, name);
    if (a->ns || !has_attribute((const char *)node->name, name)) {
        g_autofree char *text = g_strdup_printf(
            "\"%s\" cannot have \"%s\" in a fragment of pages", (const char *)node->name, name);
        refuse(f, span, "dress", text);
    } else if (strcmp(name, "class") == 0) {
        check_classes(f, node, value);
    }
    check_fields(f, span, value);
}

static void
check_element(struct html_fragment *f, xmlNode *node)
{
    const char *name = (const char *)node->name;
    bool is_html = !node->ns || strcmp((const char *)node->ns->href, NS_XHTML) == 0;
    if (!is_html || !is_listed(name, elements, G_N_ELEMENTS(elements))) {
        g_autofree char *text =
            g_strdup_printf("\"%s\" cannot stand in a fragment of pages", name);
        guess(f, refuse(f, node_span(node), "dress", text),
            nearest_word(name, elements, G_N_ELEMENTS(elements)));
        return;
    }
    for (const xmlAttr *a = node->properties; a; a = a->next)
        check_attribute(f, node, a);
    const char *href = node_attribute(node, "href"), *src = node_attribute(node, "src");
    if (href)
        check_link(f, node, href);
    if (strcmp(name, "img") == 0)
        check_picture(f, node, src ? src : "");
}

static void
check_below(struct html_fragment *f, xmlNode *node)
{
    for (xmlNode *n = node->children; n && f->n_elements <= MAX_ELEMENTS; n = n->next) {
        if (n->type == XML_TEXT_NODE) {
            check_fields(f, node_span(node), (const char *)n->content);
        } else if (n->type == XML_ELEMENT_NODE) {
            f->n_elements++;
            check_element(f, n);
            check_below(f, n);
        }
    }
}

xmlDoc *
dress_fragment(
    struct ctx *ctx, const struct model *model, const struct source *source, bool has_fields)
{
    xmlDoc *doc = load_parse(ctx, source);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    if (!root)
        return NULL;
    struct html_fragment f = { .ctx = ctx,
        .model = model,
        .name = source->inside,
        .has_fields = has_fields,
        .is_good = true };
    bool is_html = !root->ns || strcmp((const char *)root->ns->href, NS_XHTML) == 0;
    if (!is_html || strcmp((const char *)root->name, "div") != 0)
        refuse(&f, node_span(root), "dress", "a fragment of pages must be one element \"div\"");
    else
        check_below(&f, root);
    if (f.n_elements > MAX_ELEMENTS)
        refuse(&f, node_span(root), "dress",
            "the fragment has over 200 elements, and is repeated on many pages");
    if (f.is_good)
        return doc;
    xmlFreeDoc(doc);
    return NULL;
}
