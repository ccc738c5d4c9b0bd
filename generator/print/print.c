#include "print/print.h"

#include "base/edit_distance.h"
#include "print/box/attribute.h"
#include "print/text/font_files.h"

#include <string.h>

/* Writes a stage as text; false if layout has no stage of that name. */
static bool
dump_layout(struct layout *layout, const struct box *root, enum pdf_standard standard,
    const char *stage, FILE *dump)
{
    if (strcmp(stage, "lines") == 0)
        layout_dump_lines(layout, dump);
    else if (strcmp(stage, "pages") == 0)
        layout_dump_pages(layout, dump);
    else if (strcmp(stage, "tags") == 0)
        pdf_dump_tags(root, layout, standard, dump);
    else
        return false;
    return true;
}

/* Collects the masters that page sequences use. */
static GHashTable *
masters_asked_for(const struct box *root)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    for (const struct box *section = root->first; section; section = section->next) {
        const char *name = box_attribute(section, "data-master");
        if (name)
            g_hash_table_add(names, (gpointer)(uintptr_t)name);
    }
    return names;
}

/* A master that a theme adds and no sequence uses most often has a mistyped name. */
static void
report_masters(struct ctx *ctx, const struct theme *theme, const struct box *root)
{
    g_autoptr(GHashTable) asked = masters_asked_for(root);
    for (size_t i = 0; i < theme->n_masters; i++) {
        const struct page_master *master = &theme->masters[i];
        if (!master->declared.source || g_hash_table_contains(asked, master->name))
            continue;
        struct diag *diag = diag_add(ctx->diags, SEV_WARNING, master->declared, "unused",
            "no pages ask for the master \"%s\"", master->name);
        const char *near = nearest_in_set(master->name, asked);
        if (near)
            diag_note(ctx->diags, diag, (struct span){ .source = NULL }, "did you mean \"%s\"?",
                near);
    }
}

/* Records the fonts used, for the PDF and for --timings. */
static GBytes *
write_pdf(struct ctx *ctx, struct layout *layout, const struct box *root,
    const struct pdf_info *info, int64_t begin)
{
    struct font_files *files = font_files_new();
    struct pdf_info whole = *info;
    whole.fonts = files;
    GBytes *pdf = pdf_write(ctx, layout, root, &whole);
    font_files_report_own(files, ctx);
    size_t n;
    const struct font_file *fonts = font_files_list(files, &n);
    for (size_t i = 0; ctx->timings && i < n; i++) {
        g_autofree char *name = g_path_get_basename(fonts[i].path);
        fprintf(stderr, "%s  %s\n", fonts[i].sha256, name);
    }
    font_files_check(files, ctx, begin);
    font_files_free(files);
    if (pdf && ctx->refusal)
        g_clear_pointer(&pdf, g_bytes_unref);
    return pdf;
}

struct print_boxes {
    struct arena *arena;
    struct box_builder *builder; /* NULL when all boxes are there */
    struct box *root;
};

struct print_boxes *
print_boxes_new(struct ctx *ctx, struct theme *theme)
{
    struct print_boxes *boxes = g_new0(struct print_boxes, 1);
    boxes->arena = arena_new();
    boxes->builder = box_builder_new(boxes->arena, ctx, theme);
    return boxes;
}

void
print_boxes_add(struct print_boxes *boxes, xmlDoc *print_tree)
{
    box_builder_add(boxes->builder, print_tree);
}

void
print_boxes_end(struct print_boxes *boxes, xmlDoc *print_tree)
{
    boxes->root = box_builder_end(boxes->builder, print_tree);
    boxes->builder = NULL;
}

bool
print_boxes_any(const struct print_boxes *boxes)
{
    return boxes->root != NULL;
}

void
print_boxes_free(struct print_boxes *boxes)
{
    if (boxes->builder) /* the templates failed */
        print_boxes_end(boxes, NULL);
    arena_free(boxes->arena);
    g_free(boxes);
}

void
print_check(struct ctx *ctx, struct theme *theme, const struct print_boxes *boxes)
{
    struct box *root = boxes->root;
    if (root)
        report_masters(ctx, theme, root);
    struct text *text = root ? text_new(ctx, theme) : NULL;
    if (text && !ctx->refusal) {
        struct layout *layout = layout_book(ctx, theme, text, root, 0);
        struct font_files *files = font_files_new();
        pdf_check(ctx, layout, root, files);
        font_files_report_own(files, ctx);
        font_files_free(files);
        layout_clear(layout);
    }
    text_free(text);
}

/* Everything that follows the boxes. */
static GBytes *
lay_out(struct ctx *ctx, struct theme *theme, struct box *root, const struct pdf_info *info,
    const char *dump_stage, FILE *dump)
{
    if (dump_stage && strcmp(dump_stage, "boxes") == 0) {
        box_dump(root, dump);
        return NULL;
    }
    int64_t begin = g_get_real_time();
    struct text *text = text_new(ctx, theme);
    GBytes *pdf = NULL;
    if (!ctx->refusal) {
        scaled bleed = info->is_press ? theme_metric(theme, "bleed") : 0;
        struct layout *layout = layout_book(ctx, theme, text, root, bleed);
        if (!dump_stage || !dump_layout(layout, root, info->standard, dump_stage, dump))
            pdf = write_pdf(ctx, layout, root, info, begin);
        layout_clear(layout);
    }
    text_free(text);
    return pdf;
}

GBytes *
print_edition(struct ctx *ctx, struct theme *theme, const struct print_boxes *boxes,
    const struct pdf_info *info, const char *dump_stage, FILE *dump)
{
    struct box *root = boxes->root;
    if (root)
        report_masters(ctx, theme, root);
    timings_step(ctx->timings, "print: boxes");
    GBytes *pdf = root ? lay_out(ctx, theme, root, info, dump_stage, dump) : NULL;
    timings_step(ctx->timings, "print: end");
    return pdf;
}
