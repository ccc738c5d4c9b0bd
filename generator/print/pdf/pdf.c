#include "print/pdf/pdf.h"

#include "print/pdf/draw.h"
#include "print/pdf/file.h"
#include "print/pdf/import.h"
#include "print/pdf/link.h"
#include "print/pdf/meta.h"
#include "print/pdf/nav.h"
#include "print/pdf/object.h"
#include "print/pdf/structure.h"
#include "print/pdf/table.h"

/* What is made on the way to the file. */
struct job {
    const struct layout *layout;
    const struct pdf_info *info;
    struct tags *tags;
    struct drawing drawing;
    struct import import;
    struct links links;
};

static void
write_page(struct job *job, size_t at)
{
    struct file *file = job->import.file;
    const struct links *links = &job->links;
    GString *out = file_begin(file, job->import.pages[at]);
    put_literal(out, job->import.dictionaries[at]);
    put_literal(out, "/Type/Page/Parent");
    put_reference(out, job->import.page_tree);
    put_literal(out, "/Tabs/S/StructParents");
    put_integer(out, (int64_t)at);
    if (links->page_first[at] < links->page_first[at + 1]) {
        put_literal(out, "/Annots[");
        for (size_t i = links->page_first[at]; i < links->page_first[at + 1]; i++)
            put_reference(out, links->numbers[i]);
        put_literal(out, "]");
    }
    put_literal(out, ">>");
    file_end(file);
}

static void
write_pages(struct job *job)
{
    struct file *file = job->import.file;
    size_t n = job->layout->n_pages;
    for (size_t i = 0; i < n; i++)
        write_page(job, i);
    GString *out = file_begin(file, job->import.page_tree);
    put_literal(out, "<</Type/Pages/Count");
    put_integer(out, (int64_t)n);
    put_literal(out, "/Kids[");
    for (size_t i = 0; i < n; i++)
        put_reference(out, job->import.pages[i]);
    put_literal(out, "]>>");
    file_end(file);
}

static int
write_structure(struct job *job)
{
    const struct structure structure = {
        .tags = job->tags,
        .layout = job->layout,
        .marks = job->drawing.pages,
        .page_numbers = job->import.pages,
        .annotations = job->links.tags,
        .n_annotations = job->links.areas->len,
    };
    return structure_write(job->import.file, &structure);
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

/* Everything that the catalog names; returns the catalog's number. */
static int
write_catalog(struct job *job)
{
    struct file *file = job->import.file;
    const struct layout *layout = job->layout;
    const int *pages = job->import.pages;
    g_autoptr(GString) keys = g_string_new("<</Type/Catalog");
    put_key(keys, "/Pages", job->import.page_tree);
    put_key(keys, "/StructTreeRoot", write_structure(job));
    int outline = outline_write(file, layout, job->tags, pages);
    put_key(keys, "/Outlines", outline);
    put_literal(keys, outline ? "/PageMode/UseOutlines" : "");
    put_key(keys, "/PageLabels", labels_write(file, layout));
    put_key(keys, "/Metadata", metadata_write(file, job->info));
    put_profile(keys, profile_write(file, job->info));
    int files = attachments_write(file, job->info, keys);
    put_names(keys, destinations_write(file, layout, pages), files);
    put_literal(keys, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>");
    put_literal(keys, "/Lang");
    put_text(keys, job->info->lang ? job->info->lang : "");
    put_literal(keys, ">>");
    int number = file_reserve(file);
    put_literal(file_begin(file, number), keys->str);
    file_end(file);
    return number;
}

static GBytes *
finish(struct job *job)
{
    import_drawing(&job->drawing, &job->import);
    struct file *file = job->import.file;
    links_find(file, job->layout, job->tags, &job->links);
    tags_prune(job->tags);
    tables_mend(job->tags);
    structure_number(file, job->tags);
    links_write(file, job->layout, &job->links, job->import.pages);
    write_pages(job);
    int catalog = write_catalog(job);
    int information = information_write(file, job->info);
    GBytes *bytes = file_write(file, catalog, information);
    links_clear(&job->links);
    import_clear(&job->import);
    return bytes;
}

GBytes *
pdf_write(struct ctx *ctx, const struct layout *layout, const struct box *root,
    const struct pdf_info *info)
{
    struct arena *a = arena_new();
    struct job job = { .layout = layout, .info = info };
    job.tags = tags_build(a, root, layout);
    GBytes *bytes = NULL;
    timings_step(ctx->timings, "print: tags");
    bool is_drawn = draw_pages(ctx, layout, job.tags, &job.drawing);
    timings_step(ctx->timings, "print: drawing");
    if (is_drawn)
        bytes = finish(&job);
    timings_step(ctx->timings, "print: finishing");
    drawing_clear(&job.drawing);
    arena_free(a);
    return bytes;
}
