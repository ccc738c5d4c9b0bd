#include "cli/edition.h"

#include "base/files.h"
#include "cli/book_info.h"
#include "cli/conformance.h"
#include "cli/edition_make.h"
#include "cli/edition_print.h"
#include "cli/edition_tree.h"
#include "cli/private_check.h"
#include "cli/spoken_print.h"
#include "compose/compose.h"
#include "print/print.h"
#include "web/fragment.h"
#include "web/web.h"

#include <stdio.h>
#include <string.h>

/* In the head of single.xsl. */
#define SINGLE_MARK "<meta name=\"generator\" content=\"Proviso\">"
#define SINGLE_NAME "handbook.html"

static edition_write_fn write_site, write_single, write_fragments, write_conformance;

/* clang-format off */
#define SHEET(NAME) \
    { .name = (NAME), .template = NAME ".xsl", .tree = NAME "-tree", .is_paged = true, \
      .write = edition_print, .output = (NAME), .ending = ".pdf", .mark = PDF_MARK }
/* clang-format on */

static const struct edition table[] = {
    {
        .name = "handbook",
        .option = "pdf",
        .template = "print.xsl",
        .tree = "print-tree",
        .metric = "matrix-roles",
        .is_paged = true,
        .is_usual = true,
        .write = edition_print,
        .output = "handbook",
        .ending = ".pdf",
        .mark = PDF_MARK,
    },
    {
        .name = "site",
        .option = "site",
        .template = "web.xsl",
        .tree = "web-tree",
        .is_usual = true,
        .write = write_site,
        .output = "site",
        .ending = "",
        .inside = "index.html",
    },
    {
        .name = "single",
        .template = "single.xsl",
        .tree = "single-tree",
        .write = write_single,
        .output = "handbook",
        .ending = ".html",
        .mark = SINGLE_MARK,
    },
    {
        .name = "conformance",
        .template = "conformance.xsl",
        .tree = "conformance-tree",
        .is_report = true,
        .write = write_conformance,
        .output = "conformance",
        .ending = "",
        .inside = "index.html",
    },
    {
        .name = "fragments",
        .template = "fragments.xsl",
        .tree = "fragments-tree",
        .write = write_fragments,
        .output = "fragments",
        .ending = "",
        .inside = FRAGMENT_SHEET,
    },
    SHEET("notice"),
    SHEET("acknowledgement"),
    SHEET("poster"),
    SHEET("card"),
};

/*
 * The stage with the text that a screen reader reads from the finished file; --practice selects
 * part of it.
 */
#define SPOKEN "spoken"

/* Stages of --dump before those of editions, and stages of an edition that has pages. */
static const char *const common_stages[] = { "model", "annotated" };
static const char *const page_stages[] = { "boxes", "lines", "pages", "tags", SPOKEN };

const struct edition *
editions_all(size_t *n)
{
    *n = G_N_ELEMENTS(table);
    return table;
}

const char *
edition_choice(size_t i)
{
    return i < G_N_ELEMENTS(table) ? table[i].name : NULL;
}

const char *
stage_choice(size_t i)
{
    if (i < G_N_ELEMENTS(common_stages))
        return common_stages[i];
    i -= G_N_ELEMENTS(common_stages);
    if (i < G_N_ELEMENTS(table))
        return table[i].tree;
    i -= G_N_ELEMENTS(table);
    return i < G_N_ELEMENTS(page_stages) ? page_stages[i] : NULL;
}

bool
edition_is_wanted(const struct edition *edition, const struct options *options)
{
    if (options->editions == 0)
        return edition->is_usual;
    return options->editions >> (edition - table) & 1;
}

/* --- Making them --- */

/* The book that the site offers for download, or NULL if it is not to be made as well. */
static const struct product *
book_of(const struct edition_run *editions)
{
    for (size_t i = 0; i < editions->n; i++)
        if (editions->products[i].edition == &table[0])
            return &editions->products[i];
    return NULL;
}

/* The files of a site, which the caller owns; NULL after an error. */
static struct files *
site_files(struct run *run, struct edition_run *editions, const struct edition *edition,
    const struct web_options *options)
{
    struct site *site =
        web_begin(&run->ctx, run->model, run->answers, editions->theme, options);
    bool is_composed = edition_take_site(run, edition, editions->theme, site);
    edition_print_wait(run, editions);
    const struct product *book = options->has_pdf ? book_of(editions) : NULL;
    struct files *files = web_end(site, book ? book->file : NULL);
    timings_step(run->ctx.timings, options->is_single ? edition->name : "web");
    if (files && is_composed) {
        private_check_files(&run->ctx, edition->output, files);
        return files;
    }
    files_free(files);
    return NULL;
}

static bool
write_site(
    struct run *run, struct edition_run *editions, struct product *product, const char *stage)
{
    (void)stage; /* it has no pages to dump */
    const struct product *book = book_of(editions);
    const struct web_options options = {
        .has_pdf = book && (book->is_begun || book->is_kept),
        .dress = run->dress,
        .is_earlier = editions->days && editions->days->since,
        .addresses = run->options->addresses,
        .page = run->options->only_page,
    };
    product->files = site_files(run, editions, product->edition, &options);
    return product->files != NULL;
}

/* A site of one page, which is the product. */
static bool
write_single(
    struct run *run, struct edition_run *editions, struct product *product, const char *stage)
{
    (void)stage; /* it has no pages to dump */
    const struct web_options options = { .dress = run->dress, .is_single = true };
    struct files *files = site_files(run, editions, product->edition, &options);
    product->file = files ? files_bytes(files, SINGLE_NAME) : NULL;
    files_free(files);
    return product->file != NULL;
}

static bool
write_fragments(
    struct run *run, struct edition_run *editions, struct product *product, const char *stage)
{
    (void)stage; /* they are no pages */
    xmlDoc *tree = edition_tree(run, product->edition, editions->theme);
    if (!tree)
        return false;
    product->files = web_fragments(tree);
    xmlFreeDoc(tree);
    private_check_files(&run->ctx, product->edition->output, product->files);
    return true;
}

/*
 * The finished book of this run, or one that is made only for the report.  The caller owns it.
 */
static GBytes *
finished_book(struct run *run, struct edition_run *editions)
{
    edition_print_wait(run, editions);
    const struct product *book = book_of(editions);
    if (book && book->file)
        return g_bytes_ref(book->file);
    struct product product = { .edition = &table[0] };
    edition_print(run, editions, &product, NULL);
    return product.file;
}

static bool
write_conformance(
    struct run *run, struct edition_run *editions, struct product *product, const char *stage)
{
    (void)stage; /* --dump does not show its pages */
    g_autoptr(GBytes) book = finished_book(run, editions);
    if (!book)
        return false;
    struct pdf_info info = book_info(
        run, arena_printf(run->ctx.arena, "Conformance report: %s", run->model->title));
    info.lang = "en"; /* the standards are quoted in English */
    /*
     * Its tables are designed for the theme's own text size; large print only applies to the
     * book.
     */
    run->ctx.text_size = 0;
    struct theme *own = theme_load(&run->ctx, run->options->theme);
    bool is_made = own && conformance_make(run, product, book, own, &info);
    theme_free(own);
    return is_made;
}

/* --- --dump --- */

/* The edition whose tree is the output of the stage, or NULL. */
static const struct edition *
edition_of_tree(const char *stage)
{
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
        if (strcmp(table[i].tree, stage) == 0)
            return &table[i];
    }
    return NULL;
}

/* The first requested edition with pages, or else the first that has any. */
static const struct edition *
edition_with_pages(const struct options *options)
{
    const struct edition *first = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
        if (!table[i].is_paged)
            continue;
        if (edition_is_wanted(&table[i], options))
            return &table[i];
        first = first ? first : &table[i];
    }
    return first;
}

/* Prints the report, for which it makes the book. */
static void
dump_conformance(struct run *run, const struct edition *edition)
{
    struct edition_run editions = { 0 };
    GBytes *book = run_has_errors(run) || !edition_begin(run, &editions)
                       ? NULL
                       : finished_book(run, &editions);
    xmlDoc *tree = book ? conformance_tree(run, edition, book, "print") : NULL;
    if (tree)
        xmlDocFormatDump(stdout, tree, 1);
    xmlFreeDoc(tree);
    if (book)
        g_bytes_unref(book);
    editions_clear(&editions);
}

static void
dump_tree(struct run *run, const struct edition *edition)
{
    if (!edition_look_into_templates(run))
        return;
    struct theme *theme = edition->metric ? theme_load(&run->ctx, run->options->theme) : NULL;
    xmlDoc *tree = theme || !edition->metric ? edition_tree(run, edition, theme) : NULL;
    if (tree)
        xmlDocFormatDump(stdout, tree, 1);
    xmlFreeDoc(tree);
    theme_free(theme);
}

static int
dump_pages(struct run *run, const char *stage)
{
    int status = EXIT_FINE;
    struct edition_run editions = { 0 };
    if (!run_has_errors(run) && edition_begin(run, &editions)) {
        struct product *product = &editions.products[editions.n++];
        product->edition = edition_with_pages(run->options);
        bool is_spoken = strcmp(stage, SPOKEN) == 0;
        product->edition->write(run, &editions, product, is_spoken ? NULL : stage);
        if (is_spoken && product->file)
            status = spoken_print(run, product->file);
    }
    editions_clear(&editions);
    return status;
}

int
editions_dump(struct run *run, const char *stage)
{
    const struct edition *edition = edition_of_tree(stage);
    bool is_annotated = strcmp(stage, "annotated") == 0;
    if (strcmp(stage, "model") == 0) {
        model_dump(run->model, stdout);
    } else if (edition && edition->write == write_conformance) {
        dump_conformance(run, edition);
    } else if (edition || is_annotated) {
        edition_annotate(run);
        if (edition)
            dump_tree(run, edition);
        else
            xmlDocFormatDump(stdout, run->load.doc, 1);
    } else {
        return dump_pages(run, stage);
    }
    return EXIT_FINE;
}
