#include "compose/note_marks.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* A text node, or an element that is replaced by words, in the text of a run. */
struct mark_piece {
    xmlNode *node;
    size_t start, end;
};

/* Adjacent inlines of a block, as the text that a reader sees. */
struct mark_run {
    xmlNode *block, *first, *last;
    GString *text;
    GArray *pieces; /* struct mark_piece, in order */
};

struct mark_placer {
    const struct annotate *an;
    UBreakIterator *sentences;
    struct mark_run run;
    GPtrArray *places; /* struct mark_place * */
    guint n_linked;    /* number of those already returned; the others are in the current run */
    bool are_taken;
};

static const char *const inline_names[] = { "ref", "value-of", "term", "index", "em", "strong",
    "q", "code", "img", "a", "abbr", "sub", "sup", "br", "cite" };

static bool
is_inline(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return node->type == XML_TEXT_NODE || node->type == XML_COMMENT_NODE ||
               node->type == XML_PI_NODE;
    for (size_t i = 0; i < G_N_ELEMENTS(inline_names); i++) {
        if (node_is(node, inline_names[i]))
            return true;
    }
    return false;
}

static void
add_piece(struct mark_run *run, xmlNode *node, const char *text)
{
    struct mark_piece piece = { node, run->text->len, 0 };
    g_string_append(run->text, text);
    piece.end = run->text->len;
    g_array_append_val(run->pieces, piece);
}

/* The text for an element without content of its own; NULL: its content counts. */
static const char *
stands_for(const struct annotate *an, xmlNode *node)
{
    if (node_is(node, "value-of"))
        return derived_value(an, node, "text");
    if (node_is(node, "br"))
        return " ";
    if (node_is(node, "term") && !node->children)
        return derived_value(an, node, "text");
    return node_is(node, "ref") && !node->children ? derived_value(an, node, "title") : NULL;
}

static void
add_pieces(const struct annotate *an, struct mark_run *run, xmlNode *node)
{
    const char *text = stands_for(an, node);
    if (node->type == XML_TEXT_NODE)
        text = (const char *)node->content;
    if (text) {
        add_piece(run, node, text);
        return;
    }
    if (node_is(node, "index") || node_is(node, "cite"))
        return;
    for (xmlNode *child = node->children; child; child = child->next)
        add_pieces(an, run, child);
}

/* Finds the run around a value: leaves its inlines, then extends to both sides. */
static void
fill_run(struct mark_placer *placer, xmlNode *value)
{
    struct mark_run *run = &placer->run;
    xmlNode *top = value;
    while (is_inline(top->parent))
        top = top->parent;
    run->block = top->parent;
    run->first = run->last = top;
    while (run->first->prev && is_inline(run->first->prev))
        run->first = run->first->prev;
    while (run->last->next && is_inline(run->last->next))
        run->last = run->last->next;
    g_string_truncate(run->text, 0);
    g_array_set_size(run->pieces, 0);
    for (xmlNode *n = run->first; n != run->last->next; n = n->next)
        add_pieces(placer->an, run, n);
}

static const struct mark_piece *
piece_of(const struct mark_run *run, const xmlNode *node)
{
    for (guint i = 0; i < run->pieces->len; i++) {
        const struct mark_piece *piece = &g_array_index(run->pieces, struct mark_piece, i);
        if (piece->node == node)
            return piece;
    }
    return NULL;
}

/* The end of the sentence around a piece, without the space after it. */
static size_t
sentence_end(struct mark_placer *placer, const struct mark_piece *piece)
{
    const GString *text = placer->run.text;
    UErrorCode status = U_ZERO_ERROR;
    UText *utext = utext_openUTF8(NULL, text->str, (int64_t)text->len, &status);
    ubrk_setUText(placer->sentences, utext, &status);
    int32_t end = ubrk_following(placer->sentences, (int32_t)piece->start);
    while (end != UBRK_DONE && (size_t)end < piece->end)
        end = ubrk_next(placer->sentences);
    utext_close(utext);
    size_t at = U_FAILURE(status) || end == UBRK_DONE ? text->len : (size_t)end;
    while (at > piece->end) {
        const char *last = g_utf8_find_prev_char(text->str, text->str + at);
        if (!last || !g_unichar_isspace(g_utf8_get_char(last)))
            break;
        at = (size_t)(last - text->str);
    }
    return at;
}

/* True if only white space follows in the run, and the run ends a paragraph. */
static bool
ends_paragraph(const struct mark_run *run, size_t at)
{
    while (at < run->text->len && g_ascii_isspace(run->text->str[at]))
        at++;
    return at == run->text->len && node_is(run->block, "p") && !run->last->next;
}

/* Moves behind a node, and behind the inlines that end with it. */
static xmlNode *
outermost(const struct mark_run *run, xmlNode *node)
{
    while (!node->next && node->parent != run->block)
        node = node->parent;
    return node;
}

/* Links a mark into the text at a place; the rest of a split text becomes a node of its own. */
static void
link_mark(const struct mark_run *run, xmlNode *mark, size_t at)
{
    guint i = 0;
    while (
        i + 1 < run->pieces->len && g_array_index(run->pieces, struct mark_piece, i).end < at)
        i++;
    const struct mark_piece *piece = &g_array_index(run->pieces, struct mark_piece, i);
    if (piece->node->type != XML_TEXT_NODE || at >= piece->end) {
        xmlAddNextSibling(outermost(run, piece->node), mark);
        return;
    }
    xmlNode *text = piece->node;
    xmlNode *tail = xmlNewDocText(text->doc, text->content + (at - piece->start));
    xmlNodeSetContentLen(
        text, BAD_CAST run->text->str + piece->start, (int)(at - piece->start));
    xmlAddNextSibling(text, mark);
    xmlAddNextSibling(mark, tail);
}

/* Goes backwards, so that earlier places remain valid. */
static void
link_run(struct mark_placer *placer)
{
    for (guint i = placer->places->len; i > placer->n_linked; i--) {
        struct mark_place *place = placer->places->pdata[i - 1];
        if (!place->node->parent)
            link_mark(&placer->run, place->node, place->end);
    }
    placer->n_linked = placer->places->len;
    g_array_set_size(placer->run.pieces, 0);
}

static void
forget_taken(struct mark_placer *placer)
{
    if (!placer->are_taken)
        return;
    g_ptr_array_set_size(placer->places, 0);
    placer->n_linked = 0;
    placer->are_taken = false;
}

struct mark_place *
mark_placer_find(struct mark_placer *placer, xmlNode *value)
{
    forget_taken(placer);
    if (!piece_of(&placer->run, value)) {
        link_run(placer);
        fill_run(placer, value);
    }
    size_t end = sentence_end(placer, piece_of(&placer->run, value));
    guint n = placer->places->len;
    struct mark_place *last = n > placer->n_linked ? placer->places->pdata[n - 1] : NULL;
    if (last && last->end == end)
        return last;
    const struct annotate *an = placer->an;
    struct mark_place *place = ARENA_NEW(an->a, struct mark_place);
    *place = (struct mark_place){
        .node = ends_paragraph(&placer->run, end)
                    ? placer->run.block
                    : xmlNewDocNode(value->doc, an->ns, (const xmlChar *)"marks", NULL),
        .marks = g_array_new(FALSE, FALSE, sizeof(size_t)),
        .end = end,
    };
    g_ptr_array_add(placer->places, place);
    return place;
}

const GPtrArray *
mark_placer_take(struct mark_placer *placer)
{
    forget_taken(placer);
    link_run(placer);
    placer->are_taken = true;
    return placer->places;
}

struct mark_placer *
mark_placer_new(const struct annotate *an)
{
    UErrorCode status = U_ZERO_ERROR;
    struct mark_placer *placer = g_new(struct mark_placer, 1);
    *placer = (struct mark_placer){
        .an = an,
        .sentences = ubrk_open(UBRK_SENTENCE, an->model->lang, NULL, 0, &status),
        .run = { .text = g_string_new(NULL),
            .pieces = g_array_new(FALSE, FALSE, sizeof(struct mark_piece)) },
        .places = g_ptr_array_new(),
    };
    g_assert(U_SUCCESS(status));
    return placer;
}

void
mark_placer_free(struct mark_placer *placer)
{
    ubrk_close(placer->sentences);
    g_string_free(placer->run.text, TRUE);
    g_array_free(placer->run.pieces, TRUE);
    g_ptr_array_free(placer->places, TRUE);
    g_free(placer);
}
