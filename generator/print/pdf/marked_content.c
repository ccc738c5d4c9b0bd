#include "print/pdf/marked_content.h"

#include "print/pdf/object.h"

bool
marked_content_takes(
    const struct marked_content *mark, const struct tag *tag, enum artifact artifact)
{
    return mark->tag == tag && mark->artifact == artifact && !mark->actual;
}

static int
add_mark(struct page_marks *page, struct marked_content mark)
{
    if (page->n == page->room) {
        page->room = page->room ? page->room * 2 : 32;
        page->marks = g_renew(struct marked_content, page->marks, page->room);
    }
    mark.id = mark.tag ? page->n_ids++ : -1;
    page->marks[page->n++] = mark;
    return mark.id;
}

int
marked_content_begin(struct page_marks *page, const struct tag *tag, enum artifact artifact)
{
    if (page->n > 0 && marked_content_takes(&page->marks[page->n - 1], tag, artifact))
        return -1;
    return add_mark(page, (struct marked_content){ .tag = tag, .artifact = artifact });
}

int
marked_content_begin_actual(struct page_marks *page, const struct tag *tag, char *text)
{
    return add_mark(page, (struct marked_content){ .tag = tag, .actual = text });
}

void
page_marks_fit(struct page_marks *page)
{
    page->room = page->n;
    page->marks = g_renew(struct marked_content, page->marks, page->room);
}

void
page_marks_clear(struct page_marks *page)
{
    for (size_t i = 0; i < page->n; i++)
        g_free(page->marks[i].actual);
    g_free(page->marks);
    if (page->forms)
        g_array_free(page->forms, TRUE);
    if (page->typefaces)
        g_ptr_array_free(page->typefaces, TRUE);
    *page = (struct page_marks){ 0 };
}

/* Kinds of artifact (ISO 32000-1, 14.8.2.2.2). */
static const char *const artifact_operators[] = {
    [ARTIFACT_NONE] = "/Artifact<</Type/Layout>>BDC\n",
    [ARTIFACT_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
    [ARTIFACT_FOOTER] = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
    [ARTIFACT_PAGINATION] = "/Artifact<</Type/Pagination>>BDC\n",
    [ARTIFACT_LAYOUT] = "/Artifact<</Type/Layout>>BDC\n",
    [ARTIFACT_BACKGROUND] = "/Artifact<</Type/Background>>BDC\n",
};

void
marked_content_put(GString *out, const struct marked_content *mark)
{
    if (!mark->tag) {
        put_literal(out, artifact_operators[mark->artifact]);
        return;
    }
    /* The type is redundant with an id, but some programs apply ActualText only in a Span. */
    put_name(out, mark->actual ? "Span" : mark->tag->type);
    put_literal(out, "<</MCID");
    put_integer(out, mark->id);
    if (mark->actual) {
        put_literal(out, "/ActualText");
        put_text(out, mark->actual);
    }
    put_literal(out, ">>BDC\n");
}
