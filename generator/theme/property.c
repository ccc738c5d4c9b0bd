#include "theme/property.h"

#include <stddef.h>
#include <string.h>

static const char *const display_names[] = { "block", "inline", "list-item", "columns", "table",
    "table-caption", "table-head", "table-body", "table-row", "table-cell", "sign", "bars",
    "image", "tree", "pattern", "multicol", "side", "page-label", "page-list", "none", NULL };
static const char *const region_names[] = { "main", "full", NULL };
static const char *const align_names[] = { "start", "end", "centre", "justify", NULL };
static const char *const break_names[] = { "auto", "avoid", "page", "recto", "verso", NULL };
static const char *const bidi_names[] = { "normal", "isolate", "plaintext", NULL };
static const char *const cell_names[] = { "baseline", "top", "bottom", NULL };
static const char *const continuation_names[] = { "auto", "repeat", "omit", "heading", "entry",
    NULL };
static const char *const tag_names[] = { "auto", "contents", "index", "reference", "label",
    "caption", "title", NULL };
static const char *const marker_names[] = { "none", "disc", "dash", "decimal", "lower-alpha",
    "lower-roman", NULL };

#define EM              65536 /* one em in measure.em */
#define BREAK_PRICE_MAX 1000  /* ten pages */
#define AT(field)       offsetof(struct style, field)

/* clang-format off */
const struct property properties[] = {
    /* name                type           place                inherited initial   keywords */
    { "font-family",       PROP_FONT,     AT(font_family),       true,  "serif",    NULL },
    { "font-size",         PROP_LENGTH,   AT(font_size),         true,  "10pt",     NULL },
    { "font-weight",       PROP_INTEGER,  AT(font_weight),       true,  "400",      NULL },
    { "italic",            PROP_YES_NO,   AT(is_italic),         true,  "no",       NULL },
    { "font-features",     PROP_TEXT,     AT(font_features),     true,  "",         NULL },
    { "line-height",       PROP_LENGTH,   AT(line_height),       true,  "14pt",     NULL },
    { "letter-spacing",    PROP_LENGTH,   AT(letter_spacing),    true,  "0",        NULL },
    { "colour",            PROP_COLOUR,   AT(colour),            true,  "#000000",  NULL },
    { "text-align",        PROP_KEYWORD,  AT(text_align),        true,  "start",    align_names },
    { "nowrap",            PROP_YES_NO,   AT(nowrap),            true,  "no",       NULL },
    { "hyphenate",         PROP_YES_NO,   AT(hyphenate),         true,  "no",       NULL },
    { "balance",           PROP_YES_NO,   AT(balance),           true,  "no",       NULL },
    { "hang-punctuation",  PROP_YES_NO,   AT(hang_punctuation),  true,  "no",       NULL },
    { "glyph-stretch",     PROP_INTEGER,  AT(glyph_stretch),     true,  "0",        NULL },
    { "word-space",        PROP_INTEGER,  AT(word_space),        true,  "100",      NULL },
    { "break-url",         PROP_YES_NO,   AT(break_url),         true,  "no",       NULL },
    { "widows",            PROP_INTEGER,  AT(widows),            true,  "2",        NULL },
    { "orphans",           PROP_INTEGER,  AT(orphans),           true,  "2",        NULL },
    { "line-grid",         PROP_YES_NO,   AT(line_grid),         true,  "no",       NULL },
    { "list-style",        PROP_NAME,     AT(list_style),        true,  "disc",     marker_names },
    { "display",           PROP_KEYWORD,  AT(display),           false, "inline",   display_names },
    { "region",            PROP_KEYWORD,  AT(region),            false, "main",     region_names },
    { "margin",            PROP_EDGES,    0,                     false, "0",        NULL },
    { "margin-top",        PROP_LENGTH,   AT(margin[0]),         false, "0",        NULL },
    { "margin-right",      PROP_LENGTH,   AT(margin[1]),         false, "0",        NULL },
    { "margin-bottom",     PROP_LENGTH,   AT(margin[2]),         false, "0",        NULL },
    { "margin-left",       PROP_LENGTH,   AT(margin[3]),         false, "0",        NULL },
    { "padding",           PROP_EDGES,    0,                     false, "0",        NULL },
    { "padding-top",       PROP_LENGTH,   AT(padding[0]),        false, "0",        NULL },
    { "padding-right",     PROP_LENGTH,   AT(padding[1]),        false, "0",        NULL },
    { "padding-bottom",    PROP_LENGTH,   AT(padding[2]),        false, "0",        NULL },
    { "padding-left",      PROP_LENGTH,   AT(padding[3]),        false, "0",        NULL },
    { "border",            PROP_EDGES,    0,                     false, "none",     NULL },
    { "border-top",        PROP_BORDER,   AT(border[0]),         false, "none",     NULL },
    { "border-right",      PROP_BORDER,   AT(border[1]),         false, "none",     NULL },
    { "border-bottom",     PROP_BORDER,   AT(border[2]),         false, "none",     NULL },
    { "border-left",       PROP_BORDER,   AT(border[3]),         false, "none",     NULL },
    { "background",        PROP_COLOUR,   AT(background),        false, "none",     NULL },
    { "bleed",             PROP_LENGTH,   AT(bleed),             false, "0",        NULL },
    { "text-indent",       PROP_LENGTH,   AT(text_indent),       false, "0",        NULL },
    { "indent-after",      PROP_LENGTH,   AT(indent_after),      false, "0",        NULL },
    { "unicode-bidi",      PROP_KEYWORD,  AT(unicode_bidi),      false, "normal",   bidi_names },
    { "raise",             PROP_LENGTH,   AT(raise),             false, "0",        NULL },
    { "sign-size",         PROP_LENGTH,   AT(sign_size),         false, "1.15em",   NULL },
    { "width",             PROP_LENGTH,   AT(width),             false, "0",        NULL },
    { "min-width",         PROP_LENGTH,   AT(min_width),         false, "0",        NULL },
    { "cell-align",        PROP_KEYWORD,  AT(cell_align),        false, "baseline", cell_names },
    { "at-foot",           PROP_YES_NO,   AT(at_foot),           false, "no",       NULL },
    { "at-end",            PROP_YES_NO,   AT(at_end),            false, "no",       NULL },
    { "continuation",      PROP_KEYWORD,  AT(continuation),      false, "auto",     continuation_names },
    { "first-rows",        PROP_INTEGER,  AT(first_rows),        false, "0",        NULL },
    { "max-lines",         PROP_INTEGER,  AT(max_lines),         false, "0",        NULL },
    { "join-signs",        PROP_COLOUR,   AT(join_signs),        false, "none",     NULL },
    { "main-page",         PROP_YES_NO,   AT(is_main_page),      false, "no",       NULL },
    { "tag",               PROP_KEYWORD,  AT(tag),               false, "auto",     tag_names },
    { "columns",           PROP_COLUMNS,  AT(columns),           false, "",         NULL },
    { "column-gap",        PROP_LENGTH,   AT(column_gap),        false, "0",        NULL },
    { "column-count",      PROP_INTEGER,  AT(column_count),      false, "1",        NULL },
    { "break-before",      PROP_BREAK,    AT(break_before),      false, "auto",     break_names },
    { "break-inside",      PROP_BREAK,    AT(break_inside),      false, "auto",     break_names },
    { "break-after",       PROP_BREAK,    AT(break_after),       false, "auto",     break_names },
    { "min-space",         PROP_LENGTH,   AT(min_space),         false, "0",        NULL },
};
/* clang-format on */
const size_t n_properties = G_N_ELEMENTS(properties);

const struct property *
property_find(const char *name)
{
    for (size_t i = 0; i < n_properties; i++) {
        if (strcmp(properties[i].name, name) == 0)
            return &properties[i];
    }
    return NULL;
}

bool
theme_length(const struct theme *theme, const char *text, scaled *out)
{
    if (!g_str_has_suffix(text, "rem"))
        return length_parse(text, 0, out);
    g_autofree char *number = g_strndup(text, strlen(text) - strlen("rem"));
    g_autofree char *of_text = g_strconcat(number, "em", NULL);
    return length_parse(of_text, theme ? theme->text_size : 0, out);
}

bool
measure_parse(const struct theme *theme, const char *text, struct measure *out)
{
    scaled value;
    const bool is_em = g_str_has_suffix(text, "em") && !g_str_has_suffix(text, "rem");
    if (is_em ? !length_parse(text, EM, &value) : !theme_length(theme, text, &value))
        return false;
    *out = (struct measure){ .fixed = is_em ? 0 : value, .em = is_em ? value : 0 };
    return true;
}

/* Far beyond any page, and far from overflowing: nested em sizes would grow without limit. */
#define LENGTH_MAX (SCALED_MAX / 16)

static scaled
measure_of(const struct measure *m, scaled font_size)
{
    int64_t em = (int64_t)m->em * font_size;
    int64_t length = m->fixed + (em + (em < 0 ? -EM / 2 : EM / 2)) / EM;
    return (scaled)CLAMP(length, -LENGTH_MAX, LENGTH_MAX);
}

/*
 * Too small for anybody to read, and the smallest that cairo draws: nested subscripts shrink.
 */
#define SIZE_MIN SCALED_PT(1)

/* A font size; em refers to the parent's. */
static scaled
size_of(const struct measure *m, scaled parent_size)
{
    scaled size = measure_of(m, parent_size);
    return MAX(size, SIZE_MIN);
}

static bool
hex_colour(const char *text, struct colour *out)
{
    if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6)
        return false;
    unsigned value = (unsigned)g_ascii_strtoull(text + 1, NULL, 16);
    *out =
        (struct colour){ (uint8_t)(value >> 16), (uint8_t)(value >> 8), (uint8_t)value, true };
    return true;
}

bool
colour_parse(const char *text, const struct theme *theme, struct colour *out)
{
    if (strcmp(text, "none") == 0) {
        *out = (struct colour){ .is_set = false };
        return true;
    }
    if (hex_colour(text, out))
        return true;
    size_t n = 0;
    const struct theme_colour *list = theme ? theme_colours(theme, &n) : NULL;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i].name, text) == 0) {
            *out = list[i].print;
            return true;
        }
    }
    return false;
}

static bool
parse_colour(const char *text, const struct theme *theme, struct value *out, const char **why)
{
    out->is_current = strcmp(text, "current") == 0;
    if (out->is_current || colour_parse(text, theme, &out->colour))
        return true;
    *why = "the name of one of the theme's colours, #RRGGBB, current or none";
    return false;
}

static bool
parse_border(const char *text, const struct theme *theme, struct value *out, const char **why)
{
    *why = "a width and a colour, such as 0.5pt ink, or none";
    if (strcmp(text, "none") == 0)
        return true;
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    if (g_strv_length(parts) != 2 || !measure_parse(theme, parts[0], &out->length) ||
        out->length.fixed < 0 || out->length.em < 0)
        return false;
    return parse_colour(parts[1], theme, out, why);
}

static bool
parse_column(const struct theme *theme, const char *text, scaled *out)
{
    if (strcmp(text, "*") == 0)
        *out = 0;
    else if (strcmp(text, "auto") == 0)
        *out = -1;
    else
        return theme_length(theme, text, out) && *out > 0;
    return true;
}

static bool
parse_columns(const struct theme *theme, const char *text, struct arena *a, struct value *out,
    const char **why)
{
    if (!*text)
        return true;
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    size_t n = g_strv_length(parts);
    scaled *list = ARENA_ARRAY(a, scaled, n);
    for (size_t i = 0; i < n; i++) {
        if (!parse_column(theme, parts[i], &list[i])) {
            *why = "widths such as 7.2rem, 72pt, * or auto";
            return false;
        }
    }
    out->columns = list;
    out->n_columns = n;
    return true;
}

static bool
parse_integer(const char *text, struct value *out, const char **why)
{
    guint64 number;
    if (!g_ascii_string_to_unsigned(text, 10, 0, 100000, &number, NULL)) {
        *why = "a number";
        return false;
    }
    out->integer = (int)number;
    return true;
}

static const char *
keyword_list(struct arena *a, const char *const *keywords)
{
    const char *list = "one of";
    for (size_t i = 0; keywords[i]; i++)
        list = arena_printf(a, "%s%s %s", list, i ? "," : "", keywords[i]);
    return list;
}

static bool
parse_keyword(const char *text, const char *const *keywords, struct value *out)
{
    for (int i = 0; keywords[i]; i++) {
        if (strcmp(keywords[i], text) == 0) {
            out->integer = i;
            out->text = keywords[i];
            return true;
        }
    }
    return false;
}

/* The text of a price is NULL: it is no keyword. */
static bool
parse_break(const struct property *property, const char *text, struct arena *a,
    struct value *out, const char **why)
{
    guint64 price;
    if (parse_keyword(text, property->keywords, out))
        return true;
    *why = arena_printf(
        a, "a price up to %d, or %s", BREAK_PRICE_MAX, keyword_list(a, property->keywords));
    if (!g_ascii_string_to_unsigned(text, 10, 0, BREAK_PRICE_MAX, &price, NULL))
        return false;
    out->integer = (int)price;
    return true;
}

static bool
parse_font(const char *text, const struct theme *theme, struct value *out, const char **why)
{
    size_t n = 0;
    const struct theme_font *list = theme ? theme_fonts(theme, &n) : NULL;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i].name, text) == 0) {
            out->text = list[i].family;
            return true;
        }
    }
    *why = "the name of one of the theme's fonts";
    return false;
}

/* Only margins, indents and spacing may be negative. */
static bool
parse_length(const struct property *property, const char *text, const struct theme *theme,
    struct value *out, const char **why)
{
    *why = "a length, such as 12pt, 4mm, 1.5em or 1.2rem";
    if (!measure_parse(theme, text, &out->length))
        return false;
    bool may_be_negative = g_str_has_prefix(property->name, "margin") ||
                           strcmp(property->name, "text-indent") == 0 ||
                           strcmp(property->name, "indent-after") == 0 ||
                           strcmp(property->name, "letter-spacing") == 0 ||
                           strcmp(property->name, "raise") == 0;
    *why = "a length that is not negative";
    return may_be_negative || (out->length.fixed >= 0 && out->length.em >= 0);
}

bool
property_parse(const struct property *property, const char *text, const struct theme *theme,
    struct arena *a, struct value *out, const char **why)
{
    static const char *const yes_no[] = { "no", "yes", NULL };
    *out = (struct value){ .text = NULL };
    *why = "something else";
    switch (property->type) {
    case PROP_LENGTH:
        return parse_length(property, text, theme, out, why);
    case PROP_INTEGER:
        return parse_integer(text, out, why);
    case PROP_YES_NO:
        *why = "yes or no";
        return parse_keyword(text, yes_no, out);
    case PROP_KEYWORD:
    case PROP_NAME:
        if (parse_keyword(text, property->keywords, out))
            return true;
        *why = keyword_list(a, property->keywords);
        return false;
    case PROP_BREAK:
        return parse_break(property, text, a, out, why);
    case PROP_COLOUR:
        return parse_colour(text, theme, out, why);
    case PROP_FONT:
        return parse_font(text, theme, out, why);
    case PROP_TEXT:
        out->text = text;
        return true;
    case PROP_BORDER:
        return parse_border(text, theme, out, why);
    case PROP_COLUMNS:
        return parse_columns(theme, text, a, out, why);
    case PROP_EDGES:
        break;
    }
    return false;
}

void
property_apply(const struct property *property, const struct value *value,
    const struct style *parent, struct style *style)
{
    void *at = (char *)style + property->offset;
    switch (property->type) {
    case PROP_LENGTH:
        if (property->offset == AT(font_size))
            *(scaled *)at =
                size_of(&value->length, parent ? parent->font_size : style->font_size);
        else
            *(scaled *)at = measure_of(&value->length, style->font_size);
        break;
    case PROP_INTEGER:
    case PROP_KEYWORD:
        *(int *)at = value->integer;
        break;
    case PROP_BREAK:
        *(struct break_price *)at =
            value->text ? (struct break_price){ (enum break_kind)value->integer, 0 }
                        : (struct break_price){ BREAK_AUTO, value->integer };
        break;
    case PROP_YES_NO:
        *(bool *)at = value->integer != 0;
        break;
    case PROP_COLOUR:
        *(struct colour *)at = value->is_current ? style->colour : value->colour;
        break;
    case PROP_NAME:
    case PROP_FONT:
    case PROP_TEXT:
        *(const char **)at = value->text;
        break;
    case PROP_BORDER: {
        struct border *border = at;
        border->width = measure_of(&value->length, style->font_size);
        border->colour = value->is_current ? style->colour : value->colour;
        break;
    }
    case PROP_COLUMNS:
        style->columns = value->columns;
        style->n_columns = value->n_columns;
        break;
    case PROP_EDGES:
        break;
    }
}

void
property_inherit(
    const struct property *property, const struct style *parent, struct style *style)
{
    static const size_t sizes[] = {
        [PROP_LENGTH] = sizeof(scaled),
        [PROP_INTEGER] = sizeof(int),
        [PROP_YES_NO] = sizeof(bool),
        [PROP_KEYWORD] = sizeof(int),
        [PROP_BREAK] = sizeof(struct break_price),
        [PROP_NAME] = sizeof(char *),
        [PROP_COLOUR] = sizeof(struct colour),
        [PROP_FONT] = sizeof(char *),
        [PROP_TEXT] = sizeof(char *),
        [PROP_BORDER] = sizeof(struct border),
        [PROP_COLUMNS] = 0, /* never inherited */
        [PROP_EDGES] = 0,
    };
    memcpy((char *)style + property->offset, (const char *)parent + property->offset,
        sizes[property->type]);
}
