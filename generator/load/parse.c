/*
 * XML to tree.  libxml2 keeps only the line of an element, so its SAX callback is wrapped and
 * notes the bytes of each start tag:
 *
 *     <p>See <ref to="x" />
 *            ^start      ^cursor, where libxml2 calls back: just before '>' or '/>'
 *
 * No raw '<' can stand inside a tag, so the tag begins at the last '<' before the cursor.  This
 * is exact because only UTF-8 is read (no converter between file and parser) and because there
 * are no entities: a DOCTYPE ends the reading at once.
 */
#include "load/internal.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

struct parse {
    struct loader *loader;
    const struct source *source;
    size_t depth; /* depth of the root */
    startElementNsSAX2Func start_element;
    bool has_failed;
};

static struct span
span_at(const struct source *source, long start, long end)
{
    long size = (long)source->size;
    start = CLAMP(start, 0, size);
    end = CLAMP(end, start, size);
    return (struct span){ source, (uint32_t)start, (uint32_t)end };
}

/* The span of the one character at an offset. */
static struct span
span_of_character(const struct source *source, long at)
{
    struct span span = span_at(source, at, at + 1);
    while (span.end < source->size && ((unsigned char)source->text[span.end] & 0xC0) == 0x80)
        span.end++;
    return span;
}

static struct diag *
fail(struct parse *parse, struct span span, const char *text)
{
    parse->has_failed = true;
    return diag_add(parse->loader->ctx->diags, SEV_ERROR, span, "xml", "%s", text);
}

/* The offset of the last `what` before `at`, or `at` if there is none. */
static long
back_to(const struct source *source, long at, const char *what)
{
    size_t size = strlen(what);
    for (long i = MIN(at, (long)source->size); i >= 0; i--) {
        if (strncmp(source->text + i, what, size) == 0)
            return i;
    }
    return at;
}

/* --- SAX callbacks --- */

static void
start_element(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
    int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
    const xmlChar **attributes)
{
    xmlParserCtxt *parser = user;
    struct parse *parse = parser->_private;
    const struct source *source = parse->source;
    parse->start_element(user, name, prefix, uri, n_namespaces, namespaces, n_attributes,
        n_defaulted, attributes);

    long cursor = xmlByteConsumed(parser);
    long start = back_to(source, cursor, "<");
    long end = cursor + (source->text[cursor] == '/' ? 2 : 1);
    struct origin *origin = ARENA_NEW(parse->loader->ctx->arena, struct origin);
    origin->span = span_at(source, start, end);
    parser->node->_private = origin;

    if (parse->depth + (size_t)parser->nodeNr > LOAD_MAX_DEPTH) {
        g_autofree char *text =
            g_strdup_printf("elements are nested more than %d deep", LOAD_MAX_DEPTH);
        fail(parse, origin->span, text);
        xmlStopParser(parser);
    } else if (++parse->loader->n_elements > LOAD_MAX_ELEMENTS) {
        g_autofree char *text =
            g_strdup_printf("the handbook has more than %d elements", LOAD_MAX_ELEMENTS);
        fail(parse, origin->span, text);
        xmlStopParser(parser);
    }
}

#define NO_DOCTYPE "a DOCTYPE is not allowed; handbooks use no document type and no entities"

static void
refuse_doctype(
    void *user, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
    (void)name;
    (void)external_id;
    (void)system_id;
    xmlParserCtxt *parser = user;
    struct parse *parse = parser->_private;
    long at = back_to(parse->source, xmlByteConsumed(parser), "<!DOCTYPE");
    fail(parse, span_at(parse->source, at, at + 9), NO_DOCTYPE);
    xmlStopParser(parser);
}

/* The place that a complaint points to. */
enum place_kind {
    AT_CURSOR,
    AT_TAG,
    AT_COMMENT,
    AT_CDATA,
    AT_INSTRUCTION,
    AT_AMPERSAND,
    AT_START
};

/* libxml2's fatal errors in the author's words; %s is the name that the error is about. */
/* clang-format off */
static const struct {
    int code;
    enum place_kind place;
    const char *text;
} complaints[] = {
    { XML_ERR_DOCUMENT_EMPTY,          AT_CURSOR,      "the file has no element: it must begin with a start tag" },
    { XML_ERR_DOCUMENT_END,            AT_CURSOR,      "nothing may follow the end of the first element" },
    { XML_ERR_INVALID_CHAR,            AT_CURSOR,      "XML does not allow this character" },
    { XML_ERR_INVALID_CHARREF,         AT_AMPERSAND,   "this number stands for a character that XML does not allow" },
    { XML_ERR_INVALID_HEX_CHARREF,     AT_AMPERSAND,   "\"&#x\" needs hexadecimal digits and \";\"" },
    { XML_ERR_INVALID_DEC_CHARREF,     AT_AMPERSAND,   "\"&#\" needs digits and \";\"" },
    { XML_ERR_ENTITYREF_SEMICOL_MISSING, AT_AMPERSAND, "write \"&amp;\" for the character \"&\"" },
    { XML_ERR_UNDECLARED_ENTITY,       AT_AMPERSAND,   "\"&%s;\" is not known; write the character itself" },
    { XML_ERR_LT_IN_ATTRIBUTE,         AT_CURSOR,      "write \"&lt;\" for the character \"<\", or add the quotation mark that is missing before it" },
    { XML_ERR_ATTRIBUTE_NOT_STARTED,   AT_CURSOR,      "the attribute's value needs quotation marks" },
    { XML_ERR_ATTRIBUTE_NOT_FINISHED,  AT_CURSOR,      "the attribute's value has no closing quotation mark" },
    { XML_ERR_ATTRIBUTE_WITHOUT_VALUE, AT_CURSOR,      "the attribute \"%s\" has no value" },
    { XML_ERR_ATTRIBUTE_REDEFINED,     AT_TAG,         "the attribute \"%s\" is given twice" },
    { XML_ERR_SPACE_REQUIRED,          AT_CURSOR,      "a space is missing between attributes" },
    { XML_ERR_GT_REQUIRED,             AT_TAG,         "the tag has no \">\"" },
    { XML_ERR_LT_REQUIRED,             AT_CURSOR,      "a start tag was expected" },
    { XML_ERR_LTSLASH_REQUIRED,        AT_CURSOR,      "an end tag was expected" },
    { XML_ERR_COMMENT_NOT_FINISHED,    AT_COMMENT,     "the comment has no end" },
    { XML_ERR_HYPHEN_IN_COMMENT,       AT_CURSOR,      "a comment cannot contain \"--\"" },
    { XML_ERR_CDATA_NOT_FINISHED,      AT_CDATA,       "the CDATA section has no end" },
    { XML_ERR_PI_NOT_FINISHED,         AT_INSTRUCTION, "the processing instruction has no end" },
    { XML_ERR_MISPLACED_CDATA_END,     AT_CURSOR,      "write \"]]&gt;\" for \"]]>\"" },
    { XML_ERR_RESERVED_XML_NAME,       AT_INSTRUCTION, "the XML declaration must be the first thing in the file" },
    { XML_ERR_XMLDECL_NOT_FINISHED,    AT_START,       "the XML declaration is not finished" },
    { XML_ERR_VERSION_MISSING,         AT_START,       "the XML declaration has no version" },
    { XML_ERR_UNKNOWN_VERSION,         AT_START,       "Proviso reads XML 1.0 only" },
    { XML_NS_ERR_UNDEFINED_NAMESPACE,  AT_TAG,         "the prefix \"%s\" is not declared" },
    { XML_NS_ERR_ATTRIBUTE_REDEFINED,  AT_TAG,         "the attribute \"%s\" is given twice" },
};
/* clang-format on */

static struct span
complaint_span(const struct parse *parse, xmlParserCtxt *parser, enum place_kind kind)
{
    const struct source *source = parse->source;
    long cursor = xmlByteConsumed(parser), at;
    switch (kind) {
    case AT_CURSOR:
        return span_of_character(source, cursor);
    case AT_TAG:
        return span_at(source, back_to(source, cursor - 1, "<"), cursor);
    case AT_COMMENT:
        at = back_to(source, cursor, "<!--");
        return span_at(source, at, at + 4);
    case AT_CDATA:
        at = back_to(source, cursor, "<![CDATA[");
        return span_at(source, at, at + 9);
    case AT_INSTRUCTION:
        at = back_to(source, cursor, "<?");
        return span_at(source, at, at + 2);
    case AT_AMPERSAND:
        return span_at(source, back_to(source, cursor, "&"), cursor);
    case AT_START:
        return span_at(source, 0, 1);
    }
    return span_at(source, cursor, cursor);
}

/*
 * For errors not in the table: libxml2's message with a small first letter, without line end.
 */
static char *
plain_words(const char *message)
{
    char *text = g_strstrip(g_strdup(message ? message : "not well-formed"));
    if (g_ascii_isupper(text[0]) && g_ascii_islower(text[1]))
        text[0] = g_ascii_tolower(text[0]);
    return text;
}

/* No name follows "<" or "&": the author most likely meant the plain character. */
static void
complain_nameless(struct parse *parse, long at)
{
    const struct source *source = parse->source;
    char before = ' ';
    if (at > 0)
        before = source->text[at - 1];
    struct diag *diag;
    if (before == '&')
        diag =
            fail(parse, span_at(source, at - 1, at), "write \"&amp;\" for the character \"&\"");
    else if (before == '<' && g_str_has_prefix(source->text + at, "!DOCTYPE"))
        diag = fail(parse, span_at(source, at - 1, at + 8), NO_DOCTYPE);
    else if (before == '<')
        diag =
            fail(parse, span_at(source, at - 1, at), "write \"&lt;\" for the character \"<\"");
    else if (g_str_has_prefix(source->text + at, "<!--"))
        diag = fail(parse, span_at(source, at, at + 4), "a comment cannot stand inside a tag");
    else
        diag = fail(parse, span_of_character(source, at), "a name was expected here");
    fix_syntax(parse->loader->ctx->diags, diag, source, XML_ERR_NAME_REQUIRED, at - 1, NULL);
}

bool
is_curly_mark(gunichar ch)
{
    return (ch >= 0x2018 && ch <= 0x201F) || ch == 0xAB || ch == 0xBB;
}

/* The quotation mark that opens the value around `at`; -1 if none is found. */
static long
opening_mark(const struct source *source, long at)
{
    const char *text = source->text;
    while (--at > 0 && text[at] != '<') {
        if ((text[at] == '"' || text[at] == '\'') && text[at - 1] == '=')
            return at;
    }
    return -1;
}

/*
 * Finds values whose quotation marks are curly or whose closing mark is missing.  libxml2
 * notices the latter only at the next "<" or where the next attribute's value begins.
 */
static bool
complain_of_marks(struct parse *parse, long at, int code)
{
    const struct source *source = parse->source;
    const char *text = source->text;
    if (code == XML_ERR_ATTRIBUTE_NOT_STARTED &&
        is_curly_mark(g_utf8_get_char_validated(text + at, -1))) {
        struct diag *diag = fail(parse, span_of_character(source, at),
            "write straight quotation marks (\") around the attribute's value, not curly ones");
        fix_syntax(parse->loader->ctx->diags, diag, source, code, at, NULL);
        return true;
    }
    long open = -1;
    if (code == XML_ERR_SPACE_REQUIRED && at > 2 && text[at - 2] == '=' &&
        (text[at - 1] == '"' || text[at - 1] == '\''))
        open = opening_mark(source, at - 1);
    else if (code == XML_ERR_LT_IN_ATTRIBUTE)
        open = opening_mark(source, at);
    if (open < 0 ||
        (code == XML_ERR_LT_IN_ATTRIBUTE && !memchr(text + open, '>', (size_t)(at - open))))
        return false;
    fail(parse, span_at(source, open, open + 1),
        "the attribute's value has no closing quotation mark");
    return true;
}

/* libxml2 refuses "&#0;" as it refuses the character itself, at the place after it. */
static bool
names_character(const struct parse *parse, xmlParserCtxt *parser, int code)
{
    long at = xmlByteConsumed(parser);
    return code == XML_ERR_INVALID_CHAR && at > 0 && (size_t)at < parse->source->size &&
           parse->source->text[at - 1] == ';' && (unsigned char)parse->source->text[at] >= ' ';
}

/* "<title Taking a tool home</title>": words without "=" are text, and the tag was not closed.
 */
static bool
complain_of_open_tag(struct parse *parse, long at, int code)
{
    const char *text = parse->source->text;
    if (code != XML_ERR_ATTRIBUTE_WITHOUT_VALUE ||
        text[at + (long)strcspn(text + at, "<>=")] != '<')
        return false;
    long start = back_to(parse->source, at - 1, "<");
    size_t size = strcspn(text + start, " \t\r\n");
    fail(parse, span_at(parse->source, start, start + (long)size), "the tag has no \">\"");
    return true;
}

static void
complain(struct parse *parse, xmlParserCtxt *parser, const xmlError *error)
{
    struct diags *diags = parse->loader->ctx->diags;
    const xmlNode *open = parser->node;
    if (error->code == XML_ERR_TAG_NAME_MISMATCH && open) {
        /* It may stand at the next one already. */
        long at = back_to(parse->source, xmlByteConsumed(parser) - 1, "</");
        const char *name = parse->source->text + at + 2;
        long size = (long)strcspn(name, " \t\r\n<>");
        struct span found = span_at(parse->source, at, at + 2 + size + (name[size] == '>'));
        struct diag *diag = diag_add(diags, SEV_ERROR, found, "xml",
            "found \"</%.*s>\" where \"</%s>\" was expected", (int)size, name,
            (const char *)open->name);
        diag_note(diags, diag, node_span(open), "\"%s\" begins here", (const char *)open->name);
        fix_end_tag(diags, diag, found, (const char *)open->name);
        return;
    }
    if (error->code == XML_ERR_TAG_NOT_FINISHED && open) {
        diag_add(diags, SEV_ERROR, node_span(open), "xml", "\"%s\" has no end tag",
            (const char *)open->name);
        return;
    }
    if (error->code == XML_ERR_NAME_REQUIRED) {
        complain_nameless(parse, xmlByteConsumed(parser));
        return;
    }
    if (complain_of_marks(parse, xmlByteConsumed(parser), error->code) ||
        complain_of_open_tag(parse, xmlByteConsumed(parser), error->code))
        return;
    int code =
        names_character(parse, parser, error->code) ? XML_ERR_INVALID_CHARREF : error->code;
    for (size_t i = 0; i < G_N_ELEMENTS(complaints); i++) {
        if (complaints[i].code != code)
            continue;
        const char *about = error->str1 ? error->str1 : "";
        const char *hole = strstr(complaints[i].text, "%s");
        g_autofree char *text =
            hole ? g_strdup_printf("%.*s%s%s", (int)(hole - complaints[i].text),
                       complaints[i].text, about, hole + 2)
                 : g_strdup(complaints[i].text);
        struct span span = complaint_span(parse, parser, complaints[i].place);
        struct diag *diag = diag_add(diags, SEV_ERROR, span, "xml", "%s", text);
        fix_syntax(diags, diag, parse->source, error->code, span.start, about);
        return;
    }
    g_autofree char *text = plain_words(error->message);
    diag_add(diags, SEV_ERROR, complaint_span(parse, parser, AT_CURSOR), "xml", "%s", text);
}

/* Reports only the first error of a file: the others follow from it. */
static void
hear_error(void *user, xmlError *error)
{
    (void)user;
    xmlParserCtxt *parser = error->ctxt;
    if (!parser || error->level < XML_ERR_ERROR)
        return;
    struct parse *parse = parser->_private;
    /* The checks report on names (xml:id). */
    if (parse->has_failed || error->domain == XML_FROM_VALID || error->domain == XML_FROM_DTD)
        return;
    complain(parse, parser, error);
    parse->has_failed = true;
}

/* --- What is refused before libxml2 sees it --- */

/* The encoding that an XML declaration names, borrowed; NULL if there is none. */
static const char *
declared_encoding(const struct source *source, size_t *size)
{
    const char *p = source->text;
    if (g_str_has_prefix(p, "\xEF\xBB\xBF"))
        p += 3;
    if (!g_str_has_prefix(p, "<?xml") || !g_ascii_isspace(p[5]))
        return NULL;
    const char *end = strstr(p, "?>");
    const char *name = strstr(p, "encoding");
    if (!end || !name || name > end)
        return NULL;
    name += strlen("encoding");
    name += strspn(name, " \t\r\n=");
    if (*name != '"' && *name != '\'')
        return NULL;
    *size = strcspn(name + 1, "\"'?");
    return name + 1;
}

static bool
check_bytes(struct parse *parse)
{
    const struct source *source = parse->source;
    const char *text = source->text;
    if (!source->size) {
        fail(parse, span_at(source, 0, 0), "the file is empty");
        return false;
    }
    const char *foreign = foreign_kind(source);
    if (foreign) {
        fail(parse, span_at(source, 0, 0), foreign);
        return false;
    }
    bool is_wide = source->size >= 2 &&
                   (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0 ||
                       memcmp(text, "<\0", 2) == 0 || memcmp(text, "\0<", 2) == 0);
    if (is_wide) {
        fail(parse, (struct span){ source, 0, 0 },
            "the file is encoded in UTF-16; save it as UTF-8");
        return false;
    }
    size_t size;
    const char *name = declared_encoding(source, &size);
    if (name && (size != 5 || g_ascii_strncasecmp(name, "UTF-8", 5) != 0)) {
        g_autofree char *message = g_strdup_printf(
            "the file says its encoding is \"%.*s\"; save it as UTF-8", (int)size, name);
        fail(parse, span_at(source, name - text, name - text + (long)size), message);
        return false;
    }
    const char *wrong;
    if (g_utf8_validate_len(text, source->size, &wrong))
        return true;
    if (*wrong)
        fail(parse, span_at(source, wrong - text, wrong - text + 1),
            "this byte is not UTF-8; save the file as UTF-8");
    else
        fail(parse, span_at(source, wrong - text, wrong - text + 1),
            "a NUL byte stands here; this is not a text file");
    return false;
}

xmlDoc *
parse_source(struct loader *loader, const struct source *source, size_t depth)
{
    struct parse parse = { .loader = loader, .source = source, .depth = depth };
    if (!check_bytes(&parse) || !limits_hold(loader->ctx, source))
        return NULL;
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser)
        g_error("out of memory");
    xmlDictFree(parser->dict);
    parser->dict = loader->names;
    xmlDictReference(loader->names);
    parser->_private = &parse;
    parse.start_element = parser->sax->startElementNs;
    parser->sax->startElementNs = start_element;
    parser->sax->internalSubset = refuse_doctype;
    parser->sax->serror = hear_error;
    parser->sax->comment = NULL;
    parser->sax->processingInstruction = NULL;
    xmlDoc *doc = xmlCtxtReadMemory(parser, source->text, (int)source->size, source->path, NULL,
        XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
    /* The returned document does not matter after an error: it is not used. */
    if (doc && (!parser->wellFormed || parse.has_failed)) {
        xmlFreeDoc(doc);
        doc = NULL;
    }
    if (!doc && !parse.has_failed)
        fail(&parse, span_at(source, 0, 0), "the file is not well-formed");
    xmlFreeParserCtxt(parser);
    return doc;
}

xmlDoc *
load_parse(struct ctx *ctx, const struct source *source)
{
    xmlDict *names = xmlDictCreate();
    xmlDoc *doc = load_parse_with(ctx, source, names);
    xmlDictFree(names);
    return doc;
}

xmlDoc *
load_parse_with(struct ctx *ctx, const struct source *source, xmlDict *names)
{
    struct loader loader = { .ctx = ctx, .names = names };
    return parse_source(&loader, source, 0);
}
