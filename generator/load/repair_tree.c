/* Helpers shared by the repairs: removing nodes, reporting, and finding the intended name. */
#include "load/internal.h"

#include "base/edit_distance.h"

#include <string.h>

struct repair *
repair_new(struct ctx *ctx, xmlDoc *doc, const char *schema_name, const char *code)
{
    struct repair *m = g_new0(struct repair, 1);
    m->ctx = ctx;
    m->doc = doc;
    m->code = code;
    m->grammar = grammar_new(schema_name);
    m->renamed = g_hash_table_new(NULL, NULL);
    m->guessed = g_hash_table_new(NULL, NULL);
    m->fillers = g_hash_table_new(NULL, NULL);
    m->bereft = g_hash_table_new(NULL, NULL);
    m->wrapped = g_hash_table_new(NULL, NULL);
    m->removed = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeNode);
    return m;
}

void
repair_free(struct repair *m)
{
    if (!m)
        return;
    grammar_free(m->grammar);
    g_hash_table_destroy(m->renamed);
    g_hash_table_destroy(m->guessed);
    g_hash_table_destroy(m->fillers);
    g_hash_table_destroy(m->bereft);
    g_hash_table_destroy(m->wrapped);
    g_ptr_array_free(m->removed, TRUE);
    repair_names_free(m);
    g_free(m);
}

const char *
name_of(const xmlNode *node)
{
    return (const char *)node->name;
}

char *
list_names(const GPtrArray *names)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        const char *before = i == 0 ? "" : i + 1 == names->len ? " or " : ", ";
        g_string_append_printf(text, "%s\"%s\"", before, (const char *)names->pdata[i]);
    }
    return g_string_free(text, FALSE);
}

const char *
nearest_of(const char *word, const GPtrArray *names)
{
    return nearest_word(word, (const char *const *)names->pdata, names->len);
}

char *
allowed_values(const struct repair *m, const xmlNode *declaration, const char *attribute)
{
    g_autoptr(GPtrArray) values = grammar_values(m->grammar, declaration, attribute);
    if (values->len)
        return list_names(values);
    return g_strdup(grammar_words(m->grammar, declaration, attribute));
}

struct diag *
repair_report(struct repair *m, struct span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    return diag_add(m->ctx->diags, SEV_ERROR, span, m->code, "%s", text);
}

void
repair_suggest(struct repair *m, struct diag *diag, const char *name)
{
    if (name)
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "did you mean \"%s\"?", name);
}

/* Remembers the names in a removed subtree: references to them are not dangling. */
static void
remember_names(struct repair *m, const xmlNode *node)
{
    const xmlAttr *id = xmlHasNsProp(node, (const xmlChar *)"id", XML_XML_NAMESPACE);
    if (id && id->children)
        load_refuse_name(m->ctx, m->doc, (const char *)id->children->content);
    if (strcmp(name_of(node), "include") == 0) /* not read, for lack of its namespace */
        load_refuse_name(m->ctx, m->doc, ANY_NAME);
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        if (a != id && a->children)
            load_mention(m->ctx, m->doc, (const char *)a->children->content);
    }
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            remember_names(m, child);
    }
}

void
mark_repaired(xmlNode *node)
{
    struct origin *origin = node->_private;
    if (origin)
        origin->is_repaired = true;
}

void
take_out(struct repair *m, xmlNode *node)
{
    if (node->type == XML_ELEMENT_NODE) {
        remember_names(m, node);
        if (node->parent->type == XML_ELEMENT_NODE) {
            g_hash_table_add(m->bereft, node->parent);
            mark_repaired(node->parent);
        }
    }
    xmlUnlinkNode(node);
    g_ptr_array_add(m->removed, node);
}

void
take_out_children(struct repair *m, xmlNode *node, xmlElementType type)
{
    for (xmlNode *child = node->children, *next; child; child = next) {
        next = child->next;
        if (child->type == type && !xmlIsBlankNode(child))
            take_out(m, child);
    }
}
