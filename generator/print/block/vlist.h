/*
 * The vertical list that is divided into pages: boxes from top to bottom, each with its
 * drawings and the numbers that pagebreak needs.
 *
 * The space between two boxes is the larger of their margins (they collapse), and is dropped at
 * the top of a page.  Borders and padding are part of the boxes.  A box on the page's grid has
 * more or less space above it (pagebreak.h).
 */
#ifndef PROVISO_PRINT_BLOCK_VLIST_H
#define PROVISO_PRINT_BLOCK_VLIST_H

#include "print/block/pagebreak.h"
#include "print/inline/inline.h"

/* Something drawn at a place: a line of text, or a finished fragment, relative to x, y. */
struct ink {
    struct ink *next;
    scaled x, y;
    const struct line *line;
    const struct fragment *fragment;
    enum artifact artifact; /* kind of everything in it, unless ARTIFACT_NONE */
};

/* An id of the text, and where its line begins. */
struct mark {
    struct mark *next;
    const struct box *box;
    scaled y;
};

/* Things drawn together; y is measured from the top. */
struct content {
    struct ink *inks, **inks_end;
    struct mark *marks, **marks_end;
};

/* What is repeated above a box if a page begins with it. */
struct repeat {
    struct content content;
    scaled height;
};

struct vbox {
    struct content content;
    enum region region;
    scaled baseline;           /* of its first line, below its top; < 0: no line */
    const struct box *running; /* a block with its own running header that begins here */
    const struct repeat *repeat;
    bool at_foot; /* it and everything after it are at the foot of the page */
    bool is_line;
};

/* A background or a vertical border of boxes [first, end), drawn on each of their pages. */
struct decor {
    size_t first, end;
    const struct box *box;
    enum region region;
    scaled x, width;
    struct colour colour;
    bool is_ground;
};

/* A note for the side column beside box `item`, `y` below its top. */
struct note {
    const struct box *box;
    size_t item; /* SIZE_MAX: no box follows it */
    scaled y;
    struct stack *stack;
    const struct repeat *again;  /* its heading, for repetition on the next page; or NULL */
    size_t unit_first, unit_end; /* boxes of the unit to which it belongs */
    scaled unit_height;          /* of all notes of the unit, one below the other */
};

struct vlist {
    struct arena *arena;
    struct vitem *items;
    struct vbox *boxes;
    size_t n, capacity;
    struct decor *decors;
    size_t n_decors, decors_capacity;
    struct note *notes;
    size_t n_notes, notes_capacity;
    /* for the next box */
    scaled space;
    int32_t penalty;
    bool is_forced;
    struct mark *marks, **marks_end; /* ids that wait for a box */
    const struct box *running;
    const struct repeat *repeat; /* of the current table or entry */
    bool at_foot;
    int keep_lines; /* number of lines or rows still to be kept with what precedes them */
    int keep_text;  /* the same for lines of paragraphs only */
};

/* A vertical list as one piece. */
struct stack {
    struct content content;
    scaled height, baseline; /* of the first line; < 0: none */
    struct vlist *list;      /* the list it was made from, with the positions of its boxes */
    scaled *tops;
};

void content_init(struct content *c);
void content_line(
    struct arena *a, struct content *c, const struct line *line, scaled x, scaled y);
void content_fragment(struct arena *a, struct content *c, const struct fragment *fragment);
void content_rect(struct arena *a, struct content *c, const struct box *box, enum artifact kind,
    struct colour colour, scaled x, scaled y, scaled width, scaled height);
void content_mark(struct arena *a, struct content *c, const struct box *box, scaled y);
/* Adds all of `from`, shifted by x and y. */
void content_add(
    struct arena *a, struct content *c, const struct content *from, scaled x, scaled y);

/* Marks everything as repeated: it loses its ids and becomes an artifact. */
void content_repeat(struct content *c);

struct vlist *vlist_new(struct arena *a);

void vlist_space(struct vlist *v, scaled space);         /* above the next box, at least */
void vlist_break(struct vlist *v, int32_t penalty);      /* before the next box, at least */
void vlist_mark(struct vlist *v, const struct box *box); /* at the next box */

/* Adds a box and returns it; the pointer is valid until the next one is added. */
struct vbox *vlist_box(struct vlist *v, scaled height, enum region region);

/*
 * Puts the last box on the page's grid of that pitch: its top plus `phase` is a multiple of it.
 * 0: no grid.
 */
void vlist_grid(struct vlist *v, scaled pitch, scaled phase);

/*
 * Keeps the boxes from `first` on together, unless they are higher than `most`; in that case
 * only the keeps between them apply.
 */
void vlist_keep(struct vlist *v, size_t first, scaled most);

/* Adds to the price of every break between the boxes from `first` on. */
void vlist_price(struct vlist *v, size_t first, int32_t price);

struct decor *vlist_decor(struct vlist *v);
struct note *vlist_note(struct vlist *v);

struct stack *vlist_stack(struct vlist *v);

#endif
