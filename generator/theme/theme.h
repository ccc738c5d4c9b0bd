/*
 * theme.xml as data, and the computed style of an element of the print tree.
 *
 * Styles are matched by element, class and at most one ancestor; the more specific rule wins,
 * then the later.  property.c is the one table of properties; proviso-theme(5) documents each.
 */
#ifndef PROVISO_THEME_THEME_H
#define PROVISO_THEME_THEME_H

#include "base/ctx.h"
#include "base/length.h"

#include <libxml/tree.h>

struct colour {
    uint8_t red, green, blue;
    bool is_set; /* false: transparent, nothing is drawn */
};

enum display {
    DISPLAY_BLOCK, /* below each other */
    DISPLAY_INLINE,
    DISPLAY_LIST_ITEM, /* block whose marker hangs in its padding */
    DISPLAY_COLUMNS,   /* its children are set side by side, `columns` wide; never broken */
    DISPLAY_TABLE,
    DISPLAY_TABLE_CAPTION,
    DISPLAY_TABLE_HEAD,
    DISPLAY_TABLE_BODY,
    DISPLAY_TABLE_ROW,
    DISPLAY_TABLE_CELL,
    DISPLAY_SIGN, /* inline: a drawn sign, named by the last of its classes */
    DISPLAY_BARS, /* inline: bars; the last of its classes gives the number filled */
    DISPLAY_IMAGE,
    DISPLAY_TREE,       /* a drawn guide */
    DISPLAY_PATTERN,    /* signs, spread over the width */
    DISPLAY_MULTICOL,   /* flows in `column-count` columns (index) */
    DISPLAY_SIDE,       /* a note for the side column */
    DISPLAY_PAGE_LABEL, /* inline: the page number of its target */
    DISPLAY_PAGE_LIST,  /* inline: page labels of an index entry, without repetition */
    DISPLAY_NONE
};

enum region { REGION_MAIN, REGION_FULL };
enum text_align { ALIGN_START, ALIGN_END, ALIGN_CENTRE, ALIGN_JUSTIFY };
enum break_kind { BREAK_AUTO, BREAK_AVOID, BREAK_PAGE, BREAK_RECTO, BREAK_VERSO };
/* What a page break costs, as so many hundredths of a page left blank; BREAK_AUTO only. */
struct break_price {
    enum break_kind kind;
    int price;
};
enum edge { EDGE_TOP, EDGE_RIGHT, EDGE_BOTTOM, EDGE_LEFT };
/* How an element continues when a page, or column, begins inside it. */
enum continuation {
    CONTINUATION_AUTO,
    CONTINUATION_REPEAT,  /* in columns: it is repeated, "(continued)" */
    CONTINUATION_OMIT,    /* it is left out when its caption is repeated */
    CONTINUATION_HEADING, /* the heading before it is repeated, "(continued)" */
    CONTINUATION_ENTRY    /* the paragraph it belongs to is repeated, "(continued)" */
};

/* The element's role in the PDF, if its name does not determine it. */
enum tag_kind {
    TAG_AUTO,
    TAG_CONTENTS,
    TAG_INDEX,
    TAG_REFERENCE,
    TAG_LABEL,   /* of a list item or a line of the contents; elsewhere nothing */
    TAG_CAPTION, /* of a group of lines of the contents; elsewhere nothing */
    TAG_TITLE    /* a heading; PDF 2.0 has a type for the document's title */
};

/* Whether what is around an inline changes the order of its text (UAX 9). */
enum unicode_bidi {
    BIDI_NORMAL,
    BIDI_ISOLATE,  /* nothing: the text has the direction of its language */
    BIDI_PLAINTEXT /* nothing: the text has the direction of its first letter */
};

enum cell_align { CELL_BASELINE, CELL_TOP, CELL_BOTTOM }; /* of a cell's content in its row */

struct border {
    scaled width;
    struct colour colour;
};

/* Computed: all lengths are absolute.  Equal styles in equal contexts are one struct. */
struct style {
    /* inherited */
    const char *font_family;
    int font_weight;
    bool is_italic;
    scaled font_size, line_height, letter_spacing;
    const char *font_features;
    struct colour colour;
    enum text_align text_align;
    bool nowrap, hyphenate, balance;
    bool hang_punctuation; /* justified text: points and hyphens protrude into the margin */
    int glyph_stretch; /* justified text: glyphs may be so many per mille wider or narrower */
    int word_space;    /* justified text: the space between words, in percent of the font's */
    bool break_url;    /* web addresses break after "/" and before "." and "?" */
    int widows, orphans;
    bool line_grid; /* lines as high as the page's text stand on its grid */
    const char *lang;
    const char *list_style; /* "disc", "decimal", "lower-alpha", "none" */
    /* not inherited */
    enum display display;
    enum region region;
    scaled margin[4], padding[4]; /* by enum edge */
    struct border border[4];
    struct colour background;
    scaled bleed;        /* background extends this far on both sides */
    scaled text_indent;  /* first line; negative hangs */
    scaled indent_after; /* first line of a p that follows a p */
    enum unicode_bidi unicode_bidi;
    scaled raise;            /* inline: baseline shift upwards */
    scaled sign_size;        /* signs, bars: their object is as wide as this and its margins */
    scaled width, min_width; /* of a cell's column, an image, a block; 0: what there is */
    enum cell_align cell_align;
    bool at_foot; /* it and what follows are set at the foot of the page (cover) */
    bool at_end;  /* it is set after everything else in its block */
    enum continuation continuation;
    int first_rows; /* so many of its rows stay with the heading above it; 0: as of any text */
    int max_lines;  /* of a heading: with more it is set smaller; 0: any number */
    struct colour join_signs; /* of the line that joins the signs in it */
    bool is_main_page;        /* a page label: where the entry is treated at length */
    enum tag_kind tag;
    scaled column_gap;
    int column_count;
    const scaled *columns; /* > 0: a width; 0: shares what is left; < 0: as wide as its text */
    size_t n_columns;      /* 0: equal columns, or (tables) by the widths and texts of cells */
    struct break_price break_before, break_inside, break_after;
    scaled min_space;              /* height that must be left on the page before it */
    const struct context *context; /* style.c: ancestors by which its children can be matched */
};

/* Page geometry of a master (recto side; mirrored for verso when double-sided). */
struct page_master {
    const char *name;
    scaled width, height;
    scaled top, bottom;        /* of the text area, from the page's top */
    scaled inner, outer;       /* margins */
    scaled main, gutter, side; /* column widths; full = main + gutter + side */
    bool has_header, has_footer, has_tab;
    scaled header_y, header_rule_y, footer_y;
    scaled tab_width, tab_height, tab_top, tab_pitch;
    struct colour ground; /* fills the page */
    scaled main_min;      /* a narrower main column takes the side column's place as well */
    scaled narrow_under;  /* a page whose text is less wide is narrow: theme.is_narrow */
    struct span declared; /* its name, in a theme that is not built in; else no place */
};

struct theme {
    bool is_double_sided;
    bool chapters_start_recto;
    const char *cover; /* "dark" or "light" */
    scaled text_size;  /* what 1rem is */
    scaled size_min;   /* nothing but raised marks is smaller; 0: as the styles say */
    bool is_narrow;    /* what is said for narrow pages holds */
    const struct page_master *masters;
    size_t n_masters;
    struct theme_data *data; /* style rules, colours, fonts (theme.c) */
    const char *lang;        /* of styles without an element, or NULL */
};

/* A font family; ascent and descent in thousandths of an em. */
struct theme_font {
    const char *name;     /* "serif", the name in styles */
    const char *family;   /* "Vollkorn" */
    const char *fallback; /* families for what it lacks (fallback.h), or NULL */
    const char *web;      /* the site's font stack in CSS, or NULL */
    int ascent, descent;
};

struct theme_colour {
    const char *name;
    struct colour light, dark, print;
};

/*
 * Reads the theme at a path ("proviso:justified.xml" names a built-in one).  Without a path,
 * reads theme.xml in the handbook's folder, or the built-in theme.  NULL after `theme`
 * findings. theme_free releases it with all its styles.
 */
struct theme *theme_load(struct ctx *ctx, const char *path);
struct theme *theme_read(struct ctx *ctx, const struct source *source); /* one that is open */
void theme_free(struct theme *theme);

/* Named colours, for web ("yes", "yes-tint", dark: theme_colour(theme, "yes", true)). */
bool theme_colour(const struct theme *theme, const char *name, bool dark, struct colour *out);
const struct theme_colour *theme_colours(
    const struct theme *theme, size_t *n); /* in file order */

const struct theme_font *theme_fonts(const struct theme *theme, size_t *n);
const struct theme_font *theme_family(
    const struct theme *theme, const char *family); /* or NULL */

const struct page_master *theme_master(
    const struct theme *theme, const char *name); /* or NULL */

/*
 * The measures for what is drawn rather than set (guides, the cover's pattern, joined signs)
 * and for keeps.  A table in metric.c names them all; lengths are scaled, the rest are plain
 * numbers. The name must be in the table.
 */
int32_t theme_metric(const struct theme *theme, const char *name);

/*
 * The style of an element of the print tree below `parent` (NULL at the root); lives with the
 * theme.  style_named gives a style without an element: "running-header", "folio", "footer",
 * "tab", "table-continued", "index-continued".
 */
const struct style *style_of(
    struct theme *theme, const xmlNode *element, const struct style *parent);
const struct style *style_named(struct theme *theme, const char *name);

/* The language of styles without an element, which is that of the book; "en" until then. */
void theme_speak(struct theme *theme, const char *lang);

/*
 * The style of what the formatter adds inside an element: "marker" of a list item (match
 * "::marker").
 */
const struct style *style_added(
    struct theme *theme, const char *name, const struct style *parent);

/* The style of an anonymous block: only inherited values. */
const struct style *style_anonymous(struct theme *theme, const struct style *parent);

#endif
