/* Reads and examines the pictures that a handbook's tree names. */
#include "picture/read.h"

#include "load/load.h"

void
picture_report_add(
    struct ctx *ctx, const char *name, struct span span, const struct picture_report *report)
{
    if (report->fault) {
        diag_add(ctx->diags, SEV_ERROR, span, "picture", "\"%s\" %s", name, report->fault);
        return;
    }
    if (!report->parts)
        return;
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < report->parts->len; i++)
        g_string_append_printf(
            list, "%s%s", i ? ", " : "", (const char *)g_ptr_array_index(report->parts, i));
    diag_add(ctx->diags, SEV_WARNING, span, "picture-reduced", "\"%s\" is shown without: %s",
        name, list->str);
}

static void
read_picture(struct ctx *ctx, const xmlNode *img, GHashTable *seen)
{
    const char *src = node_attribute(img, "src");
    const char *path = src ? load_resolve(ctx, img, src) : NULL;
    const char *name = path ? load_inside(ctx, path) : NULL;
    const struct source *source = name ? sources_find(ctx->sources, name) : NULL;
    /* A missing file has already been reported. */
    if (!source || g_hash_table_contains(seen, name))
        return;
    g_hash_table_add(seen, (gpointer)(uintptr_t)name);
    g_autoptr(GBytes) bytes = g_bytes_new_static(source->text, source->size);
    struct picture_report report;
    pictures_add(ctx->pictures, name, bytes, &report);
    picture_report_add(ctx, src, attribute_span(img, "src"), &report);
    picture_report_clear(&report);
}

static void
read_below(struct ctx *ctx, const xmlNode *node, GHashTable *seen)
{
    if (node_is(node, "img"))
        read_picture(ctx, node, seen);
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            read_below(ctx, child, seen);
}

void
pictures_read(struct ctx *ctx, const xmlDoc *doc)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    read_below(ctx, xmlDocGetRootElement(doc), seen);
}
