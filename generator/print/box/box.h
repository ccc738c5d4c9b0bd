/*
 * The box tree: XHTML plus theme, before any line is broken.  Boxes are made once and not
 * changed by later stages, except that layout first chooses between alternatives; it makes
 * fragments that point back to them.  They keep all that later stages ask of the elements, so
 * that the print tree, which is four times as large, can go.
 *
 * The print vocabulary, what print.xsl may say and the formatter understands:
 *   body > section data-master="cover|front|body|back" data-running="text" data-tab="3":
 *       a page sequence; its style says where it begins (break-before);
 *       data-completes="4": it ends on a multiple of four pages
 *   body data-footer-start, data-footer-end: footer at the inner and the outer end;
 *       data-continued="(continued)": what is added to heads that are repeated after a break
 *   data-running="3.2  Title" on any block: the recto running header from its page on
 *   a href="#id" displayed as page-label: the label of that page, filled in by layout;
 *       data-from="#id": nothing where that is on the same page, else an arrow before it
 *   a href="#id", a href="https:": a link annotation
 *   span > a* displayed as page-list: locators of the index; equal and consecutive pages
 *       merge; text puts ", " between those that show something
 *   aside data-at="id": a note in the side column, beside the line that holds `id`
 *   i class="... yes" displayed as sign or bars: drawn, hidden from assistive technology; the
 *       last class names the sign
 *   div > ul > li ... displayed as tree: li > answer, question, ul | answer, result
 *   div data-choose="fitting" > div*: ways to set the same, of which the first that fits is
 *       set; data-levels, data-leaves, data-columns: how large it is, against the measures
 *   table, thead, tbody, tr, th, td (scope, colspan, rowspan), caption; ul ol li; dl dt dd
 *   li data-marker="(b)": its marker, not the one of `list-style` (with start=, value=)
 *   img src="picture:NAME" alt data-width; xml:lang, id, title; data-artifact="yes": no tag;
 *       data-tag="NonStruct": another tag
 * Classes are for the theme: how a class is laid out and tagged is a property of its style.
 */
#ifndef PROVISO_PRINT_BOX_BOX_H
#define PROVISO_PRINT_BOX_BOX_H

#include "base/source.h"
#include "theme/theme.h"

#include <libxml/tree.h>

enum box_kind {
    BOX_BLOCK,     /* contains blocks */
    BOX_PARAGRAPH, /* contains inlines only, which become lines */
    BOX_INLINE,    /* a, em, span, ...: contains inlines */
    BOX_TEXT,      /* white space already collapsed; UTF-8 */
    BOX_PAGE_REF,  /* text that layout provides: a page label, or a list of them */
    BOX_SIGN,
    BOX_BARS,
    BOX_IMAGE, /* in a line, or between blocks if nothing else is beside it */
    BOX_LINE_BREAK,
    BOX_ANCHOR,    /* an empty inline that only carries an id */
    BOX_LIST_ITEM, /* marker (a BOX_PARAGRAPH in `marker`), then blocks */
    BOX_COLUMNS,   /* each child is one column */
    BOX_TABLE,     /* caption blocks, then groups of rows of cells */
    BOX_TABLE_GROUP,
    BOX_ROW,
    BOX_CELL,
    BOX_TREE,
    BOX_PATTERN, /* holds its signs */
    BOX_MULTICOL,
    BOX_ALTERNATIVES, /* children are alternatives; layout puts one in its place */
    BOX_SIDE          /* a note; `at` names the line it stands beside */
};

/* An attribute that later stages read (attribute.h). */
struct attribute {
    const struct attribute *next;
    const char *name, *value;
};

/* What boxes of the same kind of element have in common; there are few. */
struct box_name {
    const char *element; /* anonymous boxes carry their parent's, texts "text" */
    const char *class;   /* the attribute, or NULL */
};

/* What few boxes have: all of it may be NULL. */
struct box_more {
    const struct attribute *attributes; /* except those with fields of their own */
    const char *id;
    const char *target; /* a: "#id" or an address; BOX_PAGE_REF: the id without "#" */
    union {
        const char *at;                /* BOX_SIDE */
        const char *sign;              /* BOX_SIGN: "yes" ...; BOX_BARS: "official" ... */
        const struct picture *picture; /* BOX_IMAGE; NULL after a finding */
        struct box *marker;            /* BOX_LIST_ITEM */
    };
};

/* A large book has millions, so size matters. */
struct box {
    enum box_kind kind : 8;
    bool is_anonymous : 1;
    bool is_head : 1;     /* BOX_TABLE_GROUP: thead; BOX_CELL: th */
    bool is_artifact : 1; /* neither it nor its contents are tagged */
    uint32_t index;       /* in preorder, from 1; identifies it in dumps */
    const struct style *style;
    const struct box_name *name;
    const struct span *origin; /* its origin in the content, shared by neighbours */
    struct box *parent, *first, *last, *next;
    union {
        const char *text;      /* BOX_TEXT */
        struct box_more *more; /* others: use the functions below; NULL if there is nothing */
    };
    union {
        uint32_t text_size; /* BOX_TEXT */
        struct {
            uint16_t colspan, rowspan; /* others: at least 1 */
        };
    };
};

/*
 * Builds the tree of one edition: the root is a BOX_BLOCK for body, and its children are page
 * sequences.  It is in the arena and borrows nothing from the print tree.
 *
 * box_builder_add takes the page sequences that are in body so far out of the tree, which may
 * still grow, except the last.  box_builder_end takes the rest and frees the builder; NULL if
 * there is nothing to show, or no tree.
 */
struct box_builder;
struct box_builder *box_builder_new(struct arena *a, struct ctx *ctx, struct theme *theme);
void box_builder_add(struct box_builder *b, xmlDoc *print_tree);
struct box *box_builder_end(struct box_builder *b, xmlDoc *print_tree);

/* All at once. */
struct box *box_build(
    struct arena *a, struct ctx *ctx, struct theme *theme, xmlDoc *print_tree);

/* Appends `child` to `parent`. */
void box_append(struct box *parent, struct box *child);

/* Never NULL. */
static inline const struct box_more *
box_more(const struct box *box)
{
    static const struct box_more nothing;
    return box->kind != BOX_TEXT && box->more ? box->more : &nothing;
}

static inline const char *
box_id(const struct box *box)
{
    return box_more(box)->id;
}

static inline const char *
box_target(const struct box *box)
{
    return box_more(box)->target;
}

/* The marker of a list item, or NULL. */
static inline struct box *
box_marker(const struct box *box)
{
    return box->kind == BOX_LIST_ITEM ? box_more(box)->marker : NULL;
}

void box_dump(const struct box *root, FILE *out);

#endif
