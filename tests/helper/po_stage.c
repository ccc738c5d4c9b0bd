/*
 * po_stage FILE.po: prints what the program reads in a PO file, for comparison with gettext.
 * Each entry ends with U+001E, and U+001F separates its context, text, translation and previous
 * text ("-" for none, else "+" and the text), and the letters f (fuzzy) and o (obsolete).  The
 * status is 1 if something in the file is wrong.
 */
#include "translate/po.h"

#include <stdio.h>

static void
print_part(const char *text)
{
    printf("%s%s\x1f", text ? "+" : "-", text ? text : "");
}

int
main(int argc, char **argv)
{
    g_autofree char *text = NULL;
    gsize size;
    if (argc != 2 || !g_file_get_contents(argv[1], &text, &size, NULL)) {
        fprintf(stderr, "po_stage FILE.po\n");
        return 2;
    }
    struct ctx ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    struct po *po = po_read(&ctx, sources_text(ctx.sources, argv[1], text, size), NULL);
    for (guint i = 0; i < po->entries->len; i++) {
        const struct po_entry *entry = po->entries->pdata[i];
        print_part(entry->context);
        print_part(entry->id);
        print_part(entry->text);
        print_part(entry->previous);
        printf("%s%s\x1e", entry->is_fuzzy ? "f" : "", entry->is_obsolete ? "o" : "");
    }
    bool is_wrong = diags_count(ctx.diags, SEV_ERROR) > 0;
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
    return is_wrong;
}
