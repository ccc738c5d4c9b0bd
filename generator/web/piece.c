#include "web/piece.h"

#include <string.h>

struct page_piece *
piece_new(void)
{
    struct page_piece *piece = g_new0(struct page_piece, 1);
    piece->text = g_string_new(NULL);
    piece->marks = g_array_new(FALSE, FALSE, sizeof(struct insertion));
    piece->heads = g_array_new(FALSE, FALSE, sizeof(struct head));
    piece->ids = g_ptr_array_new();
    return piece;
}

void
piece_free(struct page_piece *piece)
{
    if (!piece)
        return;
    for (guint i = 0; i < piece->marks->len; i++) {
        struct fill *fill = g_array_index(piece->marks, struct insertion, i).fills;
        while (fill) {
            struct fill *next = fill->next;
            piece_free(fill->piece);
            g_free(fill);
            fill = next;
        }
    }
    for (guint i = 0; i < piece->heads->len; i++)
        g_free(g_array_index(piece->heads, struct head, i).text);
    g_string_free(piece->text, TRUE);
    g_array_unref(piece->marks);
    g_array_unref(piece->heads);
    g_ptr_array_unref(piece->ids);
    g_free(piece);
}

struct insertion *
piece_mark(struct page_piece *piece, enum mark_kind kind, const char *name)
{
    struct insertion mark = { .at = piece->text->len, .kind = kind, .name = name };
    g_array_append_val(piece->marks, mark);
    return &g_array_index(piece->marks, struct insertion, piece->marks->len - 1);
}

void
mark_fill(struct insertion *mark, const char *name, struct page_piece *piece)
{
    struct fill *fill = g_new(struct fill, 1);
    *fill = (struct fill){ name, piece, mark->fills };
    mark->fills = fill;
}

void
piece_each_id(
    const struct page_piece *piece, void (*call)(void *user, const char *id), void *user)
{
    for (guint i = 0; i < piece->ids->len; i++)
        call(user, piece->ids->pdata[i]);
    for (guint i = 0; i < piece->marks->len; i++) {
        const struct insertion *mark = &g_array_index(piece->marks, struct insertion, i);
        if (mark->kind != MARK_USE)
            continue;
        piece_each_id(mark->piece, call, user);
        for (const struct fill *fill = mark->fills; fill; fill = fill->next)
            piece_each_id(fill->piece, call, user);
    }
}

/* --- Expanding --- */

/*
 * Fills belong to the use that contains them; the contents of a fill see the fills around it.
 */
struct piece_scope {
    const struct fill *fills;
    const struct piece_scope *outer;
    int sink;
};

struct expander {
    GString *out;
    const struct expansion *expansion;
    const char *signs[16]; /* text consumed so far */
    size_t n_signs;
};

static bool
has_sign(const struct expander *x, const char *name)
{
    for (size_t i = 0; i < x->n_signs; i++) {
        if (strcmp(x->signs[i], name) == 0)
            return true;
    }
    return false;
}

static void
expand_address(struct expander *x, const char *address, bool is_here)
{
    g_string_append(x->out, " href=\"");
    g_string_append(x->out, address);
    g_string_append(x->out, is_here ? "\" aria-current=\"page\"" : "\"");
}

static void
expand_place(struct expander *x, const char *name)
{
    const char *address = x->expansion->address(x->expansion->user, name);
    if (address) {
        expand_address(x, address, strcmp(address, x->expansion->here) == 0);
        return;
    }
    g_string_append(x->out, " href=\"#");
    g_string_append(x->out, name);
    g_string_append_c(x->out, '"');
}

static void
expand_file(struct expander *x, const char *name)
{
    const struct expansion *e = x->expansion;
    const char *address = e->file ? e->file(e->user, name) : name;
    expand_address(x, address, strcmp(address, e->here) == 0);
}

static void
expand_outline(struct expander *x, const struct page_piece *piece)
{
    for (guint i = 0; i < piece->heads->len; i++) {
        const struct head *head = &g_array_index(piece->heads, struct head, i);
        g_string_append(x->out, "<li><a");
        expand_place(x, head->id);
        g_string_append_c(x->out, '>');
        g_string_append(x->out, head->text);
        g_string_append(x->out, "</a></li>");
    }
}

static void expand(
    struct expander *x, const struct page_piece *piece, const struct piece_scope *scope);

static void
expand_slot(struct expander *x, const struct insertion *slot, const struct piece_scope *scope)
{
    for (const struct fill *fill = scope->fills; fill; fill = fill->next) {
        if (strcmp(fill->name, slot->name) != 0)
            continue;
        static const struct piece_scope top = { 0 };
        expand(x, fill->piece, scope->outer ? scope->outer : &top);
        return;
    }
    if (slot->fills)
        expand(x, slot->fills->piece, scope);
}

/* Expands a mark; returns the position in the text after it. */
static size_t
expand_mark(struct expander *x, const struct insertion *mark, const struct piece_scope *scope)
{
    switch (mark->kind) {
    case MARK_PLACE:
        expand_place(x, mark->name);
        break;
    case MARK_FILE:
        expand_file(x, mark->name);
        break;
    case MARK_HEADING:
        g_string_append_c(x->out, (char)('0' + MIN(mark->level + scope->sink, 6)));
        break;
    case MARK_SLOT:
        expand_slot(x, mark, scope);
        break;
    case MARK_USE: {
        const struct piece_scope inner = { mark->fills, scope, scope->sink + mark->level };
        expand(x, mark->piece, &inner);
        break;
    }
    case MARK_OUTLINE:
        expand_outline(x, mark->piece);
        break;
    case MARK_SIGN:
        if (!has_sign(x, mark->name) && x->n_signs < G_N_ELEMENTS(x->signs))
            x->signs[x->n_signs++] = mark->name;
        break;
    case MARK_SYMBOL:
        return has_sign(x, mark->name) ? mark->at : mark->end;
    }
    return mark->at;
}

static void
expand(struct expander *x, const struct page_piece *piece, const struct piece_scope *scope)
{
    size_t at = 0;
    for (guint i = 0; i < piece->marks->len; i++) {
        const struct insertion *mark = &g_array_index(piece->marks, struct insertion, i);
        if (mark->at < at)
            continue;
        g_string_append_len(x->out, piece->text->str + at, (gssize)(mark->at - at));
        at = expand_mark(x, mark, scope);
    }
    g_string_append_len(x->out, piece->text->str + at, (gssize)(piece->text->len - at));
}

void
piece_expand(GString *out, const struct page_piece *piece, const struct fill *fills,
    const struct expansion *expansion)
{
    struct expander x = { .out = out, .expansion = expansion };
    const struct piece_scope scope = { .fills = fills };
    expand(&x, piece, &scope);
}
