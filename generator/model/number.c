/*
 * Numbers parts in printing order without gaps; parts not shown on the as-of day get none.
 * Chapters are 1, 2; practices 2.1; figures and tables count through the handbook; guides are
 * A, B.
 */
#include "model/internal.h"

#include <string.h>

static void
set_number(struct builder *b, xmlNode *node, const char *number)
{
    /* The table owns neither nodes nor texts, which are the arena's. */
    g_hash_table_insert(b->model->numbers, node, (gpointer)(uintptr_t)number);
}

/* True if the chapter has something to show on the day: a practice or a section of text. */
static bool
chapter_stands(const struct builder *b, const struct chapter *chapter)
{
    if (!node_stands(chapter->node, b->ctx->as_of))
        return false;
    for (size_t i = 0; i < chapter->n_practices; i++) {
        if (chapter->practices[i]->is_shown)
            return true;
    }
    for (const xmlNode *n = chapter->node->children; n; n = n->next) {
        if (node_is(n, "section") && node_stands(n, b->ctx->as_of))
            return true;
    }
    return false;
}

static void
number_chapters(struct builder *b)
{
    struct model *model = b->model;
    struct arena *a = b->ctx->arena;
    size_t shown = 0;
    for (size_t i = 0; i < model->n_chapters; i++) {
        struct chapter *chapter = &model->chapters[i];
        size_t within = 0;
        chapter->is_shown = chapter_stands(b, chapter);
        chapter->number = arena_strdup(a, "");
        if (chapter->is_shown) {
            chapter->number = arena_printf(a, "%zu", ++shown);
            set_number(b, chapter->node, chapter->number);
        }
        for (size_t k = 0; k < chapter->n_practices; k++) {
            struct practice *practice = chapter->practices[k];
            practice->is_shown = practice->is_shown && chapter->is_shown;
            practice->number = arena_strdup(a, "");
            if (!practice->is_shown)
                continue;
            practice->number = arena_printf(a, "%s.%zu", chapter->number, ++within);
            set_number(b, practice->node, practice->number);
        }
    }
}

/* "A" ... "Z", "AA" ... */
static char *
capital(struct arena *a, size_t index)
{
    char text[8], *p = text + sizeof text - 1;
    *p = '\0';
    for (size_t left = index + 1; left > 0 && p > text; left = (left - 1) / 26)
        *--p = (char)('A' + (left - 1) % 26);
    return arena_strdup(a, p);
}

/* A guide is shown if one of its practices is. */
static void
number_guides(struct builder *b)
{
    struct model *model = b->model;
    size_t shown = 0;
    for (size_t i = 0; i < model->n_guides; i++) {
        struct guide *guide = &model->guides[i];
        bool stands = false;
        for (size_t k = 0; k < guide->n_practices; k++)
            stands = stands || guide->practices[k]->is_shown;
        guide->number = arena_strdup(b->ctx->arena, "");
        if (stands) {
            guide->number = capital(b->ctx->arena, shown++);
            set_number(b, guide->node, guide->number);
        }
    }
}

struct digit_counts {
    size_t figures, tables;
};

/* Figures and tables that a text can refer to: those with a name or a caption. */
static void
number_shown(struct builder *b, xmlNode *node, struct digit_counts *counts)
{
    bool is_figure = node_is(node, "figure"), is_table = node_is(node, "table");
    if ((is_figure || is_table) && (xml_attribute(node, "id") || node_child(node, "caption"))) {
        size_t *n = is_figure ? &counts->figures : &counts->tables;
        set_number(b, node, arena_printf(b->ctx->arena, "%zu", ++*n));
    }
    for (xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE && node_is_shown(b->ctx, b->model, n))
            number_shown(b, n, counts);
    }
}

void
number_all(struct builder *b)
{
    struct digit_counts counts = { 0 };
    number_chapters(b);
    number_guides(b);
    number_shown(b, xmlDocGetRootElement(b->model->doc), &counts);
}
