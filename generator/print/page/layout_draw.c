/*
 * Draws the pages of a book, one after another.  Each page sequence is set once more, because
 * what layout knew of it is larger than what it kept, and is forgotten behind its last page.
 */
#include "print/page/internal.h"

/* Reports what did not fit, and frees the sequence. */
static void
sequence_end(const struct book *book, struct sequence *s)
{
    for (const struct overfull *o = s->overfulls; o; o = o->next)
        overfull_report(book->ctx, o->box, o->excess, o->what);
    sequence_drop(s);
    arena_free(s->kept);
    s->kept = NULL;
}

/* Sequences are set with the labels with which they were set last. */
static void
begin_drawing(struct book *book)
{
    GHashTable *newest = book->refs.labels;
    book->refs.labels = book->labels_before;
    book->labels_before = newest;
    book->refs.pass++;
    g_hash_table_remove_all(book->refs.locators);
}

void
book_draw(struct layout *layout, take_page_fn *take, void *user)
{
    struct book *book = layout->book;
    const struct furniture furniture = { .ctx = book->ctx,
        .theme = book->theme,
        .metrics = &book->metrics,
        .text = book->text,
        .root = book->root,
        .bleed = layout->bleed,
        .is_double_sided = book->theme->is_double_sided };
    begin_drawing(book);
    size_t at = 0;
    for (size_t i = 0; i < book->n; i++) {
        struct sequence *s = &book->sequences[i];
        sequence_build(book, s, s->begins);
        for (; at < s->first + s->n_pages; at++) {
            struct page *page = &layout->pages[at];
            struct arena *drawing = arena_new();
            if (at >= s->first) /* others are blank */
                page_draw(&furniture, drawing, s, at - s->first, page, layout);
            if (take)
                take(user, layout, at);
            g_clear_pointer(&page->fragments, g_free);
            page->n_fragments = 0;
            arena_free(drawing);
        }
        sequence_end(book, s);
    }
}

void
layout_draw(struct layout *layout, take_page_fn *take, void *user)
{
    layout->draw(layout, take, user);
}
