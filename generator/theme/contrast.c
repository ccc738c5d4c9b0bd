/*
 * Reports colours that cannot be read on each other: contrast by WCAG 2.2, "relative luminance"
 * and "contrast ratio".  The generator owns the verdicts' colours unless a theme declares that
 * it replaces them.
 */
#include "theme/internal.h"

#include "load/load.h"

#include <math.h>
#include <string.h>

/* The built-in theme has two colours for each verdict sign: "no", and its ground "no-tint". */
#define TINT "-tint"

static const struct {
    const char *ink, *ground;
    double least;
} pairs[] = {
    { "brand-ink", "brand", 4.5 },
    { "link", "paper", 4.5 },
    { "focus-ink", "focus", 4.5 },
};
#define LEAST_OF_VERDICTS 7.0

static double
channel(unsigned value)
{
    double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(struct colour c)
{
    return 0.2126 * channel(c.red) + 0.7152 * channel(c.green) + 0.0722 * channel(c.blue);
}

static double
contrast(struct colour a, struct colour b)
{
    double light = fmax(luminance(a), luminance(b)), dark = fmin(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

/* Lists every <colour> of that name in the documents, base first. */
static GPtrArray *
colour_nodes(const GPtrArray *documents)
{
    GPtrArray *nodes = g_ptr_array_new();
    for (guint i = 0; i < documents->len; i++) {
        const xmlNode *root = xmlDocGetRootElement(documents->pdata[i]);
        for (const xmlNode *n = root->children; n; n = n->next) {
            if (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, "colours") != 0)
                continue;
            for (xmlNode *k = n->children; k; k = k->next) {
                if (k->type == XML_ELEMENT_NODE && node_attribute(k, "name"))
                    g_ptr_array_add(nodes, k);
            }
        }
    }
    return nodes;
}

/* The element that finally determines a colour. */
static const xmlNode *
last_named(const GPtrArray *nodes, const char *name)
{
    for (guint i = nodes->len; i-- > 0;) {
        if (strcmp(node_attribute(nodes->pdata[i], "name"), name) == 0)
            return nodes->pdata[i];
    }
    return NULL;
}

static bool
is_built_in(const xmlNode *node)
{
    return g_str_has_prefix(node_source(node)->path, "proviso:");
}

struct contrast_check {
    struct ctx *ctx;
    const struct theme *theme;
    GPtrArray *nodes;
    bool is_good;
};

/* Reported at the later of the two elements. */
static void
report(struct contrast_check *c, const char *ink, const char *ground, const char *where,
    double found, double least)
{
    const xmlNode *a = last_named(c->nodes, ink), *b = last_named(c->nodes, ground);
    for (guint i = 0; i < c->nodes->len && a != b; i++) {
        if (c->nodes->pdata[i] == a)
            a = b;
        else if (c->nodes->pdata[i] == b)
            break;
    }
    c->is_good = false;
    diag_add(c->ctx->diags, SEV_ERROR, a ? node_span(a) : (struct span){ .source = NULL },
        "theme",
        "the colour \"%s\" cannot be read on \"%s\" %s: %.1f : 1, and %.1f : 1 is needed", ink,
        ground, where, floor(found * 10) / 10, least);
}

static void
check_pair(struct contrast_check *c, const char *ink, const char *ground, double least)
{
    for (int dark = 0; dark < 2; dark++) {
        struct colour a, b;
        if (!theme_colour(c->theme, ink, dark, &a) || !theme_colour(c->theme, ground, dark, &b))
            return;
        double found = contrast(a, b);
        if (found < least) {
            report(c, ink, ground, dark ? "on dark screens" : "on light screens", found, least);
            return;
        }
    }
}

/* The verdict's colour that a tint belongs to, or NULL; the caller frees it. */
static char *
verdict_of(const char *name)
{
    return g_str_has_suffix(name, TINT) ? g_strndup(name, strlen(name) - strlen(TINT)) : NULL;
}

/* True if it is one of a pair in the built-in theme. */
static bool
is_of_verdict(const struct contrast_check *c, const char *name)
{
    g_autofree char *verdict = verdict_of(name);
    g_autofree char *tint = verdict ? g_strdup(name) : g_strconcat(name, TINT, NULL);
    for (guint i = 0; i < c->nodes->len; i++) {
        const xmlNode *node = c->nodes->pdata[i];
        if (is_built_in(node) && strcmp(node_attribute(node, "name"), tint) == 0)
            return true;
    }
    return false;
}

/* True if the built-in theme gives that name the same colour, as a copied theme does. */
static bool
is_as_built_in(const struct contrast_check *c, const xmlNode *colour)
{
    static const char *const names[] = { "name", "light", "dark" };
    for (guint i = 0; i < c->nodes->len; i++) {
        const xmlNode *node = c->nodes->pdata[i];
        bool is_same = is_built_in(node);
        for (size_t k = 0; k < G_N_ELEMENTS(names) && is_same; k++)
            is_same = g_strcmp0(node_attribute(node, names[k]),
                          node_attribute(colour, names[k])) == 0;
        if (is_same)
            return true;
    }
    return false;
}

static void
check_verdicts(struct contrast_check *c)
{
    for (guint i = 0; i < c->nodes->len; i++) {
        const xmlNode *node = c->nodes->pdata[i];
        const char *name = node_attribute(node, "name");
        const char *verdicts = node_attribute(xmlDocGetRootElement(node->doc), "verdicts");
        if (!is_built_in(node) && g_strcmp0(verdicts, "own") != 0 && is_of_verdict(c, name) &&
            !is_as_built_in(c, node)) {
            c->is_good = false;
            diag_add(c->ctx->diags, SEV_ERROR, attribute_span(node, "name"), "theme",
                "the colour \"%s\" is a verdict's; a theme can change it only with verdicts=\"own\"",
                name);
        }
    }
    size_t n;
    const struct theme_colour *colours = theme_colours(c->theme, &n);
    for (size_t i = 0; i < n; i++) {
        g_autofree char *verdict = verdict_of(colours[i].name);
        if (verdict && is_of_verdict(c, verdict))
            check_pair(c, verdict, colours[i].name, LEAST_OF_VERDICTS);
    }
}

bool
contrast_report(struct ctx *ctx, const struct theme *theme, const GPtrArray *documents)
{
    struct contrast_check c = { .ctx = ctx, .theme = theme, .is_good = true };
    c.nodes = colour_nodes(documents);
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        check_pair(&c, pairs[i].ink, pairs[i].ground, pairs[i].least);
    check_verdicts(&c);
    g_ptr_array_free(c.nodes, TRUE);
    return c.is_good;
}
