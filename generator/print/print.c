#include "print/print.h"

#include "base/edit_distance.h"
#include "print/box/attribute.h"
#include "print/text/font_files.h"

#include <string.h>

/* Writes a stage as text; false if layout has no stage of that name. */
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

static struct font_files *
fonts_of(const struct layout *layout)
{
    struct font_files *files = font_files_new();
    for (size_t i = 0; i < layout->n_pages; i++)
        for (size_t k = 0; k < layout->pages[i].n_fragments; k++)
            if (layout->pages[i].fragments[k].kind == FRAGMENT_TEXT)
                font_files_add(files, layout->pages[i].fragments[k].shaped->font);
    return files;
}

/* Records the fonts used, for the PDF and for --timings. */
static GBytes *
write_pdf(struct ctx *ctx, const struct layout *layout, const struct box *root,
    const struct pdf_info *info, int64_t begin)
{
    struct font_files *files = fonts_of(layout);
    font_files_report_own(files, ctx);
    struct pdf_info whole = *info;
    whole.fonts = font_files_list(files, &whole.n_fonts);
    for (size_t i = 0; ctx->timings && i < whole.n_fonts; i++) {
        g_autofree char *name = g_path_get_basename(whole.fonts[i].path);
        fprintf(stderr, "%s  %s\n", whole.fonts[i].sha256, name);
    }
    timings_step(ctx->timings, "print: fonts");
    GBytes *pdf = pdf_write(ctx, layout, root, &whole);
    font_files_check(files, ctx, begin);
    font_files_free(files);
    if (pdf && ctx->refusal)
        g_clear_pointer(&pdf, g_bytes_unref);
    return pdf;
}

void
print_check(struct ctx *ctx, struct theme *theme, xmlDoc *print_tree)
{
    struct box *root = box_build(ctx, theme, print_tree);
    xmlFreeDoc(print_tree);
    if (!root)
        return;
    report_masters(ctx, theme, root);
    struct text *text = text_new(ctx, theme);
    if (!ctx->refusal) {
        struct layout *layout = layout_book(ctx, theme, text, root, 0);
        struct font_files *files = fonts_of(layout);
        font_files_report_own(files, ctx);
        font_files_free(files);
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
    report_masters(ctx, theme, root);
    timings_step(ctx->timings, "print: boxes");
    if (dump_stage && strcmp(dump_stage, "boxes") == 0) {
        box_dump(root, dump);
        return NULL;
    }
    int64_t begin = g_get_real_time();
    struct text *text = text_new(ctx, theme);
    if (ctx->refusal) {
        text_free(text);
        return NULL;
    }
    scaled bleed = info->is_press ? theme_metric(theme, "bleed") : 0;
    struct layout *layout = layout_book(ctx, theme, text, root, bleed);
    GBytes *pdf = NULL;
    if (!dump_stage || !dump_layout(layout, root, info->standard, dump_stage, dump))
        pdf = write_pdf(ctx, layout, root, info, begin);
    layout_clear(layout);
    text_free(text);
    timings_step(ctx->timings, "print: end");
    return pdf;
}
