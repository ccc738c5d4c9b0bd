/*
 * The table of style properties: name, type, location in struct style, initial value, and
 * whether children inherit it.  Parsing, computing, and the tests of manual and schema all use
 * this table.
 */
#ifndef PROVISO_THEME_PROPERTY_H
#define PROVISO_THEME_PROPERTY_H

#include "theme/theme.h"

enum property_type {
    PROP_LENGTH,  /* 12pt, 1.5em of the element's own font size */
    PROP_INTEGER, /* 0 to 100000 */
    PROP_YES_NO,
    PROP_KEYWORD, /* one of `keywords`, stored as its index, an enum */
    PROP_BREAK,   /* one of `keywords`, or a price: 0 to 1000 */
    PROP_NAME,    /* one of `keywords`, stored as text */
    PROP_COLOUR,  /* a colour's name, #RRGGBB, none, current */
    PROP_FONT,    /* a font's name in the theme */
    PROP_TEXT,    /* stored unchanged (OpenType features) */
    PROP_BORDER,  /* a length and a colour, or none */
    PROP_COLUMNS, /* lengths, "*" (a share of the rest), "auto" (as wide as its text) */
    PROP_EDGES    /* shorthand: one to four values for the four properties that follow it */
};

struct property {
    const char *name;
    enum property_type type;
    size_t offset; /* in struct style */
    bool is_inherited;
    const char *initial;         /* as a theme would write it */
    const char *const *keywords; /* ends with NULL */
};

/* A length before the font size is known: a fixed part, and a part in 1/65536 em. */
struct measure {
    scaled fixed;
    int32_t em;
};

/* A parsed value; the property's type determines which members count. */
struct value {
    struct measure length;
    int integer; /* integers, yes or no, keywords */
    const char *text;
    struct colour colour;
    bool is_current; /* colour: that of the element's text */
    const scaled *columns;
    size_t n_columns;
};

extern const struct property properties[];
extern const size_t n_properties;

const struct property *property_find(const char *name); /* or NULL */

/*
 * Parses a value for one property (not a shorthand).  False if it has the wrong type or refers
 * to something the theme lacks; *why then says what was expected.
 */
bool property_parse(const struct property *property, const char *text,
    const struct theme *theme, struct arena *a, struct value *out, const char **why);

/* Writes the value into a style whose font size has been computed. */
void property_apply(const struct property *property, const struct value *value,
    const struct style *parent, struct style *style);

/* Copies an inherited property from parent to style. */
void property_inherit(
    const struct property *property, const struct style *parent, struct style *style);

/* "12pt", "1.5em", or "1.2rem": of the theme's text size. */
bool measure_parse(const struct theme *theme, const char *text, struct measure *out);

/* The same where there is no font size that em could mean. */
bool theme_length(const struct theme *theme, const char *text, scaled *out);

/* "#16191D", the name of one of the theme's colours (as printed), or "none". */
bool colour_parse(const char *text, const struct theme *theme, struct colour *out);

#endif
