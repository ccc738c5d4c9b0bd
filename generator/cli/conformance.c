/*
 *   bytes of the book -> audit/report.h -> JSON -> the same as elements in the handbook's tree
 *                                                  -> conformance.xsl -> page, book
 */
#include "cli/conformance.h"

#include "audit/report.h"
#include "base/files.h"
#include "base/resource.h"
#include "cli/version.h"
#include "compose/compose.h"
#include "print/print.h"
#include "web/one_page.h"

#include <stdio.h>
#include <string.h>

#define DERIVED "urn:proviso:derived:1"

/* ---- the report as data ---- */

static const char *const *
practice_ids(struct run *run)
{
    const struct model *model = run->model;
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    for (size_t i = 0; i < model->n_practices; i++)
        g_ptr_array_add(ids, (void *)(uintptr_t)model->practices[i].id);
    g_ptr_array_add(ids, NULL);
    return arena_copy(run->ctx.arena, ids->pdata, ids->len * sizeof(char *));
}

static JsonNode *
report_on(struct run *run, GBytes *book)
{
    gsize size;
    const void *data = g_bytes_get_data(book, &size);
    g_autofree char *message = NULL;
    struct finished *f = finished_read(run->ctx.arena, data, size, &message);
    if (!f) {
        ctx_refuse(&run->ctx, "cannot read the PDF again: %s", message);
        return NULL;
    }
    char as_of[16];
    day_format(run->ctx.as_of, as_of);
    const struct report_document document = {
        .file = "handbook.pdf",
        .edition = run->model->edition,
        .as_of = as_of,
        .publisher = run->model->publisher,
        .options = recorded_options(run, NULL),
        .program = arena_printf(run->ctx.arena, "proviso %s", version_release()),
        .data = data,
        .size = size,
        .practices = practice_ids(run),
    };
    JsonNode *report = report_new(f, &document);
    run->n_failed = results_failed(f->results, f->standard) + (f->standard == 0);
    finished_free(f);
    return report;
}

static GBytes *
as_text(JsonNode *report)
{
    g_autoptr(JsonGenerator) generator = json_generator_new();
    json_generator_set_root(generator, report);
    json_generator_set_pretty(generator, TRUE);
    json_generator_set_indent(generator, 1);
    gsize size;
    char *text = json_generator_to_data(generator, &size);
    GString *out = g_string_new_len(text, (gssize)size);
    g_free(text);
    g_string_append_c(out, '\n');
    return g_string_free_to_bytes(out);
}

/* ---- the report as elements ---- */

static void add_value(xmlNode *parent, xmlNs *ns, const char *name, JsonNode *value);

/*
 * Simple values become attributes, others children: "places": ["x"] becomes <places>x</places>.
 */
static void
add_members(xmlNode *element, xmlNs *ns, JsonObject *object)
{
    JsonObjectIter iter;
    const char *name;
    JsonNode *value;
    json_object_iter_init(&iter, object);
    while (json_object_iter_next(&iter, &name, &value)) {
        if (!JSON_NODE_HOLDS_VALUE(value)) {
            add_value(element, ns, name, value);
            continue;
        }
        g_autofree char *number =
            g_strdup_printf("%" G_GINT64_FORMAT, (gint64)json_node_get_int(value));
        const char *text = json_node_get_string(value);
        xmlNewProp(element, (const xmlChar *)name, (const xmlChar *)(text ? text : number));
    }
}

static void
add_value(xmlNode *parent, xmlNs *ns, const char *name, JsonNode *value)
{
    if (JSON_NODE_HOLDS_ARRAY(value)) {
        JsonArray *array = json_node_get_array(value);
        for (guint i = 0; i < json_array_get_length(array); i++)
            add_value(parent, ns, name, json_array_get_element(array, i));
        return;
    }
    xmlNode *element = xmlNewChild(parent, ns, (const xmlChar *)name, NULL);
    if (JSON_NODE_HOLDS_OBJECT(value)) {
        add_members(element, ns, json_node_get_object(value));
        return;
    }
    g_autofree char *number =
        g_strdup_printf("%" G_GINT64_FORMAT, (gint64)json_node_get_int(value));
    const char *text = json_node_get_string(value);
    xmlAddChild(element, xmlNewText((const xmlChar *)(text ? text : number)));
}

/* Puts the report into the tree that the templates read, replacing an existing one. */
static void
annotate(struct run *run, JsonNode *report)
{
    xmlNode *root = xmlDocGetRootElement(run->load.doc);
    xmlNs *ns = xmlSearchNsByHref(run->load.doc, root, (const xmlChar *)DERIVED);
    if (!ns)
        ns = xmlNewNs(root, (const xmlChar *)DERIVED, (const xmlChar *)"d");
    xmlNode *element = xmlNewChild(root, ns, (const xmlChar *)"conformance", NULL);
    add_members(element, ns, json_node_get_object(report));
}

static xmlDoc *
compose(struct run *run, const struct edition *edition, const char *medium)
{
    g_autofree char *quoted = g_strdup_printf("'%s'", medium);
    const char *parameters[] = { "medium", quoted, NULL };
    xmlDoc *tree = compose_edition(
        &run->ctx, run->model, edition->template, run->options->templates, parameters);
    timings_step(run->ctx.timings, edition->template);
    return tree;
}

xmlDoc *
conformance_tree(
    struct run *run, const struct edition *edition, GBytes *book, const char *medium)
{
    JsonNode *report = report_on(run, book);
    if (!report)
        return NULL;
    annotate(run, report);
    json_node_unref(report);
    return compose(run, edition, medium);
}

/* ---- page and book ---- */

static void
add_file(struct product *product, const char *name, GBytes *bytes)
{
    if (bytes)
        files_add(product->files, name, bytes);
}

bool
conformance_make(struct run *run, struct product *product, GBytes *book, struct theme *theme,
    const struct pdf_info *info)
{
    product->files = files_new();
    JsonNode *report = report_on(run, book);
    timings_step(run->ctx.timings, "conformance: read");
    if (!report)
        return false;
    add_file(product, "conformance.json", as_text(report));
    size_t size;
    const char *schema = resource_find("web/conformance.schema.json", &size);
    add_file(product, "conformance.schema.json", g_bytes_new_static(schema, size));
    annotate(run, report);
    json_node_unref(report);
    xmlDoc *page = compose(run, product->edition, "web");
    if (page)
        add_file(product, "index.html", web_one_page(page));
    xmlFreeDoc(page);
    xmlDoc *pages = page ? compose(run, product->edition, "print") : NULL;
    bool is_composed = pages != NULL;
    if (pages) {
        struct print_boxes *boxes = print_boxes_new(&run->ctx, theme);
        print_boxes_end(boxes, pages);
        xmlFreeDoc(pages);
        add_file(product, "conformance.pdf",
            print_edition(&run->ctx, theme, boxes, info, NULL, stdout));
        print_boxes_free(boxes);
    }
    g_autofree char *target = edition_target(product->edition, run->options);
    if (run->n_failed > 0)
        fprintf(stderr,
            "proviso: the book fails %zu of the requirements of its standard: see %s\n",
            run->n_failed, target);
    return is_composed;
}
