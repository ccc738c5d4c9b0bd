#include "print/pdf/page_content.h"

#include "picture/picture.h"
#include "print/pdf/glyph_run.h"
#include "print/pdf/letters.h"
#include "print/pdf/tag_content.h"

#include <string.h>

struct collector {
    struct ctx *ctx;
    struct tags *tags;
    struct resources *resources;
    struct page_marks *marks;
    uint32_t page;
    struct glyph_run run;
    GHashTable *reported; /* boxes that have a finding already */
};

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
    add_content(d, s, marked_content_begin(d->marks, s->tag, s->artifact));
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
    diag_add(d->ctx->diags, SEV_ERROR, box->origin, code, "\"%s\" %s", name, what);
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
    struct typeface *typeface =
        resources_typeface(d->resources, draw_group_first(s)->shaped->font);
    glyph_run_set(&d->run, s, typeface->space, typeface->space_width);
    if (d->run.n_glyphs == 0)
        return;
    mark(d, s);
    note_glyphs(d, typeface);
    for (size_t i = s->first; i < s->end; i++) {
        const struct fragment *f = s->turns[i].fragment;
        if (!f->is_soft_hyphen)
            add_letters(d, f->shaped->text, (size_t)f->shaped->text_size);
    }
}

static void
note_form(struct collector *d, int form)
{
    if (form < 0)
        return;
    d->marks->marks[d->marks->n - 1].n_forms++;
    if (!d->marks->forms)
        d->marks->forms = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < d->marks->forms->len; i++)
        if (g_array_index(d->marks->forms, int, i) == form)
            return;
    g_array_append_val(d->marks->forms, form);
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
        add_letters(d, f->shaped->text, (size_t)f->shaped->text_size);
    } else {
        mark(d, s);
    }
    note_form(d, resources_form(d->resources, f, &fault));
    if (!plain)
        return;
    struct typeface *typeface = resources_typeface(d->resources, plain->shaped->font);
    glyph_run_set_space(&d->run, typeface->space, f->x, f->y);
    note_glyphs(d, typeface);
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
    if (is_image && !f->box->picture) /* it has been reported */
        return;
    int form = resources_form(d->resources, f, &fault);
    note_form(d, form);
    if (form < 0 && is_image) {
        g_autofree char *name = g_path_get_basename(f->box->picture->name);
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
    if (f->kind != FRAGMENT_RECT && f->kind != FRAGMENT_PATH)
        draw_form(d, f);
}

static void
draw_page(struct collector *d, const struct page *page)
{
    struct draw_group s = draw_group_start(page, d->tags);
    while (draw_group_next(&s))
        draw_group(d, &s);
    draw_group_end(&s);
}

/* Collects all pages, but does not yet read the file that cairo makes of the parts. */
static void
collect(
    struct ctx *ctx, const struct layout *layout, struct tags *tags, struct page_content *out)
{
    *out = (struct page_content){ .resources = resources_new(),
        .pages = g_new0(struct page_marks, layout->n_pages),
        .n_pages = layout->n_pages };
    struct collector d = { .ctx = ctx,
        .tags = tags,
        .resources = out->resources,
        .reported = g_hash_table_new(NULL, NULL) };
    glyph_run_init(&d.run);
    for (size_t i = 0; i < layout->n_pages; i++) {
        d.page = (uint32_t)i;
        d.marks = &out->pages[i];
        draw_page(&d, &layout->pages[i]);
    }
    glyph_run_clear(&d.run);
    g_hash_table_destroy(d.reported);
}

void
page_content_check(struct ctx *ctx, const struct layout *layout, struct tags *tags)
{
    struct page_content drawing;
    collect(ctx, layout, tags, &drawing);
    page_content_clear(&drawing);
}

bool
page_content_collect(
    struct ctx *ctx, const struct layout *layout, struct tags *tags, struct page_content *out)
{
    collect(ctx, layout, tags, out);
    cairo_status_t status;
    out->pdf = resources_end(out->resources, &status);
    if (!out->pdf)
        ctx_refuse(ctx, "cannot draw the pages: %s", cairo_status_to_string(status));
    return out->pdf != NULL;
}

void
page_content_clear(struct page_content *drawing)
{
    for (size_t i = 0; i < drawing->n_pages; i++)
        page_marks_clear(&drawing->pages[i]);
    g_free(drawing->pages);
    if (drawing->resources)
        resources_free(drawing->resources);
    *drawing = (struct page_content){ 0 };
}
