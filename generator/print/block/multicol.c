/*
 * The index: paragraphs that flow through columns on successive pages.  Sub-entries are
 * paragraphs with continuation="entry"; if a column begins with one, its entry is repeated
 * above it as "Entry (continued)".  Columns are filled one after the other; on the last page
 * they are as short as possible, and so almost equally long.
 */
#include "print/block/block.h"

#include <string.h>

#define COLUMNS_MAX 8

/* The room left on the page on which the next box stands. */
static scaled
room_left(struct flow *flow, struct vlist *v)
{
    scaled page = flow->master->bottom - flow->master->top;
    if (v->is_forced)
        return page;
    struct page_range *pages;
    size_t n = pagebreak(flow->arena, v->items, v->n, &page, 1, &pages);
    scaled used = n > 0 ? pages[n - 1].height + v->space : 0;
    return used < page ? page - used : 0;
}

/* Begins a page, with the heading that the list so far ends with. */
static void
page_begin(struct vlist *v)
{
    size_t first = v->n;
    if (v->penalty == BREAK_NEVER)
        while (first > 0 && v->items[--first].penalty == BREAK_NEVER)
            ;
    if (first > 0 && first < v->n)
        v->items[first].penalty = BREAK_FORCED;
    else
        vlist_break(v, BREAK_FORCED);
}

/* The words of an entry up to its first reference, without the comma before it. */
static char *
entry_words(struct flow *flow, const struct box *entry)
{
    const struct box *text = entry->first;
    if (!text || text->kind != BOX_TEXT)
        return arena_strdup(flow->arena, "");
    size_t size = text->text_size;
    while (size > 0 && strchr(", ", text->text[size - 1]))
        size--;
    return arena_strndup(flow->arena, text->text, size);
}

static scaled
word_add(struct flow *flow, struct content *c, const struct box *box, const struct style *style,
    const char *word, scaled x, scaled y)
{
    const struct shaped *shaped = text_shape(flow->text, style, word);
    for (; shaped; x += shaped->width, shaped = shaped->next)
        content_fragment(flow->arena, c,
            &(struct fragment){ .kind = FRAGMENT_TEXT,
                .box = box,
                .style = style,
                .colour = style->colour,
                .shaped = shaped,
                .x = x,
                .y = y,
                .width = shaped->width,
                .line_height = style->line_height });
    return x;
}

static const struct repeat *
entry_repeat(struct flow *flow, const struct box *entry, scaled width)
{
    struct repeat *repeat = ARENA_NEW(flow->arena, struct repeat);
    const struct style *style = style_named(flow->theme, "index-continued");
    scaled y = text_baseline(flow->text, entry->style);
    content_init(&repeat->content);
    repeat->height = entry->style->line_height;
    const char *words = entry_words(flow, entry);
    const struct shaped *shaped = text_shape(flow->text, entry->style, words);
    scaled needed =
        text_width(shaped) + text_width(text_shape(flow->text, style, flow->continued));
    scaled gap = style->font_size / 4, x = 0;
    if (needed + gap <= width)
        x = gap + word_add(flow, &repeat->content, entry, entry->style, words, 0, y);
    word_add(flow, &repeat->content, entry, style, flow->continued, x, y);
    content_repeat(&repeat->content);
    return repeat;
}

static void
entries_flow(struct flow *flow, struct vlist *v, const struct box *box, scaled width)
{
    const struct box *entry = NULL, *before = NULL;
    struct column column = { .region = REGION_MAIN, .width = width };
    for (const struct box *child = box->first; child; child = child->next) {
        bool is_sub = entry && child->kind == BOX_PARAGRAPH &&
                      child->style->continuation == CONTINUATION_ENTRY;
        if (!is_sub) {
            v->repeat = NULL;
            entry = child->kind == BOX_PARAGRAPH ? child : NULL;
        } else if (before == entry)
            vlist_break(v, BREAK_NEVER); /* an entry and its first sub-entry */
        else if (!v->repeat)
            v->repeat = entry_repeat(flow, entry, width);
        flow_block(flow, v, child, column);
        before = child;
    }
    v->repeat = NULL;
}

/* Draws one column of the list; returns its height. */
static scaled
column_draw(struct flow *flow, struct content *c, const struct vlist *v,
    struct page_range range, scaled x)
{
    const struct repeat *repeat = v->boxes[range.first].repeat;
    scaled y = 0;
    if (repeat)
        content_add(flow->arena, c, &repeat->content, x, 0);
    for (size_t i = range.first; i < range.end; i++) {
        y = (scaled)pagebreak_top(&v->items[i], y, i == range.first);
        content_add(flow->arena, c, &v->boxes[i].content, x, y);
        y += v->items[i].height;
    }
    return y;
}

/* True if boxes [first, n) fill at most `count` columns of that height; stores them. */
static bool
columns_fit(struct flow *flow, const struct vlist *list, size_t first, size_t count,
    scaled height, struct page_range *columns)
{
    struct page_range *ranges;
    size_t n =
        pagebreak(flow->arena, list->items + first, list->n - first, &height, 1, &ranges);
    if (n > count)
        return false;
    for (size_t i = 0; i < n; i++) {
        bool is_cut = i > 0 && list->items[first + ranges[i].first].penalty == BREAK_NEVER;
        if (ranges[i].is_overfull || is_cut)
            return false;
    }
    for (size_t i = 0; i < count; i++) {
        columns[i] = i < n ? ranges[i] : (struct page_range){ 0 };
        columns[i].first += first;
        columns[i].end += first;
    }
    return true;
}

/*
 * Fills the columns of the last page again, as short as their content allows.  Keeps are
 * respected as on other pages; `height` is the current height.  Returns the number of filled
 * columns.
 */
static size_t
columns_balance(struct flow *flow, const struct vlist *list, size_t count, scaled height,
    struct page_range *columns)
{
    struct page_range best[COLUMNS_MAX], tried[COLUMNS_MAX];
    size_t first = columns[0].first;
    if (!columns_fit(flow, list, first, count, height, best))
        return 0;
    scaled low = 0, high = height;
    while (high - low > SCALE / 4) {
        scaled middle = low + (high - low) / 2;
        if (columns_fit(flow, list, first, count, middle, tried)) {
            memcpy(best, tried, sizeof best);
            high = middle;
        } else
            low = middle;
    }
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (best[i].end > best[i].first)
            columns[n++] = best[i];
    return n;
}

void
multicol_flow(struct flow *flow, struct vlist *v, const struct box *box, struct column column)
{
    size_t count = (size_t)CLAMP(box->style->column_count, 1, COLUMNS_MAX);
    scaled gap = box->style->column_gap;
    scaled width = (column.width - (scaled)(count - 1) * gap) / (scaled)count;
    struct flow nested = *flow;
    nested.is_nested = true;
    struct vlist *list = vlist_new(flow->arena);
    entries_flow(&nested, list, box, width);

    scaled page = flow->master->bottom - flow->master->top, first = room_left(flow, v);
    if (first < page / 8) {
        page_begin(v);
        first = room_left(flow, v);
    }
    scaled *heights = ARENA_ARRAY(flow->arena, scaled, count + 1);
    for (size_t i = 0; i < count; i++)
        heights[i] = first;
    heights[count] = page;
    struct page_range *found;
    size_t n = pagebreak(flow->arena, list->items, list->n, heights, count + 1, &found);
    if (n == 0)
        return;
    struct page_range *columns = ARENA_ARRAY(flow->arena, struct page_range, n + count);
    memcpy(columns, found, n * sizeof *columns);
    size_t last = (n - 1) / count * count;
    size_t filled =
        columns_balance(flow, list, count, last == 0 ? first : page, columns + last);
    if (filled > 0)
        n = last + filled;
    for (size_t k = 0; k < n; k += count) {
        if (k > 0)
            vlist_break(v, BREAK_FORCED);
        struct content c;
        content_init(&c);
        scaled height = 0;
        for (size_t i = k; i < MIN(k + count, n); i++) {
            scaled x = column.x + (scaled)(i - k) * (width + gap);
            scaled drawn = column_draw(flow, &c, list, columns[i], x);
            height = MAX(height, drawn);
        }
        struct vbox *vbox = vlist_box(v, height, column.region);
        content_add(flow->arena, &vbox->content, &c, 0, 0);
        vlist_grid(v, list->items[columns[k].first].grid, list->items[columns[k].first].phase);
    }
}
