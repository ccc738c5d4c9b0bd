/* Prints the layout as text, for goldens, line by line. */
#include "print/page/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Prints thousandths of a point.  Lengths in 1/1024 pt convert exactly, so the output is the
 * same everywhere.
 */
static void
length_print(FILE *out, scaled length)
{
    int64_t thousandths =
        ((int64_t)length * 1000 + (length < 0 ? -SCALE / 2 : SCALE / 2)) / SCALE;
    fprintf(out, "%s%" G_GINT64_FORMAT ".%03" G_GINT64_FORMAT, thousandths < 0 ? "-" : "",
        (gint64)(llabs(thousandths) / 1000), (gint64)(llabs(thousandths) % 1000));
}

static const struct box *
paragraph_of(const struct box *box)
{
    while (box && box->kind != BOX_PARAGRAPH && box->parent)
        box = box->parent;
    return box;
}

static bool
same_line(const struct fragment *a, const struct fragment *b)
{
    return b->kind == FRAGMENT_TEXT && a->line == b->line && a->artifact == b->artifact;
}

static size_t
line_end(const struct page *page, size_t first)
{
    size_t end = first + 1;
    while (end < page->n_fragments &&
           (page->fragments[end].line == page->fragments[first].line &&
               page->fragments[end].artifact == page->fragments[first].artifact))
        end++;
    return end;
}

static void
text_print(FILE *out, const struct page *page, size_t first, size_t end)
{
    fputc('"', out);
    for (size_t i = first; i < end; i++) {
        const struct fragment *f = &page->fragments[i];
        if (f->kind != FRAGMENT_TEXT)
            continue;
        fwrite(f->shaped->text, 1, (size_t)f->shaped->text_size, out);
        bool is_last = i + 1 == end || !same_line(f, &page->fragments[i + 1]);
        if (f->space_after && !is_last)
            fputc(' ', out);
    }
    fputs("\"\n", out);
}

/* Where a line begins, in whichever order its pieces are placed, and how wide it is. */
static scaled
line_width(const struct page *page, size_t first, size_t end, scaled *left)
{
    scaled right = *left = page->fragments[first].x;
    for (size_t i = first; i < end; i++) {
        const struct fragment *f = &page->fragments[i];
        *left = MIN(*left, f->x);
        right = MAX(right, f->x + f->width);
    }
    return right - *left;
}

/* Prints how far spaces are stretched, and glyphs if they are. */
static void
ratio_print(FILE *out, const struct fragment *f)
{
    length_print(out, f->ratio);
    if (f->glyphs != 0)
        fprintf(out, " glyphs=%d", f->glyphs);
    fputc(' ', out);
}

static void
line_dump(FILE *out, const struct page *page, size_t first, size_t end)
{
    const struct fragment *f = &page->fragments[first];
    scaled left, width = line_width(page, first, end, &left);
    fputs("    line x=", out);
    length_print(out, left);
    fputs(" baseline=", out);
    length_print(out, f->y);
    fputs(" width=", out);
    length_print(out, width);
    fputs(" ratio=", out);
    ratio_print(out, f);
    text_print(out, page, first, end);
}

/* Prints the element that a box shows, and its name. */
static void
box_name_print(FILE *out, const struct box *box)
{
    fprintf(out, "%s", box->name->element);
    if (box_id(box))
        fprintf(out, " #%s", box_id(box));
}

static void
rect_dump(FILE *out, const char *kind, const struct fragment *f)
{
    fprintf(out, "  %s ", kind);
    box_name_print(out, f->box);
    fputc(' ', out);
    length_print(out, f->x);
    fputc(',', out);
    length_print(out, f->y);
    fputc(' ', out);
    length_print(out, f->width);
    fputc('x', out);
    length_print(out, f->height);
    fputc('\n', out);
}

/* Prints the adjacent lines of one paragraph below its name and extent. */
static size_t
paragraph_dump(FILE *out, const struct page *page, size_t first)
{
    const struct fragment *f = &page->fragments[first];
    const struct box *paragraph = paragraph_of(f->box);
    scaled left = f->x, right = f->x, top = f->line_top, bottom = top;
    size_t end = first;
    while (end < page->n_fragments && page->fragments[end].kind == FRAGMENT_TEXT &&
           page->fragments[end].artifact == f->artifact &&
           paragraph_of(page->fragments[end].box) == paragraph) {
        const struct fragment *part = &page->fragments[end];
        left = MIN(left, part->x);
        right = MAX(right, part->x + part->width);
        bottom = MAX(bottom, part->line_top + part->line_height);
        end++;
    }
    fputs("  block ", out);
    box_name_print(out, paragraph);
    fputc(' ', out);
    length_print(out, left);
    fputc(',', out);
    length_print(out, top);
    fputc(' ', out);
    length_print(out, right - left);
    fputc('x', out);
    length_print(out, bottom - top);
    fputc('\n', out);
    for (size_t i = first; i < end;) {
        size_t next = MIN(line_end(page, i), end);
        line_dump(out, page, i, next);
        i = next;
    }
    return end;
}

static void
artifact_dump(FILE *out, const struct page *page, size_t first, size_t end)
{
    const struct fragment *f = &page->fragments[first];
    const char *kind = f->artifact == ARTIFACT_HEADER   ? "header"
                       : f->artifact == ARTIFACT_FOOTER ? "footer"
                                                        : "repeated";
    fprintf(out, "  %s ", kind);
    length_print(out, f->x);
    fputc(',', out);
    length_print(out, f->y);
    fputc(' ', out);
    text_print(out, page, first, end);
}

static void
page_head(FILE *out, const struct page *page)
{
    fprintf(out, "page %u %s label=%s master=%s\n", page->folio,
        page->is_verso ? "verso" : "recto", page->label, page->master->name);
}

static const char *
sign_name(const struct box *box)
{
    return box_more(box)->sign ? box_more(box)->sign : "sign";
}

static void
page_dump(void *user, const struct layout *layout, size_t index)
{
    FILE *out = user;
    const struct page *page = &layout->pages[index];
    page_head(out, page);
    for (size_t i = 0; i < page->n_fragments;) {
        const struct fragment *f = &page->fragments[i];
        size_t next = i + 1;
        if (f->kind == FRAGMENT_TEXT && f->artifact != ARTIFACT_NONE) {
            next = line_end(page, i);
            artifact_dump(out, page, i, next);
        } else if (f->kind == FRAGMENT_TEXT)
            next = paragraph_dump(out, page, i);
        else if (f->kind == FRAGMENT_RECT)
            rect_dump(out, "rect", f);
        else if (f->kind == FRAGMENT_SIGN || f->kind == FRAGMENT_BARS)
            rect_dump(out, sign_name(f->box), f);
        else if (f->kind == FRAGMENT_IMAGE)
            rect_dump(out, "image", f);
        else
            rect_dump(out, "path", f);
        i = next;
    }
}

void
layout_dump_pages(struct layout *layout, FILE *out)
{
    layout_draw(layout, page_dump, out);
}

static void
text_line_dump(FILE *out, const struct page *page, size_t first, size_t end)
{
    const struct fragment *f = &page->fragments[first];
    fprintf(out, "%s ", paragraph_of(f->box)->name->element);
    scaled left;
    length_print(out, line_width(page, first, end, &left));
    fputs(" ratio=", out);
    ratio_print(out, f);
    text_print(out, page, first, end);
}

static void
page_lines_dump(void *user, const struct layout *layout, size_t index)
{
    FILE *out = user;
    const struct page *page = &layout->pages[index];
    for (size_t i = 0; i < page->n_fragments;) {
        size_t next = i + 1;
        const struct fragment *f = &page->fragments[i];
        if (f->kind == FRAGMENT_TEXT) {
            next = line_end(page, i);
            if (f->artifact == ARTIFACT_NONE)
                text_line_dump(out, page, i, next);
        }
        i = next;
    }
}

void
layout_dump_lines(struct layout *layout, FILE *out)
{
    layout_draw(layout, page_lines_dump, out);
}
