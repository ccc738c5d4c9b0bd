/* What shaping a paragraph needs; shared by the files of this folder only. */
#ifndef PROVISO_PRINT_TEXT_INTERNAL_H
#define PROVISO_PRINT_TEXT_INTERNAL_H

#include "print/text/breaks.h"
#include "print/text/hyphen.h"
#include "print/text/nobreak.h"
#include "print/text/shape.h"

enum segment_kind {
    SEGMENT_TEXT,
    SEGMENT_OBJECT,
    SEGMENT_ANCHOR,
    SEGMENT_MARGIN, /* of an inline, before or after it */
    SEGMENT_BREAK
};

/* One text, object or mark of a paragraph; [from, to) in the paragraph's text. */
struct segment {
    enum segment_kind kind;
    const struct box *box;
    const struct style *style;
    const struct box *link;
    struct face *face; /* of texts */
    uint32_t from, to;
    scaled width, ascent, descent; /* of objects, and of an inline's margins */
};

/* A mark of the bidirectional algorithm before the byte at `at` of the paragraph's text. */
struct isolate {
    uint32_t at;
    const char *mark; /* U+2066 to U+2069, as UTF-8 */
};

/* The arrays are reused between paragraphs, so that they grow only once. */
struct text {
    struct ctx *ctx;
    struct theme *theme;
    struct fonts *fonts;
    struct shaper *shaper;
    struct hyphens *hyphens;
    struct nobreak *nobreak;
    struct arena *strings; /* of text_shape, and names of emoji */
    GString *buffer;       /* the paragraph's text; an object is U+FFFC, a line break \n */
    GByteArray *flags;     /* of each byte of it: breaks.h, and the marks below */
    GArray *segments;      /* struct segment */
    GArray *pieces;        /* struct piece */
    GArray *splits;        /* struct split */
    GArray *isolates;      /* struct isolate, in the order of the text */
    GHashTable *missing_scripts; /* UScriptCode: those reported (missing.c) */
    bool is_mirrored;            /* text_mirror */
    bool is_from_right;          /* of the language below */
    const char *asked;    /* the language that text_is_from_right answered last, or NULL */
    bool is_complex;      /* needs Pango's itemizing for scripts or directions */
    enum letters letters; /* the only script of its letters */
};

/* Invisible characters are removed from the text and become flags. */
enum {
    MARK_ALLOWED = 8, /* U+200B */
    MARK_NEVER = 16   /* U+2060, U+FEFF */
};

/* Fills in segments, text and flags from the inlines of a paragraph (collect.c). */
void text_collect(
    struct text *text, const struct box *paragraph, page_label_fn *page_label, void *data);

/*
 * Whether the language is written from the right.  It is asked for each paragraph, so the last
 * answer is kept; languages of styles are compared by address.
 */
bool text_is_from_right(struct text *text, const char *lang);

/*
 * Isolates an inline from the text around it, if its style says so or its language is another:
 * false if not.  isolate_end closes what was begun (isolate.c).
 */
bool isolate_begin(struct text *text, const struct style *style, const struct style *around);
void isolate_end(struct text *text);

/* Removes the marks from a paragraph in which everything is read from the left. */
void isolate_drop_needless(struct text *text, bool is_from_right);

/*
 * Itemizes the paragraph with its marks; offsets of the items are those of the text without.
 * The attributes count in the marked text: from isolate_first of an offset to isolate_last.
 */
GList *isolate_itemize(struct text *text, bool is_from_right, PangoAttrList *attributes);
uint32_t isolate_first(const struct text *text, uint32_t offset);
uint32_t isolate_last(const struct text *text, uint32_t offset);

/*
 * Adds a `missing-glyph` finding for each character that no font has, and one for all of a
 * script that no font has (missing.c).
 */
void text_report_unknown(struct text *text, const struct shaped *shaped, const struct box *box);

#endif
