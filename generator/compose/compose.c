/*
 * Runs the templates of one edition with libxslt.  One function, templates_source, decides
 * where a template may come from: the program itself (proviso:NAME) and files of the folder
 * named on the command line.  libxslt resolves xsl:import and xsl:include through a
 * process-wide function; ours is installed only while templates are compiled, under a lock, and
 * then replaced by the old one.  While templates run, they can neither read nor write anything.
 */
#include "compose/compose.h"

#include "compose/functions.h"
#include "compose/language_spans.h"
#include "compose/problem.h"
#include "compose/templates.h"

#include <libxml/uri.h>
#include <libxslt/documents.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>

#include <string.h>

G_LOCK_DEFINE_STATIC(libxslt); /* libxslt keeps its loader and error handler per process */

/* Findings for files that are not well-formed get the code `template`. */
static xmlDoc *
parse_template(struct problems *problems, const struct source *source, xmlDict *names)
{
    struct ctx own = *problems->ctx;
    own.diags = diags_new();
    xmlDoc *doc = load_parse_with(&own, source, names);
    size_t n;
    const struct diag *const *found = diags_sorted(own.diags, &n);
    for (size_t i = 0; i < n; i++)
        problems_add(problems, found[i]->span, found[i]->text);
    diags_free(own.diags);
    return doc;
}

/*
 * NULL if it does not exist, or, after a finding, if it is not XML.  All templates of a run
 * share the dictionary `names`: libxslt compares names by address.
 */
static xmlDoc *
load_template(struct problems *problems, const char *address, xmlDict *names, bool *is_missing)
{
    const struct source *source = templates_source(problems->ctx, address);
    *is_missing = !source;
    if (!source)
        return NULL;
    problems_source(problems, address, source);
    xmlDoc *doc = parse_template(problems, source, names);
    if (doc) {
        xmlFree((xmlChar *)(uintptr_t)doc->URL);
        doc->URL = xmlStrdup((const xmlChar *)address);
    }
    return doc;
}

/* The xsl:import or xsl:include that names an address. */
static struct span
import_span(const xsltStylesheet *style, const char *address)
{
    xmlNode *root = xmlDocGetRootElement(style->doc);
    for (xmlNode *n = root->children; n; n = n->next) {
        const char *href = n->type == XML_ELEMENT_NODE ? node_attribute(n, "href") : NULL;
        if (!href)
            continue;
        xmlChar *named = xmlBuildURI((const xmlChar *)href, style->doc->URL);
        bool is_it = named && strcmp((const char *)named, address) == 0;
        xmlFree(named);
        if (is_it)
            return attribute_span(n, "href");
    }
    return node_span(root);
}

static struct problems *
style_problems(const xsltStylesheet *style)
{
    while (style && style->parent)
        style = style->parent;
    return style ? style->_private : NULL;
}

/* Called by libxslt to load what a template imports. */
static xmlDoc *
answer_import(const xmlChar *uri, xmlDict *dict, int options, void *asker, xsltLoadType type)
{
    (void)options; /* libxml2's parser options, unused: load has its own */
    const xsltStylesheet *style = type == XSLT_LOAD_STYLESHEET ? asker : NULL;
    struct problems *problems = style_problems(style);
    if (!problems)
        return NULL;
    bool is_missing;
    xmlDoc *doc = load_template(problems, (const char *)uri, dict, &is_missing);
    if (is_missing) {
        char *text = g_strdup_printf("there is no template \"%s\"", (const char *)uri);
        problems_add(problems, import_span(style, (const char *)uri), text);
        g_free(text);
    }
    return doc;
}

static xsltStylesheet *
compile(struct problems *problems, const char *address)
{
    bool is_missing;
    xsltStylesheet *style = xsltNewStylesheet();
    xmlDoc *doc = load_template(problems, address, style->dict, &is_missing);
    if (is_missing)
        problems_add(problems, (struct span){ 0 }, "the template cannot be read");
    if (!doc) {
        xsltFreeStylesheet(style);
        return NULL;
    }
    style->_private = problems;
    xsltDocLoaderFunc old = xsltDocDefaultLoader;
    xsltSetLoaderFunc(answer_import);
    problems_listen(problems);
    int failed = xsltParseStylesheetUser(style, doc);
    problems_stop(problems);
    xsltSetLoaderFunc(old);
    if (!problems_settle(problems, true) || failed || style->errors) {
        if (problems->n_errors == 0)
            problems_add(problems, (struct span){ problems->main, 0, 0 },
                "this file is not an XSLT 1.0 style sheet");
        xsltFreeStylesheet(style);
        if (failed) /* on success the style sheet owns it */
            xmlFreeDoc(doc);
        return NULL;
    }
    return style;
}

static xmlDoc *
transform(const struct functions *functions, struct problems *problems, xsltStylesheet *style,
    const char **parameters)
{
    static const xsltSecurityOption all[] = { XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
        XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK };
    xmlDoc *doc = functions->model->doc;
    xmlDoc *result = NULL;
    bool was_stopped = true;
    xsltSecurityPrefs *nothing = xsltNewSecurityPrefs();
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        xsltSetSecurityPrefs(nothing, all[i], xsltSecurityForbid);
    xsltTransformContext *run = xsltNewTransformContext(style, doc);
    if (run && xsltSetCtxtSecurityPrefs(nothing, run) == 0) {
        functions_register(run, functions);
        problems_follow(problems, run);
        problems_listen(problems);
        result = xsltApplyStylesheetUser(style, doc, parameters, NULL, NULL, run);
        problems_stop(problems);
        was_stopped = run->state != XSLT_STATE_OK;
    }
    bool is_fine = problems_settle(problems, was_stopped);
    if (is_fine && was_stopped)
        problems_add(problems, (struct span){ problems->main, 0, 0 }, "the templates failed");
    if (run)
        xsltFreeTransformContext(run);
    xsltFreeSecurityPrefs(nothing);
    if (result && (!is_fine || was_stopped)) {
        xmlFreeDoc(result);
        result = NULL;
    }
    return result;
}

/* The tree, or what is left of it; NULL after a finding. */
static xmlDoc *
run_template(const struct functions *functions, const char *name, const char *templates,
    const char **parameters)
{
    struct problems problems;
    problems_init(&problems, functions->ctx);
    g_autofree char *address = templates_address(functions->ctx, name, templates);
    xmlDoc *result = NULL;
    G_LOCK(libxslt);
    xsltStylesheet *style = compile(&problems, address);
    if (style) {
        result = transform(functions, &problems, style, parameters);
        xsltFreeStylesheet(style);
    }
    G_UNLOCK(libxslt);
    problems_clear(&problems);
    return result;
}

xmlDoc *
compose_edition(struct ctx *ctx, struct model *model, const char *name, const char *templates,
    const char **parameters)
{
    const struct functions functions = { .ctx = ctx, .model = model };
    xmlDoc *result = run_template(&functions, name, templates, parameters);
    xmlNode *root = result ? xmlDocGetRootElement(result) : NULL;
    if (root)
        language_spans(model, root);
    return result;
}

bool
compose_parts(struct ctx *ctx, struct model *model, const char *name, const char *templates,
    const char **parameters, const struct compose_writer *writer)
{
    const struct functions functions = { .ctx = ctx, .model = model, .writer = writer };
    xmlDoc *rest = run_template(&functions, name, templates, parameters);
    if (!rest)
        return false;
    functions_emit(&functions, rest, true);
    xmlFreeDoc(rest);
    return true;
}
