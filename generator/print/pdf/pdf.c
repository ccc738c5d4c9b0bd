#include "print/pdf/pdf.h"

#include "base/heap.h"
#include "print/pdf/attachments.h"
#include "print/pdf/content_stream.h"
#include "print/pdf/file.h"
#include "print/pdf/import.h"
#include "print/pdf/link.h"
#include "print/pdf/meta.h"
#include "print/pdf/nav.h"
#include "print/pdf/object.h"
#include "print/pdf/page_content.h"
#include "print/pdf/page_resources.h"
#include "print/pdf/page_tree.h"
#include "print/pdf/read_back.h"
#include "print/pdf/structure.h"
#include "print/pdf/table.h"
#include "print/text/font_files.h"

/* A page that a worker thread paints, compresses and verifies. */
struct page_job {
    struct stream_paint paint;
    struct packed_page *page;
    char *fault; /* what is wrong with its content, or NULL */
};

/* The intermediate results of making the file. */
struct pdf_job {
    struct ctx *ctx;
    struct layout *layout;
    const struct pdf_info *info;
    struct tags *tags;
    struct page_content drawing;
    struct placed_letters *placed;
    struct file *file;
    struct imported imported;
    struct page_tree page_tree;
    int *pages, *contents; /* object numbers of the pages and of their contents */
    struct page_job *page_jobs;
    char *lost; /* what the pages do not show of the text, or NULL */
    struct links links;
};

static void
paint_page(void *data, GString *out)
{
    struct page_job *job = data;
    content_stream_paint(&job->paint, out);
    g_clear_pointer(&job->page->packed, g_free);
}

static void
check_page(void *data, const char *bytes, size_t size)
{
    struct page_job *job = data;
    job->fault = read_back_page(job->paint.resources, job->paint.marks, bytes, size);
}

/* Starts painting on worker threads, while everything else is written. */
static void
begin_painting(struct pdf_job *job)
{
    size_t n = job->layout->n_pages;
    job->page_jobs = g_new0(struct page_job, n);
    job->contents = g_new0(int, n);
    for (size_t i = 0; i < n; i++) {
        struct packed_page *page = &job->drawing.pages[i];
        job->page_jobs[i].page = page;
        job->page_jobs[i].paint = (struct stream_paint){ .packed = page->packed,
            .size = page->size,
            .height = job->layout->pages[i].master->height,
            .marks = &job->drawing.marks[i],
            .resources = job->drawing.resources };
        job->contents[i] = file_reserve(job->file);
        file_stream_later(
            job->file, job->contents[i], paint_page, check_page, &job->page_jobs[i]);
    }
}

static void
put_page_box(GString *out, const char *key, const struct page_master *master, scaled around)
{
    put_literal(out, key);
    put_literal(out, "[");
    put_length(out, -around);
    put_length(out, -around);
    put_length(out, master->width + around);
    put_length(out, master->height + around);
    put_literal(out, "]");
}

/* The trimmed page begins at 0, so that all other coordinates are the same with a bleed. */
static void
put_page_boxes(GString *out, const struct page_master *master, scaled bleed)
{
    put_page_box(out, "/MediaBox", master, bleed);
    if (bleed == 0)
        return;
    put_page_box(out, "/BleedBox", master, bleed);
    put_page_box(out, "/TrimBox", master, 0);
}

static void
write_page(struct pdf_job *job, size_t at)
{
    const struct page_master *master = job->layout->pages[at].master;
    const struct links *links = &job->links;
    GString *out = file_begin(job->file, job->pages[at]);
    put_literal(out, "<</Type/Page");
    put_page_boxes(out, master, job->layout->bleed);
    bool has_group = page_is_transparent(job->drawing.resources, &job->drawing.marks[at]);
    put_literal(out, has_group ? "/Group" GROUP "/Resources" : "/Resources");
    page_resources_put(out, &job->imported, &job->drawing.marks[at]);
    put_literal(out, "/Contents");
    put_reference(out, job->contents[at]);
    put_literal(out, "/Parent");
    put_reference(out, page_tree_parent(&job->page_tree, at));
    put_literal(out, "/Tabs/S/StructParents");
    put_integer(out, (int64_t)at);
    if (links->page_first[at] < links->page_first[at + 1]) {
        put_literal(out, "/Annots[");
        for (size_t i = links->page_first[at]; i < links->page_first[at + 1]; i++)
            put_reference(out, links->numbers[i]);
        put_literal(out, "]");
    }
    put_literal(out, ">>");
    file_end(job->file);
}

static void
write_pages(struct pdf_job *job, const struct nav *nav)
{
    size_t n = job->layout->n_pages;
    for (size_t i = 0; i < n; i++) {
        write_page(job, i);
        links_write_page(job->file, nav, &job->links, i);
    }
    page_tree_write(&job->page_tree, job->file, job->pages);
}

static int
write_structure(struct pdf_job *job)
{
    const struct structure structure = {
        .tags = job->tags,
        .layout = job->layout,
        .marks = job->drawing.marks,
        .page_numbers = job->pages,
        .annotations = job->links.tags,
        .n_annotations = job->links.areas->len,
    };
    return structure_write(job->file, &structure);
}

static void
put_key(GString *out, const char *key, int number)
{
    if (number == 0)
        return;
    put_literal(out, key);
    put_reference(out, number);
}

static void
put_profile(GString *out, int number)
{
    put_literal(out, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                     "/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
                     "/DestOutputProfile");
    put_reference(out, number);
    put_literal(out, ">>]");
}

static void
put_names(GString *out, int destinations, int files)
{
    if (!destinations && !files)
        return;
    put_literal(out, "/Names<<");
    put_key(out, "/Dests", destinations);
    put_key(out, "/EmbeddedFiles", files);
    put_literal(out, ">>");
}

/* Writes the names of the font files, each followed by the hash of its bytes. */
static void
put_fonts(GString *out, const struct font_file *fonts, size_t n)
{
    put_literal(out, "/Fonts[");
    for (size_t i = 0; i < n; i++) {
        g_autofree char *name = g_path_get_basename(fonts[i].path);
        put_text(out, name);
        put_text(out, fonts[i].sha256);
    }
    put_literal(out, "]");
}

/*
 * Records how the document was made, for `proviso extract` and for comparing the results of two
 * machines, as private data of this program (ISO 32000-1, 14.5).
 */
static void
put_piece(GString *out, const struct pdf_info *info)
{
    size_t n = 0;
    const struct font_file *fonts = info->fonts ? font_files_list(info->fonts, &n) : NULL;
    if (!info->options && n == 0)
        return;
    put_literal(out, "/PieceInfo<</Proviso<</LastModified");
    put_date(out, info->stamp);
    put_literal(out, "/Private<<");
    if (info->options) {
        put_literal(out, "/Options");
        put_text(out, info->options);
    }
    if (n > 0)
        put_fonts(out, fonts, n);
    put_literal(out, ">>>>>>");
}

/* Writes the catalog and everything it refers to; returns the catalog's object number. */
static int
write_catalog(struct pdf_job *job, const struct nav *nav)
{
    struct file *file = job->file;
    const struct layout *layout = job->layout;
    g_autoptr(GString) keys = g_string_new("<</Type/Catalog");
    put_key(keys, "/Pages", job->page_tree.root);
    put_key(keys, "/StructTreeRoot", write_structure(job));
    int outline = outline_write(file, nav);
    put_key(keys, "/Outlines", outline);
    put_literal(keys, outline ? "/PageMode/UseOutlines" : "");
    put_key(keys, "/PageLabels", labels_write(file, layout));
    put_key(keys, "/Metadata", metadata_write(file, job->info));
    int profile = profile_write(file, job->info);
    if (!profile)
        ctx_refuse(job->ctx, "lcms2 cannot make the colour profile");
    put_profile(keys, profile);
    int files = attachments_write(file, job->info, keys);
    put_piece(keys, job->info);
    put_names(keys, destinations_write(file, nav), files);
    put_literal(keys, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true");
    put_literal(keys, layout->is_mirrored ? "/Direction/R2L>>" : ">>");
    put_literal(keys, "/Lang");
    put_text(keys, job->info->lang ? job->info->lang : "");
    put_literal(keys, ">>");
    int number = file_reserve(file);
    put_literal(file_begin(file, number), keys->str);
    file_end(file);
    return number;
}

static void
reserve_pages(struct pdf_job *job)
{
    size_t n = job->layout->n_pages;
    page_tree_reserve(&job->page_tree, job->file, n);
    job->pages = g_new0(int, n);
    for (size_t i = 0; i < n; i++)
        job->pages[i] = file_reserve(job->file);
}

/* What is wrong with the finished file, or NULL. */
static char *
find_damage(const struct pdf_job *job, const char *file_fault)
{
    for (size_t i = 0; i < job->layout->n_pages; i++)
        if (job->page_jobs[i].fault)
            return g_strdup_printf("page %zu: %s", i + 1, job->page_jobs[i].fault);
    if (file_fault)
        return g_strdup(file_fault);
    char *damage = read_back_tags(job->tags);
    return damage ? damage : g_strdup(job->lost);
}

static GBytes *
look_at(struct pdf_job *job, GBytes *bytes, const char *file_fault)
{
    if (diags_count(job->ctx->diags, SEV_ERROR) > 0)
        return bytes; /* after an error, a missing glyph for example, nothing is published */
    g_autofree char *damage = find_damage(job, file_fault);
    if (!damage)
        return bytes;
    if (job->info->damage) {
        *job->info->damage = arena_strdup(job->ctx->arena, damage);
        return bytes;
    }
    ctx_refuse(job->ctx, "the PDF differs from the layout: %s", damage);
    g_bytes_unref(bytes);
    return NULL;
}

static void
clear(struct pdf_job *job)
{
    for (size_t i = 0; i < job->layout->n_pages; i++)
        g_free(job->page_jobs[i].fault);
    imported_clear(&job->imported);
    file_free(job->file);
    g_free(job->page_jobs);
    g_free(job->contents);
    page_tree_clear(&job->page_tree);
    g_free(job->pages);
}

/* Returns NULL if the run must end. */
static GBytes *
finish(struct pdf_job *job)
{
    g_autofree char *problem = NULL;
    job->file = import_resources(&job->drawing, job->ctx->jobs, &job->imported, &problem);
    if (!job->file) {
        ctx_refuse(job->ctx, "cannot assemble the PDF: %s", problem);
        imported_clear(&job->imported);
        return NULL;
    }
    file_keep_private(job->file, job->ctx->private_paths);
    reserve_pages(job);
    links_end(&job->links, job->file, job->tags);
    tags_prune(job->tags);
    tables_mend(job->tags);
    structure_number(job->file, job->tags);
    begin_painting(job); /* the tags must not change after this */
    const struct nav nav = {
        .layout = job->layout, .tags = job->tags, .page_numbers = job->pages
    };
    write_pages(job, &nav);
    int catalog = write_catalog(job, &nav);
    bool is_pdf2 = job->info->standard == PDF_UA_2; /* PDF 2.0 has no document information */
    int information = is_pdf2 ? 0 : information_write(job->file, job->info);
    g_autofree char *fault = NULL;
    GBytes *bytes =
        file_write(job->file, is_pdf2 ? "2.0" : "1.7", catalog, information, &fault);
    if (bytes)
        bytes = look_at(job, bytes, fault);
    else
        ctx_refuse(job->ctx, "the PDF would be larger than 4 GB");
    clear(job);
    return bytes;
}

/*
 * Reports skipped heading levels.  The tags close the gap, but the template intended another
 * level.
 */
static void
report_skipped(struct ctx *ctx, const struct tags *tags)
{
    for (const struct skipped *s = tags->skipped; s; s = s->next) {
        g_autofree char *above = s->above ? g_strdup_printf("h%d", s->above) : NULL;
        diag_add(ctx->diags, SEV_ERROR, *s->box->origin, "template",
            "heading %s follows %s: a level is skipped", s->box->name->element,
            above ? above : "none");
    }
}

static void
fonts_add(struct font_files *fonts, const struct page *page)
{
    const PangoFont *last = NULL;
    for (size_t i = 0; i < page->n_fragments; i++) {
        const struct fragment *f = &page->fragments[i];
        if (f->kind != FRAGMENT_TEXT || f->shaped->font == last)
            continue;
        font_files_add(fonts, f->shaped->font);
        last = f->shaped->font;
    }
}

static void
take_page(void *user, const struct layout *layout, size_t index)
{
    struct pdf_job *job = user;
    const struct page *page = &layout->pages[index];
    if (job->info->fonts)
        fonts_add(job->info->fonts, page);
    links_find(&job->links, job->tags, page, index);
    placed_letters_add(job->placed, page);
    page_content_add(&job->drawing, page, index);
}

GBytes *
pdf_write(
    struct ctx *ctx, struct layout *layout, const struct box *root, const struct pdf_info *info)
{
    struct arena *a = arena_new();
    struct pdf_job job = { .ctx = ctx, .layout = layout, .info = info };
    job.tags = tags_build(a, root, layout, info->standard);
    report_skipped(ctx, job.tags);
    timings_step(ctx->timings, "print: tags");
    job.placed = placed_letters_new(root);
    links_begin(&job.links, layout);
    page_content_begin(&job.drawing, ctx, job.tags, layout->n_pages, false);
    layout_draw(layout, take_page, &job);
    job.lost = placed_letters_end(job.placed);
    heap_trim(); /* of a large book, the lines of all paragraphs have just been freed */
    timings_step(ctx->timings, "print: pages");
    bool is_drawn = page_content_end(&job.drawing, ctx);
    timings_step(ctx->timings, "print: drawing");
    GBytes *bytes = is_drawn ? finish(&job) : NULL;
    timings_step(ctx->timings, "print: finishing");
    links_clear(&job.links);
    page_content_clear(&job.drawing);
    g_free(job.lost);
    arena_free(a);
    return bytes;
}

/* The findings of a page. */
struct page_check {
    struct page_content content;
    struct font_files *fonts;
};

static void
check_drawing(void *user, const struct layout *layout, size_t index)
{
    struct page_check *check = user;
    const struct page *page = &layout->pages[index];
    fonts_add(check->fonts, page);
    page_content_add(&check->content, page, index);
}

void
pdf_check(
    struct ctx *ctx, struct layout *layout, const struct box *root, struct font_files *fonts)
{
    struct arena *a = arena_new();
    struct tags *tags = tags_build(a, root, layout, PDF_UA_1);
    report_skipped(ctx, tags);
    struct page_check check = { .fonts = fonts };
    page_content_begin(&check.content, ctx, tags, layout->n_pages, true);
    layout_draw(layout, check_drawing, &check);
    page_content_clear(&check.content);
    arena_free(a);
    timings_step(ctx->timings, "print: checked");
}
