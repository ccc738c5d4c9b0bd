/*
 * The cascade.  A style depends on four things only: the element (its name, classes, language,
 * whether it is first or last), which ancestors that selectors mention surround it (its
 * context), its parent's style, and the theme.  So each such combination is computed once, of
 * which a book has a few hundred, and found again by a hash of pointers.
 */
#include "theme/internal.h"

#include <assert.h>
#include <string.h>

/* What selectors can see of an element; interned, so that equal kinds are equal pointers. */
struct kind {
    const char *name;
    const char **classes;
    size_t n_classes;
    bool is_first, is_last;
    const char *lang; /* the element's own xml:lang, or NULL */
};

/* Which of the theme's ancestor compounds surround an element; interned. */
struct context {
    uint64_t bits[4];
};
#define MAX_ANCESTORS (sizeof(((struct context *)0)->bits) * 8)

/* The name of anonymous blocks, which no selector can match. */
#define BLOCK_NAME "(block)"

struct style_key {
    const struct kind *kind;
    const struct style *parent;
};

struct style_cache {
    GHashTable *kinds;    /* text -> struct kind */
    GHashTable *contexts; /* struct context, by its bits */
    GHashTable *styles;   /* struct style_key -> struct style */
    GHashTable *computed; /* struct style, by its bytes */
    GString *key;         /* scratch: the kind that is looked up */
};

static guint
hash_bytes(const void *data, size_t size)
{
    uint64_t hash = 14695981039346656037U; /* FNV-1a over eight bytes at a time */
    const unsigned char *p = data;
    for (; size >= 8; size -= 8, p += 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        hash = (hash ^ word) * 1099511628211U;
        hash ^= hash >> 29;
    }
    for (; size > 0; size--, p++)
        hash = (hash ^ *p) * 1099511628211U;
    return (guint)(hash ^ (hash >> 32));
}

#define BYTE_KEY(prefix, type)                                                                 \
    static guint prefix##_hash(gconstpointer p)                                                \
    {                                                                                          \
        return hash_bytes(p, sizeof(type));                                                    \
    }                                                                                          \
    static gboolean prefix##_equal(gconstpointer a, gconstpointer b)                           \
    {                                                                                          \
        return memcmp(a, b, sizeof(type)) == 0;                                                \
    }
BYTE_KEY(context, struct context)
BYTE_KEY(key, struct style_key)
BYTE_KEY(style, struct style)

struct style_cache *
style_cache_new(void)
{
    struct style_cache *cache = g_new0(struct style_cache, 1);
    cache->kinds = g_hash_table_new(g_str_hash, g_str_equal);
    cache->contexts = g_hash_table_new(context_hash, context_equal);
    cache->styles = g_hash_table_new(key_hash, key_equal);
    cache->computed = g_hash_table_new(style_hash, style_equal);
    cache->key = g_string_new(NULL);
    return cache;
}

void
style_cache_free(struct style_cache *cache)
{
    g_hash_table_unref(cache->kinds);
    g_hash_table_unref(cache->contexts);
    g_hash_table_unref(cache->styles);
    g_hash_table_unref(cache->computed);
    g_string_free(cache->key, TRUE);
    g_free(cache);
}

static bool
has_class(const struct kind *kind, const char *class)
{
    for (size_t i = 0; i < kind->n_classes; i++) {
        if (kind->classes[i] == class)
            return true;
    }
    return false;
}

static bool
compound_matches(const struct compound *c, const struct kind *kind)
{
    if ((c->element && c->element != kind->name) || (c->is_first && !kind->is_first) ||
        (c->is_last && !kind->is_last))
        return false;
    for (size_t i = 0; i < c->n_classes; i++) {
        if (!has_class(kind, c->classes[i]))
            return false;
    }
    return true;
}

static struct kind *
kind_new(struct theme *theme, const char *name, const char *class, const char *lang)
{
    struct kind *kind = ARENA_NEW(theme->data->arena, struct kind);
    kind->name = theme_intern(theme, name);
    kind->lang = theme_intern(theme, lang);
    g_auto(GStrv) parts = g_strsplit_set(class, " \t\n", -1);
    kind->classes = ARENA_ARRAY(theme->data->arena, const char *, g_strv_length(parts));
    for (char **p = parts; *p; p++) {
        if (**p)
            kind->classes[kind->n_classes++] = theme_intern(theme, *p);
    }
    return kind;
}

static void
key_add(GString *key, const char *text)
{
    size_t size = strlen(text), old = key->len;
    g_string_set_size(key, old + size + 1);
    memcpy(key->str + old, text, size);
    key->str[old + size] = '\1'; /* a separator: names and classes have no control characters */
}

static const struct kind *
kind_intern(struct theme *theme, const char *name, const char *class, const char *lang,
    bool is_first, bool is_last)
{
    GString *text = theme->data->cache->key;
    g_string_set_size(text, 1);
    text->str[0] = (char)('a' + (is_first ? 1 : 0) + (is_last ? 2 : 0));
    key_add(text, name);
    key_add(text, class);
    key_add(text, lang ? lang : "");
    const char *key = text->str;
    struct style_cache *cache = theme->data->cache;
    struct kind *kind = g_hash_table_lookup(cache->kinds, key);
    if (!kind) {
        kind = kind_new(theme, name, class, lang);
        kind->is_first = is_first;
        kind->is_last = is_last;
        char *kept = arena_strdup(theme->data->arena, key);
        g_hash_table_insert(cache->kinds, kept, kind);
    }
    return kind;
}

static bool
has_element_beside(const xmlNode *node, bool before)
{
    const xmlNode *n = before ? node->prev : node->next;
    while (n && n->type != XML_ELEMENT_NODE)
        n = before ? n->prev : n->next;
    return n != NULL;
}

/* The text of an attribute, without a copy if possible; "" if it is absent. */
static const char *
attribute_text(const xmlNode *node, const char *name, const xmlChar *space)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        bool is_in = space ? a->ns && xmlStrEqual(a->ns->href, space) : !a->ns;
        if (is_in && strcmp((const char *)a->name, name) == 0 && a->children &&
            a->children->content)
            return (const char *)a->children->content;
    }
    return "";
}

static const struct kind *
kind_of(struct theme *theme, const xmlNode *element)
{
    const char *lang = attribute_text(element, "lang", XML_XML_NAMESPACE);
    return kind_intern(theme, (const char *)element->name,
        attribute_text(element, "class", NULL), *lang ? lang : NULL,
        !has_element_beside(element, true), !has_element_beside(element, false));
}

static bool
context_has(const struct context *context, int ancestor)
{
    return context && (context->bits[ancestor / 64] >> (ancestor % 64) & 1);
}

/* The context of an element's children: its own context and itself. */
static const struct context *
context_within(struct theme *theme, const struct context *around, const struct kind *kind)
{
    struct context within = { { 0 } };
    if (around)
        within = *around;
    for (guint i = 0; i < theme->data->ancestors->len && i < MAX_ANCESTORS; i++) {
        if (compound_matches(&g_array_index(theme->data->ancestors, struct compound, i), kind))
            within.bits[i / 64] |= (uint64_t)1 << (i % 64);
    }
    struct style_cache *cache = theme->data->cache;
    const struct context *found = g_hash_table_lookup(cache->contexts, &within);
    if (!found) {
        found = arena_copy(theme->data->arena, &within, sizeof within);
        g_hash_table_add(cache->contexts, (gpointer)(uintptr_t)found);
    }
    return found;
}

/* The initial values; children then copy what they inherit. */
static void
style_begin(struct theme *theme, const struct style *parent, struct style *style)
{
    memset(style, 0, sizeof *style);
    for (size_t i = 0; i < n_properties; i++) {
        const struct property *p = &properties[i];
        struct value value;
        const char *why;
        if (p->type == PROP_EDGES)
            continue;
        if (p->is_inherited && parent) {
            property_inherit(p, parent, style);
            continue;
        }
        if (!property_parse(p, p->initial, theme, theme->data->arena, &value, &why))
            continue; /* a theme without a font called serif */
        if (p->type != PROP_FONT)
            value.text = theme_intern(theme, value.text);
        property_apply(p, &value, parent, style);
    }
    style->lang = parent ? parent->lang : theme_intern(theme, "en");
}

static bool
is_inline(const struct style *style)
{
    return style->display == DISPLAY_INLINE || style->display == DISPLAY_PAGE_LABEL ||
           style->display == DISPLAY_PAGE_LIST;
}

/* Large print: what would be too small is as large as the theme allows, but for raised marks.
 */
static void
grow(const struct theme *theme, struct style *style)
{
    if (style->font_size >= theme->size_min || style->raise != 0)
        return;
    const int64_t line = (int64_t)style->line_height * theme->size_min / style->font_size;
    const int64_t enough = (int64_t)theme->size_min * 7 / 5;
    style->line_height = MAX(style->line_height, (scaled)MIN(line, enough));
    style->font_size = theme->size_min;
}

static void
style_compute(struct theme *theme, const struct kind *kind, const struct style *parent,
    struct style *style)
{
    const struct context *around = parent ? parent->context : NULL;
    const struct value *winners[64] = { NULL };
    assert(n_properties <= G_N_ELEMENTS(winners));
    const GArray *rules = theme->data->rules;
    for (guint i = 0; i < rules->len; i++) {
        const struct style_rule *rule = &g_array_index(rules, struct style_rule, i);
        if (!compound_matches(&rule->subject, kind) ||
            (rule->ancestor >= 0 && !context_has(around, rule->ancestor)))
            continue;
        for (size_t k = 0; k < rule->n_declarations; k++) {
            const struct declaration *d = &rule->declarations[k];
            winners[d->property - properties] = &d->value;
        }
    }
    style_begin(theme, parent, style);
    /* In the table's order: font size, then colour, then properties that depend on them. */
    for (size_t i = 0; i < n_properties; i++) {
        if (winners[i])
            property_apply(&properties[i], winners[i], parent, style);
    }
    grow(theme, style);
    if (kind->lang)
        style->lang = kind->lang;
    if (strcmp(kind->name, BLOCK_NAME) == 0)
        style->display = DISPLAY_BLOCK;
    /* Inline content of raised text is raised with it: a link in a note mark. */
    if (is_inline(style) && parent && is_inline(parent))
        style->raise += parent->raise;
    style->context = context_within(theme, around, kind);
}

static const struct style *
style_find(struct theme *theme, const struct kind *kind, const struct style *parent)
{
    struct style_cache *cache = theme->data->cache;
    struct style_key key = { kind, parent };
    const struct style *style = g_hash_table_lookup(cache->styles, &key);
    if (style)
        return style;
    struct style fresh;
    style_compute(theme, kind, parent, &fresh);
    style = g_hash_table_lookup(cache->computed, &fresh);
    if (!style) {
        style = arena_copy(theme->data->arena, &fresh, sizeof fresh);
        g_hash_table_add(cache->computed, (gpointer)(uintptr_t)style);
    }
    const struct style_key *kept = arena_copy(theme->data->arena, &key, sizeof key);
    g_hash_table_insert(cache->styles, (gpointer)(uintptr_t)kept, (gpointer)(uintptr_t)style);
    return style;
}

const struct style *
style_of(struct theme *theme, const xmlNode *element, const struct style *parent)
{
    return style_find(theme, kind_of(theme, element), parent);
}

const struct style *
style_named(struct theme *theme, const char *name)
{
    g_autofree char *element = g_strconcat("@", name, NULL);
    const char *lang = theme->lang;
    return style_find(theme, kind_intern(theme, element, "", lang, false, false), NULL);
}

void
theme_speak(struct theme *theme, const char *lang)
{
    theme->lang = theme_intern(theme, lang);
}

const struct style *
style_added(struct theme *theme, const char *name, const struct style *parent)
{
    g_autofree char *element = g_strconcat("::", name, NULL);
    return style_find(theme, kind_intern(theme, element, "", NULL, false, false), parent);
}

const struct style *
style_anonymous(struct theme *theme, const struct style *parent)
{
    return style_find(theme, kind_intern(theme, BLOCK_NAME, "", NULL, false, false), parent);
}
