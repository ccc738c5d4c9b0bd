/* Page masters: reads the geometry of <page> and <master> and computes what they leave out. */
#include "theme/internal.h"

#include <stddef.h>
#include <string.h>

enum master_type { MASTER_SIZE, MASTER_LENGTH, MASTER_YES_NO, MASTER_COLOUR };

/* Attributes of <page> and <master>.  Until resolved, `bottom` and `footer_y` are distances
 * from the page's foot, so that they stay right on another size of page. */
#define AT(field) offsetof(struct page_master, field)

/* clang-format off */
static const struct {
    const char *name;
    enum master_type type;
    size_t offset;
} attributes[] = {
    { "size",          MASTER_SIZE,   AT(width) },
    { "margin-top",    MASTER_LENGTH, AT(top) },
    { "margin-bottom", MASTER_LENGTH, AT(bottom) },
    { "margin-inner",  MASTER_LENGTH, AT(inner) },
    { "main",          MASTER_LENGTH, AT(main) },
    { "gutter",        MASTER_LENGTH, AT(gutter) },
    { "side",          MASTER_LENGTH, AT(side) },
    { "header",        MASTER_YES_NO, AT(has_header) },
    { "footer",        MASTER_YES_NO, AT(has_footer) },
    { "tab",           MASTER_YES_NO, AT(has_tab) },
    { "header-y",      MASTER_LENGTH, AT(header_y) },
    { "header-rule-y", MASTER_LENGTH, AT(header_rule_y) },
    { "footer-y",      MASTER_LENGTH, AT(footer_y) },
    { "tab-width",     MASTER_LENGTH, AT(tab_width) },
    { "tab-height",    MASTER_LENGTH, AT(tab_height) },
    { "tab-top",       MASTER_LENGTH, AT(tab_top) },
    { "tab-pitch",     MASTER_LENGTH, AT(tab_pitch) },
    { "ground",        MASTER_COLOUR, AT(ground) },
    { "main-min",      MASTER_LENGTH, AT(main_min) },
    { "narrow-under",  MASTER_LENGTH, AT(narrow_under) },
};

static const struct {
    const char *name;
    scaled width, height;
} sizes[] = {
    { "A4",     SCALED_PT(595.28), SCALED_PT(841.89) },
    { "A5",     SCALED_PT(419.53), SCALED_PT(595.28) },
    { "Letter", SCALED_PT(612),    SCALED_PT(792) },
};
/* clang-format on */

struct master_values {
    bool is_set[G_N_ELEMENTS(attributes)];
    struct page_master values;
};

struct master_values *
master_values_new(struct arena *a)
{
    return ARENA_NEW(a, struct master_values);
}

static bool
set_size(struct page_master *master, const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        if (strcmp(sizes[i].name, text) == 0) {
            master->width = sizes[i].width;
            master->height = sizes[i].height;
            return true;
        }
    }
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    return g_strv_length(parts) == 2 && length_parse(parts[0], 0, &master->width) &&
           length_parse(parts[1], 0, &master->height) && master->width > 0 &&
           master->height > 0;
}

bool
master_set(struct master_values *v, const char *name, const char *text,
    const struct theme *theme, const char **why)
{
    size_t i = 0;
    while (i < G_N_ELEMENTS(attributes) && strcmp(attributes[i].name, name) != 0)
        i++;
    *why = NULL;
    if (i == G_N_ELEMENTS(attributes))
        return false;
    v->is_set[i] = true;
    void *at = (char *)&v->values + attributes[i].offset;
    switch (attributes[i].type) {
    case MASTER_SIZE:
        *why = "A4, A5, Letter, or a width and a height";
        return set_size(&v->values, text);
    case MASTER_LENGTH:
        *why = "a length, such as 62pt";
        return theme_length(theme, text, at) && *(scaled *)at >= 0;
    case MASTER_YES_NO:
        *why = "yes or no";
        *(bool *)at = strcmp(text, "yes") == 0;
        return strcmp(text, "yes") == 0 || strcmp(text, "no") == 0;
    case MASTER_COLOUR:
        *why = "the name of one of the theme's colours, #RRGGBB or none";
        return colour_parse(text, theme, at);
    }
    return false;
}

/* Copies the attributes that are given in `from`. */
static void
overlay(struct page_master *to, const struct master_values *from)
{
    static const size_t widths[] = {
        [MASTER_SIZE] = 2 * sizeof(scaled), /* width and height are neighbours */
        [MASTER_LENGTH] = sizeof(scaled),
        [MASTER_YES_NO] = sizeof(bool),
        [MASTER_COLOUR] = sizeof(struct colour),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++) {
        size_t offset = attributes[i].offset;
        if (from->is_set[i])
            memcpy((char *)to + offset, (const char *)&from->values + offset,
                widths[attributes[i].type]);
    }
}

bool
master_resolve(const struct master_values *page, const struct master_values *own,
    struct page_master *out, const char **why)
{
    overlay(out, page);
    overlay(out, own);
    if (out->main < out->main_min) {
        out->main += out->gutter + out->side;
        out->gutter = out->side = 0;
    }
    out->outer = out->width - out->inner - out->main - out->gutter - out->side;
    out->bottom = out->height - out->bottom;
    out->footer_y = out->height - out->footer_y;
    if (out->outer < 0) {
        *why = "its margin and columns are wider than the page";
        return false;
    }
    if (out->bottom <= out->top || out->main <= 0) {
        *why = "its margins leave no room for text";
        return false;
    }
    return true;
}

bool
master_is_narrow(const struct master_values *page)
{
    const struct page_master *v = &page->values;
    return v->main < v->main_min || v->main + v->gutter + v->side < v->narrow_under;
}
