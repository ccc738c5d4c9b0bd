#include "translate/fragment.h"

#include "base/sort.h"

#include <libxml/parser.h>
#include <string.h>

#define MAX_DEPTH 20

struct comparing {
    struct ctx *ctx;
    const struct its *its;
    const struct translated_text *text;
    const struct po_entry *entry;
};

static void complain(const struct comparing *c, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
complain(const struct comparing *c, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    struct diag *d =
        diag_add(c->ctx->diags, SEV_ERROR, c->entry->text_span, "translation", "%s", message);
    diag_note(c->ctx->diags, d, node_span(c->text->node), "the original");
}

#define WRAPPER "_" /* the element that a translation is read in */

/* What is wrong with the syntax, in the author's words; else libxml2's message. */
static char *
syntax_words(const xmlError *error)
{
    const char *open = error->str1 ? error->str1 : "", *found = error->str2 ? error->str2 : "";
    switch (error->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        if (strcmp(found, WRAPPER) == 0)
            return g_strdup_printf("<%s> has no end tag", open);
        if (strcmp(open, WRAPPER) == 0)
            return g_strdup_printf("</%s> ends nothing", found);
        return g_strdup_printf("</%s> stands where </%s> was expected", found, open);
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
        return g_strdup("write \"&amp;\" for the character \"&\" and \"&lt;\" for \"<\"");
    case XML_ERR_UNDECLARED_ENTITY:
        return g_strdup_printf("write the character itself instead of \"&%s;\"", open);
    default:
        break;
    }
    char *text = g_strstrip(g_strdup(error->message));
    text[0] = g_ascii_tolower(text[0]);
    return text;
}

/* Keeps the first error, from which the others follow. */
static void
hear_error(void *user, xmlError *error)
{
    (void)user;
    xmlParserCtxt *parser = error->ctxt;
    char **why = parser->_private;
    if (!*why && error->level >= XML_ERR_ERROR)
        *why = syntax_words(error);
}

/*
 * Returns NULL if the message is not the well-formed content of an element, with the reason in
 * *why for g_free.
 */
static xmlDoc *
parse(const char *message, char **why)
{
    g_autofree char *whole =
        g_strdup_printf("<" WRAPPER " xmlns:_=\"urn:_\">%s</" WRAPPER ">", message);
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser)
        g_error("out of memory");
    parser->_private = why;
    parser->sax->serror = hear_error;
    xmlDoc *doc = xmlCtxtReadMemory(parser, whole, (int)strlen(whole), NULL, NULL,
        XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NODICT);
    if (!doc || !parser->wellFormed || !parser->nsWellFormed) {
        if (!*why)
            *why = g_strdup("it is no XML");
        xmlFreeDoc(doc);
        doc = NULL;
    }
    xmlFreeParserCtxt(parser);
    return doc;
}

static bool
is_one_of(const xmlNode *node, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp((const char *)node->name, names[i]) == 0)
            return true;
    return false;
}

static bool
is_inner(const xmlNode *node)
{
    return node->ns && node->ns->prefix && strcmp((const char *)node->ns->prefix, "_") == 0;
}

/*
 * True for inline markup that the translator may choose freely: languages differ in what they
 * emphasize and quote.
 */
static bool
is_free(const struct its *its, const xmlNode *node)
{
    static const char *const names[] = { "em", "strong", "q", "sub", "sup", "abbr", "br" };
    if (node->ns || !is_one_of(node, names, G_N_ELEMENTS(names)))
        return false;
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        bool is_lang = a->ns && strcmp((const char *)a->name, "lang") == 0;
        if (!is_lang &&
            !its_translates_named(its, (const char *)node->name, (const char *)a->name))
            return false;
    }
    return true;
}

/*
 * True if the content must be the same as well.  References may have text in one language and
 * none in another.
 */
static bool
is_whole(const xmlNode *node)
{
    static const char *const names[] = { "code", "value-of", "cite", "br" };
    return is_inner(node) || is_one_of(node, names, G_N_ELEMENTS(names));
}

/*
 * The tag in a form that must be equal in both languages: with its attributes sorted, but
 * without those that are translated.
 */
static char *
signature(const struct its *its, const xmlNode *node)
{
    g_autoptr(GPtrArray) attributes = g_ptr_array_new_with_free_func(g_free);
    const char *name = (const char *)node->name;
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        if (its_translates_named(its, name, (const char *)a->name))
            continue;
        const char *prefix = a->ns && a->ns->prefix ? (const char *)a->ns->prefix : "";
        xmlChar *value = xmlNodeGetContent((const xmlNode *)a);
        g_ptr_array_add(
            attributes, g_strdup_printf(" %s%s%s=\"%s\"", prefix, *prefix ? ":" : "",
                            (const char *)a->name, (const char *)value));
        xmlFree(value);
    }
    g_ptr_array_sort(attributes, compare_strings);
    GString *out = g_string_new("<");
    if (is_inner(node))
        g_string_append(out, TEXT_INNER_PREFIX);
    g_string_append(out, name);
    for (guint i = 0; i < attributes->len; i++)
        g_string_append(out, attributes->pdata[i]);
    g_string_append(out, ">");
    if (is_whole(node) && node->children) {
        xmlBuffer *buffer = xmlBufferCreate();
        for (xmlNode *n = node->children; n; n = n->next)
            xmlNodeDump(buffer, node->doc, n, 0, 0);
        g_string_append(out, (const char *)xmlBufferContent(buffer));
        xmlBufferFree(buffer);
    }
    return g_string_free(out, FALSE);
}

/*
 * Collects the signatures below a node, which must be the same in both languages.  Returns
 * false beyond MAX_DEPTH.
 */
static bool
collect(const struct its *its, const xmlNode *node, int depth, GPtrArray *out)
{
    if (depth > MAX_DEPTH)
        return false;
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (!is_free(its, n))
            g_ptr_array_add(out, signature(its, n));
        if (!is_whole(n) && !collect(its, n, depth + 1, out))
            return false;
    }
    return true;
}

/* --- Numbers --- */

static bool
is_separator(gunichar c)
{
    return c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == 0xA0 || c == 0x202F ||
           c == 0x066B || c == 0x066C;
}

/* Ends a number: adds the digits collected so far. */
static void
finish_number(GString *number, GPtrArray *out)
{
    if (number->len == 0)
        return;
    size_t zeros = strspn(number->str, "0");
    zeros -= zeros == number->len;
    g_ptr_array_add(out, g_strdup(number->str + zeros));
    g_string_truncate(number, 0);
}

/*
 * The numbers in a text, sorted, in digits 0 to 9, whatever digits and separators the language
 * uses: "1,234.50" and "1.234,50" both give "123450".  With is_split each run of digits is a
 * number, because "4.2" may be translated as "Article 4, paragraph 2".
 */
static GPtrArray *
numbers_of(const xmlNode *node, bool is_split)
{
    GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
    xmlChar *text = xmlNodeGetContent(node);
    g_autoptr(GString) number = g_string_new(NULL);
    for (const char *p = (const char *)text; *p; p += g_utf8_skip[(guchar)*p]) {
        gunichar c = g_utf8_get_char(p);
        gunichar after = g_utf8_get_char(p + g_utf8_skip[(guchar)*p]);
        if (g_unichar_isdigit(c))
            g_string_append_c(number, (char)('0' + g_unichar_digit_value(c)));
        else if (is_split || !is_separator(c) || !g_unichar_isdigit(after))
            finish_number(number, out);
    }
    finish_number(number, out);
    xmlFree(text);
    g_ptr_array_sort(out, compare_strings);
    return out;
}

/* The first entry of `all` that is missing in `some`, both sorted; NULL if there is none. */
static const char *
first_missing(const GPtrArray *all, const GPtrArray *some)
{
    guint k = 0;
    for (guint i = 0; i < all->len; i++) {
        while (k < some->len && strcmp(some->pdata[k], all->pdata[i]) < 0)
            k++;
        if (k == some->len || strcmp(some->pdata[k], all->pdata[i]) != 0)
            return all->pdata[i];
        k++;
    }
    return NULL;
}

/* --- Comparing --- */

static bool
same_tags(const struct comparing *c, const xmlNode *original, const xmlNode *translated)
{
    g_autoptr(GPtrArray) ours = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) theirs = g_ptr_array_new_with_free_func(g_free);
    collect(c->its, original, 0, ours);
    if (!collect(c->its, translated, 0, theirs)) {
        complain(c, "elements are nested too deep in this translation");
        return false;
    }
    g_ptr_array_sort(ours, compare_strings);
    g_ptr_array_sort(theirs, compare_strings);
    const char *lost = first_missing(ours, theirs), *added = first_missing(theirs, ours);
    if (lost)
        complain(c, "the translation lacks %s, which the original has", lost);
    else if (added)
        complain(c, "the translation has %s, which the original lacks", added);
    return !lost && !added;
}

/*
 * A missing number is an error.  An additional number is allowed, because the original may have
 * it as a word ("two").
 */
static bool
same_numbers(const struct comparing *c, const xmlNode *original, const xmlNode *translated)
{
    g_autoptr(GPtrArray) ours = numbers_of(original, false);
    g_autoptr(GPtrArray) theirs = numbers_of(translated, false);
    const char *lost = first_missing(ours, theirs);
    bool is_figure = c->text->attribute && node_is(c->text->node, "value");
    if (lost && !is_figure) {
        g_autoptr(GPtrArray) our_runs = numbers_of(original, true);
        g_autoptr(GPtrArray) their_runs = numbers_of(translated, true);
        if (!first_missing(our_runs, their_runs))
            return true;
    }
    const char *added = is_figure ? first_missing(theirs, ours) : NULL;
    if (lost)
        complain(c, "the number %s of the original is not in the translation", lost);
    else if (added)
        complain(c, "the number %s of the translation is not in the original", added);
    return !lost && !added;
}

/* Attributes and index marks may contain only text. */
static bool
is_plain_enough(const struct comparing *c, const xmlNode *translated)
{
    bool is_plain = c->text->attribute || node_is(c->text->node, "index");
    if (!is_plain || !xmlFirstElementChild((xmlNode *)(uintptr_t)translated))
        return true;
    complain(c, "only text can stand here, no elements");
    return false;
}

/*
 * True if the elements are allowed where they are: the vocabulary allows no break with content,
 * and no citation inside other inline markup.
 */
static bool
is_in_place(const struct comparing *c, const xmlNode *node, bool is_top)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        const char *name = (const char *)n->name;
        bool is_good = !(strcmp(name, "br") == 0 && n->children) &&
                       !(strcmp(name, "cite") == 0 && !is_top);
        if (!is_good)
            complain(c, "<%s> cannot stand like this in a text", name);
        if (!is_good || !is_in_place(c, n, false))
            return false;
    }
    return true;
}

xmlDoc *
fragment_read(struct ctx *ctx, const struct its *its, const struct translated_text *text,
    const struct po_entry *entry)
{
    struct comparing c = { ctx, its, text, entry };
    g_autofree char *why = NULL;
    xmlDoc *translated = parse(entry->text, &why);
    if (!translated) {
        complain(&c, "the translation is not well-formed: %s", why);
        return NULL;
    }
    g_autofree char *no_fault = NULL;
    xmlDoc *original = parse(text->message, &no_fault);
    const xmlNode *ours = original ? xmlDocGetRootElement(original) : NULL;
    const xmlNode *theirs = xmlDocGetRootElement(translated);
    bool is_good = ours && is_plain_enough(&c, theirs) && same_tags(&c, ours, theirs) &&
                   same_numbers(&c, ours, theirs) && is_in_place(&c, theirs, true);
    xmlFreeDoc(original);
    if (is_good)
        return translated;
    xmlFreeDoc(translated);
    return NULL;
}
