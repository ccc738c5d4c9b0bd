#include "print/pdf/page_content.h"

#include "picture/picture.h"
#include "print/pdf/letters.h"
#include "print/pdf/painting.h"
#include "print/pdf/tag_content.h"

#include <string.h>

struct collector {
    struct ctx *ctx;
    struct tags *tags;
    struct resources *resources;
    struct page_marks *marks;
    uint32_t page;
    bool is_check;
    GArray *words; /* struct run_word */
    struct glyph_run run;
    struct painting painting;
    GHashTable *reported; /* boxes that have a finding already */
};

/* The group is shown in the sequence with this id, or in the open one if it is -1. */
static void
add_content(struct collector *d, const struct draw_group *s, int id)
{
    if (s->tag && id >= 0)
        tag_add_content(
            d->tags, s->tag, draw_group_first(s)->box, s->turns[s->first].order, d->page, id);
}

static void
mark(struct collector *d, const struct draw_group *s)
{
    size_t before = d->marks->n;
    add_content(d, s, marked_content_begin(d->marks, s->tag, s->artifact));
    if (d->marks->n > before)
        painting_mark(&d->painting);
}

/* Adds text to the sum of the open sequence. */
static void
add_letters(struct collector *d, const char *text, size_t size)
{
    d->marks->marks[d->marks->n - 1].letters += letters_sum(text, size);
}

static void
note_place(struct collector *d, const struct fragment *f, struct tag *tag)
{
    if (!tag)
        return;
    if (f->kind == FRAGMENT_TEXT)
        tag_place(
            tag, d->page, f->x, f->line_top, f->x + f->width, f->line_top + f->line_height);
    else
        tag_place(tag, d->page, f->x, f->y, f->x + f->width, f->y + f->height);
}

/* Reports each box once: its `name` in quotes, and then what is wrong with it. */
static void
report(struct collector *d, const struct box *box, const char *code, const char *name,
    const char *what)
{
    if (!g_hash_table_add(d->reported, (void *)(uintptr_t)box))
        return;
    diag_add(d->ctx->diags, SEV_ERROR, *box->origin, code, "\"%s\" %s", name, what);
}

/* Records glyphs that show a text together, each with one character of it. */
static void
note_parts(
    struct typeface *typeface, const struct glyph_cluster *c, const struct placed_glyph *glyphs)
{
    const char *text = c->text, *end = c->text + c->size;
    for (unsigned k = 0; k < c->n_glyphs; k++) {
        const char *next = text + g_utf8_skip[(unsigned char)*text];
        typeface_note_part(typeface, glyphs[k].index, text, (size_t)(next - text));
        if (next < end)
            text = next;
    }
}

static void
note_typeface(struct page_marks *page, struct typeface *typeface)
{
    if (!page->typefaces)
        page->typefaces = g_ptr_array_new();
    if (!g_ptr_array_find(page->typefaces, typeface, NULL))
        g_ptr_array_add(page->typefaces, typeface);
}

/* Records the glyphs of the run and the text that each one shows. */
static void
note_glyphs(struct collector *d, struct typeface *typeface)
{
    const struct glyph_run *run = &d->run;
    note_typeface(d->marks, typeface);
    size_t at = run->is_backward ? run->n_glyphs : 0;
    for (size_t i = 0; i < run->n_clusters; i++) {
        const struct glyph_cluster *c = &run->clusters[i];
        at -= run->is_backward ? c->n_glyphs : 0;
        if (c->n_glyphs == 1)
            typeface_note(typeface, run->glyphs[at].index, c->text, c->size);
        else
            note_parts(typeface, c, &run->glyphs[at]);
        at += run->is_backward ? 0 : c->n_glyphs;
    }
}

static void
draw_text(struct collector *d, const struct draw_group *s)
{
    const struct fragment *first = draw_group_first(s);
    struct typeface *typeface = resources_typeface(d->resources, first->shaped->font);
    run_words_set(d->words, s);
    const struct run_source text = { .y = first->y,
        .glyphs = first->glyphs,
        .words = (const struct run_word *)(const void *)d->words->data,
        .n = d->words->len };
    glyph_run_set(&d->run, &text, typeface->space, typeface->space_width);
    if (d->run.n_glyphs == 0)
        return;
    mark(d, s);
    note_glyphs(d, typeface);
    painting_text(&d->painting, typeface->number, first->colour, &text);
    for (size_t i = s->first; i < s->end; i++) {
        const struct fragment *f = s->turns[i].fragment;
        if (!f->is_soft_hyphen)
            add_letters(d, f->shaped->text, (size_t)f->shaped->text_size);
    }
}

/* Shows a form; -1: one that could not be drawn. */
static void
show_form(struct collector *d, const struct fragment *f, int form)
{
    if (form < 0)
        return;
    painting_form(&d->painting, f, form, resources_form_at(d->resources, (size_t)form)->height);
    d->marks->marks[d->marks->n - 1].n_forms++;
    if (!d->marks->forms)
        d->marks->forms = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < d->marks->forms->len; i++)
        if (g_array_index(d->marks->forms, int, i) == form)
            return;
    g_array_append_val(d->marks->forms, form);
}

/* Draws the invisible space that represents emoji in the text. */
static void
draw_space(struct collector *d, const struct fragment *f, const struct fragment *plain)
{
    struct typeface *typeface = resources_typeface(d->resources, plain->shaped->font);
    const struct run_word word = { .x = f->x };
    const struct run_source text = {
        .y = f->y, .glyphs = plain->glyphs, .words = &word, .n = 1
    };
    glyph_run_set(&d->run, &text, typeface->space, typeface->space_width);
    note_glyphs(d, typeface);
    if (d->run.n_glyphs > 0)
        painting_text(&d->painting, typeface->number, plain->colour, &text);
}

/*
 * cairo draws such glyphs as images, so the mark carries their text.  Programs that replace
 * only drawn text need some to replace, so a space is drawn with them.
 */
static void
draw_pictures(struct collector *d, const struct draw_group *s)
{
    const struct fragment *f = draw_group_first(s), *plain = draw_group_plain(s);
    struct picture_fault fault; /* never set for letters */
    if (s->tag) {
        GString *text = g_string_new_len(f->shaped->text, f->shaped->text_size);
        g_string_append(text, draw_group_has_space(s, s->first) ? " " : "");
        add_content(
            d, s, marked_content_begin_actual(d->marks, s->tag, g_string_free(text, FALSE)));
        painting_mark(&d->painting);
        add_letters(d, f->shaped->text, (size_t)f->shaped->text_size);
    } else {
        mark(d, s);
    }
    show_form(d, f, resources_form(d->resources, f, &fault));
    if (plain)
        draw_space(d, f, plain);
}

/* Records the places of the texts and reports private-use characters. */
static void
check_text(struct collector *d, const struct draw_group *s)
{
    for (size_t i = s->first; i < s->end; i++) {
        const struct fragment *f = s->turns[i].fragment;
        note_place(d, f, s->tag);
        if (s->tag && text_is_private(f->shaped))
            report(d, f->box, "missing-glyph", f->box->kind == BOX_TEXT ? f->box->text : "",
                "has a private-use character, which means nothing outside its font");
    }
}

static void
draw_form(struct collector *d, const struct fragment *f)
{
    struct picture_fault fault = { 0 };
    bool is_image = f->kind == FRAGMENT_IMAGE;
    if (is_image && !box_more(f->box)->picture) /* it has been reported */
        return;
    int form = resources_form(d->resources, f, &fault);
    show_form(d, f, form);
    if (form < 0 && is_image) {
        g_autofree char *name = g_path_get_basename(box_more(f->box)->picture->name);
        report(d, f->box, fault.code, name, fault.text);
    }
}

static void
draw_group(struct collector *d, const struct draw_group *s)
{
    const struct fragment *f = draw_group_first(s);
    if (f->kind == FRAGMENT_TEXT) {
        check_text(d, s);
        if (s->is_pictures)
            draw_pictures(d, s);
        else
            draw_text(d, s);
        return;
    }
    note_place(d, f, s->tag);
    mark(d, s);
    if (f->kind == FRAGMENT_RECT)
        painting_rect(&d->painting, f);
    else if (f->kind == FRAGMENT_PATH)
        painting_path(&d->painting, f);
    else
        draw_form(d, f);
}

void
page_content_begin(struct page_content *content, struct ctx *ctx, struct tags *tags,
    size_t n_pages, bool is_check)
{
    struct collector *d = g_new0(struct collector, 1);
    *content = (struct page_content){ .resources = resources_new(),
        .marks = g_new0(struct page_marks, n_pages),
        .pages = g_new0(struct packed_page, n_pages),
        .n_pages = n_pages,
        .collector = d };
    *d = (struct collector){ .ctx = ctx,
        .tags = tags,
        .resources = content->resources,
        .is_check = is_check,
        .words = g_array_new(FALSE, FALSE, sizeof(struct run_word)),
        .reported = g_hash_table_new(NULL, NULL) };
    glyph_run_init(&d->run);
    painting_init(&d->painting);
}

void
page_content_add(struct page_content *content, const struct page *page, size_t index)
{
    struct collector *d = content->collector;
    d->page = (uint32_t)index;
    d->marks = &content->marks[index];
    painting_begin(&d->painting, page->master->height);
    struct draw_group s = draw_group_start(page, d->tags);
    while (draw_group_next(&s))
        draw_group(d, &s);
    draw_group_end(&s);
    if (d->is_check) {
        page_marks_clear(d->marks);
        return;
    }
    page_marks_fit(d->marks);
    struct packed_page *packed = &content->pages[index];
    packed->packed = painting_end(&d->painting, &packed->size);
}

static void
end_collecting(struct page_content *content)
{
    struct collector *d = content->collector;
    if (!d)
        return;
    glyph_run_clear(&d->run);
    painting_clear(&d->painting);
    g_array_free(d->words, TRUE);
    g_hash_table_destroy(d->reported);
    g_clear_pointer(&content->collector, g_free);
}

bool
page_content_end(struct page_content *content, struct ctx *ctx)
{
    end_collecting(content);
    cairo_status_t status;
    content->pdf = resources_end(content->resources, &status);
    if (!content->pdf)
        ctx_refuse(ctx, "cannot draw the pages: %s", cairo_status_to_string(status));
    return content->pdf != NULL;
}

void
page_content_clear(struct page_content *content)
{
    end_collecting(content);
    for (size_t i = 0; i < content->n_pages; i++) {
        page_marks_clear(&content->marks[i]);
        g_free(content->pages[i].packed);
    }
    g_free(content->marks);
    g_free(content->pages);
    if (content->resources)
        resources_free(content->resources);
    *content = (struct page_content){ 0 };
}
