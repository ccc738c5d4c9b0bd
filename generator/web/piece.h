/*
 * Text of pages, with marks where it depends on the page that it stands on.
 *
 * What many pages share (the frame, the contents of a chapter), and what stands on two pages (a
 * practice: on its own page and in all.html), is written once, as a part, and set into each:
 *
 *     part    <h.2.>See also</h.2.><a.link pay-in.>Paying</a>     two marks of headings, a link
 *     page    <h2>See also</h2><a href="pay-in.html">Paying</a>
 *     all     <h4>See also</h4><a href="#pay-in">Paying</a>
 *
 * Names in marks are borrowed, from the web tree or from the writer's `names`.
 */
#ifndef PROVISO_WEB_PIECE_H
#define PROVISO_WEB_PIECE_H

#include <glib.h>
#include <stdbool.h>

enum mark_kind {
    MARK_PLACE,   /* an href: the address of `name` */
    MARK_FILE,    /* an href: a file of the site; on the page itself, marked as current */
    MARK_HEADING, /* the digit of a heading of `level`, lowered by the levels around it */
    MARK_SLOT,    /* the fill that the page or the use gives for `name`; else its default */
    MARK_USE,     /* another piece, with fills */
    MARK_OUTLINE, /* list items that link to the section headings of another piece */
    MARK_SIGN,    /* from here on, the page uses the sign `name` */
    MARK_SYMBOL   /* up to `end`: only on pages that use the sign `name` */
};

struct fill {
    const char *name;
    struct page_piece *piece;
    struct fill *next;
};

struct insertion {
    size_t at; /* byte offset in the text before which it is inserted */
    enum mark_kind kind;
    const char *name;
    int level;  /* level of a heading; by how much a used piece lowers its headings */
    size_t end; /* MARK_SYMBOL */
    const struct page_piece *piece; /* MARK_USE, MARK_OUTLINE */
    struct fill *fills;             /* MARK_USE; for MARK_SLOT the default */
};

/* A section heading that an outline lists. */
struct head {
    const char *id;
    char *text; /* escaped */
};

struct page_piece {
    GString *text;
    GArray *marks;  /* struct insertion, in order */
    GArray *heads;  /* struct head */
    GPtrArray *ids; /* const char *: ids in it, without those of the pieces it uses */
};

struct page_piece *piece_new(void);
void piece_free(struct page_piece *piece);

/* Adds a mark at the end of the text; valid until the next one is added. */
struct insertion *piece_mark(struct page_piece *piece, enum mark_kind kind, const char *name);

/* The mark owns a fill that is added to it. */
void mark_fill(struct insertion *mark, const char *name, struct page_piece *piece);

/* Calls back for every id in a piece, in the pieces it uses and in their fills. */
void piece_each_id(
    const struct page_piece *piece, void (*call)(void *user, const char *id), void *user);

/* What an expansion needs to know about the page. */
struct expansion {
    const char *here; /* its file name */
    /*
     * The address of a place as seen from this page ("#id", "page.html#id"); NULL if there is
     * none.
     */
    const char *(*address)(void *user, const char *name);
    /* The address of a file of the site; NULL: its name. */
    const char *(*file)(void *user, const char *name);
    void *user;
};

/* Appends the piece's text as it reads on a page; `fills` are for its own slots. */
void piece_expand(GString *out, const struct page_piece *piece, const struct fill *fills,
    const struct expansion *expansion);

#endif
