#include "print/box/space.h"

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool
space_is_blank(const char *text, size_t size)
{
    size_t i = 0;
    while (i < size && is_space(text[i]))
        i++;
    return i == size;
}

/* `pending` is the text whose last byte is a space that nothing has followed yet. */
struct collapse {
    bool at_start; /* at the start of the paragraph or of a line after a line break */
    struct box *pending;
};

/* Edits the texts in place, because the box tree owns them. */
static void
collapse_text(struct collapse *c, struct box *box)
{
    char *text = (char *)(uintptr_t)box->text;
    size_t n = 0;
    for (size_t i = 0; i < box->text_size; i++) {
        if (!is_space(text[i])) {
            text[n++] = text[i];
            c->at_start = false;
            c->pending = NULL;
        } else if (!c->at_start && !c->pending) {
            text[n++] = ' ';
            c->pending = box;
        }
    }
    text[n] = '\0';
    box->text_size = n;
}

static void
drop_pending(struct collapse *c)
{
    if (c->pending)
        ((char *)(uintptr_t)c->pending->text)[--c->pending->text_size] = '\0';
    c->pending = NULL;
}

static void
collapse_box(struct collapse *c, struct box *box)
{
    for (struct box *b = box->first; b; b = b->next) {
        switch (b->kind) {
        case BOX_TEXT:
            collapse_text(c, b);
            break;
        case BOX_INLINE:
            collapse_box(c, b);
            break;
        case BOX_ANCHOR:
            break;
        case BOX_LINE_BREAK:
            drop_pending(c);
            c->at_start = true;
            break;
        default: /* signs, images and page numbers count as visible content */
            c->at_start = false;
            c->pending = NULL;
            break;
        }
    }
}

static void
remove_empty(struct box *box)
{
    struct box **link = &box->first;
    box->last = NULL;
    while (*link) {
        struct box *b = *link;
        if (b->kind == BOX_INLINE)
            remove_empty(b);
        if (b->kind == BOX_TEXT && b->text_size == 0) {
            *link = b->next;
            continue;
        }
        box->last = b;
        link = &b->next;
    }
}

void
space_collapse(struct box *paragraph)
{
    struct collapse c = { .at_start = true };
    collapse_box(&c, paragraph);
    drop_pending(&c);
    remove_empty(paragraph);
}
