/* Writes the index as a script (web/search.h). */
#include "web/search.h"

#include "web/html.h"
#include "web/json.h"

#include <string.h>

/* --- Terms --- */

static void
append_base36(GString *out, guint n)
{
    char digits[8];
    size_t at = sizeof digits;
    do {
        digits[--at] = "0123456789abcdefghijklmnopqrstuvwxyz"[n % 36];
        n /= 36;
    } while (n);
    g_string_append_len(out, digits + at, (gssize)(sizeof digits - at));
}

/* "3.1k,1.9": for each document its distance from the one before, and a weight. */
static void
write_postings(GString *out, const GArray *postings)
{
    guint before = 0;
    for (guint i = 0; i < postings->len; i++) {
        struct search_posting p = g_array_index(postings, struct search_posting, i);
        g_string_append(out, i ? "," : "");
        append_base36(out, p.doc - before);
        g_string_append_c(out, '.');
        append_base36(out, p.weight);
        before = p.doc;
    }
}

static gint
compare_lines(gconstpointer a, gconstpointer b)
{
    const struct search_line *const *x = a, *const *y = b;
    return strcmp((*x)->words->pdata[0], (*y)->words->pdata[0]);
}

/* Letters and digits need no escapes in a script. */
static void
write_terms(GString *out, const struct search *search)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    for (guint i = 0; i < search->lines->len; i++)
        g_ptr_array_add(lines, &g_array_index(search->lines, struct search_line, i));
    g_ptr_array_sort(lines, compare_lines);
    g_string_append(out, "\"terms\":\"");
    for (guint i = 0; i < lines->len; i++) {
        const struct search_line *line = lines->pdata[i];
        g_string_append(out, i ? "\\n" : "");
        for (guint k = 0; k < line->words->len; k++)
            g_string_append_printf(out, "%s%s", k ? "," : "", (char *)line->words->pdata[k]);
        g_string_append_c(out, '=');
        write_postings(out, line->postings);
    }
    g_string_append_c(out, '"');
}

/* [["boss","client"],"0.1k,3.9"] each, but for those of which nothing speaks. */
static void
write_groups(GString *out, const struct search *search)
{
    const char *comma = "\n[[";
    g_string_append(out, "\"groups\":[");
    for (guint i = 0; i < search->groups->len; i++) {
        const struct search_group *group =
            &g_array_index(search->groups, struct search_group, i);
        if (group->postings->len == 0)
            continue;
        g_string_append(out, comma);
        comma = ",\n[[";
        for (guint k = 0; k < group->names->len; k++) {
            g_string_append(out, k ? "," : "");
            json_quote(out, group->names->pdata[k]);
        }
        g_string_append(out, "],\"");
        write_postings(out, group->postings);
        g_string_append(out, "\"]");
    }
    g_string_append(out, "],\n");
}

/* --- Documents --- */

static const xmlNode *
search_node(const struct search *search, guint doc)
{
    return g_array_index(search->docs, struct search_doc, doc).node;
}

static void
write_string(GString *out, const char *text)
{
    json_quote(out, text ? text : "");
}

static const xmlNode *
next_named(const xmlNode *node, const char *name)
{
    while (
        node && (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, name) != 0))
        node = node->next;
    return node;
}

/* ["a","b"] of an attribute of all children of that name, or [["a","b"],...] of two. */
static void
write_list(
    GString *out, const xmlNode *search, const char *child, const char *one, const char *other)
{
    const char *comma = "";
    g_string_append_c(out, '[');
    const xmlNode *n = search->children;
    for (; (n = next_named(n, child)); n = n->next) {
        g_string_append(out, comma);
        g_string_append(out, other ? "[" : "");
        write_string(out, html_attribute(n, one));
        if (other) {
            g_string_append_c(out, ',');
            write_string(out, html_attribute(n, other));
            g_string_append_c(out, ']');
        }
        comma = ",";
    }
    g_string_append_c(out, ']');
}

/*
 * The position of a name among the children of that kind, as one character; '-' if it is
 * absent.
 */
static char
digit_of(const xmlNode *search, const char *child, const char *name, size_t size)
{
    guint place = 0;
    for (const xmlNode *n = search->children; (n = next_named(n, child)); n = n->next) {
        const char *known = html_attribute(n, strcmp(child, "role") == 0 ? "id" : "name");
        if (known && strlen(known) == size && strncmp(known, name, size) == 0)
            return SEARCH_DIGITS[place % (sizeof SEARCH_DIGITS - 1)];
        place++;
    }
    return '-';
}

static char
verdict_digit(const xmlNode *search, const xmlNode *node)
{
    const char *verdict = html_attribute(node, "verdict");
    if (!verdict)
        return '-';
    return digit_of(search, "verdict", verdict, strlen(verdict));
}

/* The verdicts of all roles, as one character each. */
static void
write_cells(GString *out, const xmlNode *search, const xmlNode *doc)
{
    g_string_append_c(out, '"');
    const xmlNode *cell = doc->children;
    for (; (cell = next_named(cell, "cell")); cell = cell->next)
        g_string_append_c(out, verdict_digit(search, cell));
    g_string_append_c(out, '"');
}

/* Texts that a reader may type as a whole: "a|b". */
static void
write_entries(GString *out, const xmlNode *doc)
{
    g_autoptr(GString) all = g_string_new(NULL);
    const xmlNode *n = doc->children;
    for (; (n = next_named(n, "text")); n = n->next) {
        const char *entry = html_attribute(n, "entry");
        if (entry)
            g_string_append_printf(all, "%s%s", all->len ? "|" : "", entry);
    }
    write_string(out, all->str);
}

void
search_write_doc(GString *out, const xmlNode *tree, const xmlNode *doc)
{
    static const char *const columns[] = { "href", "number", "title", "question" };
    g_string_append(out, out->len ? ",\n[" : "\n[");
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        write_string(out, html_attribute(doc, columns[i]));
        g_string_append_c(out, ',');
    }
    write_cells(out, tree, doc);
    g_string_append_c(out, ',');
    write_entries(out, doc);
    if (next_named(doc->children, "only")) {
        g_string_append_c(out, ',');
        write_list(out, doc, "only", "text", NULL);
    }
    g_string_append_c(out, ']');
}

/* The number of the document at an address; G_MAXUINT if there is none. */
static guint
doc_at(const struct search *search, const char *href)
{
    for (guint i = 0; i < search->docs->len; i++)
        if (g_strcmp0(html_attribute(search_node(search, i), "href"), href) == 0)
            return i;
    return G_MAXUINT;
}

/* [[84,[3,9]]]: the practices of each guide. */
static void
write_guides(GString *out, const struct search *search)
{
    g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) lists = g_ptr_array_new();
    for (guint i = 0; i < search->docs->len; i++) {
        const char *guide = html_attribute(search_node(search, i), "guide");
        if (!guide)
            continue;
        GString *list = g_hash_table_lookup(places, guide);
        if (!list) {
            list = g_string_new(NULL);
            g_string_append_printf(list, "[%u,[", doc_at(search, guide));
            g_hash_table_insert(places, (gpointer)(uintptr_t)guide, list);
            g_ptr_array_add(lists, list);
        } else {
            g_string_append_c(list, ',');
        }
        g_string_append_printf(list, "%u", i);
    }
    g_string_append(out, "\"guides\":[");
    for (guint i = 0; i < lists->len; i++) {
        g_autoptr(GString) list = lists->pdata[i];
        g_string_append_printf(out, "%s%s]]", i ? "," : "", list->str);
    }
    g_string_append(out, "],\n");
}

static void
write_chapters(GString *out, const xmlNode *tree)
{
    const char *comma = "";
    g_string_append(out, "\"chapters\":[");
    for (const xmlNode *n = tree->children; (n = next_named(n, "chapter")); n = n->next) {
        static const char *const columns[] = { "number", "title", "href" };
        g_string_append_printf(out, "%s[", comma);
        for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
            g_string_append(out, i ? "," : "");
            write_string(out, html_attribute(n, columns[i]));
        }
        g_string_append_c(out, ']');
        comma = ",";
    }
    g_string_append(out, "],\n");
}

GBytes *
search_write(const struct search *search, const xmlNode *tree, const GString *docs,
    const GPtrArray *shards)
{
    GString *out = g_string_new("proviso_index({\"roles\":");
    write_list(out, tree, "role", "name", NULL);
    g_string_append(out, ",\"ids\":");
    write_list(out, tree, "role", "id", NULL);
    g_string_append(out, ",\"verdicts\":");
    write_list(out, tree, "verdict", "sign", "word");
    g_string_append(out, ",\"docs\":[");
    g_string_append_len(out, docs->str, (gssize)docs->len);
    g_string_append(out, "],\n");
    write_guides(out, search);
    write_chapters(out, tree);
    g_string_append_printf(out, "\"size\":%d,\"shards\":[", SEARCH_SHARD);
    for (guint i = 0; i < shards->len; i++) {
        g_string_append(out, i ? "," : "");
        write_string(out, shards->pdata[i]);
    }
    g_string_append(out, "],\n");
    write_groups(out, search);
    write_terms(out, search);
    g_string_append(out, "});\n");
    return g_string_free_to_bytes(out);
}

/* --- Shards --- */

/* "02": the positions of the roles with these ids. */
static void
write_roles(GString *out, const xmlNode *tree, const char *ids)
{
    g_string_append_c(out, '"');
    for (const char *p = ids ? ids : ""; *p; p += strspn(p, " ")) {
        size_t size = strcspn(p, " ");
        g_string_append_c(out, digit_of(tree, "role", p, size));
        p += size;
    }
    g_string_append_c(out, '"');
}

void
search_write_more(GString *out, const xmlNode *tree, const xmlNode *doc, guint number)
{
    const xmlNode *says = next_named(doc->children, "says");
    const char *comma = "";
    if (number % SEARCH_SHARD == 0)
        g_string_append_printf(out, "proviso_shard(%u,[", number / SEARCH_SHARD);
    g_string_append(out, number % SEARCH_SHARD ? ",\n[" : "\n[");
    write_string(out, html_attribute(doc, "chapter"));
    g_string_append_c(out, ',');
    write_string(out, says ? html_attribute(says, "text") : NULL);
    g_string_append_c(out, ',');
    write_list(out, doc, "when", "name", "text");
    g_string_append(out, ",[");
    for (const xmlNode *n = doc->children; (n = next_named(n, "varies")); n = n->next) {
        g_string_append_printf(out, "%s[", comma);
        write_string(out, html_attribute(n, "text"));
        g_string_append_printf(out, ",\"%c\",", verdict_digit(tree, n));
        write_roles(out, tree, html_attribute(n, "roles"));
        g_string_append_c(out, ']');
        comma = ",";
    }
    g_string_append(out, "]]");
}

GBytes *
search_end_shard(GString *shard)
{
    g_string_append(shard, "]);\n");
    GBytes *script = g_bytes_new(shard->str, shard->len);
    g_string_truncate(shard, 0);
    return script;
}

/* --- Forgetting --- */

void
search_forget(xmlNode *doc)
{
    /* Guides are found by address; findings name documents, and queries that authors expect. */
    xmlUnsetProp(doc, (const xmlChar *)"question");
    xmlUnsetProp(doc, (const xmlChar *)"chapter");
    for (xmlNode *n = doc->children, *next; n; n = next) {
        next = n->next;
        if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "expect") == 0)
            continue;
        xmlUnlinkNode(n);
        xmlFreeNode(n);
    }
}
