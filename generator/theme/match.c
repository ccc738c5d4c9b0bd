/*
 * Selectors: "h2.question", "table.rule td:last", ".ans .lead, .ans .big".  A compound is an
 * element name or none, then .classes, then :first or :last among its siblings; one ancestor
 * may precede it.  "::marker" is what the formatter adds inside an element.
 */
#include "theme/internal.h"

#include <string.h>

/* The length of the name that text begins with: letters, digits, - and _. */
static size_t
name_length(const char *text)
{
    size_t n = 0;
    while (g_ascii_isalnum(text[n]) || text[n] == '-' || text[n] == '_')
        n++;
    return n;
}

static bool
add_class(struct theme *theme, struct compound *c, const char *name, size_t size)
{
    g_autofree char *text = g_strndup(name, size);
    struct arena *a = theme->data->arena;
    const char **classes = ARENA_ARRAY(a, const char *, c->n_classes + 1);
    if (c->n_classes)
        memcpy(classes, c->classes, c->n_classes * sizeof *classes);
    classes[c->n_classes++] = theme_intern(theme, text);
    c->classes = classes;
    return size > 0;
}

static bool
add_position(struct compound *c, const char *name, size_t size)
{
    bool is_first = size == 5 && memcmp(name, "first", 5) == 0;
    bool is_last = size == 4 && memcmp(name, "last", 4) == 0;
    c->is_first |= is_first;
    c->is_last |= is_last;
    return is_first || is_last;
}

static bool
compound_parse(struct theme *theme, const char *text, struct compound *out)
{
    *out = (struct compound){ .element = NULL };
    size_t n = g_str_has_prefix(text, "::") ? 2 + name_length(text + 2) : name_length(text);
    if (n) {
        g_autofree char *name = g_strndup(text, n);
        out->element = theme_intern(theme, name);
    }
    if (n == 0 && text[0] != '.' && text[0] != ':')
        return false;
    for (const char *p = text + n; *p; p += n) {
        char mark = *p++;
        n = name_length(p);
        if (!(mark == '.' && add_class(theme, out, p, n)) &&
            !(mark == ':' && add_position(out, p, n)))
            return false;
    }
    return true;
}

static bool
compounds_equal(const struct compound *a, const struct compound *b)
{
    return a->element == b->element && a->n_classes == b->n_classes &&
           a->is_first == b->is_first && a->is_last == b->is_last &&
           (!a->n_classes ||
               memcmp(a->classes, b->classes, a->n_classes * sizeof *a->classes) == 0);
}

static int
ancestor_index(struct theme *theme, const struct compound *c)
{
    GArray *list = theme->data->ancestors;
    for (guint i = 0; i < list->len; i++) {
        if (compounds_equal(&g_array_index(list, struct compound, i), c))
            return (int)i;
    }
    g_array_append_vals(list, c, 1);
    return (int)list->len - 1;
}

/* Specificity as in CSS: classes and positions count before element names. */
static unsigned
compound_weight(const struct compound *c)
{
    return (unsigned)(c->n_classes + c->is_first + c->is_last) * 256 + (c->element != NULL);
}

static bool
selector_parse(struct theme *theme, const char *text, struct style_rule *out)
{
    g_auto(GStrv) parts = g_strsplit_set(text, " \t\n", -1);
    struct compound found[2];
    size_t n = 0;
    for (char **p = parts; *p; p++) {
        if (!**p)
            continue;
        if (n == 2 || !compound_parse(theme, *p, &found[n]))
            return false;
        n++;
    }
    if (n == 0)
        return false;
    out->subject = found[n - 1];
    out->ancestor = n == 2 ? ancestor_index(theme, &found[0]) : -1;
    out->specificity =
        compound_weight(&found[n - 1]) + (n == 2 ? compound_weight(&found[0]) : 0);
    return true;
}

/* Of two styles that are equally exact, one for narrow pages is more exact. */
static unsigned
specificity_on_pages(unsigned specificity, bool is_narrow)
{
    return 2 * specificity + is_narrow;
}

bool
rule_add(struct theme *theme, const char *match, bool is_narrow,
    const struct declaration *declarations, size_t n, const char **why)
{
    g_auto(GStrv) selectors = g_strsplit(match, ",", -1);
    bool is_good = true;
    for (char **s = selectors; *s; s++) {
        struct style_rule rule = { .declarations = declarations, .n_declarations = n };
        if (selector_parse(theme, *s, &rule)) {
            rule.specificity = specificity_on_pages(rule.specificity, is_narrow);
            g_array_append_val(theme->data->rules, rule);
        } else
            is_good = false;
    }
    *why = "element.class, with at most one ancestor before it, such as \"table.rule td\"";
    return is_good;
}

void
rule_add_named(struct theme *theme, const char *name, bool is_narrow,
    const struct declaration *declarations, size_t n)
{
    g_autofree char *element = g_strconcat("@", name, NULL);
    struct style_rule rule = {
        .subject = { .element = theme_intern(theme, element) },
        .ancestor = -1,
        .specificity = specificity_on_pages(1, is_narrow),
        .declarations = declarations,
        .n_declarations = n,
    };
    g_array_append_val(theme->data->rules, rule);
}

/* Insertion sort: it is stable, and the rules are nearly sorted already. */
void
rules_sort(struct theme *theme)
{
    struct style_rule *rules = (struct style_rule *)(void *)theme->data->rules->data;
    for (size_t i = 1; i < theme->data->rules->len; i++) {
        struct style_rule rule = rules[i];
        size_t k = i;
        for (; k > 0 && rules[k - 1].specificity > rule.specificity; k--)
            rules[k] = rules[k - 1];
        rules[k] = rule;
    }
}
