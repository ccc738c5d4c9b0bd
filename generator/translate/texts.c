#include "translate/texts.h"

#include "base/disk.h"

#include <string.h>

struct listing {
    struct ctx *ctx;
    const struct its *its;
    GPtrArray *texts;
};

static bool
is_blank(const char *text)
{
    return strspn(text, " \t\r\n") == strlen(text);
}

static void
escape(GString *out, const char *text, bool is_attribute)
{
    for (; *text; text++) {
        if (*text == '&')
            g_string_append(out, "&amp;");
        else if (*text == '<')
            g_string_append(out, "&lt;");
        else if (*text == '>')
            g_string_append(out, "&gt;");
        else if (*text == '"' && is_attribute)
            g_string_append(out, "&quot;");
        else
            g_string_append_c(out, *text);
    }
}

void
text_write_tag(GString *out, const xmlNode *node, bool is_empty)
{
    g_string_append_printf(out, "<%s", (const char *)node->name);
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *prefix = a->ns && a->ns->prefix ? (const char *)a->ns->prefix : NULL;
        g_string_append_printf(
            out, " %s%s%s=\"", prefix ? prefix : "", prefix ? ":" : "", (const char *)a->name);
        escape(out, a->children ? (const char *)a->children->content : "", true);
        g_string_append_c(out, '"');
    }
    g_string_append(out, is_empty ? "/>" : ">");
}

/* A text while it is written: the placeholders of inner texts, and whether it has any words. */
struct writing {
    const struct listing *l;
    GString *out;
    GPtrArray *inner;
    bool has_words;
};

/* Collapses spaces, tabs and line ends to one space. */
static void
write_text(struct writing *w, const char *text)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    for (; *text; text++) {
        bool is_space = strchr(" \t\r\n", *text) != NULL;
        const GString *before = plain->len ? plain : w->out;
        if (!is_space)
            g_string_append_c(plain, *text);
        else if (before->len && before->str[before->len - 1] != ' ')
            g_string_append_c(plain, ' ');
    }
    w->has_words |= !is_blank(plain->str);
    escape(w->out, plain->str, false);
}

static void
free_list(void *list)
{
    g_ptr_array_unref(list);
}

static void
write_inner(struct writing *w, xmlNode *node)
{
    if (!w->inner) {
        w->inner = g_ptr_array_new();
        arena_defer(w->l->ctx->arena, free_list, w->inner);
    }
    g_ptr_array_add(w->inner, node);
    g_string_append_printf(
        w->out, "<" TEXT_INNER_PREFIX "%s-%u/>", (const char *)node->name, w->inner->len);
}

static void
write_content(struct writing *w, const xmlNode *node)
{
    for (xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_TEXT_NODE) {
            write_text(w, (const char *)n->content);
            continue;
        }
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (its_within(w->l->its, n) != ITS_WITHIN_YES) {
            write_inner(w, n);
            continue;
        }
        for (const xmlAttr *a = n->properties; a; a = a->next)
            w->has_words |= its_translates_attribute(w->l->its, a);
        text_write_tag(w->out, n, n->children == NULL);
        if (!n->children)
            continue;
        /*
         * Generated content is useless to translators, but they must keep it, so it is written
         * unchanged.
         */
        bool had_words = w->has_words;
        write_content(w, n);
        if (!its_translates(w->l->its, n))
            w->has_words = had_words;
        g_string_append_printf(w->out, "</%s>", (const char *)n->name);
    }
}

/* The position among siblings of the same name, from 1; 0 if it is the only one. */
static unsigned
place_among(const xmlNode *node)
{
    unsigned n = 0, before = 0;
    for (const xmlNode *s = node->parent ? node->parent->children : NULL; s; s = s->next) {
        if (s->type != XML_ELEMENT_NODE || !xmlStrEqual(s->name, node->name))
            continue;
        n++;
        before = s == node ? n : before;
    }
    return n > 1 ? before : 0;
}

static void
append_place(GString *out, const xmlNode *node)
{
    const xmlAttr *id = xmlHasNsProp(node, (const xmlChar *)"id", XML_XML_NAMESPACE);
    if (id && id->children) {
        g_string_append(out, (const char *)id->children->content);
        return;
    }
    if (node->parent && node->parent->type == XML_ELEMENT_NODE)
        append_place(out, node->parent);
    unsigned n = place_among(node);
    g_string_append_printf(out, "/%s", (const char *)node->name);
    if (n)
        g_string_append_printf(out, "[%u]", n);
}

static struct translated_text *
add_text(struct listing *l, xmlNode *node, xmlAttr *attribute, const char *message)
{
    struct arena *a = l->ctx->arena;
    struct translated_text *text = ARENA_NEW(a, struct translated_text);
    g_autoptr(GString) place = g_string_new(NULL);
    append_place(place, node);
    const char *name = (const char *)node->name;
    if (attribute) {
        g_string_append_printf(place, "/@%s", (const char *)attribute->name);
        text->path = arena_printf(a, "%s/@%s", name, (const char *)attribute->name);
    } else {
        text->path = arena_printf(
            a, "%s/%s", node->parent->name ? (const char *)node->parent->name : "", name);
    }
    text->node = node;
    text->attribute = attribute;
    text->message = message;
    text->context = attribute ? NULL : its_context(l->its, node);
    text->place = arena_strdup(a, place->str);
    g_ptr_array_add(l->texts, text);
    return text;
}

const char *
text_external(struct ctx *ctx, const char *path, const struct source *source)
{
    g_autofree char *md5 =
        g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)source->text, source->size);
    return arena_printf(ctx->arena, "external ref='%s' md5='%s'", path, md5);
}

/* Adds a drawing whose text can be translated by providing another drawing. */
static void
add_external(struct listing *l, xmlNode *node, const char *href)
{
    const char *path = load_resolve(l->ctx, node, href);
    g_autofree char *why = NULL;
    const struct source *source =
        path && disk_has(l->ctx, path) ? load_file(l->ctx, path, &why) : NULL;
    if (!source)
        return; /* reported where pictures are read */
    struct translated_text *text = add_text(l, node, NULL, text_external(l->ctx, href, source));
    text->external = load_inside(l->ctx, path);
    text->context = "_"; /* as in itstool */
}

static void
add_attributes(struct listing *l, xmlNode *node)
{
    for (xmlAttr *a = node->properties; a; a = a->next) {
        const char *value = a->children ? (const char *)a->children->content : "";
        if (!its_translates_attribute(l->its, a) || is_blank(value))
            continue;
        g_autoptr(GString) out = g_string_new(NULL);
        escape(out, value, false);
        add_text(l, node, a, arena_strdup(l->ctx->arena, out->str));
    }
}

static void list(struct listing *l, xmlNode *node);

/* Lists the separate texts inside a line of text. */
static void
list_inner(struct listing *l, xmlNode *node)
{
    for (xmlNode *n = node->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (its_within(l->its, n) == ITS_WITHIN_YES)
            list_inner(l, n);
        else
            list(l, n);
    }
}

/* True if the element directly contains text or inline markup. */
static bool
is_line(const struct its *its, const xmlNode *node)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_TEXT_NODE && !is_blank((const char *)n->content))
            return true;
        if (n->type == XML_ELEMENT_NODE && its_within(its, n) == ITS_WITHIN_YES)
            return true;
    }
    return false;
}

static void
list(struct listing *l, xmlNode *node)
{
    add_attributes(l, node);
    const char *external = its_external(l->its, node);
    if (external)
        add_external(l, node, external);
    if (!is_line(l->its, node)) {
        for (xmlNode *n = node->children; n; n = n->next)
            if (n->type == XML_ELEMENT_NODE)
                list(l, n);
        return;
    }
    if (its_translates(l->its, node)) {
        struct writing w = { l, g_string_new(NULL), NULL, false };
        write_content(&w, node);
        g_strchomp(w.out->str);
        if (w.has_words)
            add_text(l, node, NULL, arena_strdup(l->ctx->arena, w.out->str))->inner = w.inner;
        g_string_free(w.out, TRUE);
    }
    list_inner(l, node);
}

GPtrArray *
texts_of(struct ctx *ctx, const struct its *its, xmlDoc *doc)
{
    struct listing l = { ctx, its, g_ptr_array_new() };
    arena_defer(ctx->arena, free_list, l.texts);
    list(&l, xmlDocGetRootElement(doc));
    return l.texts;
}
