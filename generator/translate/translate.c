#include "translate/translate.h"

#include "base/disk.h"
#include "base/sort.h"
#include "translate/fragment.h"
#include "translate/similar.h"

#include <assert.h>
#include <string.h>

enum text_state { STATE_WHOLE, STATE_MISSING, STATE_STALE, STATE_OLDER };

struct translating {
    struct ctx *ctx;
    xmlDoc *doc;
    xmlNs *derived;
    const struct its *its;
    const struct po *po;
    struct translation *t;
    GHashTable *parts;   /* practice -> its index in t->parts + 1 */
    GHashTable *touched; /* entries of the PO file that the handbook uses */
    GArray *stale;       /* struct stale, for the findings */
};

struct stale {
    const struct translated_text *text;
    const struct po_entry *entry; /* NULL if it is missing */
};

/* --- Files --- */

const struct source *
translate_find(struct ctx *ctx, const char *lang)
{
    const struct source *source = load_beside(ctx, arena_printf(ctx->arena, "po/%s.po", lang));
    if (source || !strchr(lang, '-'))
        return source;
    char *name = arena_printf(ctx->arena, "po/%s.po", lang);
    return load_beside(ctx, g_strdelimit(name, "-", '_'));
}

char *
translate_language_of(const char *name)
{
    if (!g_str_has_suffix(name, ".po") || *name == '.')
        return NULL;
    return g_strdelimit(g_strndup(name, strlen(name) - strlen(".po")), "_", '-');
}

char **
translate_languages(struct ctx *ctx)
{
    GPtrArray *languages = g_ptr_array_new();
    g_autofree char *folder = g_build_filename(ctx->folder ? ctx->folder : ".", "po", NULL);
    g_auto(GStrv) names = disk_names(ctx, folder);
    for (char **name = names; *name; name++) {
        char *language = translate_language_of(*name);
        if (language)
            g_ptr_array_add(languages, language);
    }
    g_ptr_array_sort(languages, compare_strings);
    g_ptr_array_add(languages, NULL);
    return (char **)g_ptr_array_free(languages, FALSE);
}

static void
report_no_po(struct ctx *ctx, const xmlNode *root, const char *lang)
{
    struct diag *d = diag_add(ctx->diags, SEV_ERROR, node_span(root), "missing-file",
        "the handbook has no translation \"%s\": there is no file po/%s.po beside it", lang,
        lang);
    g_auto(GStrv) there = translate_languages(ctx);
    g_autofree char *list = g_strjoinv(", ", there);
    if (*list)
        diag_note(ctx->diags, d, (struct span){ 0 }, "there are translations into: %s", list);
    else
        diag_note(ctx->diags, d, (struct span){ 0 },
            "\"proviso extract-text\" writes po/handbook.pot, from which translators begin");
}

/* --- One text --- */

static enum text_state
state_of(const struct translating *w, const struct translated_text *text,
    const struct po_entry *entry)
{
    if (!entry || strspn(entry->text, " \n\t") == strlen(entry->text))
        return STATE_MISSING;
    if (!entry->is_fuzzy)
        return STATE_WHOLE;
    bool may_stand = !text->attribute && !text->external &&
                     its_shows_stale(w->its, text->node) &&
                     (!entry->previous || is_similar(entry->previous, text->message));
    return may_stand ? STATE_OLDER : STATE_STALE;
}

static void
mark(const struct translating *w, xmlNode *node, const char *name, const char *value)
{
    xmlSetNsProp(node, w->derived, (const xmlChar *)name, (const xmlChar *)value);
}

static void
mark_number(const struct translating *w, xmlNode *node, const char *name, size_t n)
{
    char text[24];
    g_snprintf(text, sizeof text, "%zu", n);
    mark(w, node, name, text);
}

static const xmlNode *
inner_of(const struct translated_text *text, const xmlNode *placeholder)
{
    const char *number = strrchr((const char *)placeholder->name, '-');
    guint64 n = number ? g_ascii_strtoull(number + 1, NULL, 10) : 0;
    return text->inner && n >= 1 && n <= text->inner->len ? text->inner->pdata[n - 1] : NULL;
}

/*
 * Appends the content of a translation to `parent`, as new nodes of the handbook's document
 * with their source positions in the PO file, and with the inner texts that were set aside.
 */
static void
build(const struct translating *w, const struct translated_text *text,
    const struct po_entry *entry, xmlNode *parent, const xmlNode *from)
{
    for (const xmlNode *n = from->children; n; n = n->next) {
        if (n->type == XML_TEXT_NODE) {
            xmlAddChild(parent, xmlNewDocText(w->doc, n->content));
            continue;
        }
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (n->ns) {
            xmlNode *inner = (xmlNode *)(uintptr_t)inner_of(text, n);
            if (inner)
                xmlAddChild(parent, inner);
            continue;
        }
        xmlNode *made = xmlNewDocNode(w->doc, text->node->ns, n->name, NULL);
        load_place(w->ctx, made, entry->text_span);
        for (const xmlAttr *a = n->properties; a; a = a->next) {
            xmlChar *value = xmlNodeGetContent((const xmlNode *)a);
            if (a->ns)
                xmlNodeSetLang(made, value); /* xml:lang is the only possible one */
            else
                xmlSetProp(made, a->name, value);
            xmlFree(value);
        }
        xmlAddChild(parent, made);
        build(w, text, entry, made, n);
    }
}

static void
replace_content(const struct translating *w, const struct translated_text *text,
    const struct po_entry *entry, const xmlNode *translated)
{
    xmlNode *node = text->node;
    for (guint i = 0; text->inner && i < text->inner->len; i++)
        xmlUnlinkNode(text->inner->pdata[i]);
    while (node->children) {
        xmlNode *old = node->children;
        xmlUnlinkNode(old);
        xmlFreeNode(old);
    }
    build(w, text, entry, node, translated);
    load_place(w->ctx, node, entry->text_span);
}

/* "images/fees.svg" -> "images/fees.de.svg" */
static char *
translated_name(const char *file, const char *lang)
{
    const char *dot = strrchr(file, '.');
    return g_strdup_printf("%.*s.%s%s", (int)(dot - file), file, lang, dot);
}

/* Replaces a drawing by that of the language if there is one and it is up to date. */
static void
replace_drawing(const struct translating *w, const struct translated_text *text)
{
    const char *href = node_attribute(text->node, "src");
    g_autofree char *name = translated_name(href, w->t->lang);
    const char *path = load_resolve(w->ctx, text->node, name);
    if (path && disk_has(w->ctx, path))
        xmlSetProp(text->node, (const xmlChar *)"src", (const xmlChar *)name);
}

/*
 * The xml:lang of an element or its nearest ancestor below the root; NULL if only the root has
 * one.
 */
static const char *
own_language(const xmlNode *node)
{
    for (; node && node->parent && node->parent->type == XML_ELEMENT_NODE;
         node = node->parent) {
        const xmlAttr *a = xmlHasNsProp(node, (const xmlChar *)"lang", XML_XML_NAMESPACE);
        if (a && a->children)
            return (const char *)a->children->content;
    }
    return NULL;
}

/* Adds to the list of attributes whose words are the original's. */
static void
note_attribute(const struct translating *w, xmlNode *node, const char *name)
{
    xmlChar *before = xmlGetNsProp(node, (const xmlChar *)"untranslated", w->derived->href);
    g_autofree char *names = before ? g_strjoin(" ", (char *)before, name, NULL) : NULL;
    mark(w, node, "untranslated", names ? names : name);
    xmlFree(before);
}

/* Keeps the original text, and marks its language. */
static void
keep_original(
    const struct translating *w, const struct translated_text *text, enum text_state state)
{
    if (text->external)
        return;
    if (text->attribute) {
        note_attribute(w, text->node, (const char *)text->attribute->name);
        return;
    }
    mark(w, text->node, "state", state == STATE_STALE ? "stale" : "missing");
    if (!own_language(text->node))
        xmlNodeSetLang(text->node, (const xmlChar *)w->t->original);
}

/* Returns false, with a finding, if the original must remain. */
static bool
put_translation(const struct translating *w, const struct translated_text *text,
    const struct po_entry *entry)
{
    if (text->external) {
        replace_drawing(w, text);
        return true;
    }
    assert(entry); /* without one there is no translation to use */
    xmlDoc *fragment = fragment_read(w->ctx, w->its, text, entry);
    if (!fragment)
        return false;
    const xmlNode *translated = xmlDocGetRootElement(fragment);
    if (text->attribute) {
        xmlChar *value = xmlNodeGetContent(translated);
        xmlSetNsProp(text->node, text->attribute->ns, text->attribute->name, value);
        xmlFree(value);
    } else {
        bool is_foreign = own_language(text->node) && strcmp(entry->text, entry->id) != 0;
        replace_content(w, text, entry, translated);
        if (is_foreign)
            xmlNodeSetLang(text->node, (const xmlChar *)w->t->lang);
    }
    xmlFreeDoc(fragment);
    return true;
}

/* --- Counting --- */

static struct translated *
part_of(const struct translating *w, const xmlNode *node)
{
    guint i = 0;
    for (; node && i == 0; node = node->parent)
        i = GPOINTER_TO_UINT(g_hash_table_lookup(w->parts, node));
    return &g_array_index(w->t->parts, struct translated, i > 0 ? i - 1 : w->t->parts->len - 1);
}

static void
count(struct translated *part, enum text_state state)
{
    part->n_texts++;
    part->n_whole += state == STATE_WHOLE;
    part->n_stale += state == STATE_STALE;
    part->n_missing += state == STATE_MISSING;
}

const char *
translated_words(const struct translated *part)
{
    return part->n_whole == part->n_texts                     ? "whole"
           : part->n_missing + part->n_stale == part->n_texts ? "none"
                                                              : "partly";
}

static void
find_parts(const struct translating *w)
{
    const xmlNode *root = xmlDocGetRootElement(w->doc);
    for (const xmlNode *chapter = root->children; chapter; chapter = chapter->next) {
        for (const xmlNode *n = node_is(chapter, "chapter") ? chapter->children : NULL; n;
             n = n->next) {
            if (!node_is(n, "practice"))
                continue;
            const xmlAttr *id = xmlHasNsProp(n, (const xmlChar *)"id", XML_XML_NAMESPACE);
            const char *name = id && id->children ? (char *)id->children->content : "-";
            const struct translated part = {
                .node = n,
                .name = arena_strdup(w->ctx->arena, name),
            };
            g_array_append_val(w->t->parts, part);
            g_hash_table_insert(
                w->parts, (gpointer)(uintptr_t)n, GUINT_TO_POINTER(w->t->parts->len));
        }
    }
    const struct translated rest = { .name = "-" };
    g_array_append_val(w->t->parts, rest);
}

/* --- Findings --- */

static void
report_stale(const struct translating *w, const struct stale *stale)
{
    struct diag *d = diag_add(w->ctx->diags, SEV_WARNING, stale->entry->text_span, "stale-text",
        stale->text->external
            ? "the drawing has changed since it was translated: the original is shown"
            : "the original has changed since this was translated: the original is shown");
    diag_note(w->ctx->diags, d, node_span(stale->text->node), "the original");
}

/* Reports texts without a translation: one finding for each practice, and one for the rest. */
static void
report_missing(const struct translating *w)
{
    for (guint i = 0; i < w->t->parts->len; i++) {
        const struct translated *part = &g_array_index(w->t->parts, struct translated, i);
        if (part->n_missing == 0)
            continue;
        const xmlNode *node = part->node ? part->node : xmlDocGetRootElement(w->doc);
        struct diag *d = diag_add(w->ctx->diags, SEV_WARNING, node_span(node), "stale-text",
            "not translated into \"%s\": %zu of the %zu texts %s; the original is shown",
            w->t->lang, part->n_missing, part->n_texts,
            part->node ? "of this practice" : "that are in no practice");
        unsigned n = 0;
        for (guint k = 0; k < w->stale->len && n < 3; k++) {
            const struct stale *s = &g_array_index(w->stale, struct stale, k);
            if (s->entry || part_of(w, s->text->node) != part)
                continue;
            diag_note(w->ctx->diags, d, node_span(s->text->node), "%s",
                n++ == 0 ? "such as this text" : "and this one");
        }
    }
}

static void
report_unused(const struct translating *w)
{
    size_t n = 0;
    const struct po_entry *first = NULL;
    for (guint i = 0; i < w->po->entries->len; i++) {
        const struct po_entry *entry = w->po->entries->pdata[i];
        if (entry->is_obsolete || g_hash_table_contains(w->touched, entry))
            continue;
        first = first ? first : entry;
        n++;
    }
    if (n == 0)
        return;
    struct diag *d = diag_add(w->ctx->diags, SEV_WARNING, first->id_span, "unused",
        "not in the handbook: %zu of the texts in this file, of which this is the first", n);
    diag_note(w->ctx->diags, d, (struct span){ 0 },
        "\"proviso extract-text --update\" brings the file up to date");
}

/* --- The whole --- */

static void
translate_text(struct translating *w, const struct translated_text *text)
{
    const struct po_entry *entry = po_find(w->po, text->context, text->message);
    if (entry)
        g_hash_table_add(w->touched, (gpointer)(uintptr_t)entry);
    enum text_state state = state_of(w, text, entry);
    if ((state == STATE_WHOLE || state == STATE_OLDER) && !put_translation(w, text, entry))
        state = STATE_STALE;
    else if (state == STATE_MISSING || state == STATE_STALE) {
        const struct stale stale = { text, state == STATE_STALE ? entry : NULL };
        g_array_append_val(w->stale, stale);
    }
    if (state == STATE_OLDER)
        mark(w, text->node, "state", "older");
    else if (state != STATE_WHOLE)
        keep_original(w, text, state);
    count(part_of(w, text->node), state);
    count(&w->t->all, state);
}

/*
 * Removes the original's xml:lang, which included files may repeat, so that the new language
 * applies.
 */
static void
drop_language(xmlNode *node, const char *lang)
{
    for (xmlNode *n = node->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        xmlAttr *a = xmlHasNsProp(n, (const xmlChar *)"lang", XML_XML_NAMESPACE);
        if (a && a->children &&
            g_ascii_strcasecmp((const char *)a->children->content, lang) == 0)
            xmlRemoveProp(a);
        else if (a)
            continue; /* content in a third language stays */
        drop_language(n, lang);
    }
}

static void
mark_practices(const struct translating *w)
{
    xmlNode *root = xmlDocGetRootElement(w->doc);
    mark(w, root, "original", w->t->original);
    if (w->t->revised)
        mark(w, root, "revised", w->t->revised);
    mark_number(w, root, "texts", w->t->all.n_texts);
    mark_number(w, root, "translated", w->t->all.n_whole);
    for (guint i = 0; i + 1 < w->t->parts->len; i++) {
        const struct translated *part = &g_array_index(w->t->parts, struct translated, i);
        mark(w, (xmlNode *)(uintptr_t)part->node, "translation", translated_words(part));
    }
}

/* Sets the address of the site: a translation's site is below that of the original. */
static void
move_site(const struct translating *w)
{
    xmlNode *root = xmlDocGetRootElement(w->doc);
    xmlNode *site = (xmlNode *)(uintptr_t)node_child(root, "site");
    const char *href = site ? node_attribute(site, "href") : NULL;
    if (!href)
        return;
    g_autofree char *moved =
        g_strdup_printf("%s%s%s/", href, g_str_has_suffix(href, "/") ? "" : "/", w->t->lang);
    xmlSetProp(site, (const xmlChar *)"href", (const xmlChar *)moved);
}

static void
free_array(void *array)
{
    g_array_unref(array);
}

static void
translate_all(struct translating *w)
{
    struct its *its = its_new(w->ctx, w->doc);
    w->its = its;
    w->parts = g_hash_table_new(NULL, NULL);
    w->touched = g_hash_table_new(NULL, NULL);
    w->stale = g_array_new(FALSE, FALSE, sizeof(struct stale));
    find_parts(w);
    const GPtrArray *texts = texts_of(w->ctx, its, w->doc);
    for (guint i = 0; i < texts->len; i++)
        translate_text(w, texts->pdata[i]);
    for (guint i = 0; i < w->stale->len; i++) {
        const struct stale *stale = &g_array_index(w->stale, struct stale, i);
        if (stale->entry)
            report_stale(w, stale);
    }
    report_missing(w);
    if (!load_misses_file(w->doc))
        report_unused(w);
    mark_practices(w);
    move_site(w);
    g_array_unref(w->stale);
    g_hash_table_unref(w->parts);
    g_hash_table_unref(w->touched);
    its_free(its);
}

struct translation *
translate(struct ctx *ctx, xmlDoc *doc, const char *lang)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    const xmlAttr *said = xmlHasNsProp(root, (const xmlChar *)"lang", XML_XML_NAMESPACE);
    const char *original = arena_strdup(
        ctx->arena, said && said->children ? (char *)said->children->content : "en");
    if (g_ascii_strcasecmp(original, lang) == 0)
        return NULL;
    const struct source *source = translate_find(ctx, lang);
    if (!source) {
        report_no_po(ctx, root, lang);
        return NULL;
    }
    struct translating w = { .ctx = ctx, .doc = doc, .po = po_read(ctx, source, lang) };
    w.t = ARENA_NEW(ctx->arena, struct translation);
    *w.t = (struct translation){ arena_strdup(ctx->arena, lang), original, w.po->revised, { 0 },
        g_array_new(FALSE, FALSE, sizeof(struct translated)) };
    arena_defer(ctx->arena, free_array, w.t->parts);
    w.derived = xmlNewNs(root, (const xmlChar *)NS_DERIVED, (const xmlChar *)"d");
    drop_language(root, original);
    xmlNodeSetLang(root, (const xmlChar *)lang);
    translate_all(&w);
    return w.t;
}
