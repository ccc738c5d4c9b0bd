/*
 * Prints the structure tree as text, one line each: types, attributes, and the text in reading
 * order, indented by depth.
 */
#include "print/box/attribute.h"
#include "print/pdf/pdf.h"
#include "print/pdf/table.h"
#include "print/pdf/tag_content.h"

#include <string.h>

/* Nothing has been painted yet, so each text box stands for its own content. */
static void
add_text(struct tags *tags, const struct box *box)
{
    struct tag *tag = tags_find(tags, box);
    if (!tag)
        return;
    if (box->kind == BOX_TEXT || box->kind == BOX_PAGE_REF || box->kind == BOX_IMAGE)
        tag_add_content(tags, tag, box, box->index, 0, 0);
    if (box_marker(box))
        add_text(tags, box_marker(box));
    for (const struct box *child = box->first; child; child = child->next)
        add_text(tags, child);
}

static void
print_line(FILE *out, int depth, const char *text)
{
    fprintf(out, "%*s%s\n", depth * 2, "", text);
}

static void
print_content(FILE *out, int depth, const struct box *box)
{
    g_autofree char *line = NULL;
    if (box->kind == BOX_TEXT)
        line = g_strdup_printf("\"%.*s\"", (int)box->text_size, box->text);
    else if (box->kind == BOX_PAGE_REF)
        line = g_strdup_printf("page of #%s", box_target(box) ? box_target(box) : "");
    else
        return;
    print_line(out, depth, line);
}

static void
append_attribute(GString *line, const char *name, const char *value)
{
    if (value)
        g_string_append_printf(line, " %s=\"%s\"", name, value);
}

static void
append_cell(GString *line, const struct tag_cell *cell)
{
    if (cell->colspan > 1)
        g_string_append_printf(line, " colspan=%u", cell->colspan);
    if (cell->rowspan > 1)
        g_string_append_printf(line, " rowspan=%u", cell->rowspan);
    for (size_t i = 0; i < cell->n_heads; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        if (cell->heads[i]->box)
            box_text(cell->heads[i]->box, text);
        append_attribute(line, "head", text->str);
    }
}

static void
print_tag(FILE *out, int depth, const struct tag *tag)
{
    g_autoptr(GString) line = g_string_new(tag->type);
    append_attribute(line, "lang", tag->lang);
    if (strcmp(tag->type, "TH") == 0)
        append_attribute(line, "scope", tag->box ? box_attribute(tag->box, "scope") : NULL);
    if (strcmp(tag->type, "Figure") == 0)
        append_attribute(line, "alt", box_attribute(tag->box, "alt"));
    if (tag->box && box_target(tag->box))
        append_attribute(line, "to", box_target(tag->box));
    if (tag->cell)
        append_cell(line, tag->cell);
    print_line(out, depth, line->str);
    const struct tag_content *content = tag->content;
    for (const struct tag *child = tag->first; content || child;) {
        if (content && (!child || content->order <= child->order)) {
            print_content(out, depth + 1, content->box);
            content = content->next;
        } else {
            print_tag(out, depth + 1, child);
            child = child->next;
        }
    }
}

void
pdf_dump_tags(
    const struct box *root, struct layout *layout, enum pdf_standard standard, FILE *out)
{
    layout_draw(layout, NULL, NULL);
    struct arena *a = arena_new();
    struct tags *tags = tags_build(a, root, layout, standard);
    add_text(tags, root);
    tags_prune(tags);
    tables_mend(tags);
    print_tag(out, 0, tags->root);
    arena_free(a);
}
