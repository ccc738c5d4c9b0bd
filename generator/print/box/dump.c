/* Prints the box tree as text, one box per line: the golden of this stage. */
#include "picture/picture.h"
#include "print/box/box.h"

#include <string.h>

static const char *const kind_names[] = {
    [BOX_BLOCK] = "block",
    [BOX_PARAGRAPH] = "paragraph",
    [BOX_INLINE] = "inline",
    [BOX_TEXT] = "text",
    [BOX_PAGE_REF] = "page-ref",
    [BOX_SIGN] = "sign",
    [BOX_BARS] = "bars",
    [BOX_IMAGE] = "image",
    [BOX_LINE_BREAK] = "line-break",
    [BOX_ANCHOR] = "anchor",
    [BOX_LIST_ITEM] = "list-item",
    [BOX_COLUMNS] = "columns",
    [BOX_TABLE] = "table",
    [BOX_TABLE_GROUP] = "table-group",
    [BOX_ROW] = "row",
    [BOX_CELL] = "cell",
    [BOX_TREE] = "tree",
    [BOX_PATTERN] = "pattern",
    [BOX_ALTERNATIVES] = "alternatives",
    [BOX_MULTICOL] = "multicol",
    [BOX_SIDE] = "side",
};

/* Quotes a text; no-break spaces, soft hyphens and control characters appear as numbers. */
static void
dump_text(const struct box *box, FILE *out)
{
    fputs(" \"", out);
    const char *end = box->text + box->text_size;
    for (const char *p = box->text, *next; p < end; p = next) {
        gunichar c = g_utf8_get_char(p);
        next = p + g_utf8_skip[(unsigned char)*p];
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", (char)c);
        else if (!g_unichar_isprint(c) || c == 0xA0)
            fprintf(out, "\\u{%X}", c);
        else
            fwrite(p, 1, (size_t)(next - p), out);
    }
    fputc('"', out);
}

static void
dump_name(const struct box *box, FILE *out)
{
    if (box->is_anonymous || box->kind == BOX_TEXT)
        return;
    fprintf(out, " %s", box->name->element);
    g_auto(GStrv) parts = g_strsplit_set(box->name->class ? box->name->class : "", " \t\n", -1);
    for (char **p = parts; *p; p++) {
        if (**p)
            fprintf(out, ".%s", *p);
    }
}

static void
dump_box(const struct box *box, int depth, FILE *out)
{
    const struct box_more *more = box_more(box);
    bool is_sign = box->kind == BOX_SIGN || box->kind == BOX_BARS;
    const struct {
        const char *name, *value;
    } notes[] = { { "id", more->id }, { "target", more->target },
        { "at", box->kind == BOX_SIDE ? more->at : NULL },
        { "sign", is_sign ? more->sign : NULL } };
    fprintf(out, "%*s%s", 2 * depth, "", kind_names[box->kind]);
    dump_name(box, out);
    for (size_t i = 0; i < G_N_ELEMENTS(notes); i++) {
        if (notes[i].value)
            fprintf(out, " %s=%s", notes[i].name, notes[i].value);
    }
    if (box->kind == BOX_IMAGE && more->picture) {
        g_autofree char *base = g_path_get_basename(more->picture->name);
        fprintf(out, " image=%s", base);
    }
    if (box->kind == BOX_CELL && box->colspan > 1)
        fprintf(out, " colspan=%u", box->colspan);
    if (box->kind == BOX_CELL && box->rowspan > 1)
        fprintf(out, " rowspan=%u", box->rowspan);
    if (box->is_head)
        fputs(" head", out);
    if (box->is_artifact)
        fputs(" artifact", out);
    if (box->kind == BOX_TEXT)
        dump_text(box, out);
    fputc('\n', out);
    if (box_marker(box))
        dump_box(box_marker(box), depth + 1, out);
    for (const struct box *c = box->first; c; c = c->next)
        dump_box(c, depth + 1, out);
}

void
box_dump(const struct box *root, FILE *out)
{
    dump_box(root, 0, out);
}
