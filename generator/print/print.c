#include "print/print.h"

#include <string.h>

/* Writes a stage as text; false when `stage` is none that a layout can show. */
static bool
dump_layout(const struct layout *layout, const struct box *root, enum pdf_standard standard,
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

void
print_check(struct ctx *ctx, struct theme *theme, xmlDoc *print_tree)
{
    struct box *root = box_build(ctx, theme, print_tree);
    xmlFreeDoc(print_tree);
    if (!root)
        return;
    struct text *text = text_new(ctx, theme);
    if (!ctx->refusal) {
        struct layout *layout = layout_book(ctx, theme, text, root);
        pdf_check(ctx, layout, root);
        layout_clear(layout);
    }
    text_free(text);
}

GBytes *
print_edition(struct ctx *ctx, struct theme *theme, xmlDoc *print_tree,
    const struct pdf_info *info, const char *dump_stage, FILE *dump)
{
    struct box *root = box_build(ctx, theme, print_tree);
    xmlFreeDoc(print_tree);
    if (!root)
        return NULL;
    timings_step(ctx->timings, "print: boxes");
    if (dump_stage && strcmp(dump_stage, "boxes") == 0) {
        box_dump(root, dump);
        return NULL;
    }
    struct text *text = text_new(ctx, theme);
    if (ctx->refusal) {
        text_free(text);
        return NULL;
    }
    struct layout *layout = layout_book(ctx, theme, text, root);
    GBytes *pdf = NULL;
    if (!dump_stage || !dump_layout(layout, root, info->standard, dump_stage, dump))
        pdf = pdf_write(ctx, layout, root, info);
    layout_clear(layout);
    text_free(text);
    timings_step(ctx->timings, "print: end");
    return pdf;
}
