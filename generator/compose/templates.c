#include "compose/templates.h"

#include "base/disk.h"
#include "base/edit_distance.h"
#include "base/resource.h"
#include "base/sort.h"
#include "compose/compose.h"
#include "load/nearest_file.h"

#include <libxml/uri.h>

#include <string.h>

#define SCHEME  "proviso:"
#define NS_XSLT "http://www.w3.org/1999/XSL/Transform"
#define HOOK    "hook-" /* how names of hooks begin: templates/handbook/hooks.xsl */

/* Of a folder of templates; more is not looked through. */
#define MAX_FOLDERS 8
#define MAX_FILES   500

bool
templates_is_builtin(const char *address)
{
    return g_str_has_prefix(address, SCHEME);
}

static const struct source *
builtin_source(struct ctx *ctx, const char *address)
{
    size_t size;
    const char *text = resource_find(address + strlen(SCHEME), &size);
    return text ? sources_text(ctx->sources, arena_strdup(ctx->arena, address), text, size)
                : NULL;
}

static const struct source *
file_source(struct ctx *ctx, const char *address)
{
    g_autofree char *path = g_uri_unescape_string(address, NULL);
    g_autofree char *why = NULL;
    return path ? sources_open(ctx->sources, path, arena_strdup(ctx->arena, path), &why) : NULL;
}

const struct source *
templates_source(struct ctx *ctx, const char *address)
{
    const char *rest = address + strspn(address, "abcdefghijklmnopqrstuvwxyz+-.");
    if (templates_is_builtin(address))
        return builtin_source(ctx, address);
    return *rest == ':' ? NULL : file_source(ctx, address);
}

char *
templates_address(struct ctx *ctx, const char *name, const char *folder)
{
    if (folder) {
        g_autofree char *whole = g_canonicalize_filename(folder, NULL);
        g_autofree char *path = g_build_filename(whole, name, NULL);
        if (disk_has(ctx, path))
            return g_uri_escape_string(path, "/", FALSE);
    }
    return g_strconcat(SCHEME, name, NULL);
}

/* --- What of a folder of templates is used --- */

/* What the editions of a folder read, import by import, and what is asked for in it. */
struct scan {
    struct ctx *ctx;
    GHashTable *seen; /* address, unescaped, of every file that is read */
    GPtrArray *own;   /* xmlDoc * of those that are not built in, in the order of reading */
    /* What is called, applied or asked for, or stands in a built-in file. */
    GHashTable *templates, *modes, *variables;
    bool is_whole; /* every file could be read */
};

static bool
is_xslt(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->ns &&
           strcmp((const char *)node->ns->href, NS_XSLT) == 0 &&
           strcmp((const char *)node->name, name) == 0;
}

static void
note(GHashTable *set, const xmlNode *node, const char *attribute)
{
    const char *value = node_attribute(node, attribute);
    if (value)
        g_hash_table_add(set, g_strdup(value));
}

/* The names behind "$" in an expression. */
static void
note_variables(GHashTable *set, const char *text)
{
    for (const char *at = strchr(text, '$'); at; at = strchr(at, '$')) {
        at++;
        size_t size = 0;
        while (g_ascii_isalnum(at[size]) || (unsigned char)at[size] >= 0x80 ||
               (at[size] && strchr("-_.:", at[size])))
            size++;
        g_hash_table_add(set, g_strndup(at, size));
    }
}

static bool
is_variable(const xmlNode *node)
{
    return is_xslt(node, "variable") || is_xslt(node, "param");
}

static void
note_element(struct scan *scan, const xmlNode *node, bool is_builtin)
{
    const xmlAttr *first = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
    for (const xmlAttr *a = first; a; a = a->next) {
        if (a->children && a->children->content)
            note_variables(scan->variables, (const char *)a->children->content);
    }
    if (is_builtin && is_variable(node))
        note(scan->variables, node, "name");
    if (is_xslt(node, "call-template") || (is_builtin && is_xslt(node, "template")))
        note(scan->templates, node, "name");
    if (is_xslt(node, "apply-templates") || (is_builtin && is_xslt(node, "template")))
        note(scan->modes, node, "mode");
}

/* The next node in document order. */
static const xmlNode *
next_node(const xmlNode *node)
{
    if (node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    while (node && !node->next)
        node = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
    return node ? node->next : NULL;
}

/* What is wrong with the file is found when it is used. */
static xmlDoc *
parse_quietly(struct ctx *ctx, const struct source *source)
{
    struct ctx own = *ctx;
    own.diags = diags_new();
    xmlDoc *doc = source ? load_parse(&own, source) : NULL;
    diags_free(own.diags);
    return doc;
}

static void
scan_file(struct scan *scan, const char *address)
{
    char *path = g_uri_unescape_string(address, NULL);
    if (!path || !g_hash_table_add(scan->seen, path))
        return;
    xmlDoc *doc = parse_quietly(scan->ctx, templates_source(scan->ctx, address));
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    scan->is_whole = scan->is_whole && root;
    bool is_builtin = templates_is_builtin(address);
    for (const xmlNode *n = root; n; n = next_node(n)) {
        note_element(scan, n, is_builtin);
        const char *href =
            is_xslt(n, "import") || is_xslt(n, "include") ? node_attribute(n, "href") : NULL;
        xmlChar *named =
            href ? xmlBuildURI((const xmlChar *)href, (const xmlChar *)address) : NULL;
        if (named)
            scan_file(scan, (const char *)named);
        xmlFree(named);
    }
    if (doc && !is_builtin)
        g_ptr_array_add(scan->own, doc);
    else
        xmlFreeDoc(doc);
}

static void
suggest(struct ctx *ctx, struct diag *diag, const char *near)
{
    if (near)
        diag_note(
            ctx->diags, diag, (struct span){ .source = NULL }, "did you mean \"%s\"?", near);
}

/* Reports the name in an attribute unless it is known; `said` says what is wrong with it. */
static void
report_unknown(struct scan *scan, const xmlNode *node, const char *attribute, GHashTable *known,
    const char *said)
{
    const char *name = node_attribute(node, attribute);
    if (!name || g_hash_table_contains(known, name))
        return;
    g_autofree char *text = g_strdup_printf("%s \"%s\"", said, name);
    struct diag *diag = diag_add(
        scan->ctx->diags, SEV_WARNING, attribute_span(node, attribute), "unused", "%s", text);
    suggest(scan->ctx, diag, nearest_in_set(name, known));
}

/*
 * What stands at the top of a file in vain: templates that nobody calls, or whose mode nobody
 * applies, and variables that nobody asks for.  Most often it is a mistyped name of ours.
 */
static void
report_unused_in(struct scan *scan, const xmlDoc *doc)
{
    for (const xmlNode *n = xmlDocGetRootElement(doc)->children; n; n = n->next) {
        const char *name = n->type == XML_ELEMENT_NODE ? node_attribute(n, "name") : NULL;
        if (is_variable(n))
            report_unknown(scan, n, "name", scan->variables, "nothing asks for the variable");
        else if (is_xslt(n, "template") && node_attribute(n, "match"))
            report_unknown(
                scan, n, "mode", scan->modes, "nothing applies templates of the mode");
        else if (is_xslt(n, "template"))
            report_unknown(scan, n, "name", scan->templates,
                name && g_str_has_prefix(name, HOOK) ? "there is no hook"
                                                     : "nothing calls the template");
    }
}

/* The files below `inside` that look like templates, by their paths in the folder. */
static void
find_files(const char *folder, const char *inside, int depth, GPtrArray *files)
{
    g_autofree char *at = g_build_filename(folder, inside, NULL);
    g_autoptr(GDir) dir = g_dir_open(at, 0, NULL);
    for (const char *name; dir && files->len < MAX_FILES && (name = g_dir_read_name(dir));) {
        g_autofree char *below =
            *inside ? g_build_filename(inside, name, NULL) : g_strdup(name);
        g_autofree char *path = g_build_filename(folder, below, NULL);
        if (*name == '.' || !g_utf8_validate(name, -1, NULL))
            continue;
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            if (depth < MAX_FOLDERS)
                find_files(folder, below, depth + 1, files);
        } else if (g_str_has_suffix(name, ".xsl") || g_str_has_suffix(name, ".xslt")) {
            g_ptr_array_add(files, g_steal_pointer(&below));
        }
    }
}

static void
report_unused_file(struct ctx *ctx, const char *file, const char *const *names, size_t n)
{
    struct diag *diag = diag_add(ctx->diags, SEV_WARNING, (struct span){ .source = NULL },
        "unused", "no edition uses the template file \"%s\"", file);
    size_t size;
    g_autofree char *all = g_strjoinv("\" or \"", (char **)(uintptr_t)names);
    if (resource_find(file, &size))
        diag_note(ctx->diags, diag, (struct span){ .source = NULL },
            "a template file has no effect by itself: import it into \"%s\"", all);
    else
        suggest(ctx, diag, nearest_word(file, names, n));
}

static void
report_unused_files(
    struct scan *scan, const char *folder, const char *const *names, size_t n_names)
{
    g_autofree char *whole = g_canonicalize_filename(folder, NULL);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    find_files(whole, "", 0, files);
    g_ptr_array_sort(files, compare_strings);
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *path = g_build_filename(whole, files->pdata[i], NULL);
        if (!g_hash_table_contains(scan->seen, path))
            report_unused_file(scan->ctx, files->pdata[i], names, n_names);
    }
}

static bool
report_folder(struct ctx *ctx, const char *folder)
{
    struct diag *diag = diag_add(ctx->diags, SEV_ERROR, (struct span){ .source = NULL },
        "template", "there is no folder \"%s\"", folder);
    g_autofree char *whole = g_canonicalize_filename(folder, NULL);
    g_autofree char *above = g_path_get_dirname(whole), *name = g_path_get_basename(whole);
    g_autofree char *near = nearest_entry(above, name);
    suggest(ctx, diag, near);
    return false;
}

/* Reads the editions of the folder; how many there are. */
static size_t
scan_folder(struct scan *scan, const char *folder, const char *const *names, size_t n)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        g_autofree char *address = templates_address(scan->ctx, names[i], folder);
        if (templates_is_builtin(address))
            continue;
        scan_file(scan, address);
        found++;
    }
    return found;
}

bool
compose_check_templates(
    struct ctx *ctx, const char *folder, const char *const *names, size_t n_names)
{
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
        return report_folder(ctx, folder);
    struct scan scan = { .ctx = ctx, .is_whole = true };
    scan.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    scan.templates = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    scan.modes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    scan.variables = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    scan.own = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeDoc);
    size_t found = scan_folder(&scan, folder, names, n_names);
    if (scan.is_whole) {
        report_unused_files(&scan, folder, names, n_names);
        for (guint i = 0; i < scan.own->len; i++)
            report_unused_in(&scan, scan.own->pdata[i]);
    }
    if (found == 0) {
        g_autofree char *all = g_strjoinv("\" nor \"", (char **)(uintptr_t)names);
        diag_add(ctx->diags, SEV_ERROR, (struct span){ .source = NULL }, "template",
            "the folder \"%s\" holds neither \"%s\"", folder, all);
    }
    g_ptr_array_free(scan.own, TRUE);
    g_hash_table_unref(scan.seen);
    g_hash_table_unref(scan.templates);
    g_hash_table_unref(scan.modes);
    g_hash_table_unref(scan.variables);
    return found > 0;
}
