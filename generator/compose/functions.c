/* The functions of urn:proviso:functions:1, each a row of the table below. */
#include "compose/functions.h"
#include "compose/language_spans.h"
#include "model/format.h"

#include "model/fact.h"
#include "model/message.h"
#include "model/quote.h"
#include "model/words.h"
#include "picture/picture.h"

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

#define MAX_ARGUMENTS 9

static struct functions *
functions_of(xmlXPathParserContext *xpath, xsltTransformContext **transform)
{
    *transform = xsltXPathGetTransformContext(xpath);
    return (*transform)->_private;
}

/* Reports an error at the template's place, and ends the transformation. */
static void
refuse(xsltTransformContext *transform, xmlXPathParserContext *xpath, const char *why,
    const char *what)
{
    xsltTransformError(transform, NULL, transform->inst, "%s \"%s\"\n", why, what);
    transform->state = XSLT_STATE_STOPPED;
    xmlXPathReturnEmptyString(xpath);
}

/* f:word(key, argument...) */
static void
function_word(xmlXPathParserContext *xpath, int n)
{
    xsltTransformContext *transform;
    struct functions *functions = functions_of(xpath, &transform);
    xmlChar *arguments[MAX_ARGUMENTS + 1] = { NULL };
    if (n < 1 || n > MAX_ARGUMENTS + 1) {
        xmlXPathSetArityError(xpath);
        return;
    }
    for (int i = n; i-- > 0;)
        arguments[i] = xmlXPathPopString(xpath);
    const char *key = (const char *)arguments[0];
    if (!key || !words_find(functions->model->words, key)) {
        refuse(transform, xpath, "there is no word", key ? key : "");
    } else {
        const char *texts[MAX_ARGUMENTS] = { NULL };
        for (int i = 1; i < n; i++)
            texts[i - 1] = (const char *)arguments[i];
        struct arena *a = arena_new(); /* templates ask too often to keep every answer */
        const char *text =
            words_format(a, functions->model->words, key, texts, (size_t)(n - 1));
        xmlXPathReturnString(xpath, xmlStrdup((const xmlChar *)text));
        arena_free(a);
    }
    for (int i = 0; i < n; i++)
        xmlFree(arguments[i]);
}

/* f:letter(letter): the letter of a condition or duty in the letters of the language. */
static void
function_letter(xmlXPathParserContext *xpath, int n)
{
    xsltTransformContext *transform;
    struct functions *functions = functions_of(xpath, &transform);
    if (n != 1) {
        xmlXPathSetArityError(xpath);
        return;
    }
    xmlChar *letter = xmlXPathPopString(xpath);
    const char *text =
        words_letter(functions->ctx->arena, functions->model->words, (const char *)letter);
    xmlXPathReturnString(xpath, xmlStrdup((const xmlChar *)text));
    xmlFree(letter);
}

/*
 * The word that a function's only argument names, or "" if there is none; the caller frees
 * *key.
 */
static const char *
word_argument(xmlXPathParserContext *xpath, const struct functions *functions, xmlChar **key)
{
    *key = xmlXPathPopString(xpath);
    const char *text = *key ? words_find(functions->model->words, (const char *)*key) : NULL;
    return text ? text : "";
}

/* f:between(key): the text of a word between {1} and {2}, such as a language's comma. */
static void
function_between(xmlXPathParserContext *xpath, int n)
{
    xsltTransformContext *transform;
    struct functions *functions = functions_of(xpath, &transform);
    if (n != 1) {
        xmlXPathSetArityError(xpath);
        return;
    }
    xmlChar *key;
    const char *from = strstr(word_argument(xpath, functions, &key), "{1}");
    const char *to = from ? strstr(from, "{2}") : NULL;
    if (!to)
        refuse(
            transform, xpath, "there is no word that joins two", key ? (const char *)key : "");
    else
        xmlXPathReturnString(xpath, xmlStrdup((const xmlChar *)words_piece(
                                        functions->ctx->arena, functions->model->words,
                                        (const char *)key, from + 3, (size_t)(to - from) - 3)));
    xmlFree(key);
}

/* f:forms(key): the plural forms of a word, for a script that counts (model/message.h). */
static void
function_forms(xmlXPathParserContext *xpath, int n)
{
    xsltTransformContext *transform;
    struct functions *functions = functions_of(xpath, &transform);
    if (n != 1) {
        xmlXPathSetArityError(xpath);
        return;
    }
    xmlChar *key;
    const char *forms =
        message_forms(functions->ctx->arena, word_argument(xpath, functions, &key));
    if (!forms)
        refuse(transform, xpath, "there is no word with plural forms",
            key ? (const char *)key : "");
    else
        xmlXPathReturnString(xpath, xmlStrdup((const xmlChar *)forms));
    xmlFree(key);
}

/* --- <f:message key=""><f:with/>...</f:message> --- */

/* Adds a piece of a message's text, which ends where an argument is put in. */
static void
put_text(xsltTransformContext *transform, const char *text)
{
    if (!*text)
        return;
    xmlAddChild(
        transform->insert, xmlNewDocText(transform->insert->doc, (const xmlChar *)text));
    /* libxslt caches the end of the last text node to append to it, which is now invalid. */
    transform->lasttext = NULL;
}

/* The nth f:with of a message, counted from 1. */
static xmlNode *
message_part(const xmlNode *message, int n)
{
    for (xmlNode *part = message->children; part; part = part->next)
        if (part->type == XML_ELEMENT_NODE &&
            xmlStrEqual(part->name, (const xmlChar *)"with") && --n == 0)
            return part;
    return NULL;
}

/* Whether the full stop at the start of `rest` would follow one that was filled in. */
static bool
is_ended(const xmlNode *insert, const char *rest)
{
    if (rest[0] != '.' || !insert->last)
        return false;
    xmlChar *filled = xmlNodeGetContent(insert->last);
    bool is_ended = filled && words_is_ended((const char *)filled, rest);
    xmlFree(filled);
    return is_ended;
}

static xmlNode *
add_span(xmlNode *parent, const char *lang)
{
    xmlNode *span = xmlNewDocNode(parent->doc, parent->ns, (const xmlChar *)"span", NULL);
    xmlNodeSetLang(span, (const xmlChar *)lang);
    return xmlAddChild(parent, span);
}

/*
 * Where a message begins that is in another language than the handbook: a span in which all of
 * it stands.  NULL for other messages, and where no span can stand.
 */
static xmlNode *
begin_message(
    const struct functions *functions, xmlNode *insert, const char *key, const char *text)
{
    const char *lang = words_language(functions->model->words, key);
    bool can_stand = insert->type == XML_ELEMENT_NODE && insert->ns &&
                     strcmp((const char *)insert->ns->href, NS_XHTML) == 0;
    return lang && can_stand && words_have_letters(text) ? add_span(insert, lang) : NULL;
}

/* An argument without letters is read with the words around it. */
static void
end_argument(xmlNode *span)
{
    xmlChar *text = xmlNodeGetContent(span);
    if (!words_have_letters((const char *)text)) {
        while (span->children)
            xmlAddPrevSibling(span, span->children);
        xmlUnlinkNode(span);
        xmlFreeNode(span);
    }
    xmlFree(text);
}

/* Instantiates an argument; in a message of another language it is in that of the handbook. */
static void
put_argument(
    xsltTransformContext *transform, xmlNode *current, const xmlNode *part, xmlNode *message)
{
    const struct functions *functions = transform->_private;
    xmlNode *insert = transform->insert;
    xmlNode *span = message ? add_span(message, functions->model->lang) : NULL;
    if (span)
        transform->insert = span;
    transform->lasttext = NULL;
    xsltApplyOneTemplate(transform, current, part->children, NULL, NULL);
    transform->insert = insert;
    if (span)
        end_argument(span);
    transform->lasttext = NULL;
}

/* A word with elements as arguments: the nth f:with is instantiated where the text has {n}. */
static void
element_message(xsltTransformContext *transform, xmlNode *current, xmlNode *message,
    G_GNUC_UNUSED xsltElemPreComp *compiled)
{
    const struct functions *functions = transform->_private;
    xmlNode *insert = transform->insert;
    const char *key = node_attribute(message, "key");
    const char *text = key ? words_find(functions->model->words, key) : NULL;
    if (!text) {
        xsltTransformError(
            transform, NULL, message, "there is no word \"%s\"\n", key ? key : "");
        transform->state = XSLT_STATE_STOPPED;
        return;
    }
    struct arena *a = arena_new();
    const char *start = text;
    xmlNode *span = begin_message(functions, insert, key, text);
    if (span)
        transform->insert = span;
    while (*text && transform->state == XSLT_STATE_OK) {
        size_t size = 0;
        if (text > start && is_ended(transform->insert, text))
            text++;
        while (text[size] && !words_place(text + size))
            size++;
        const char *piece = span ? arena_strndup(a, text, size)
                                 : words_piece(a, functions->model->words, key, text, size);
        put_text(transform, piece);
        text += size;
        if (!*text)
            break;
        xmlNode *part = message_part(message, words_place(text));
        if (part)
            put_argument(transform, current, part, span);
        text += 3;
    }
    transform->insert = insert;
    arena_free(a);
}

/* --- <f:emit/> --- */

void
functions_emit(const struct functions *functions, xmlDoc *tree, bool is_end)
{
    const struct compose_writer *writer = functions->writer;
    xmlNode *root = xmlDocGetRootElement(tree);
    if (root)
        language_spans(functions->model, root);
    if (root && is_end && writer->end)
        writer->end(writer->user, root);
    else if (root)
        writer->take(writer->user, root);
}

/* True for the element whose children are the parts. */
static bool
has_parts(const struct compose_writer *writer, const xmlNode *element, xmlDoc *tree)
{
    const xmlNode *root = xmlDocGetRootElement(tree);
    if (!writer->inside)
        return element == root;
    return element->parent && element->parent == root &&
           strcmp((const char *)element->name, writer->inside) == 0;
}

/* Inside a part, or in the text of a variable, nothing is finished. */
static void
element_emit(xsltTransformContext *transform, G_GNUC_UNUSED xmlNode *current,
    G_GNUC_UNUSED xmlNode *emit, G_GNUC_UNUSED xsltElemPreComp *compiled)
{
    const struct functions *functions = transform->_private;
    if (!functions->writer || transform->state != XSLT_STATE_OK ||
        !has_parts(functions->writer, transform->insert, transform->output))
        return;
    functions_emit(functions, transform->output, false);
    /* libxslt caches the end of the last text node to append to it, which may be gone. */
    transform->lasttext = NULL;
}

/* f:date(iso): text that is not a date is returned unchanged. */
static void
function_date(xmlXPathParserContext *xpath, int n)
{
    xsltTransformContext *transform;
    struct functions *functions = functions_of(xpath, &transform);
    if (n != 1) {
        xmlXPathSetArityError(xpath);
        return;
    }
    xmlChar *iso = xmlXPathPopString(xpath);
    struct date date;
    const char *text = iso ? (const char *)iso : "";
    if (date_parse(text, &date))
        text = format_date(functions->ctx, functions->model->lang, &date);
    xmlXPathReturnString(xpath, xmlStrdup((const xmlChar *)text));
    xmlFree(iso);
}

/* f:sign(verdict): "" if it is not a verdict, so that steps without one need no test. */
static void
function_sign(xmlXPathParserContext *xpath, int n)
{
    if (n != 1) {
        xmlXPathSetArityError(xpath);
        return;
    }
    xmlChar *name = xmlXPathPopString(xpath);
    enum verdict verdict = name ? verdict_parse((const char *)name) : VERDICT_COUNT;
    const char *sign = verdict < VERDICT_COUNT ? verdict_sign(verdict) : "";
    xmlXPathReturnString(xpath, xmlStrdup((const xmlChar *)sign));
    xmlFree(name);
}

/* f:image(img): the name by which writers find the picture; an error if there is none. */
static void
function_image(xmlXPathParserContext *xpath, int n)
{
    xsltTransformContext *transform;
    struct functions *functions = functions_of(xpath, &transform);
    if (n != 1) {
        xmlXPathSetArityError(xpath);
        return;
    }
    xmlNodeSet *set = xmlXPathPopNodeSet(xpath);
    const xmlNode *img = set && set->nodeNr > 0 ? set->nodeTab[0] : NULL;
    const char *src = img && img->type == XML_ELEMENT_NODE ? node_attribute(img, "src") : NULL;
    const char *path = src ? load_resolve(functions->ctx, img, src) : NULL;
    g_autofree char *name =
        g_strconcat(PICTURE_SCHEME, path ? load_inside(functions->ctx, path) : "", NULL);
    xmlXPathReturnString(xpath, xmlStrdup((const xmlChar *)name));
    xmlXPathFreeNodeSet(set);
}

/* f:quote(q, 'open'|'close'): the quotation mark for its language and depth. */
static void
function_quote(xmlXPathParserContext *xpath, int n)
{
    xsltTransformContext *transform;
    struct functions *functions = functions_of(xpath, &transform);
    if (n != 2) {
        xmlXPathSetArityError(xpath);
        return;
    }
    xmlChar *which = xmlXPathPopString(xpath);
    xmlNodeSet *set = xmlXPathPopNodeSet(xpath);
    const xmlNode *q = set && set->nodeNr > 0 ? set->nodeTab[0] : NULL;
    const char *mark = "";
    if (q && q->type == XML_ELEMENT_NODE)
        mark = xmlStrEqual(which, (const xmlChar *)"close")
                   ? quote_close(functions->ctx, functions->model, q)
                   : quote_open(functions->ctx, functions->model, q);
    xmlXPathReturnString(xpath, xmlStrdup((const xmlChar *)mark));
    xmlXPathFreeNodeSet(set);
    xmlFree(which);
}

/* f:fingerprint(text): 16 hexadecimal digits of its SHA-256, in groups of four. */
static void
function_fingerprint(xmlXPathParserContext *xpath, int n)
{
    if (n != 1) {
        xmlXPathSetArityError(xpath);
        return;
    }
    xmlChar *text = xmlXPathPopString(xpath);
    g_autofree char *hash =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, text ? (const char *)text : "", -1);
    g_autofree char *groups =
        g_strdup_printf("%.4s %.4s %.4s %.4s", hash, hash + 4, hash + 8, hash + 12);
    xmlXPathReturnString(xpath, xmlStrdup((const xmlChar *)groups));
    xmlFree(text);
}

void
functions_register(xsltTransformContext *transform, const struct functions *functions)
{
    static const struct {
        const char *name;
        xmlXPathFunction call;
    } table[] = {
        { "word", function_word },
        { "letter", function_letter },
        { "between", function_between },
        { "forms", function_forms },
        { "date", function_date },
        { "sign", function_sign },
        { "image", function_image },
        { "quote", function_quote },
        { "fingerprint", function_fingerprint },
    };
    transform->_private = (void *)(uintptr_t)functions;
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
        xsltRegisterExtFunction(transform, (const xmlChar *)table[i].name,
            (const xmlChar *)NS_FUNCTIONS, table[i].call);
    xsltRegisterExtElement(
        transform, (const xmlChar *)"message", (const xmlChar *)NS_FUNCTIONS, element_message);
    xsltRegisterExtElement(
        transform, (const xmlChar *)"emit", (const xmlChar *)NS_FUNCTIONS, element_emit);
}
