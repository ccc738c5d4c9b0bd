/*
 * The vertical list that pages are cut from: boxes from top to bottom, each with what is drawn
 * in it and the numbers pagebreak needs.
 *
 * Space between boxes is the larger of the margins that meet there (they collapse), and is
 * dropped at the top of a page; borders and padding are part of the boxes.
 */
#ifndef PROVISO_PRINT_BLOCK_VLIST_H
#define PROVISO_PRINT_BLOCK_VLIST_H

#include "print/block/pagebreak.h"
#include "print/inline/inline.h"

/* Something drawn at a place: a line of text, or a ready fragment (which counts from x, y). */
struct ink {
    struct ink *next;
    scaled x, y;
    const struct line *line;
    const struct fragment *fragment;
    enum artifact artifact; /* unless ARTIFACT_NONE, whatever it shows is one */
};

/* An id of the text, and where its line begins. */
struct mark {
    struct mark *next;
    const struct box *box;
    scaled y;
};

/* Whatever is drawn together; y counts from its top. */
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
    const struct box *running; /* a block with a running header of its own begins here */
    const struct repeat *repeat;
    bool at_foot; /* it and what follows stand at the foot of the page */
    bool is_line;
};

/* A ground or an upright border along boxes [first, end), drawn on each page they stand on. */
struct decor {
    size_t first, end;
    const struct box *box;
    enum region region;
    scaled x, width;
    struct colour colour;
    bool is_ground;
};

/* A note for the side column, beside box `item`, `y` below its top. */
struct note {
    const struct box *box;
    size_t item; /* SIZE_MAX: none follows */
    scaled y;
    struct stack *stack;
    const struct repeat *again;  /* its heading, where it goes on on the next page; or NULL */
    size_t unit_first, unit_end; /* boxes of the unit it belongs to */
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
    /* what the next box gets */
    scaled space;
    int32_t penalty;
    bool is_forced;
    struct mark *marks, **marks_end; /* ids waiting for a box */
    const struct box *running;
    const struct repeat *repeat; /* of the table or entry we are in */
    bool at_foot;
    int keep_lines; /* so many more lines or rows stay with what stands before them */
    int keep_text;  /* the same, for the lines of a paragraph only */
};

/* A vertical list as one piece. */
struct stack {
    struct content content;
    scaled height, baseline; /* of the first line; < 0: none */
    struct vlist *list;      /* the list it was made of, and where its boxes stand */
    scaled *tops;
};

void content_init(struct content *c);
void content_line(
    struct arena *a, struct content *c, const struct line *line, scaled x, scaled y);
void content_fragment(struct arena *a, struct content *c, const struct fragment *fragment);
void content_rect(struct arena *a, struct content *c, const struct box *box, enum artifact kind,
    struct colour colour, scaled x, scaled y, scaled width, scaled height);
void content_mark(struct arena *a, struct content *c, const struct box *box, scaled y);
/* Adds all of `from`, moved by x and y. */
void content_add(
    struct arena *a, struct content *c, const struct content *from, scaled x, scaled y);

/* Marks all of it as repeated: without ids, and not read aloud. */
void content_repeat(struct content *c);

struct vlist *vlist_new(struct arena *a);

void vlist_space(struct vlist *v, scaled space);         /* above the next box, at least */
void vlist_break(struct vlist *v, int32_t penalty);      /* before the next box, at least */
void vlist_mark(struct vlist *v, const struct box *box); /* at the next box */

/* Adds a box and returns it; valid until the next one is added. */
struct vbox *vlist_box(struct vlist *v, scaled height, enum region region);

/*
 * The boxes from `first` on stay together, unless they are higher than `most`: then only the
 * keeps inside them hold.
 */
void vlist_keep(struct vlist *v, size_t first, scaled most);

struct decor *vlist_decor(struct vlist *v);
struct note *vlist_note(struct vlist *v);

struct stack *vlist_stack(struct vlist *v);

#endif
