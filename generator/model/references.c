/*
 * Checks names, addresses, languages and days in attributes.  One table says which attribute
 * names what.  Later stages may ignore a name that leads nowhere, because it is reported here.
 */
#include "model/address.h"
#include "model/internal.h"
#include "model/validate.h"

#include <string.h>

#define KIND(name) (1u << ANCHOR_##name)

#define SHOWN_PARTS                                                                            \
    (KIND(CHAPTER) | KIND(PRACTICE) | KIND(RULE) | KIND(SECTION) | KIND(GUIDE) |               \
        KIND(SCENARIO) | KIND(FIGURE) | KIND(TABLE))

struct reference_attribute {
    const char *attribute, *element; /* NULL: any element */
    unsigned kinds;                  /* kinds it may name; 0: any */
    bool is_list;
    bool rules;           /* verdicts depend on it */
    const char *keywords; /* words that are not names, separated by spaces */
};

/* clang-format off */
static const struct reference_attribute references[] = {
    /* attribute   element         kinds             list   rules  keywords */
    { "to",        "ref",          SHOWN_PARTS,        false, false, NULL },
    { "to",        "index",        0,                  false, false, NULL },
    { "fact",      "value-of",     KIND(FACT),         false, false, NULL },
    { "of",        "value-of",     KIND(FACT),         false, false, NULL },
    { "keep",      "value-of",     KIND(FACT),         false, false, NULL },
    { "after",     "value-of",     KIND(FACT),         false, false, NULL },
    { "times",     "value-of",     KIND(FACT),         false, false, NULL },
    { "ref",       "term",         KIND(TERM),         false, false, NULL },
    { "source",    NULL,           KIND(SOURCE),       false, false, NULL },
    { "roles",     NULL,           KIND(ROLE),         true,  true,  NULL },
    { "silent",    "practice",     KIND(ROLE),         true,  true,  NULL },
    { "acknowledge", "practice",   KIND(ROLE),         true,  false, NULL },
    { "is",        "role",         KIND(ROLE),         false, false, NULL },
    { "cases",     NULL,           KIND(CASE),         true,  true,  NULL },
    { "given",     NULL,           KIND(CASE),         true,  true,  NULL },
    { "overrides", "rule",         KIND(RULE),         true,  true,  NULL },
    { "exempts",   "rule",         KIND(PRACTICE),     true,  true,  NULL },
    { "same-as",   NULL,           KIND(RULE),         false, false, NULL },
    { "practices", NULL,           KIND(PRACTICE),     true,  false, NULL },
    { "practice",  NULL,           KIND(PRACTICE),     false, true,  NULL },
    { "as",        "step",         KIND(ROLE),         false, true,  NULL },
    { "in",        "scenario",     KIND(PRACTICE),     false, false, NULL },
    { "replaced-by", "practice",   KIND(PRACTICE),     false, false, NULL },
    { "ask",       "guide",        KIND(CIRCUMSTANCE), true,  false, "role date" },
};
/* clang-format on */

/* After this many wrong names, guesses cost more than they help: a program made the names. */
#define MAX_GUESSES 200

struct checking {
    struct builder *b;
    GHashTable *rows; /* attribute -> index of its first row + 1 */
    size_t guesses;
};

/*
 * The range of one name in a list, for the caret; in long lists the whole tag, because
 * searching a list of a million names for each would take too long.
 */
static struct span
word_span(
    const struct checking *c, const xmlNode *node, const char *attribute, const char *word)
{
    if (c->guesses > MAX_GUESSES)
        return node_span(node);
    struct span span = attribute_span(node, attribute);
    if (!span.source)
        return span;
    const char *text = span.source->text, *end = text + span.end;
    size_t size = strlen(word);
    for (const char *p = text + span.start; p + size < end; p++) {
        if (p > text + span.start && strchr(" \t\r\n\"'", p[-1]) &&
            memcmp(p, word, size) == 0 && strchr(" \t\r\n\"'", p[size])) {
            span.start = (uint32_t)(p - text);
            span.end = span.start + (uint32_t)size;
            return span;
        }
    }
    return span;
}

/* The only kind that is allowed, or ANCHOR_OTHER if several are. */
static enum anchor_kind
only_kind(unsigned kinds)
{
    for (int k = 0; k < ANCHOR_OTHER; k++) {
        if (kinds == 1u << k)
            return (enum anchor_kind)k;
    }
    return ANCHOR_OTHER;
}

/*
 * Marks the practice or step around node as spoiled: its rules do not say what the author
 * means.
 */
static void
spoil(const struct builder *b, xmlNode *node)
{
    while (node && !node_is(node, "practice") && !node_is(node, "step"))
        node = node->parent;
    if (node)
        g_hash_table_add(b->spoiled, node);
}

/* The name to write instead; nothing where the word was not found in the file as it stands. */
static void
offer_name(struct checking *c, struct diag *diag, struct span span, const char *word,
    const char *name, bool is_certain)
{
    size_t size = strlen(word);
    if (!span.source || span.end - span.start != size ||
        memcmp(span.source->text + span.start, word, size) != 0)
        return;
    diag_fix(c->b->ctx->diags, diag, is_certain, "write \"%s\"", name);
    diag_edit(c->b->ctx->diags, diag, span, name);
}

/* "lend-on" for the address "lend-on.html". */
static const char *
name_of_page(const struct checking *c, const char *word)
{
    if (!g_str_has_suffix(word, ".html"))
        return NULL;
    g_autofree char *name = g_strndup(word, strlen(word) - strlen(".html"));
    const struct anchor *anchor = model_anchor(c->b->model, name);
    return anchor ? anchor->id : NULL;
}

static void
report_unknown(struct checking *c, const xmlNode *node, const struct reference_attribute *row,
    const char *word)
{
    /* What the schema took out is reported already. */
    const xmlDoc *doc = c->b->model->doc;
    if (load_has_refused(doc, word) || load_has_refused(doc, ANY_ID))
        return;
    struct diags *diags = c->b->ctx->diags;
    struct span span = word_span(c, node, row->attribute, word);
    enum anchor_kind kind = only_kind(row->kinds);
    struct diag *diag =
        kind == ANCHOR_OTHER
            ? diag_add(diags, SEV_ERROR, span, "dangling-ref", "nothing is named \"%s\"", word)
            : diag_add(diags, SEV_ERROR, span, "dangling-ref", "no %s is named \"%s\"",
                  strchr(anchor_kind_words(kind), ' ') + 1, word);
    const struct anchor *former = model_former(c->b->model, word);
    if (former) {
        diag_note(diags, diag, attribute_span(former->node, "formerly"),
            "it is called \"%s\" now", former->id);
        offer_name(c, diag, span, word, former->id, true);
        return;
    }
    unsigned kinds = row->kinds ? row->kinds : ~0u;
    const char *near = NULL;
    if (c->guesses++ < MAX_GUESSES) {
        near = link_nearest(c->b->model, word, kinds);
        near = near ? near : link_titled(c->b->model, word, kinds);
        near = near ? near : name_of_page(c, word);
    }
    if (!near)
        return;
    load_mention(c->b->ctx, c->b->model->doc, near);
    diag_note(diags, diag, (struct span){ 0 }, "did you mean \"%s\"?", near);
    offer_name(c, diag, span, word, near, link_is_certain(c->b->model, word, near, kinds));
}

static void
report_kind(struct checking *c, const xmlNode *node, const struct reference_attribute *row,
    const char *word, const struct anchor *anchor)
{
    struct diags *diags = c->b->ctx->diags;
    enum anchor_kind kind = only_kind(row->kinds);
    c->guesses++;
    const char *wanted = kind == ANCHOR_OTHER ? "a part with a title" : anchor_kind_words(kind);
    struct diag *diag =
        diag_add(diags, SEV_ERROR, word_span(c, node, row->attribute, word), "dangling-ref",
            "\"%s\" names %s, not %s", word, anchor_kind_words(anchor->kind), wanted);
    diag_note(diags, diag, attribute_span(anchor->node, "xml:id"), "named here");
}

static bool
check_word(struct checking *c, const xmlNode *node, const struct reference_attribute *row,
    const char *word)
{
    const struct anchor *anchor = model_anchor(c->b->model, word);
    if (list_has_word(row->keywords, word))
        return true;
    if (!anchor)
        report_unknown(c, node, row, word);
    else if (row->kinds && !(row->kinds & 1u << anchor->kind))
        report_kind(c, node, row, word, anchor);
    else
        return true;
    return false;
}

/* A title of several words in place of a name is one mistake; true if it was one. */
static bool
report_title(struct checking *c, const xmlNode *node, const struct reference_attribute *row,
    const char *list, char *const *words, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        const struct anchor *anchor = model_anchor(c->b->model, words[k]);
        if ((anchor && (!row->kinds || row->kinds >> anchor->kind & 1)) ||
            list_has_word(row->keywords, words[k]) ||
            load_has_refused(c->b->model->doc, words[k]))
            return false;
    }
    if (n < 2 || c->guesses++ >= MAX_GUESSES)
        return false;
    const char *name = link_titled(c->b->model, list, row->kinds);
    if (!name)
        return false;
    struct diags *diags = c->b->ctx->diags;
    struct diag *diag = diag_add(diags, SEV_ERROR, attribute_span(node, row->attribute),
        "dangling-ref", "\"%s\" is a title, not a name", list);
    diag_note(diags, diag, (struct span){ 0 }, "did you mean \"%s\"?", name);
    load_mention(c->b->ctx, c->b->model->doc, name);
    offer_name(c, diag, attribute_value_span(node, row->attribute), list, name, false);
    return true;
}

static bool
check_words(struct checking *c, const xmlNode *node, const struct reference_attribute *row,
    const char *list)
{
    size_t n;
    char **words = link_words(c->b->ctx->arena, list, &n);
    bool known = true;
    if (report_title(c, node, row, list, words, n))
        return false;
    for (size_t k = 0; k < n; k++)
        known = check_word(c, node, row, words[k]) && known;
    return known;
}

/* Checks that the named rule has the element whose text is reused here. */
static void
check_same_as(struct checking *c, const xmlNode *node, const char *id)
{
    const struct anchor *anchor = model_anchor(c->b->model, id);
    if (!anchor || anchor->kind != ANCHOR_RULE)
        return;
    const char *name = (const char *)node->name;
    const xmlNode *there = node_child(anchor->node, name);
    for (int hops = 0; there && hops < 100; hops++) {
        const char *next = node_attribute(there, "same-as");
        if (!next)
            return;
        anchor = model_anchor(c->b->model, next);
        if (!anchor || anchor->kind != ANCHOR_RULE)
            return;
        there = node_child(anchor->node, name);
    }
    diag_add(c->b->ctx->diags, SEV_ERROR, attribute_span(node, "same-as"), "dangling-ref",
        there ? "\"%s\" leads back to itself, so there is no text"
              : "rule \"%s\" has no \"%s\" whose text could stand here too",
        id, name);
}

/* "EUR 1.50" or "12": a value-of may compute with a figure instead of a name. */
static bool
is_figure(const xmlNode *node, const char *value)
{
    return node_is(node, "value-of") && (g_ascii_isdigit(*value) || strchr(value, ' '));
}

static void
check_reference(struct checking *c, xmlNode *node, const char *attribute, const char *value)
{
    if (is_figure(node, value))
        return;
    size_t first = GPOINTER_TO_SIZE(g_hash_table_lookup(c->rows, attribute));
    for (size_t i = first; first && i <= G_N_ELEMENTS(references); i++) {
        const struct reference_attribute *row = &references[i - 1];
        if (!g_str_equal(row->attribute, attribute))
            return;
        if (row->element && !node_is(node, row->element))
            continue;
        bool known =
            row->is_list ? check_words(c, node, row, value) : check_word(c, node, row, value);
        if (!known && row->rules)
            spoil(c->b, node);
        if (g_str_equal(attribute, "same-as"))
            check_same_as(c, node, value);
        return;
    }
}

static void
check_element(struct checking *c, xmlNode *node)
{
    struct ctx *ctx = c->b->ctx;
    bool has_period = false;
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        const char *value = a->children ? (const char *)a->children->content : "";
        if (a->ns) {
            if (g_str_equal(name, "lang") && g_str_equal(a->ns->href, XML_XML_NAMESPACE))
                validate_language(ctx, node, value);
            continue;
        }
        check_reference(c, node, name, value);
        if (g_str_equal(name, "href"))
            validate_address(ctx, node, value);
        else if (g_str_equal(name, "src") && node_is(node, "img"))
            validate_file(ctx, node, value);
        else if (attribute_is_date(node, name))
            validate_date(ctx, node, name, value);
        has_period = has_period || attribute_is_period(name);
    }
    validate_order(ctx, node);
    if ((has_period && !validate_period(ctx, node)) || load_was_repaired(node))
        spoil(c->b, node);
}

static void
check_tree(struct checking *c, xmlNode *node)
{
    check_element(c, node);
    for (xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE)
            check_tree(c, n);
    }
}

void
link_references(struct builder *b)
{
    struct checking c = { .b = b, .rows = g_hash_table_new(g_str_hash, g_str_equal) };
    for (size_t i = G_N_ELEMENTS(references); i > 0; i--) {
        /* The keys are constants; the hash table only reads them. */
        gpointer key = (gpointer)(uintptr_t)references[i - 1].attribute;
        g_hash_table_insert(c.rows, key, GSIZE_TO_POINTER(i));
    }
    check_tree(&c, xmlDocGetRootElement(b->model->doc));
    g_hash_table_destroy(c.rows);
}
