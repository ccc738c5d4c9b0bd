#include "print/block/vlist.h"

#include <string.h>

void
content_init(struct content *c)
{
    *c = (struct content){ 0 };
    c->inks_end = &c->inks;
    c->marks_end = &c->marks;
}

static void
content_append(struct content *c, struct ink *ink)
{
    *c->inks_end = ink;
    c->inks_end = &ink->next;
}

void
content_line(struct arena *a, struct content *c, const struct line *line, scaled x, scaled y)
{
    struct ink *ink = ARENA_NEW(a, struct ink);
    *ink = (struct ink){ .line = line, .x = x, .y = y };
    content_append(c, ink);
}

void
content_fragment(struct arena *a, struct content *c, const struct fragment *fragment)
{
    struct ink *ink = ARENA_NEW(a, struct ink);
    struct fragment *copy = ARENA_NEW(a, struct fragment);
    *copy = *fragment;
    ink->fragment = copy;
    content_append(c, ink);
}

void
content_rect(struct arena *a, struct content *c, const struct box *box, enum artifact kind,
    struct colour colour, scaled x, scaled y, scaled width, scaled height)
{
    if (!colour.is_set || width <= 0 || height <= 0)
        return;
    content_fragment(a, c,
        &(struct fragment){ .kind = FRAGMENT_RECT,
            .artifact = kind,
            .box = box,
            .colour = colour,
            .x = x,
            .y = y,
            .width = width,
            .height = height });
}

void
content_mark(struct arena *a, struct content *c, const struct box *box, scaled y)
{
    struct mark *mark = ARENA_NEW(a, struct mark);
    *mark = (struct mark){ .box = box, .y = y };
    *c->marks_end = mark;
    c->marks_end = &mark->next;
}

void
content_add(struct arena *a, struct content *c, const struct content *from, scaled x, scaled y)
{
    for (const struct ink *i = from->inks; i; i = i->next) {
        struct ink *ink = ARENA_NEW(a, struct ink);
        *ink = *i;
        ink->next = NULL;
        ink->x += x;
        ink->y += y;
        content_append(c, ink);
    }
    for (const struct mark *p = from->marks; p; p = p->next)
        content_mark(a, c, p->box, p->y + y);
}

void
content_repeat(struct content *c)
{
    for (struct ink *ink = c->inks; ink; ink = ink->next)
        ink->artifact = ARTIFACT_PAGINATION;
    c->marks = NULL;
    c->marks_end = &c->marks;
}

struct vlist *
vlist_new(struct arena *a)
{
    struct vlist *v = ARENA_NEW(a, struct vlist);
    v->arena = a;
    v->marks_end = &v->marks;
    return v;
}

/* Most lists belong to a table cell with one or two lines, so the first capacity is small. */
#define FIRST_CAPACITY 2

/* Makes room in an array in the arena for one more element of that size. */
static void *
grow(struct arena *a, void *array, size_t n, size_t *capacity, size_t size)
{
    if (n < *capacity)
        return array;
    *capacity = *capacity ? 2 * *capacity : FIRST_CAPACITY;
    void *larger = arena_alloc(a, *capacity * size);
    if (n > 0)
        memcpy(larger, array, n * size);
    return larger;
}

void
vlist_space(struct vlist *v, scaled space)
{
    v->space = MAX(v->space, space);
}

void
vlist_break(struct vlist *v, int32_t penalty)
{
    if (penalty == BREAK_FORCED)
        v->is_forced = true;
    else
        v->penalty = MAX(v->penalty, penalty);
}

void
vlist_mark(struct vlist *v, const struct box *box)
{
    struct mark *mark = ARENA_NEW(v->arena, struct mark);
    mark->box = box;
    *v->marks_end = mark;
    v->marks_end = &mark->next;
}

struct vbox *
vlist_box(struct vlist *v, scaled height, enum region region)
{
    size_t capacity = v->capacity;
    v->items = grow(v->arena, v->items, v->n, &capacity, sizeof *v->items);
    v->boxes = grow(v->arena, v->boxes, v->n, &v->capacity, sizeof *v->boxes);
    struct vitem *item = &v->items[v->n];
    struct vbox *box = &v->boxes[v->n];
    bool is_kept = v->keep_lines > 0;
    *item = (struct vitem){ .space = v->space,
        .height = height,
        .repeat = v->repeat ? v->repeat->height : 0,
        .penalty = v->is_forced ? BREAK_FORCED
                   : is_kept    ? BREAK_NEVER
                                : v->penalty };
    *box = (struct vbox){ .region = region,
        .baseline = -1,
        .running = v->running,
        .repeat = v->repeat,
        .at_foot = v->at_foot };
    content_init(&box->content);
    if (v->marks) {
        box->content.marks = v->marks;
        box->content.marks_end = v->marks_end;
    }
    v->n++;
    v->space = 0;
    v->penalty = 0;
    v->is_forced = false;
    v->running = NULL;
    v->at_foot = false;
    v->marks = NULL;
    v->marks_end = &v->marks;
    return box;
}

void
vlist_grid(struct vlist *v, scaled pitch, scaled phase)
{
    v->items[v->n - 1].grid = pitch;
    v->items[v->n - 1].phase = phase;
}

void
vlist_keep(struct vlist *v, size_t first, scaled most)
{
    scaled height = pagebreak_height(v->items, first, v->n);
    for (size_t i = first + 1; i < v->n && height <= most; i++)
        if (v->items[i].penalty != BREAK_FORCED)
            v->items[i].penalty = BREAK_NEVER;
}

void
vlist_price(struct vlist *v, size_t first, int32_t price)
{
    for (size_t i = first + 1; i < v->n && price > 0; i++) {
        int32_t *penalty = &v->items[i].penalty;
        if (*penalty != BREAK_FORCED)
            *penalty = *penalty > BREAK_NEVER - price ? BREAK_NEVER : *penalty + price;
    }
}

struct decor *
vlist_decor(struct vlist *v)
{
    v->decors = grow(v->arena, v->decors, v->n_decors, &v->decors_capacity, sizeof *v->decors);
    struct decor *decor = &v->decors[v->n_decors++];
    *decor = (struct decor){ .first = v->n, .end = v->n };
    return decor;
}

struct note *
vlist_note(struct vlist *v)
{
    v->notes = grow(v->arena, v->notes, v->n_notes, &v->notes_capacity, sizeof *v->notes);
    struct note *note = &v->notes[v->n_notes++];
    *note = (struct note){ .item = v->n };
    return note;
}

struct stack *
vlist_stack(struct vlist *v)
{
    struct stack *s = ARENA_NEW(v->arena, struct stack);
    content_init(&s->content);
    s->baseline = -1;
    s->list = v;
    s->tops = ARENA_ARRAY(v->arena, scaled, v->n);
    for (size_t i = 0; i < v->n; i++) {
        s->height += i > 0 ? v->items[i].space : 0;
        s->tops[i] = s->height;
        s->height += v->items[i].height;
        if (s->baseline < 0 && v->boxes[i].baseline >= 0)
            s->baseline = s->tops[i] + v->boxes[i].baseline;
    }
    for (size_t k = 0; k < v->n_decors; k++) {
        const struct decor *d = &v->decors[k];
        if (d->end > d->first) {
            scaled bottom = s->tops[d->end - 1] + v->items[d->end - 1].height;
            content_rect(v->arena, &s->content, d->box,
                d->is_ground ? ARTIFACT_BACKGROUND : ARTIFACT_LAYOUT, d->colour, d->x,
                s->tops[d->first], d->width, bottom - s->tops[d->first]);
        }
    }
    for (size_t i = 0; i < v->n; i++)
        content_add(v->arena, &s->content, &v->boxes[i].content, 0, s->tops[i]);
    return s;
}
