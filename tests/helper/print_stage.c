/*
 * print_stage FILE boxes|lines|pages [THEME]: prints a stage of a print tree (the vocabulary of
 * box.h), for goldens that do not depend on templates: the boxes, with the pieces of each
 * paragraph; or the lines; or the pages.  Findings go to standard error.
 */
#include "print/page/page.h"
#include "print/text/text.h"

#include <libxml/parser.h>
#include <string.h>

static const char *const names[] = { "shaped", "space", "object", "anchor", "break", "hyphen" };

static void
print_piece(const struct piece *p)
{
    printf("    %s %.3f", names[p->kind], PT(p->width));
    if (p->kind == PIECE_SHAPED)
        printf(" \"%.*s\" %d glyphs", p->shaped->text_size, p->shaped->text,
            p->shaped->glyphs->num_glyphs);
    if (p->level)
        printf(" level=%d", p->level);
    if (p->home->link)
        printf(" link=%s", box_target(p->home->link));
    if (p->home->style->raise)
        printf(" raise=%.3f", PT(p->home->style->raise));
    if (p->break_after)
        printf(" break");
    putchar('\n');
}

static const char *
label(void *data, const struct box *box)
{
    (void)data;
    return box_target(box) && strcmp(box_target(box), "merged") == 0 ? "" : "34";
}

static void
print_paragraphs(struct text *text, struct arena *a, const struct box *box)
{
    if (box->kind == BOX_PARAGRAPH) {
        const struct paragraph *p = text_paragraph(text, a, box, label, NULL);
        printf("paragraph %u %s %.3f/%.3f%s\n", box->index, box->style->font_family,
            PT(box->style->font_size), PT(box->style->line_height), p->is_rtl ? " rtl" : "");
        for (size_t i = 0; i < p->n; i++)
            print_piece(&p->pieces[i]);
    }
    if (box_marker(box))
        print_paragraphs(text, a, box_marker(box));
    for (const struct box *child = box->first; child; child = child->next)
        print_paragraphs(text, a, child);
}

static void
print_layout(
    struct ctx *ctx, struct theme *theme, struct text *text, struct box *root, bool pages)
{
    struct layout *layout = layout_book(ctx, theme, text, root, 0);
    if (pages)
        layout_dump_pages(layout, stdout);
    else
        layout_dump_lines(layout, stdout);
    layout_clear(layout);
}

int
main(int argc, char **argv)
{
    if (argc < 3 || argc > 4)
        return 2;
    struct ctx ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    struct theme *theme = theme_load(&ctx, argc > 3 ? argv[3] : NULL);
    xmlDoc *doc = xmlReadFile(argv[1], NULL, 0);
    struct box *root = theme && doc ? box_build(ctx.arena, &ctx, theme, doc) : NULL;
    if (root) {
        struct text *text = text_new(&ctx, theme);
        if (strcmp(argv[2], "boxes") == 0) {
            box_dump(root, stdout);
            print_paragraphs(text, ctx.arena, root);
        } else {
            print_layout(&ctx, theme, text, root, strcmp(argv[2], "pages") == 0);
        }
        text_free(text);
    }
    diags_print_human(ctx.diags, stderr, false);
    xmlFreeDoc(doc);
    theme_free(theme);
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
    xmlCleanupParser();
    return root ? 0 : 1;
}
