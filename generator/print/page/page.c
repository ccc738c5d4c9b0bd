/* Lays out page sequences until their page references are final. */
#include "print/page/internal.h"

#include "base/diag.h"
#include "base/language.h"
#include "print/box/attribute.h"

#include <string.h>

static const struct page_master *
master_of(const struct book *book, const struct box *section)
{
    const char *name = box_attribute(section, "data-master");
    const struct page_master *master = theme_master(book->theme, name ? name : "body");
    return master ? master : theme_master(book->theme, "body");
}

/* Marks that wait for the next box at the end of the list belong to the last box. */
static void
marks_finish(struct vlist *v)
{
    if (!v->marks)
        return;
    if (v->n == 0)
        vlist_box(v, 0, REGION_MAIN);
    else {
        struct content *c = &v->boxes[v->n - 1].content;
        *c->marks_end = v->marks;
        c->marks_end = v->marks_end;
        v->marks = NULL;
    }
}

/*
 * Notes stay on a page with text of their unit; if they would not, the unit begins on a new
 * page.
 */
static void
sequence_paginate(struct flow *flow, struct sequence *s)
{
    scaled height = s->master->bottom - s->master->top;
    struct arena *passing = arena_new(), *pages = arena_new();
    struct page_breaker *breaker =
        page_breaker_new(passing, s->v->items, s->v->n, &height, s->begins);
    struct side_column *side = side_column_new(s);
    s->n_pages = page_breaker_pages(breaker, pages, &s->pages);
    size_t stranded, changed = 0;
    while ((stranded = side_column_place(side, flow, changed)) != SIZE_MAX) {
        s->v->items[stranded].penalty = BREAK_FORCED;
        page_breaker_force(breaker, stranded);
        struct arena *before = pages;
        pages = arena_new();
        struct page_range *now;
        size_t n = page_breaker_pages(breaker, pages, &now);
        for (changed = 0; changed < MIN(n, s->n_pages); changed++)
            if (now[changed].first != s->pages[changed].first ||
                now[changed].end != s->pages[changed].end)
                break;
        s->pages = now;
        s->n_pages = n;
        arena_free(before);
    }
    s->pages = arena_copy(s->arena, s->pages, s->n_pages * sizeof *s->pages);
    side_column_free(side);
    arena_free(pages);
    arena_free(passing);
}

static struct flow
sequence_flow(struct book *book, struct sequence *s)
{
    const char *continued = box_attribute(book->root, "data-continued");
    const struct style *text = s->box->style;
    return (struct flow){ .ctx = book->ctx,
        .theme = book->theme,
        .metrics = &book->metrics,
        .text = book->text,
        .refs = &book->refs,
        .arena = s->arena,
        .master = s->master,
        .grid = text->line_grid ? text->line_height : 0,
        .grid_baseline = text_baseline(book->text, text),
        .overfulls = &s->overfulls,
        .continued = continued ? continued : "\xe2\x80\xa6" };
}

void
sequence_drop(struct sequence *s)
{
    arena_free(s->arena);
    s->arena = NULL;
    s->overfulls = NULL;
}

static void
ids_add(GArray *ids, const struct content *content, size_t page, bool is_in_note)
{
    for (const struct mark *p = content->marks; p; p = p->next) {
        const struct sequence_id id = { p->box, page, is_in_note };
        g_array_append_val(ids, id);
    }
}

/* Adds the ids of a page of the sequence, in the order in which it is drawn. */
static void
page_ids_add(GArray *ids, const struct sequence *s, size_t page)
{
    for (size_t i = s->pages[page].first; i < s->pages[page].end; i++)
        ids_add(ids, &s->v->boxes[i].content, page, false);
    for (size_t i = s->side_starts[page]; i < s->side_starts[page + 1]; i++) {
        const struct side_part *part = &s->sides[i];
        if (part->box != SIZE_MAX)
            ids_add(ids, &part->note->stack->list->boxes[part->box].content, page, true);
    }
}

/* Keeps what the next pass needs to know of this one. */
static void
sequence_keep(const struct book *book, struct sequence *s)
{
    s->n_asked = book->refs.asked->len;
    s->asked =
        arena_copy(s->kept, book->refs.asked->data, s->n_asked * sizeof(struct asked_label));
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(struct sequence_id));
    for (size_t k = 0; k < s->n_pages; k++)
        page_ids_add(ids, s, k);
    s->n_ids = ids->len;
    s->ids = arena_copy(s->kept, ids->data, ids->len * sizeof(struct sequence_id));
    g_array_free(ids, TRUE);
    s->is_set = true;
}

void
sequence_build(struct book *book, struct sequence *s, enum spread_side begins)
{
    struct box *box = s->box;
    s->arena = arena_new();
    s->begins = begins;
    struct flow flow = sequence_flow(book, s);
    book->refs.arena = s->kept;
    g_array_set_size(book->refs.asked, 0);
    s->v = vlist_new(s->arena);
    struct column column = { .region = REGION_MAIN, .width = s->master->main };
    flow_block(&flow, s->v, box, column);
    marks_finish(s->v);
    sequence_paginate(&flow, s);
    scaled height = s->master->bottom - s->master->top;
    for (size_t k = 0; k < s->n_pages; k++)
        if (s->pages[k].is_overfull) {
            const struct vbox *tall = &s->v->boxes[s->pages[k].first];
            const struct ink *ink = tall->content.inks;
            const struct box *culprit = !ink        ? box
                                        : ink->line ? ink->line->lines->box
                                                    : ink->fragment->box;
            flow_overfull(&flow, culprit, s->pages[k].height - height, "block");
        }
    s->decors = (struct open_decors){ ARENA_ARRAY(s->arena, size_t, s->v->n_decors), 0, 0 };
}

/* True if the labels with which the sequence was set are still those of its references. */
static bool
sequence_is_settled(const struct book *book, const struct sequence *s)
{
    for (size_t i = 0; i < s->n_asked; i++)
        if (strcmp(s->asked[i].label, page_refs_label_now(&book->refs, s->asked[i].page_ref)) !=
            0)
            return false;
    return true;
}

/*
 * The page on which a sequence begins that ends on a multiple of so many pages: a book is
 * printed on sheets that are folded.
 */
static size_t
completing_page(const struct sequence *s, size_t next)
{
    guint64 multiple = 1;
    g_ascii_string_to_unsigned(
        box_attribute(s->box, "data-completes"), 10, 1, 1000, &multiple, NULL);
    size_t n = MAX(s->n_pages, 1), over = (next + n) % multiple;
    return next + (over > 0 ? multiple - over : 0);
}

/* The page (from 0) on which a sequence begins, if `next` is the first free page. */
static size_t
first_page(const struct book *book, const struct sequence *s, size_t next)
{
    enum break_kind kind = s->box->style->break_before.kind;
    if (box_attribute(s->box, "data-completes"))
        return completing_page(s, next);
    if (!book->theme->is_double_sided)
        return next;
    bool has_tab = box_attribute(s->box, "data-tab") != NULL;
    bool wants_recto = kind == BREAK_RECTO || (has_tab && book->theme->chapters_start_recto);
    bool is_recto = next % 2 == 0;
    bool is_wrong = (wants_recto && !is_recto) || (kind == BREAK_VERSO && is_recto);
    return next + is_wrong;
}

/* Records the current page of every id. */
static GHashTable *
labels_collect(const struct book *book)
{
    GHashTable *labels = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < book->n; i++) {
        const struct sequence *s = &book->sequences[i];
        char *label = NULL;
        size_t page = SIZE_MAX; /* the one that `label` is of */
        for (size_t k = 0; k < s->n_ids; k++) {
            const struct sequence_id *id = &s->ids[k];
            if (id->is_in_note)
                continue;
            if (id->page != page)
                label = arena_printf(book->passing, "%zu", s->first + id->page + 1);
            page = id->page;
            if (!g_hash_table_contains(labels, box_id(id->box)))
                g_hash_table_insert(labels, (gpointer)(uintptr_t)box_id(id->box), label);
        }
    }
    return labels;
}

/* Makes one pass: sets again what is not final; returns true if nothing had to be. */
static bool
book_pass(struct book *book)
{
    bool is_settled = true;
    size_t next = 0;
    for (size_t i = 0; i < book->n; i++) {
        struct sequence *s = &book->sequences[i];
        size_t first = first_page(book, s, next);
        enum spread_side begins = !book->theme->is_double_sided ? SPREAD_NONE
                                  : first % 2 == 0              ? SPREAD_RECTO
                                                                : SPREAD_VERSO;
        if (!s->is_set || begins != s->begins || !sequence_is_settled(book, s)) {
            is_settled = false;
            sequence_build(book, s, begins);
            sequence_keep(book, s);
            sequence_drop(s);
        }
        s->first = first;
        next = s->first + s->n_pages;
    }
    book->n_pages = next;
    GHashTable *labels = labels_collect(book);
    if (book->labels_before)
        g_hash_table_destroy(book->labels_before);
    book->labels_before = book->refs.labels;
    book->refs.labels = labels;
    g_hash_table_remove_all(book->refs.locators);
    return is_settled;
}

/* Reports references that have no target or did not become final. */
static void
references_check(const struct book *book, bool is_settled)
{
    for (size_t i = 0; i < book->n; i++)
        for (size_t k = 0; k < book->sequences[i].n_asked; k++) {
            const struct asked_label *asked = &book->sequences[i].asked[k];
            const char *id = box_target(asked->page_ref) ? box_target(asked->page_ref) : "";
            const char *now = page_refs_label_now(&book->refs, asked->page_ref);
            struct span span = *asked->page_ref->origin;
            if (strcmp(now, PAGE_REFS_MISSING) == 0)
                diag_add(book->ctx->diags, SEV_ERROR, span, "unsettled-reference",
                    "nothing in the printed edition is named \"%s\"", id);
            else if (!is_settled && strcmp(now, asked->label) != 0)
                diag_add(book->ctx->diags, SEV_ERROR, span, "unsettled-reference",
                    "the page number of \"%s\" does not settle: printing %s moves it to %s", id,
                    asked->label, now);
        }
}

/* Collects the page sequences, and chooses an alternative where they have several. */
static void
sequences_find(struct book *book, struct arena *a)
{
    for (const struct box *box = book->root->first; box; box = box->next)
        book->n++;
    book->sequences = ARENA_ARRAY(a, struct sequence, book->n);
    size_t i = 0;
    for (struct box *box = book->root->first; box; box = box->next) {
        struct sequence *s = &book->sequences[i++];
        *s = (struct sequence){
            .box = box,
            .master = master_of(book, box),
            .kept = arena_new(),
            .arena = arena_new(),
        };
        struct flow flow = sequence_flow(book, s);
        book->refs.arena = s->kept;
        alternatives_choose(&flow, box);
        sequence_drop(s);
    }
}

/* What is known of the pages before they are drawn. */
static void
pages_add(const struct book *book, struct layout *layout)
{
    layout->n_pages = book->n_pages;
    layout->pages = ARENA_ARRAY(layout->arena, struct page, layout->n_pages);
    size_t at = 0;
    for (size_t i = 0; i < book->n; i++) {
        const struct sequence *s = &book->sequences[i];
        for (; at < s->first + s->n_pages; at++)
            layout->pages[at] = (struct page){ .master = s->master,
                .folio = (unsigned)at + 1,
                .is_verso = book->theme->is_double_sided && at % 2 == 1,
                .label = arena_printf(layout->arena, "%zu", at + 1) };
    }
}

/* Of two boxes with the same id, the first is the target. */
static void
targets_add(const struct book *book, struct layout *layout)
{
    size_t most = 0;
    for (size_t i = 0; i < book->n; i++)
        most += book->sequences[i].n_ids;
    layout->targets = ARENA_ARRAY(layout->arena, struct target, most);
    layout->target_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < book->n; i++) {
        const struct sequence *s = &book->sequences[i];
        for (size_t k = 0; k < s->n_ids; k++) {
            const struct box *box = s->ids[k].box;
            if (g_hash_table_contains(layout->target_by_id, box_id(box)))
                continue;
            struct target *target = &layout->targets[layout->n_targets++];
            *target = (struct target){
                .id = box_id(box), .box = box, .page = s->first + s->ids[k].page
            };
            g_hash_table_insert(layout->target_by_id, (gpointer)(uintptr_t)box_id(box), target);
        }
    }
}

static struct book *
book_new(struct ctx *ctx, struct theme *theme, struct text *text, struct box *root)
{
    struct book *book = g_new0(struct book, 1);
    *book = (struct book){
        .ctx = ctx, .theme = theme, .text = text, .root = root, .passing = arena_new()
    };
    page_refs_init(&book->refs);
    line_metrics_read(&book->metrics, theme);
    theme_speak(theme, root->style->lang);
    book->metrics.is_mirrored = language_is_from_right(root->style->lang);
    if (book->metrics.is_mirrored)
        text_mirror(text);
    sequences_find(book, book->passing);
    return book;
}

static void
book_free(struct book *book)
{
    for (size_t i = 0; i < book->n; i++)
        arena_free(book->sequences[i].kept);
    page_refs_clear(&book->refs);
    if (book->labels_before)
        g_hash_table_destroy(book->labels_before);
    arena_free(book->passing);
    g_free(book);
}

struct layout *
layout_book(
    struct ctx *ctx, struct theme *theme, struct text *text, struct box *root, scaled bleed)
{
    struct book *book = book_new(ctx, theme, text, root);
    bool is_settled = false;
    while (!is_settled && book->refs.pass < PAGE_REFS_PASSES) {
        book->refs.pass++;
        is_settled = book_pass(book);
        char step[40];
        g_snprintf(step, sizeof step, "print: text, layout %u", book->refs.pass);
        timings_step(ctx->timings, step);
    }
    references_check(book, is_settled);
    struct layout *layout = g_new0(struct layout, 1);
    *layout = (struct layout){ .arena = arena_new(),
        .passes = book->refs.pass,
        .is_mirrored = book->metrics.is_mirrored,
        .link_height = theme_metric(theme, "link-height"),
        .bleed = bleed,
        .draw = book_draw,
        .book = book };
    pages_add(book, layout);
    targets_add(book, layout);
    return layout;
}

void
layout_clear(struct layout *layout)
{
    if (!layout)
        return;
    book_free(layout->book);
    g_hash_table_destroy(layout->target_by_id);
    arena_free(layout->arena);
    g_free(layout);
}
