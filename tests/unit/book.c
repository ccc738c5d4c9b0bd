#include "unit/book.h"

#include <stdio.h>
#include <string.h>

bool
in_text_area(const struct fragment *f)
{
    return f->kind == FRAGMENT_TEXT &&
           (f->artifact == ARTIFACT_NONE || f->artifact == ARTIFACT_LAYOUT);
}

static bool
lines_overlap(const struct fragment *a, const struct fragment *b)
{
    const scaled slack = SCALED_PT(1);
    bool across = a->x + slack < b->x + b->width && b->x + slack < a->x + a->width;
    bool down = a->line_top + slack < b->line_top + b->line_height &&
                b->line_top + slack < a->line_top + a->line_height;
    return across && down;
}

/* The number in the thumb tab is meant to stand at the edge of the paper. */
static bool
is_tab(const struct page *page, const struct fragment *f)
{
    const struct page_master *m = page->master;
    scaled left = page->is_verso ? 0 : m->width - m->tab_width;
    return f->artifact == ARTIFACT_PAGINATION && f->x >= left &&
           f->x + f->width <= left + m->tab_width;
}

static void
check_page(const struct page *page)
{
    const struct page_master *m = page->master;
    scaled left = page->is_verso ? m->outer : m->inner;
    scaled right = left + m->main + m->gutter + m->side + 2;
    for (size_t i = 0; i < page->n_fragments; i++) {
        const struct fragment *f = &page->fragments[i];
        if (f->kind != FRAGMENT_TEXT || is_tab(page, f))
            continue;
        assert_true(f->x >= left - 2 && f->x + f->width <= right);
        if (in_text_area(f))
            assert_true(f->line_top >= m->top && f->line_top + f->line_height <= m->bottom + 2);
        for (size_t k = 0; k < i; k++) {
            const struct fragment *o = &page->fragments[k];
            if (o->kind == FRAGMENT_TEXT && o->line != f->line && lines_overlap(o, f)) {
                print_error("page %u: \"%.*s\" upon \"%.*s\"\n", page->folio,
                    f->shaped->text_size, f->shaped->text, o->shaped->text_size,
                    o->shaped->text);
                fail();
            }
        }
    }
}

char *
page_text(const struct page *page)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < page->n_fragments; i++) {
        const struct fragment *f = &page->fragments[i];
        if (f->kind != FRAGMENT_TEXT || f->artifact == ARTIFACT_HEADER ||
            f->artifact == ARTIFACT_FOOTER)
            continue;
        bool is_repeated = f->artifact == ARTIFACT_PAGINATION;
        bool is_last = i + 1 == page->n_fragments || page->fragments[i + 1].line != f->line ||
                       page->fragments[i + 1].kind != FRAGMENT_TEXT;
        if (is_repeated)
            g_string_append_c(text, '[');
        g_string_append_len(text, f->shaped->text, f->shaped->text_size);
        if (is_repeated)
            g_string_append_c(text, ']');
        if (is_last)
            g_string_append_c(text, '/');
        else if (f->space_after)
            g_string_append_c(text, ' ');
    }
    return g_string_free(text, FALSE);
}

/* Keeps a copy of a page. */
static void
keep_page(void *user, const struct layout *layout, size_t index)
{
    struct book_fixture *b = user;
    struct page *page = &b->pages[index];
    *page = layout->pages[index];
    page->fragments =
        arena_copy(b->ctx.arena, page->fragments, page->n_fragments * sizeof(struct fragment));
    for (size_t i = 0; i < page->n_fragments; i++) {
        struct fragment *f = &page->fragments[i];
        if (f->kind == FRAGMENT_PATH)
            f->points = arena_copy(b->ctx.arena, f->points, f->n_points * sizeof(struct point));
    }
}

struct book_fixture *
lay_unchecked(const char *body)
{
    struct book_fixture *b = g_new0(struct book_fixture, 1);
    b->ctx =
        (struct ctx){ .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    b->theme = theme_load(&b->ctx, NULL);
    assert_non_null(b->theme);
    g_autofree char *html =
        g_strdup_printf("<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\">"
                        "<body data-continued=\"(continued)\">%s</body></html>",
            body);
    b->doc = xmlReadMemory(html, (int)strlen(html), "t.xml", NULL, 0);
    assert_non_null(b->doc);
    struct box *root = box_build(b->ctx.arena, &b->ctx, b->theme, b->doc);
    b->text = text_new(&b->ctx, b->theme);
    b->layout = layout_book(&b->ctx, b->theme, b->text, root, 0);
    b->pages = ARENA_ARRAY(b->ctx.arena, struct page, b->layout->n_pages);
    layout_draw(b->layout, keep_page, b);
    return b;
}

struct book_fixture *
lay(const char *body)
{
    struct book_fixture *b = lay_unchecked(body);
    for (size_t i = 0; i < b->layout->n_pages; i++)
        check_page(&b->pages[i]);
    return b;
}

void
done(struct book_fixture *b)
{
    layout_clear(b->layout);
    text_free(b->text);
    xmlFreeDoc(b->doc);
    theme_free(b->theme);
    diags_free(b->ctx.diags);
    sources_free(b->ctx.sources);
    arena_free(b->ctx.arena);
    g_free(b);
}

unsigned
page_of(const struct book_fixture *b, const char *text)
{
    unsigned found = 0;
    for (size_t i = b->layout->n_pages; i-- > 0;) {
        g_autofree char *all = page_text(&b->pages[i]);
        if (strstr(all, text))
            found = (unsigned)i + 1;
    }
    return found;
}

size_t
count_text(const struct book_fixture *b, const char *text)
{
    size_t count = 0;
    for (size_t i = 0; i < b->layout->n_pages; i++) {
        g_autofree char *all = page_text(&b->pages[i]);
        for (const char *p = all; (p = strstr(p, text)); p++)
            count++;
    }
    return count;
}

const struct fragment *
fragment_of(const struct book_fixture *b, const char *word)
{
    for (size_t i = 0; i < b->layout->n_pages; i++)
        for (size_t k = 0; k < b->pages[i].n_fragments; k++) {
            const struct fragment *f = &b->pages[i].fragments[k];
            if (f->kind == FRAGMENT_TEXT && (size_t)f->shaped->text_size == strlen(word) &&
                memcmp(f->shaped->text, word, strlen(word)) == 0)
                return f;
        }
    fail_msg("no word \"%s\"", word);
    return NULL;
}

size_t
errors(const struct book_fixture *b, const char *code)
{
    size_t n, count = 0;
    const struct diag *const *diags = diags_sorted(b->ctx.diags, &n);
    for (size_t i = 0; i < n; i++)
        count += strcmp(diags[i]->code, code) == 0;
    return count;
}

void
words_add(GString *out, int n, int first, int words)
{
    for (int i = first; i < first + n; i++) {
        g_string_append(out, "<p>");
        for (int k = 0; k < words; k++)
            g_string_append_printf(out, "word%d-%d ", i, k);
        g_string_append(out, "</p>");
    }
}

void
table_add(GString *out, int rows, const char *caption)
{
    g_string_append_printf(out,
        "<table><caption>%s</caption><thead><tr><th>First</th><th>Second</th></tr></thead>"
        "<tbody>",
        caption);
    for (int i = 0; i < rows; i++)
        g_string_append_printf(out, "<tr><td>row%d</td><td>value</td></tr>", i);
    g_string_append(out, "</tbody></table>");
}
