/*
 * The side column.  A note begins beside the line that cites it.  Notes that would overlap are
 * moved down.  Blocks of full width divide the column into gaps.  What does not fit continues
 * at the top of the next gap or page, where its heading is repeated.  On the page on which
 * their unit ends, notes are moved up as far as there is room, so that they stay with its text.
 *
 *      text text      1 note          gap 0
 *      text 2 text    2 note
 *      =======================        full width
 *      text           2 note, rest    gap 1
 */
#include "print/page/internal.h"

/* Least space between a note and a block of full width. */
#define SIDE_GAP SCALED_PT(7)

/*
 * What may be moved to the next page to make room for notes: at least two lines of text, at a
 * break that costs no more than one between two paragraphs of a unit.
 */
#define MIN_PART  SCALED_PT(28)
#define COST_PART BREAK_PRICE(40)

/* Boxes of a note that stay together. */
struct chunk {
    const struct note *note;
    size_t first, end;
    scaled space, height; /* space above it (none at the top of a gap), and its own height */
    scaled again;         /* the part of the height that is the note's repeated heading */
    scaled wish;          /* preferred position on the page; < 0: as high as possible */
    scaled floor;         /* highest allowed position */
};

struct side_gap {
    scaled top, bottom;
};

struct side {
    struct sequence *s;
    GArray *queue; /* struct chunk: chunks waiting for room, in order */
    GArray *parts; /* struct side_part */
};

/* Appends a note's chunks to the queue. */
static void
note_queue(struct side *side, const struct note *note, scaled wish, scaled floor)
{
    const struct vlist *list = note->stack->list;
    scaled margin = note->box->style->margin[EDGE_BOTTOM];
    for (size_t i = 0; i < list->n;) {
        struct chunk chunk = { .note = note,
            .first = i,
            .space = i == 0 ? margin : list->items[i].space,
            .height = list->items[i].height,
            .wish = i == 0 ? wish : -1,
            .floor = i == 0 ? floor : -1 };
        for (i++; i < list->n && list->items[i].penalty == BREAK_NEVER; i++)
            chunk.height += list->items[i].space + list->items[i].height;
        chunk.end = i;
        g_array_append_val(side->queue, chunk);
    }
}

static void
chunk_place(struct side *side, const struct chunk *chunk, size_t page, scaled y)
{
    const struct vlist *list = chunk->note->stack->list;
    if (chunk->again > 0) {
        struct side_part head = { .page = page, .y = y, .note = chunk->note, .box = SIZE_MAX };
        g_array_append_val(side->parts, head);
        y += chunk->again;
    }
    for (size_t i = chunk->first; i < chunk->end; i++) {
        if (i > chunk->first)
            y += list->items[i].space;
        struct side_part part = { .page = page, .y = y, .note = chunk->note, .box = i };
        g_array_append_val(side->parts, part);
        y += list->items[i].height;
    }
}

/*
 * Computes how many chunks of the queue fit into a gap, and where.  They are placed as close
 * together as their preferred positions (or their floors, if they may rise) allow.
 */
static size_t
side_gap_try(const struct chunk *chunks, size_t n, struct side_gap gap, bool is_alone,
    bool may_rise, scaled *tops)
{
    scaled y = gap.top;
    size_t count = 0;
    for (; count < n; count++) {
        const struct chunk *chunk = &chunks[count];
        scaled top = count > 0 ? y + chunk->space : gap.top;
        top = MAX(top, may_rise ? chunk->floor : chunk->wish);
        /* A chunk that fits no page is placed alone and overflows, so that nothing is lost. */
        if (top + chunk->height > gap.bottom && !(is_alone && count == 0))
            break;
        tops[count] = top;
        y = top + chunk->height;
    }
    return count;
}

/* Places as much of the queue as fits into a gap, and removes it from the queue. */
static void
side_gap_fill(struct side *side, size_t page, struct side_gap gap, bool is_alone)
{
    struct chunk *chunks = (struct chunk *)(void *)side->queue->data;
    size_t n = side->queue->len;
    scaled *tops = g_new(scaled, n + 1);
    size_t count = side_gap_try(chunks, n, gap, is_alone, false, tops);
    if (count < n) {
        count = side_gap_try(chunks, n, gap, is_alone, true, tops);
        /*
         * Raises chunks no more than necessary: from the bottom up, each as near to its
         * preferred position as there is room.
         */
        scaled below = gap.bottom;
        for (size_t i = count; i-- > 0 && count == n;) {
            tops[i] = MAX(tops[i], MIN(below - chunks[i].height, chunks[i].wish));
            below = tops[i] - chunks[i].space;
        }
    }
    for (size_t i = 0; i < count; i++)
        chunk_place(side, &chunks[i], page, tops[i]);
    if (count > 0)
        g_array_remove_range(side->queue, 0, (guint)count);
    g_free(tops);
}

/* Finds the parts of a page's side column that no block of full width occupies. */
static size_t
side_gaps_find(const struct sequence *s, size_t page, const scaled *tops, struct side_gap *out)
{
    struct page_range range = s->pages[page];
    scaled height = s->master->bottom - s->master->top, top = 0;
    size_t n = 0;
    for (size_t i = range.first; i < range.end; i++) {
        if (s->v->boxes[i].region != REGION_FULL)
            continue;
        scaled from = tops[i - range.first], to = from + s->v->items[i].height;
        if (from - SIDE_GAP > top)
            out[n++] = (struct side_gap){ top, from - SIDE_GAP };
        /* Level with the text below, as notes at the top of a page are. */
        top = MAX(to + SIDE_GAP, i + 1 < range.end ? tops[i + 1 - range.first] : 0);
    }
    if (top < height)
        out[n++] = (struct side_gap){ top, height };
    return n;
}

static void
page_fill(struct side *side, size_t page, size_t *next_note)
{
    struct sequence *s = side->s;
    struct page_range range = s->pages[page];
    size_t n = range.end - range.first;
    scaled *tops = g_new(scaled, n + 1);
    sequence_tops(s, page, tops);
    struct side_gap *gaps = g_new(struct side_gap, n + 1);
    size_t n_gaps = side_gaps_find(s, page, tops, gaps);
    for (guint i = 0; i < side->queue->len; i++) {
        struct chunk *chunk = &g_array_index(side->queue, struct chunk, i);
        chunk->wish = chunk->floor = -1; /* carried over from the previous page */
        if (i == 0 && chunk->first > 0 && chunk->note->again && chunk->again == 0) {
            chunk->again = chunk->note->again->height;
            chunk->height += chunk->again;
        }
    }
    for (size_t k = 0; k < n_gaps; k++) {
        const struct note *note;
        for (; *next_note < s->v->n_notes; (*next_note)++) {
            note = &s->v->notes[*next_note];
            if (note->item >= range.end)
                break;
            scaled wish = tops[note->item - range.first] + note->y;
            if (wish >= gaps[k].bottom && k + 1 < n_gaps)
                break;
            bool is_whole = note->unit_first >= range.first;
            note_queue(side, note, wish, is_whole ? tops[note->unit_first - range.first] : 0);
        }
        side_gap_fill(side, page, gaps[k], n_gaps == 1 && n == 0);
    }
    /* A page without a gap: its notes wait for the next page. */
    while (*next_note < s->v->n_notes && s->v->notes[*next_note].item < range.end)
        note_queue(side, &s->v->notes[(*next_note)++], -1, -1);
    g_free(gaps);
    g_free(tops);
}

/* Sets the height of the unit to which the notes [first, end) belong. */
static void
unit_notes(struct vlist *v, size_t first, size_t end)
{
    int64_t height = 0;
    for (size_t k = first; k < end; k++)
        height += v->notes[k].stack->height + v->notes[k].box->style->margin[EDGE_BOTTOM];
    for (size_t k = first; k < end; k++)
        v->notes[k].unit_height = (scaled)MIN(height, SCALED_MAX);
}

/*
 * Finds the boxes of the unit of each note: from one running header to the next.  Notes are in
 * the order of their boxes, so those of a unit are adjacent.
 */
static void
notes_units(struct vlist *v)
{
    size_t first = 0, i = 0, end = 0, unit = 0;
    for (size_t k = 0; k < v->n_notes; k++) {
        struct note *note = &v->notes[k];
        for (; i <= note->item; i++)
            if (v->boxes[i].running)
                first = i;
        end = MAX(end, note->item + 1);
        while (end < v->n && !v->boxes[end].running)
            end++;
        note->unit_first = first;
        note->unit_end = end;
        if (first != v->notes[unit].unit_first) {
            unit_notes(v, unit, k);
            unit = k;
        }
    }
    unit_notes(v, unit, v->n_notes);
}

/* Finds the box of the list that contains the id named by a note's `at`. */
static void
notes_anchor(struct sequence *s)
{
    struct vlist *v = s->v;
    if (v->n_notes == 0 || v->n == 0)
        return;
    GHashTable *at = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < v->n_notes; i++)
        if (box_more(v->notes[i].box)->at)
            g_hash_table_insert(at, (gpointer)(uintptr_t)box_more(v->notes[i].box)->at, NULL);
    for (size_t i = 0; i < v->n; i++)
        for (struct mark *p = v->boxes[i].content.marks; p; p = p->next)
            if (g_hash_table_contains(at, box_id(p->box)) &&
                !g_hash_table_lookup(at, box_id(p->box))) {
                struct note *found = ARENA_NEW(s->arena, struct note);
                found->item = i;
                found->y = p->y;
                g_hash_table_insert(at, (gpointer)(uintptr_t)box_id(p->box), found);
            }
    for (size_t i = 0; i < v->n_notes; i++) {
        struct note *note = &v->notes[i];
        const struct note *found =
            box_more(note->box)->at ? g_hash_table_lookup(at, box_more(note->box)->at) : NULL;
        if (found) {
            note->item = found->item;
            note->y = found->y;
        }
        note->item = MIN(note->item, v->n - 1);
        /* Notes keep their order: none begins above the previous one. */
        if (i > 0 && note->item < v->notes[i - 1].item) {
            note->item = v->notes[i - 1].item;
            note->y = v->notes[i - 1].y;
        }
    }
    g_hash_table_destroy(at);
    notes_units(v);
}

/* Adds a page for notes that remain after the end of the text. */
static void
page_add(struct side *side, struct flow *flow, size_t *capacity)
{
    struct sequence *s = side->s;
    if (s->n_pages == *capacity) {
        *capacity = 2 * *capacity + 1;
        struct page_range *more = ARENA_ARRAY(s->arena, struct page_range, *capacity);
        for (size_t i = 0; i < s->n_pages; i++)
            more[i] = s->pages[i];
        s->pages = more;
    }
    s->pages[s->n_pages++] = (struct page_range){ .first = s->v->n, .end = s->v->n };
    const struct chunk *first = &g_array_index(side->queue, struct chunk, 0);
    scaled excess = first->height - (s->master->bottom - s->master->top);
    if (excess > 0)
        flow_overfull(flow, first->note->box, excess, "note");
}

/*
 * A page whose used height is at most this share of the full height is short; in thousandths.
 */
#define SHORT_PAGE 700

/*
 * Where a new page must begin so that the unit that begins with box `first` has text on it:
 * before the unit or, if that would leave a short page, before the last part of the unit.
 */
static size_t
unit_part(const struct sequence *s, struct page_range range, size_t first)
{
    scaled page = s->master->bottom - s->master->top;
    const struct vitem *items = s->v->items;
    if (pagebreak_height(items, range.first, first) >=
        (scaled)((int64_t)page * SHORT_PAGE / 1000))
        return first;
    for (size_t i = range.end - 1; i > first; i--)
        if (items[i].penalty <= COST_PART && pagebreak_height(items, i, range.end) >= MIN_PART)
            return i;
    return first;
}

/*
 * Looks for a unit that begins in the middle of a page and also ends there, while notes of it
 * that would fit a page remain.  Returns the box that must begin a new page, or SIZE_MAX.
 */
static size_t
unit_stranded(const struct side *side, size_t page)
{
    const struct sequence *s = side->s;
    struct page_range range = s->pages[page];
    for (guint i = 0; i < side->queue->len; i++) {
        const struct note *note = g_array_index(side->queue, struct chunk, i).note;
        size_t first = note->unit_first;
        if (first > range.first && note->unit_end <= range.end &&
            s->v->items[first].penalty != BREAK_NEVER &&
            note->unit_height <= s->master->bottom - s->master->top)
            return unit_part(s, range, first);
    }
    return SIZE_MAX;
}

/* The state before a page for which no note waits. */
struct column_checkpoint {
    size_t page, next_note;
    guint n_parts;
};

struct side_column {
    struct side side;
    GArray *checkpoints; /* struct column_checkpoint, in order */
};

struct side_column *
side_column_new(struct sequence *s)
{
    struct side_column *c = g_new0(struct side_column, 1);
    c->side.s = s;
    c->side.queue = g_array_new(FALSE, FALSE, sizeof(struct chunk));
    c->side.parts = g_array_new(FALSE, FALSE, sizeof(struct side_part));
    c->checkpoints = g_array_new(FALSE, FALSE, sizeof(struct column_checkpoint));
    notes_anchor(s);
    return c;
}

void
side_column_free(struct side_column *c)
{
    g_array_free(c->side.queue, TRUE);
    g_array_free(c->side.parts, TRUE);
    g_array_free(c->checkpoints, TRUE);
    g_free(c);
}

/* Returns to the last state that does not depend on page `page` or later ones. */
static struct column_checkpoint
side_restart(struct side_column *c, size_t page)
{
    struct column_checkpoint at = { .page = 0 };
    guint n = c->checkpoints->len;
    while (n > 0 && g_array_index(c->checkpoints, struct column_checkpoint, n - 1).page > page)
        n--;
    if (n > 0)
        at = g_array_index(c->checkpoints, struct column_checkpoint, n - 1);
    g_array_set_size(c->checkpoints, n > 0 ? n - 1 : 0);
    g_array_set_size(c->side.parts, at.n_parts);
    g_array_set_size(c->side.queue, 0);
    return at;
}

static void
sides_keep(const struct side_column *c, struct sequence *s)
{
    const GArray *parts = c->side.parts;
    s->sides = arena_copy(s->arena, parts->data, parts->len * sizeof(struct side_part));
    s->side_starts = ARENA_ARRAY(s->arena, size_t, s->n_pages + 1);
    for (size_t i = 0; i < parts->len; i++)
        s->side_starts[s->sides[i].page + 1] = i + 1;
    for (size_t k = 1; k <= s->n_pages; k++)
        s->side_starts[k] = MAX(s->side_starts[k], s->side_starts[k - 1]);
}

size_t
side_column_place(struct side_column *c, struct flow *flow, size_t changed)
{
    struct sequence *s = c->side.s;
    struct column_checkpoint at = side_restart(c, changed);
    size_t capacity = s->n_pages;
    bool may_strand = true;
    for (; at.page < s->n_pages || c->side.queue->len > 0; at.page++) {
        at.n_parts = c->side.parts->len;
        if (c->side.queue->len == 0)
            g_array_append_val(c->checkpoints, at);
        if (at.page == s->n_pages)
            page_add(&c->side, flow, &capacity);
        page_fill(&c->side, at.page, &at.next_note);
        size_t stranded = may_strand ? unit_stranded(&c->side, at.page) : SIZE_MAX;
        if (stranded != SIZE_MAX && s->v->items[stranded].penalty != BREAK_FORCED)
            return stranded;
        may_strand = may_strand && stranded == SIZE_MAX;
    }
    sides_keep(c, s);
    return SIZE_MAX;
}
