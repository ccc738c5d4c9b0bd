/*
 * Draws a page: puts the boxes of its range at their places, mirrored on left-hand pages, and
 * adds running header, folio, footer and thumb tab.
 *
 * Layout knows start and end only.  A book that reads from the right is laid out as if it read
 * from the left, and each finished page is mirrored: every fragment keeps its width and its
 * glyphs, and moves to the place opposite.  So the side column, tables, drawn trees, tabs and
 * the binding are where its readers expect them.
 */
#include "print/page/internal.h"

#include "print/box/attribute.h"
#include "print/inline/line_draw.h"

#include <string.h>

#define TABS 12 /* number of places for thumb tabs; further ones begin again at the top */

#define ELLIPSIS       "\xe2\x80\xa6"
#define NO_BREAK_SPACE "\xc2\xa0"

struct page_drawing {
    const struct furniture *furniture;
    const struct sequence *s;
    struct open_decors *decors; /* of s */
    struct canvas canvas;
    struct page *page;
    struct layout *layout;
};

void
overfull_report(struct ctx *ctx, const struct box *box, scaled excess, const char *what)
{
    diag_add(ctx->diags, SEV_ERROR, *box->origin, "overfull",
        "this %s is %.1f pt too large for its place in the printed edition", what, PT(excess));
}

void
sequence_tops(const struct sequence *s, size_t page, scaled *tops)
{
    struct page_range range = s->pages[page];
    int64_t y = 0, room = s->master->bottom - s->master->top;
    size_t foot = range.end;
    for (size_t i = range.first; i < range.end; i++) {
        y = pagebreak_top(&s->v->items[i], y, i == range.first);
        tops[i - range.first] = (scaled)y;
        y += s->v->items[i].height;
        foot = s->v->boxes[i].at_foot ? i : foot;
    }
    for (size_t i = foot; i < range.end; i++)
        tops[i - range.first] += (scaled)MAX(room - y, 0);
}

static scaled
full_width(const struct page_master *m)
{
    return m->main + m->gutter + m->side;
}

/* Left edges of the full width, the main column and the side column. */
static scaled
full_x(const struct page *page)
{
    return page->is_verso ? page->master->outer : page->master->inner;
}

static scaled
region_x(const struct page *page, enum region region)
{
    const struct page_master *m = page->master;
    return full_x(page) + (region == REGION_MAIN && page->is_verso ? m->side + m->gutter : 0);
}

static scaled
side_x(const struct page *page)
{
    const struct page_master *m = page->master;
    return full_x(page) + (page->is_verso ? 0 : m->main + m->gutter);
}

/* True if the table around the box has already been reported as too wide. */
static bool
is_said(const struct sequence *s, const struct box *box)
{
    while (box && box->kind != BOX_TABLE)
        box = box->parent;
    const struct overfull *o = box ? s->overfulls : NULL;
    while (o && o->box != box)
        o = o->next;
    return o != NULL;
}

static void
content_draw(struct page_drawing *d, const struct content *c, scaled x, scaled y)
{
    for (const struct ink *ink = c->inks; ink; ink = ink->next) {
        d->canvas.artifact = ink->artifact;
        if (ink->line) {
            line_draw(&d->canvas, ink->line, x + ink->x, y + ink->y);
            if (ink->line->excess > 0 && !is_said(d->s, ink->line->lines->box))
                overfull_report(
                    d->furniture->ctx, ink->line->lines->box, ink->line->excess, "line");
            continue;
        }
        scaled dx = x + ink->x, dy = y + ink->y;
        struct fragment *f = canvas_add(&d->canvas, ink->fragment);
        f->x += dx;
        f->y += dy;
        if (f->kind == FRAGMENT_TEXT) {
            f->line_top += dy;
            f->line = ++d->canvas.line;
        }
        if (f->kind == FRAGMENT_SIGN)
            f->paper = d->canvas.paper;
        if (f->kind == FRAGMENT_PATH) {
            struct point *points = ARENA_ARRAY(d->canvas.arena, struct point, f->n_points);
            for (size_t i = 0; i < f->n_points; i++)
                points[i] = (struct point){ f->points[i].x + dx, f->points[i].y + dy };
            f->points = points;
        }
    }
    d->canvas.artifact = ARTIFACT_NONE;
    for (const struct mark *p = c->marks; p; p = p->next) {
        struct target *target = g_hash_table_lookup(d->layout->target_by_id, box_id(p->box));
        if (target->is_drawn) /* a box with the same id */
            continue;
        target->is_drawn = true;
        target->x = d->canvas.metrics->is_mirrored ? d->page->master->width - x : x;
        target->y = y + p->y;
    }
}

/* Draws the decors that reach into the page.  Decors are in the order of their boxes. */
static void
decors_draw(struct page_drawing *d, size_t k, const scaled *tops)
{
    const struct vlist *v = d->s->v;
    struct page_range range = d->s->pages[k];
    struct open_decors *open = d->decors;
    while (open->next < v->n_decors && v->decors[open->next].first < range.end)
        open->list[open->n++] = open->next++;
    size_t n = open->n;
    open->n = 0;
    for (size_t i = 0; i < n; i++) {
        const struct decor *decor = &v->decors[open->list[i]];
        if (decor->end > range.end)
            open->list[open->n++] = open->list[i];
        size_t first = MAX(decor->first, range.first), end = MIN(decor->end, range.end);
        if (first >= end)
            continue;
        scaled top = tops[first - range.first];
        scaled bottom = tops[end - 1 - range.first] + v->items[end - 1].height;
        canvas_add(&d->canvas,
            &(struct fragment){ .kind = FRAGMENT_RECT,
                .artifact = decor->is_ground ? ARTIFACT_BACKGROUND : ARTIFACT_LAYOUT,
                .box = decor->box,
                .colour = decor->colour,
                .x = region_x(d->page, decor->region) + decor->x,
                .y = d->page->master->top + top,
                .width = decor->width,
                .height = bottom - top });
    }
}

static void
text_draw(struct page_drawing *d, size_t k)
{
    const struct sequence *s = d->s;
    struct page_range range = s->pages[k];
    scaled *tops = g_new0(scaled, range.end - range.first + 1);
    sequence_tops(s, k, tops);
    scaled top = d->page->master->top;
    if (range.end > range.first && s->v->boxes[range.first].repeat) {
        const struct repeat *repeat = s->v->boxes[range.first].repeat;
        content_draw(d, &repeat->content, region_x(d->page, s->v->boxes[range.first].region),
            top + tops[0] - repeat->height);
    }
    decors_draw(d, k, tops);
    for (size_t i = range.first; i < range.end; i++)
        content_draw(d, &s->v->boxes[i].content, region_x(d->page, s->v->boxes[i].region),
            top + tops[i - range.first]);
    g_free(tops);
    for (size_t i = s->side_starts[k]; i < s->side_starts[k + 1]; i++) {
        const struct side_part *part = &s->sides[i];
        const struct note *note = part->note;
        const struct content *content = part->box == SIZE_MAX
                                            ? &note->again->content
                                            : &note->stack->list->boxes[part->box].content;
        content_draw(d, content, side_x(d->page), top + part->y);
    }
}

/* Least space between the strings at the two ends of a header or footer. */
#define MARGIN_GAP SCALED_PT(12)

static scaled
string_width(struct page_drawing *d, const char *name, const char *string)
{
    if (!string || !*string)
        return 0;
    const struct style *style = style_named(d->furniture->theme, name);
    return text_width(text_shape(d->furniture->text, style, string));
}

/* The string, or as many of its first words as fit, followed by an ellipsis. */
static const char *
string_fit(struct page_drawing *d, const char *name, const char *string, scaled room)
{
    if (string_width(d, name, string) <= room)
        return string;
    size_t size = strlen(string);
    const char *cut = NULL;
    do {
        while (size > 0 && string[size - 1] != ' ')
            size--;
        while (size > 0 && strchr(" ,;:", string[size - 1]))
            size--;
        cut = arena_printf(d->canvas.arena, "%.*s" NO_BREAK_SPACE ELLIPSIS, (int)size, string);
    } while (size > 0 && string_width(d, name, cut) > room);
    return size > 0 ? cut : ELLIPSIS;
}

/*
 * Draws a string on a line with its baseline at y.  If `right`, it ends at x, otherwise it
 * begins there.
 */
static void
string_draw(struct page_drawing *d, const char *name, const char *string,
    enum artifact artifact, bool is_right, scaled x, scaled y)
{
    const struct furniture *furniture = d->furniture;
    const struct style *style = style_named(furniture->theme, name);
    if (!string || !*string)
        return;
    const struct shaped *shaped = text_shape(furniture->text, style, string);
    if (is_right)
        x -= text_width(shaped);
    d->canvas.line++;
    for (; shaped; x += shaped->width, shaped = shaped->next)
        canvas_add(&d->canvas, &(struct fragment){ .kind = FRAGMENT_TEXT,
                                   .artifact = artifact,
                                   .box = d->s->box,
                                   .style = style,
                                   .colour = style->colour,
                                   .shaped = shaped,
                                   .x = x,
                                   .y = y,
                                   .width = shaped->width,
                                   .line_top = y - style->line_height,
                                   .line_height = style->line_height,
                                   .line = d->canvas.line });
}

/*
 * The last block with a running title that begins before the end of the page's first block;
 * else the sequence.  Of sections only, or of their units too.
 */
static const struct box *
running_box(const struct sequence *s, size_t k, bool is_section)
{
    for (size_t i = s->pages[k].first + 1; i-- > 0;) {
        const struct box *box = i < s->v->n ? s->v->boxes[i].running : NULL;
        if (box && (!is_section || strcmp(box->name->element, "section") == 0))
            return box;
    }
    return s->box;
}

/* On a left-hand page the section's title, on a right-hand one the unit's. */
static const char *
running_text(const struct sequence *s, size_t k, bool is_verso)
{
    return box_attribute(running_box(s, k, is_verso), "data-running");
}

static void
header_draw(struct page_drawing *d, size_t k)
{
    const struct page *page = d->page;
    const struct page_master *m = page->master;
    const struct style *style = style_named(d->furniture->theme, "running-header");
    scaled left = full_x(page), right = left + full_width(m);
    scaled y = m->header_y + text_baseline(d->furniture->text, style);
    /* The folio is at the outer end; the title gets the rest of the line. */
    scaled room = right - left - MARGIN_GAP - string_width(d, "folio", page->label);
    const char *running = running_text(d->s, k, page->is_verso);
    string_draw(d, "running-header", string_fit(d, "running-header", running, room),
        ARTIFACT_HEADER, page->is_verso, page->is_verso ? right : left, y);
    string_draw(d, "folio", page->label, ARTIFACT_HEADER, !page->is_verso,
        page->is_verso ? left : right, y);
    const struct border *rule = &style->border[EDGE_BOTTOM];
    if (rule->colour.is_set)
        canvas_add(&d->canvas,
            &(struct fragment){ .kind = FRAGMENT_RECT,
                .artifact = ARTIFACT_HEADER,
                .box = d->s->box,
                .colour = rule->colour,
                .x = left,
                /* below the text, even if the text is large */
                .y = MAX(m->header_rule_y, m->header_y + style->line_height + rule->width),
                .width = right - left,
                .height = rule->width });
}

/*
 * Draws the title at the inner end, shortened to the available room, and the date at the outer
 * end.
 */
static void
footer_draw(struct page_drawing *d)
{
    const struct page *page = d->page;
    const struct style *style = style_named(d->furniture->theme, "footer");
    scaled left = full_x(page), right = left + full_width(page->master);
    scaled y = page->master->footer_y + text_baseline(d->furniture->text, style);
    const char *inner = box_attribute(d->furniture->root, "data-footer-start");
    const char *outer = box_attribute(d->furniture->root, "data-footer-end");
    scaled room = right - left - MARGIN_GAP - string_width(d, "footer", outer);
    inner = string_fit(d, "footer", inner, room);
    string_draw(d, "footer", page->is_verso ? outer : inner, ARTIFACT_FOOTER, false, left, y);
    string_draw(d, "footer", page->is_verso ? inner : outer, ARTIFACT_FOOTER, true, right, y);
}

/* The number of the chapter with which the page begins. */
static void
tab_draw(struct page_drawing *d, size_t k)
{
    const struct page *page = d->page;
    const struct page_master *m = page->master;
    const char *number = box_attribute(running_box(d->s, k, true), "data-tab");
    int n = number ? (int)g_ascii_strtoll(number, NULL, 10) : 0;
    if (n < 1)
        return;
    const struct style *style = style_named(d->furniture->theme, "tab");
    scaled x = page->is_verso ? 0 : m->width - m->tab_width;
    scaled y = m->tab_top + (scaled)((n - 1) % TABS) * m->tab_pitch;
    canvas_add(&d->canvas, &(struct fragment){ .kind = FRAGMENT_RECT,
                               .artifact = ARTIFACT_PAGINATION,
                               .box = d->s->box,
                               .colour = style->background,
                               .x = x,
                               .y = y,
                               .width = m->tab_width,
                               .height = m->tab_height });
    string_draw(d, "tab", number, ARTIFACT_PAGINATION, false,
        x + (m->tab_width - string_width(d, "tab", number)) / 2,
        y + text_baseline(d->furniture->text, style));
}

static void
fragment_mirror(struct fragment *f, scaled width, struct arena *a)
{
    f->x = width - f->x - f->width;
    if (f->kind != FRAGMENT_PATH)
        return;
    struct point *points = ARENA_ARRAY(a, struct point, f->n_points);
    for (size_t i = 0; i < f->n_points; i++)
        points[i] = (struct point){ width - f->points[i].x, f->points[i].y };
    f->points = points;
}

/* What reaches an edge of the page extends into the bleed, so that an inexact cut shows no gap.
 */
static void
fragment_bleed(struct fragment *f, const struct page_master *m, scaled bleed)
{
    scaled right = f->x + f->width, bottom = f->y + f->height;
    if (f->x <= 0)
        f->x = -bleed;
    if (f->y <= 0)
        f->y = -bleed;
    f->width = (right >= m->width ? m->width + bleed : right) - f->x;
    f->height = (bottom >= m->height ? m->height + bleed : bottom) - f->y;
}

static int
layer_of(const struct fragment *f)
{
    return f->artifact == ARTIFACT_BACKGROUND ? 0 : f->kind == FRAGMENT_RECT ? 1 : 2;
}

/*
 * Orders fragments for painting: backgrounds, then rules, then the rest, each in drawing order.
 */
static void
page_finish(struct page_drawing *d, struct arena *a)
{
    struct page *page = d->page;
    for (size_t i = 0; d->canvas.metrics->is_mirrored && i < d->canvas.n; i++)
        fragment_mirror(&d->canvas.fragments[i], page->master->width, a);
    scaled bleed = d->furniture->bleed;
    for (size_t i = 0; bleed > 0 && i < d->canvas.n; i++)
        if (d->canvas.fragments[i].kind == FRAGMENT_RECT)
            fragment_bleed(&d->canvas.fragments[i], page->master, bleed);
    page->fragments = g_new(struct fragment, d->canvas.n);
    for (int layer = 0; layer < 3; layer++)
        for (size_t i = 0; i < d->canvas.n; i++)
            if (layer_of(&d->canvas.fragments[i]) == layer)
                page->fragments[page->n_fragments++] = d->canvas.fragments[i];
    g_free(d->canvas.fragments);
}

void
page_draw(const struct furniture *furniture, struct arena *a, struct sequence *s, size_t k,
    struct page *page, struct layout *layout)
{
    struct page_drawing d = {
        .furniture = furniture, .s = s, .decors = &s->decors, .page = page, .layout = layout
    };
    d.canvas.arena = a;
    d.canvas.metrics = furniture->metrics;
    d.canvas.paper = page->master->ground;
    if (!d.canvas.paper.is_set)
        d.canvas.paper = (struct colour){ 255, 255, 255, true };
    else
        canvas_add(&d.canvas, &(struct fragment){ .kind = FRAGMENT_RECT,
                                  .artifact = ARTIFACT_BACKGROUND,
                                  .box = s->box,
                                  .colour = page->master->ground,
                                  .width = page->master->width,
                                  .height = page->master->height });
    text_draw(&d, k);
    if (page->master->has_header)
        header_draw(&d, k);
    if (page->master->has_footer)
        footer_draw(&d);
    if (page->master->has_tab)
        tab_draw(&d, k);
    page_finish(&d, a);
}
