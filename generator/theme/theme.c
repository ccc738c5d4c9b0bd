/*
 * Reads theme.xml into struct theme.  Files are read base first (documents.c): fonts, colours
 * and masters of the same name are changed, styles are appended.
 */
#include "theme/internal.h"

#include "load/load.h"
#include "theme/font.h"

#include <string.h>

/* State while files are read; what depends on later elements is resolved at the end. */
struct theming {
    struct ctx *ctx;
    struct theme *theme;
    GPtrArray *documents; /* xmlDoc *, base first */
    bool has_failed;
    bool is_invalid; /* elements were removed, so something may only seem to be missing */
    struct master_values *page;
    GArray *masters; /* struct page_master, with only a name until resolved */
    GPtrArray *master_values;
};

const char *
theme_intern(struct theme *theme, const char *text)
{
    if (!text)
        return NULL;
    const char *found = g_hash_table_lookup(theme->data->strings, text);
    if (!found) {
        found = arena_strdup(theme->data->arena, text);
        g_hash_table_add(theme->data->strings, (gpointer)(uintptr_t)found);
    }
    return found;
}

static struct theme *
theme_new(void)
{
    struct arena *a = arena_new();
    struct theme *theme = ARENA_NEW(a, struct theme);
    struct theme_data *data = ARENA_NEW(a, struct theme_data);
    data->arena = a;
    data->strings = g_hash_table_new(g_str_hash, g_str_equal);
    data->fonts = g_array_new(FALSE, TRUE, sizeof(struct theme_font));
    data->colours = g_array_new(FALSE, TRUE, sizeof(struct theme_colour));
    data->rules = g_array_new(FALSE, TRUE, sizeof(struct style_rule));
    data->ancestors = g_array_new(FALSE, TRUE, sizeof(struct compound));
    data->metrics = ARENA_ARRAY(a, int32_t, metric_count());
    data->cache = style_cache_new();
    theme->data = data;
    theme->is_double_sided = true;
    theme->cover = "dark";
    theme->text_size = SCALED_PT(10);
    return theme;
}

void
theme_free(struct theme *theme)
{
    if (!theme)
        return;
    struct theme_data *data = theme->data;
    g_hash_table_unref(data->strings);
    g_array_free(data->fonts, TRUE);
    g_array_free(data->colours, TRUE);
    g_array_free(data->rules, TRUE);
    g_array_free(data->ancestors, TRUE);
    style_cache_free(data->cache);
    arena_free(data->arena);
}

static void
complain(struct theming *r, const xmlNode *node, const char *attribute, const char *problem,
    const char *why)
{
    struct span span = attribute ? attribute_span(node, attribute) : node_span(node);
    r->has_failed = true;
    if (attribute && node_attribute(node, attribute) && !attribute_is_written(node, attribute))
        return; /* a finding has corrected its name */
    struct diag *d = diag_add(r->ctx->diags, SEV_ERROR, span, "theme", "%s", problem);
    if (why)
        diag_note(r->ctx->diags, d, (struct span){ .source = NULL }, "expected %s", why);
}

static void
complain_value(struct theming *r, const xmlNode *node, const char *attribute, const char *why)
{
    g_autofree char *problem =
        g_strdup_printf("\"%s\" cannot be \"%s\"", attribute, node_attribute(node, attribute));
    complain(r, node, attribute, problem, why);
}

static void
complain_unknown(struct theming *r, const xmlNode *node, const char *attribute)
{
    g_autofree char *problem =
        g_strdup_printf("\"%s\" has no property \"%s\"", (const char *)node->name, attribute);
    complain(r, node, attribute, problem, NULL);
}

static bool
is_element(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static bool
read_permille(const char *text, int *out)
{
    char *end;
    double number = g_ascii_strtod(text, &end);
    if (end == text || *end || !(number >= 0 && number < 10))
        return false;
    *out = (int)(number * 1000 + 0.5);
    return true;
}

static void
read_fallback(struct theming *r, const xmlNode *node, struct theme_font *font)
{
    font->fallback = theme_intern(r->theme, node_attribute(node, "fallback"));
    g_autofree char *unknown = fallback_unknown_script(font->fallback);
    if (unknown)
        complain_value(r, node, "fallback",
            "families separated by commas, such as \"Noto Serif, Arab: Noto Naskh Arabic\"");
}

static void
read_font(struct theming *r, const xmlNode *node)
{
    struct theme_font *font = theme_font_named(r->theme, node_attribute(node, "name"));
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name, *text = node_attribute(node, name);
        if (strcmp(name, "family") == 0)
            font->family = theme_intern(r->theme, text);
        else if (strcmp(name, "fallback") == 0)
            read_fallback(r, node, font);
        else if (strcmp(name, "web") == 0)
            font->web = theme_intern(r->theme, text);
        else if ((strcmp(name, "ascent") == 0 && !read_permille(text, &font->ascent)) ||
                 (strcmp(name, "descent") == 0 && !read_permille(text, &font->descent)))
            complain_value(r, node, name, "a part of the font size, such as 0.952");
    }
    if (!font->family && !r->is_invalid)
        complain(r, node, "name", "the font has no family", NULL);
}

static struct theme_colour *
colour_named(struct theme *theme, const char *name)
{
    GArray *list = theme->data->colours;
    for (guint i = 0; i < list->len; i++) {
        struct theme_colour *c = &g_array_index(list, struct theme_colour, i);
        if (strcmp(c->name, name) == 0)
            return c;
    }
    struct theme_colour fresh = { .name = theme_intern(theme, name) };
    g_array_append_val(list, fresh);
    return &g_array_index(list, struct theme_colour, list->len - 1);
}

/* `dark` and `print` default to `light`. */
static void
read_colour(struct theming *r, const xmlNode *node)
{
    struct theme_colour *colour = colour_named(r->theme, node_attribute(node, "name"));
    struct {
        const char *name;
        struct colour *at;
    } parts[] = { { "light", &colour->light }, { "dark", &colour->dark },
        { "print", &colour->print } };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        const char *text = node_attribute(node, parts[i].name);
        if (text && (text[0] != '#' || !colour_parse(text, NULL, parts[i].at)))
            complain_value(r, node, parts[i].name, "#RRGGBB");
        else if (!text && (!parts[i].at->is_set || node_attribute(node, "light")))
            *parts[i].at = colour->light;
    }
    if (!colour->light.is_set && !r->is_invalid)
        complain(r, node, "name", "the colour has no light value", NULL);
}

static void
read_metric(struct theming *r, const xmlNode *node)
{
    const char *why = NULL;
    if (metric_set(r->theme, node_attribute(node, "name"), node_attribute(node, "value"), &why))
        return;
    if (why)
        complain_value(r, node, "value", why);
    else
        complain_value(r, node, "name", "the name of a measure, see proviso-theme(5)");
}

/* What holds for the other cover only, or for narrow pages, or only for others. */
static bool
is_for_others(const struct theming *r, const xmlNode *node)
{
    const char *cover = node_attribute(node, "cover");
    const char *narrow = node_attribute(node, "narrow");
    return (cover && strcmp(cover, r->theme->cover) != 0) ||
           (narrow && (strcmp(narrow, "yes") == 0) != r->theme->is_narrow);
}

/* The geometry of the named master: of an existing one, or of a new one. */
static struct master_values *
master_named(struct theming *r, const xmlNode *node)
{
    const char *name = node_attribute(node, "name");
    for (guint i = 0; i < r->masters->len; i++) {
        if (strcmp(g_array_index(r->masters, struct page_master, i).name, name) == 0)
            return g_ptr_array_index(r->master_values, i);
    }
    struct page_master fresh = { .name = theme_intern(r->theme, name) };
    if (!g_str_has_prefix(node_source(node)->path, "proviso:"))
        fresh.declared = attribute_span(node, "name");
    g_array_append_val(r->masters, fresh);
    g_ptr_array_add(r->master_values, master_values_new(r->theme->data->arena));
    return g_ptr_array_index(r->master_values, r->masters->len - 1);
}

static void
read_master(struct theming *r, const xmlNode *node, struct master_values *values)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name, *why = NULL;
        if (strcmp(name, "name") == 0 || strcmp(name, "cover") == 0 ||
            strcmp(name, "narrow") == 0)
            continue;
        if (master_set(values, name, node_attribute(node, name), r->theme, &why))
            continue;
        if (why)
            complain_value(r, node, name, why);
        else
            complain_unknown(r, node, name);
    }
}

static void
declare(struct theming *r, const xmlNode *node, const struct property *property,
    const char *attribute, const char *text, GArray *list)
{
    struct declaration d = { .property = property };
    const char *why;
    if (!property_parse(property, text, r->theme, r->theme->data->arena, &d.value, &why)) {
        complain_value(r, node, attribute, why);
        return;
    }
    if (property->type != PROP_FONT)
        d.value.text = theme_intern(r->theme, d.value.text);
    g_array_append_val(list, d);
}

/*
 * "1pt 2pt": top and bottom, right and left, as in CSS; a border's value applies to all four.
 */
static void
declare_edges(
    struct theming *r, const xmlNode *node, const struct property *edges, GArray *list)
{
    const char *text = node_attribute(node, edges->name);
    if (edges[1].type == PROP_BORDER) {
        for (size_t edge = 0; edge < 4; edge++)
            declare(r, node, &edges[1 + edge], edges->name, text, list);
        return;
    }
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    guint n = g_strv_length(parts);
    if (n < 1 || n > 4) {
        complain_value(r, node, edges->name, "one to four lengths");
        return;
    }
    const size_t from[4] = { 0, n > 1 ? 1 : 0, n > 2 ? 2 : 0, n > 3 ? 3 : n > 1 ? 1 : 0 };
    for (size_t edge = 0; edge < 4; edge++)
        declare(r, node, &edges[1 + edge], edges->name, parts[from[edge]], list);
}

/* Shorthands come first, so that margin="0" margin-top="3pt" means the same in any order. */
static void
read_declarations(struct theming *r, const xmlNode *node, GArray *list)
{
    for (int pass = 0; pass < 2; pass++) {
        for (const xmlAttr *a = node->properties; a; a = a->next) {
            const char *name = (const char *)a->name;
            if (strcmp(name, "match") == 0 || strcmp(name, "name") == 0 ||
                strcmp(name, "cover") == 0 || strcmp(name, "narrow") == 0)
                continue;
            const struct property *property = property_find(name);
            if (!property && pass == 0)
                complain_unknown(r, node, name);
            else if (property && property->type == PROP_EDGES && pass == 0)
                declare_edges(r, node, property, list);
            else if (property && property->type != PROP_EDGES && pass == 1)
                declare(r, node, property, name, node_attribute(node, name), list);
        }
    }
}

static void
read_style(struct theming *r, const xmlNode *node)
{
    g_autoptr(GArray) list = g_array_new(FALSE, TRUE, sizeof(struct declaration));
    read_declarations(r, node, list);
    size_t size = list->len * sizeof(struct declaration);
    const struct declaration *kept = arena_copy(r->theme->data->arena, list->data, size);
    const char *match = node_attribute(node, "match"), *why;
    const char *name = node_attribute(node, "name");
    bool is_narrow = g_strcmp0(node_attribute(node, "narrow"), "yes") == 0;
    if (name)
        rule_add_named(r->theme, name, is_narrow, kept, list->len);
    if (match && !rule_add(r->theme, match, is_narrow, kept, list->len, &why))
        complain_value(r, node, "match", why);
    if (!match && !name && !r->is_invalid)
        complain(
            r, node, NULL, "the style has neither \"match\" nor \"name\"", "a match or a name");
}

/* Reads what everything else depends on. */
static void
read_settings(struct theming *r, const xmlNode *root)
{
    const char *size = node_attribute(root, "text-size");
    const char *sides = node_attribute(root, "sides");
    const char *chapters = node_attribute(root, "chapters");
    const char *cover = node_attribute(root, "cover");
    if (size && !(length_parse(size, 0, &r->theme->text_size) && r->theme->text_size > 0))
        complain_value(r, root, "text-size", "a length, such as 10pt");
    if (sides)
        r->theme->is_double_sided = strcmp(sides, "double") == 0;
    if (chapters)
        r->theme->chapters_start_recto = strcmp(chapters, "recto") == 0;
    if (cover)
        r->theme->cover = theme_intern(r->theme, cover);
}

/* The schema reports a missing name; only styles may lack one. */
static bool
is_complete(const xmlNode *node)
{
    bool has_value = !is_element(node, "measure") || node_attribute(node, "value");
    return is_element(node, "style") || (node_attribute(node, "name") && has_value);
}

typedef void read_fn(struct theming *r, const xmlNode *node);

/* Calls read for each <element> in all documents, base first. */
static void
read_each(struct theming *r, const char *group, const char *element, read_fn *read)
{
    for (guint i = 0; i < r->documents->len; i++) {
        const xmlNode *root = xmlDocGetRootElement(g_ptr_array_index(r->documents, i));
        for (const xmlNode *n = root ? root->children : NULL; n; n = n->next) {
            if (!group && is_element(n, element))
                read(r, n);
            bool is_group = group && is_element(n, group);
            for (const xmlNode *k = is_group ? n->children : NULL; k; k = k->next) {
                if (is_element(k, element) && !is_for_others(r, k) && is_complete(k))
                    read(r, k);
            }
        }
    }
}

static void
read_page(struct theming *r, const xmlNode *node)
{
    read_master(r, node, r->page);
}

static void
read_one_master(struct theming *r, const xmlNode *node)
{
    read_master(r, node, master_named(r, node));
}

static void
resolve_masters(struct theming *r)
{
    for (guint i = 0; i < r->masters->len; i++) {
        struct page_master *master = &g_array_index(r->masters, struct page_master, i);
        const char *why;
        if (master_resolve(r->page, g_ptr_array_index(r->master_values, i), master, &why))
            continue;
        const xmlDoc *last = g_ptr_array_index(r->documents, r->documents->len - 1);
        g_autofree char *problem = g_strdup_printf("page \"%s\": %s", master->name, why);
        complain(r, xmlDocGetRootElement(last), NULL, problem, NULL);
    }
    r->theme->n_masters = r->masters->len;
    r->theme->masters = arena_copy(
        r->theme->data->arena, r->masters->data, r->masters->len * sizeof(struct page_master));
}

/* Reads the documents; an element comes after those it refers to. */
static void
read_documents(struct theming *r)
{
    for (guint i = 0; i < r->documents->len; i++) {
        const xmlNode *root = xmlDocGetRootElement(g_ptr_array_index(r->documents, i));
        if (root)
            read_settings(r, root);
    }
    if (r->ctx->text_size > 0)
        r->theme->text_size = r->ctx->text_size;
    r->theme->size_min = (scaled)(SIZE_MIN_PART * r->ctx->text_size);
    read_each(r, "fonts", "font", read_font);
    read_each(r, "colours", "colour", read_colour);
    read_each(r, NULL, "page", read_page);
    r->theme->is_narrow = master_is_narrow(r->page);
    read_each(r, "measures", "measure", read_metric);
    read_each(r, "masters", "master", read_one_master);
    if (!r->has_failed)
        resolve_masters(r);
    read_each(r, "styles", "style", read_style);
    rules_sort(r->theme);
    if (!r->has_failed)
        r->has_failed = !contrast_report(r->ctx, r->theme, r->documents);
    if (!r->has_failed)
        unused_report(r->ctx, r->documents);
}

struct theme *
theme_read(struct ctx *ctx, const struct source *source)
{
    struct theming r = { .ctx = ctx, .theme = theme_new() };
    r.documents = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeDoc);
    r.masters = g_array_new(FALSE, TRUE, sizeof(struct page_master));
    r.master_values = g_ptr_array_new();
    r.page = master_values_new(r.theme->data->arena);
    r.has_failed = !documents_read(ctx, source, r.documents, &r.is_invalid);
    read_documents(&r);
    g_ptr_array_free(r.documents, TRUE);
    g_array_free(r.masters, TRUE);
    g_ptr_array_free(r.master_values, TRUE);
    if (!r.has_failed)
        return r.theme;
    theme_free(r.theme);
    return NULL;
}

struct theme *
theme_load(struct ctx *ctx, const char *path)
{
    const struct source *source = path ? NULL : load_beside(ctx, "theme.xml");
    if (!source)
        source = documents_open(ctx, path ? path : BUILT_IN);
    if (source)
        return theme_read(ctx, source);
    diag_add(ctx->diags, SEV_ERROR, (struct span){ .source = NULL }, "theme",
        "there is no theme \"%s\"", path);
    return NULL;
}

bool
theme_colour(const struct theme *theme, const char *name, bool dark, struct colour *out)
{
    size_t n;
    const struct theme_colour *list = theme_colours(theme, &n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i].name, name) == 0) {
            *out = dark ? list[i].dark : list[i].light;
            return true;
        }
    }
    return false;
}

const struct theme_colour *
theme_colours(const struct theme *theme, size_t *n)
{
    *n = theme->data->colours->len;
    return (const struct theme_colour *)(const void *)theme->data->colours->data;
}

const struct page_master *
theme_master(const struct theme *theme, const char *name)
{
    for (size_t i = 0; i < theme->n_masters; i++)
        if (strcmp(theme->masters[i].name, name) == 0)
            return &theme->masters[i];
    return NULL;
}
