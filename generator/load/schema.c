/*
 * Validates against a W3C XML Schema and takes out what the schema refuses.
 *
 * libxml2 stops looking at an element's children at the first that is out of place, so one pass
 * does not find everything: validate, report, take out, and again until nothing is found.
 */
#include "load/loader.h"

#include "base/resource.h"

#include <libxml/parser.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlschemas.h>
#include <string.h>

struct validation {
    struct ctx *ctx;
    const char *code;
    GHashTable *invalid; /* nodes found in this pass */
    size_t n_found;
};

/* "Element '{urn:x}a': This element ..." -> "This element ...", without the end of line. */
static char *
bare_message(const char *message)
{
    const char *text = strstr(message, "': ");
    char *bare = g_strstrip(g_strdup(text ? text + 3 : message));
    if (g_ascii_isupper(bare[0]))
        bare[0] = g_ascii_tolower(bare[0]);
    return bare;
}

static void
hear_invalid(void *user, xmlError *error)
{
    struct validation *v = user;
    xmlNode *node = error->node;
    v->n_found++;
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->parent;
    if (!node || g_hash_table_contains(v->invalid, node))
        return;
    g_hash_table_add(v->invalid, node);
    g_autofree char *text = bare_message(error->message);
    diag_add(v->ctx->diags, SEV_ERROR, node_span(node), v->code, "\"%s\": %s",
        (const char *)node->name, text);
}

/* --- Schemas in the program; what they import is there too. --- */

#define SCHEME "proviso-schema:"

static int
is_ours(const char *uri)
{
    return g_str_has_prefix(uri, SCHEME);
}

struct reader {
    const char *text;
    size_t left;
};

static void *
open_ours(const char *uri)
{
    struct reader *reader = g_new0(struct reader, 1);
    reader->text = resource_find(uri + strlen(SCHEME), &reader->left);
    if (!reader->text)
        g_clear_pointer(&reader, g_free);
    return reader;
}

static int
read_ours(void *user, char *buffer, int size)
{
    struct reader *reader = user;
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
 * libxml2 opens imported schemas by its global list of input callbacks only; ours is on it no
 * longer than it takes to read them.
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
    g_assert(schema); /* compiled in: cannot be wrong */
    return schema;
}

/* Takes out what was found invalid; elements below one of them go with it. */
static void
remove_invalid(GHashTable *invalid)
{
    g_autoptr(GPtrArray) top = g_ptr_array_new();
    GHashTableIter i;
    gpointer key;
    g_hash_table_iter_init(&i, invalid);
    while (g_hash_table_iter_next(&i, &key, NULL)) {
        bool is_below = false;
        for (const xmlNode *p = ((xmlNode *)key)->parent; p && !is_below; p = p->parent)
            is_below = g_hash_table_contains(invalid, p);
        if (!is_below)
            g_ptr_array_add(top, key);
    }
    for (guint k = 0; k < top->len; k++) {
        xmlNode *node = g_ptr_array_index(top, k);
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
}

bool
load_validate(struct ctx *ctx, xmlDoc *doc, const char *schema_name, const char *code)
{
    xmlSchema *schema = schema_read(schema_name);
    bool is_valid = true;
    while (xmlDocGetRootElement(doc)) {
        struct validation v = { .ctx = ctx, .code = code };
        v.invalid = g_hash_table_new(NULL, NULL);
        xmlSchemaValidCtxt *validator = xmlSchemaNewValidCtxt(schema);
        xmlSchemaSetValidStructuredErrors(validator, hear_invalid, &v);
        int result = xmlSchemaValidateDoc(validator, doc);
        xmlSchemaFreeValidCtxt(validator);
        remove_invalid(v.invalid);
        g_hash_table_destroy(v.invalid);
        if (result == 0)
            break;
        is_valid = false;
    }
    xmlSchemaFree(schema);
    return is_valid;
}
