/*
 * Validates against a W3C XML Schema, reports errors in the author's words, and leaves a valid
 * tree.  libxml2 stops checking an element's children at the first one that is out of place, so
 * one pass does not find everything: validate, report, repair (repair.c), and repeat until
 * nothing is found.
 */
#include "load/internal.h"

#include "base/resource.h"

#include <libxml/parser.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlschemas.h>
#include <string.h>

/* --- Built-in schemas; the schemas they import are built in, too --- */

#define SCHEME "proviso-schema:"

static int
is_ours(const char *uri)
{
    return g_str_has_prefix(uri, SCHEME);
}

struct xsd_reader {
    const char *text;
    size_t left;
};

static void *
open_ours(const char *uri)
{
    struct xsd_reader *reader = g_new0(struct xsd_reader, 1);
    reader->text = resource_find(uri + strlen(SCHEME), &reader->left);
    if (!reader->text)
        g_clear_pointer(&reader, g_free);
    return reader;
}

static int
read_ours(void *user, char *buffer, int size)
{
    struct xsd_reader *reader = user;
    size_t n = MIN((size_t)size, reader->left);
    memcpy(buffer, reader->text, n);
    reader->text += n;
    reader->left -= n;
    return (int)n;
}

static int
close_ours(void *reader)
{
    g_free(reader);
    return 0;
}

/*
 * libxml2 opens imported schemas only through its global list of input callbacks; ours is
 * registered no longer than it takes to read them.
 */
static xmlSchema *
schema_read(const char *name)
{
    g_autofree char *uri = g_strconcat(SCHEME, name, NULL);
    xmlInitParser();
    xmlRegisterInputCallbacks(is_ours, open_ours, read_ours, close_ours);
    xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(uri);
    xmlSchema *schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    xmlPopInputCallbacks();
    g_assert(schema); /* compiled into the program, so it cannot be wrong */
    return schema;
}

/* --- Parsing libxml2's messages --- */

/* clang-format off */
static const struct {
    int code;
    enum complaint_kind kind;
} kinds[] = {
    { XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, COMPLAINT_UNKNOWN_ATTRIBUTE },
    { XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, COMPLAINT_UNKNOWN_ATTRIBUTE },
    { XML_SCHEMAV_CVC_TYPE_3_1_1,         COMPLAINT_UNKNOWN_ATTRIBUTE },
    { XML_SCHEMAV_CVC_COMPLEX_TYPE_4,     COMPLAINT_MISSING_ATTRIBUTE },
    { XML_SCHEMAV_ELEMENT_CONTENT,        COMPLAINT_UNEXPECTED },
    { XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3,   COMPLAINT_TEXT },
    { XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1,   COMPLAINT_NOT_EMPTY },
    { XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2,   COMPLAINT_ONLY_TEXT },
    { XML_SCHEMAV_CVC_TYPE_3_1_2,         COMPLAINT_ONLY_TEXT },
    { XML_SCHEMAV_CVC_ELT_1,              COMPLAINT_WRONG_ROOT },
};
/* clang-format on */

static enum complaint_kind
kind_of(const xmlError *error, bool is_attribute)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (kinds[i].code != error->code)
            continue;
        if (kinds[i].kind == COMPLAINT_UNEXPECTED && strstr(error->message, "Missing child"))
            return COMPLAINT_MISSING_CHILD;
        return kinds[i].kind;
    }
    return is_attribute ? COMPLAINT_WRONG_VALUE : COMPLAINT_WRONG_TEXT;
}

/* "{urn:x}name" -> "name"; "{http://www.w3.org/XML/1998/namespace}id" -> "xml:id" */
static char *
short_name(const char *name, size_t size)
{
    g_autofree char *full = g_strndup(name, size);
    const char *brace = strrchr(full, '}');
    if (!brace)
        return g_strdup(full);
    bool is_xml = strstr(full, (const char *)XML_XML_NAMESPACE) != NULL;
    return g_strconcat(is_xml ? "xml:" : "", brace + 1, NULL);
}

/* The attribute that a message is about: "Element 'e', attribute 'a': ..." or "... The
 * attribute 'a' ...". */
static char *
attribute_in(const char *message)
{
    const char *before[] = { ", attribute '", "The attribute '" };
    for (size_t i = 0; i < G_N_ELEMENTS(before); i++) {
        const char *at = strstr(message, before[i]);
        if (!at)
            continue;
        at += strlen(before[i]);
        return short_name(at, strcspn(at, "'"));
    }
    return NULL;
}

/* "... Expected is one of ( {urn:x}a, {urn:x}b )." -> a, b; wildcards are left out */
static GPtrArray *
expected_in(const char *message)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    const char *at = strstr(message, "Expected is");
    at = at ? strchr(at, '(') : NULL;
    if (!at)
        return names;
    g_auto(GStrv) words = g_strsplit_set(at + 1, " ,", -1);
    for (char **word = words; *word && (*word)[0] != ')'; word++) {
        if (!**word || g_str_has_suffix(*word, "*") || g_str_has_prefix(*word, "##"))
            continue;
        char *name = short_name(*word, strlen(*word));
        if (g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
            g_free(name);
        else
            g_ptr_array_add(names, name);
    }
    return names;
}

static void
complaint_clear(void *data)
{
    struct complaint *c = data;
    g_free(c->attribute);
    g_ptr_array_free(c->expected, TRUE);
}

static void
hear_complaint(void *user, xmlError *error)
{
    GArray *complaints = user;
    xmlNode *node = error->node;
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->parent;
    if (!node || !error->message)
        return;
    struct complaint c = { .node = node, .attribute = attribute_in(error->message) };
    c.kind = kind_of(error, c.attribute != NULL);
    c.expected = expected_in(error->message);
    g_array_append_val(complaints, c);
}

/* --- Passes --- */

/* After this many passes, what still has complaints is removed. */
#define MAX_PASSES 40

bool
load_validate(struct ctx *ctx, xmlDoc *doc, const char *schema_name, const char *code)
{
    xmlSchema *schema = schema_read(schema_name);
    struct repair *repair = NULL;
    for (int pass = 0; xmlDocGetRootElement(doc); pass++) {
        g_autoptr(GArray) complaints = g_array_new(FALSE, TRUE, sizeof(struct complaint));
        g_array_set_clear_func(complaints, complaint_clear);
        xmlSchemaValidCtxt *validator = xmlSchemaNewValidCtxt(schema);
        xmlSchemaSetValidStructuredErrors(validator, hear_complaint, complaints);
        int result = xmlSchemaValidateDoc(validator, doc);
        xmlSchemaFreeValidCtxt(validator);
        if (result == 0)
            break;
        if (!repair)
            repair = repair_new(ctx, doc, schema_name, code);
        repair_all(repair, complaints, pass >= MAX_PASSES);
    }
    xmlSchemaFree(schema);
    bool is_valid = repair == NULL;
    repair_free(repair);
    return is_valid;
}
