/*
 * cairo writes a rectangle as `X Y WIDTH HEIGHT re f` at the end of a line, with sizes rounded
 * to its 1/256 units.  Nothing else draws 3/256 by 5/256 pt at (1,1) or (2,1); and text cannot
 * be mistaken for it, since a line break inside a string is written behind a backslash.
 */
#include "print/pdf/mark.h"

#include "print/pdf/object.h"

#include <string.h>

#define WIDTH  (3 / 256.)
#define HEIGHT (5 / 256.)
#define LINE   " 1 0.012 0.02 re f\n"

enum { AT_BEGIN = 1, AT_END = 2 };

static void
draw(cairo_t *cr, int x)
{
    cairo_rectangle(cr, x, 1, WIDTH, HEIGHT);
    cairo_fill(cr);
}

static int
add_mark(struct page_marks *page, cairo_t *cr, struct mark mark)
{
    if (page->n == page->room) {
        page->room = page->room ? page->room * 2 : 32;
        page->marks = g_renew(struct mark, page->marks, page->room);
    }
    mark.id = mark.tag ? page->n_ids++ : -1;
    page->marks[page->n++] = mark;
    page->is_open = true;
    draw(cr, AT_BEGIN);
    return mark.id;
}

int
mark_begin(struct page_marks *page, cairo_t *cr, const struct tag *tag, enum artifact artifact)
{
    if (page->is_open) {
        const struct mark *open = &page->marks[page->n - 1];
        if (open->tag == tag && open->artifact == artifact && !open->actual)
            return -1;
    }
    return add_mark(page, cr, (struct mark){ .tag = tag, .artifact = artifact });
}

int
mark_begin_actual(
    struct page_marks *page, cairo_t *cr, const struct tag *tag, const char *text, size_t size)
{
    return add_mark(page, cr, (struct mark){ .tag = tag, .actual = g_strndup(text, size) });
}

void
mark_end(struct page_marks *page, cairo_t *cr)
{
    if (page->is_open)
        draw(cr, AT_END);
    page->is_open = false;
}

void
page_marks_clear(struct page_marks *page)
{
    for (size_t i = 0; i < page->n; i++)
        g_free(page->marks[i].actual);
    g_free(page->marks);
    *page = (struct page_marks){ 0 };
}

/* Kinds of artifact as ISO 32000-1, 14.8.2.2.2 has them. */
static const char *const artifact_operators[] = {
    [ARTIFACT_NONE] = "/Artifact BMC\n",
    [ARTIFACT_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
    [ARTIFACT_FOOTER] = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
    [ARTIFACT_PAGINATION] = "/Artifact<</Type/Pagination>>BDC\n",
    [ARTIFACT_LAYOUT] = "/Artifact<</Type/Layout>>BDC\n",
    [ARTIFACT_BACKGROUND] = "/Artifact<</Type/Background>>BDC\n",
};

static void
put_begin(GString *out, const struct mark *mark)
{
    if (!mark->tag) {
        put_literal(out, artifact_operators[mark->artifact]);
        return;
    }
    /* The name says nothing where there is an id; some programs replace in a Span only. */
    put_name(out, mark->actual ? "Span" : mark->tag->type);
    put_literal(out, "<</MCID");
    put_integer(out, mark->id);
    if (mark->actual) {
        put_literal(out, "/ActualText");
        put_text(out, mark->actual);
    }
    put_literal(out, ">>BDC\n");
}

bool
mark_rewrite(const struct page_marks *page, const char *content, size_t size, GString *out)
{
    const size_t tail = strlen(LINE);
    const char *end = content + size, *from = content;
    size_t n_begun = 0;
    bool is_open = false, is_good = true;
    const char *found;
    for (const char *at = content; (found = memmem(at, (size_t)(end - at), LINE, tail));) {
        at = found + tail;
        char kind = found > content ? found[-1] : 0;
        bool is_number_start = found - 1 == content || found[-2] == '\n' || found[-2] == ' ';
        if ((kind != '0' + AT_BEGIN && kind != '0' + AT_END) || !is_number_start)
            continue;
        g_string_append_len(out, from, (found - 1) - from);
        from = at;
        if (is_open)
            put_literal(out, "EMC\n");
        is_good = is_good && (kind == '0' + AT_BEGIN || is_open);
        is_open = kind == '0' + AT_BEGIN;
        if (!is_open)
            continue;
        if (n_begun < page->n)
            put_begin(out, &page->marks[n_begun]);
        n_begun++;
    }
    g_string_append_len(out, from, end - from);
    return is_good && !is_open && n_begun == page->n;
}
