#include "cli/edition_print.h"

#include "cli/book_info.h"
#include "cli/edition_make.h"
#include "cli/edition_tree.h"
#include "cli/source_attachments.h"
#include "print/print.h"

#include <stdio.h>

/* One edition that is printed, here or on a thread. */
struct printing {
    struct product *product;
    struct theme *theme;
    struct print_boxes *boxes;
    struct pdf_info info;
    const char *stage; /* of --dump, or NULL */
    bool is_check;
    struct ctx *ctx; /* the run's, or `own` */
    GBytes *file;
    /* Of a thread: */
    GThread *thread; /* NULL if the system had none */
    struct ctx own;
    struct timings timings;
};

static void
print(struct printing *p)
{
    if (p->is_check) {
        print_check(p->ctx, p->theme, p->boxes);
        p->file = g_bytes_new_static("", 0); /* the site links to it */
    } else {
        p->file = print_edition(p->ctx, p->theme, p->boxes, &p->info, p->stage, stdout);
    }
    print_boxes_free(p->boxes);
}

static gpointer
print_beside(gpointer data)
{
    struct printing *p = data;
    timings_begin_beside(p->ctx->timings, p->product->edition->name);
    print(p);
    return NULL;
}

/*
 * What is made next, if it can be made beside the product: not an edition that is printed,
 * because printing changes the theme, nor a report, which needs the book.  Else NULL.
 */
static const struct product *
product_beside(
    const struct run *run, const struct edition_run *editions, const struct product *product)
{
    size_t i = 0;
    while (i < editions->n && &editions->products[i] != product)
        i++;
    do
        i++;
    while (i < editions->n && editions->products[i].is_kept);
    if (i >= editions->n || run->ctx.jobs < 2 || run->ctx.refusal)
        return NULL;
    const struct product *next = &editions->products[i];
    return next->edition->is_paged || next->edition->is_report ? NULL : next;
}

/* From here on the thread has the list of findings of its edition. */
static void
begin_beside(struct run *run, struct edition_run *editions, const struct printing *printing,
    const struct product *beside)
{
    struct printing *p = g_new(struct printing, 1);
    *p = *printing;
    p->ctx = &p->own;
    p->own = run->ctx;
    p->own.arena = arena_new();
    p->own.timings = run->ctx.timings ? &p->timings : NULL;
    p->product->is_printing = true;
    editions->printing = p;
    timings_begin_beside(run->ctx.timings, beside->edition->name);
    p->thread = g_thread_try_new("print", print_beside, p, NULL);
    if (!p->thread)
        print_beside(p);
}

static void
free_arena(void *arena)
{
    arena_free(arena);
}

void
edition_print_wait(struct run *run, struct edition_run *editions)
{
    struct printing *p = g_steal_pointer(&editions->printing);
    if (!p)
        return;
    if (p->thread)
        g_thread_join(p->thread);
    timings_step(run->ctx.timings, "waiting");
    timings_end_beside(run->ctx.timings);
    arena_defer(run->ctx.arena, free_arena, p->own.arena);
    if (p->own.refusal) {
        run->ctx.refusal = p->own.refusal;
        diags_free(run->ctx.diags);
        run->ctx.diags = diags_new();
    }
    p->product->file = p->file;
    p->product->is_printing = false;
    edition_end(editions, p->product, p->own.diags);
    g_free(p);
}

static bool
is_last(const struct edition_run *editions, const struct product *product)
{
    return editions->n > 0 && product == &editions->products[editions->n - 1];
}

static struct pdf_info
info_of(struct run *run, struct edition_run *editions, const struct product *product)
{
    struct pdf_info info = book_info(run, run->model->title);
    info.options = recorded_options(run, product->edition);
    info.is_press = run->options->press;
    if (!run->options->no_source)
        info.attachments = source_attachments(run, &info.n_attachments);
    if (edition_reports(run->options))
        info.damage = &editions->damage;
    return info;
}

bool
edition_print(
    struct run *run, struct edition_run *editions, struct product *product, const char *stage)
{
    edition_print_wait(run, editions); /* one of them at a time has the theme */
    if (run->ctx.refusal)
        return false;
    struct print_boxes *boxes = edition_boxes(run, product->edition, editions->theme);
    if (!boxes)
        return false;
    product->is_begun = print_boxes_any(boxes);
    struct printing printing = { .product = product,
        .theme = editions->theme,
        .boxes = boxes,
        .stage = stage,
        .is_check = editions->is_check,
        .ctx = &run->ctx };
    if (!editions->is_check) {
        printing.info = info_of(run, editions, product);
        if (is_last(editions, product))
            run_drop_content(run);
    }
    const struct product *beside = stage ? NULL : product_beside(run, editions, product);
    if (beside) {
        begin_beside(run, editions, &printing, beside);
        return true;
    }
    print(&printing);
    product->file = printing.file;
    return product->file != NULL;
}
