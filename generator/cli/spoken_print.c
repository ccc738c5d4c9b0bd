#include "cli/spoken_print.h"

#include "audit/spoken.h"

#include <stdio.h>

int
spoken_print(struct run *run, GBytes *file)
{
    gsize size;
    const void *data = g_bytes_get_data(file, &size);
    g_autofree char *message = NULL;
    struct finished *f = finished_read(run->ctx.arena, data, size, &message);
    if (!f) {
        ctx_refuse(&run->ctx, "cannot read the PDF again: %s", message);
        return EXIT_FINE;
    }
    const char *practice = run->options->practice;
    const struct finished_element *from =
        practice ? g_hash_table_lookup(f->by_id, practice) : f->root;
    g_autoptr(GString) out = g_string_new(NULL);
    if (from)
        spoken_write(f, from, out);
    else
        fprintf(stderr, "proviso: nothing in the book is called \"%s\"\n", practice);
    fputs(out->str, stdout);
    finished_free(f);
    return from ? EXIT_FINE : EXIT_USAGE;
}
