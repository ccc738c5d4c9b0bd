#include "print/pdf/role.h"

#include "print/pdf/tag.h"

#include <string.h>

/* clang-format off */
static const struct type types[] = {
    { "Art",        NULL,   MODEL_BLOCKS,   false, false },
    { "Aside",      "Note", MODEL_BLOCKS,   false, false },
    { "BlockQuote", NULL,   MODEL_BLOCKS,   false, false },
    { "Caption",    NULL,   MODEL_TEXT,     true,  false },
    { "Code",       NULL,   MODEL_TEXT,     false, true  },
    { "Div",        NULL,   MODEL_BLOCKS,   false, false },
    { "Document",   NULL,   MODEL_BLOCKS,   false, false },
    { "Em",         "Span", MODEL_TEXT,     false, true  },
    { "FENote",     "Note", MODEL_TEXT,     false, false },
    { "Figure",     NULL,   MODEL_TEXT,     false, false },
    { "H1",         NULL,   MODEL_TEXT,     true,  false },
    { "H2",         NULL,   MODEL_TEXT,     true,  false },
    { "H3",         NULL,   MODEL_TEXT,     true,  false },
    { "H4",         NULL,   MODEL_TEXT,     true,  false },
    { "H5",         NULL,   MODEL_TEXT,     true,  false },
    { "H6",         NULL,   MODEL_TEXT,     true,  false },
    { "Index",      NULL,   MODEL_BLOCKS,   false, false },
    { "L",          NULL,   MODEL_LIST,     false, false },
    { "LBody",      NULL,   MODEL_TEXT,     false, false },
    { "LI",         NULL,   MODEL_ITEM,     false, false },
    { "Lbl",        NULL,   MODEL_TEXT,     true,  false },
    { "Link",       NULL,   MODEL_TEXT,     false, true  },
    { "NonStruct",  NULL,   MODEL_TEXT,     false, false },
    { "Note",       NULL,   MODEL_TEXT,     false, false },
    { "P",          NULL,   MODEL_TEXT,     true,  false },
    { "Part",       NULL,   MODEL_BLOCKS,   false, false },
    { "Quote",      NULL,   MODEL_TEXT,     false, true  },
    { "Reference",  NULL,   MODEL_TEXT,     false, true  },
    { "Sect",       NULL,   MODEL_BLOCKS,   false, false },
    { "Span",       NULL,   MODEL_TEXT,     false, true  },
    { "Strong",     "Span", MODEL_TEXT,     false, true  },
    { "TBody",      NULL,   MODEL_ROWS,     false, false },
    { "TD",         NULL,   MODEL_TEXT,     false, false },
    { "TFoot",      NULL,   MODEL_ROWS,     false, false },
    { "TH",         NULL,   MODEL_TEXT,     false, false },
    { "THead",      NULL,   MODEL_ROWS,     false, false },
    { "TOC",        NULL,   MODEL_CONTENTS, false, false },
    { "TOCI",       NULL,   MODEL_TEXT,     false, false },
    { "TR",         NULL,   MODEL_CELLS,    false, false },
    { "Table",      NULL,   MODEL_TABLE,    false, false },
    { "Title",      "P",    MODEL_TEXT,     true,  false },
};

/* Structure types for the kinds that the theme assigns (TAG_TITLE remains a heading here). */
static const char *const by_theme[] = {
    [TAG_CONTENTS] = "TOC",
    [TAG_INDEX] = "Index",
    [TAG_REFERENCE] = "Reference",
    [TAG_LABEL] = "Lbl",
    [TAG_CAPTION] = NULL,
    [TAG_TITLE] = NULL,
};

static const struct rule {
    const char *element, *type;
} rules[] = {
    { "body",       "Document" },
    { "abbr",       "Span" },
    { "section",    "Sect" },
    { "article",    "Sect" },
    { "h1",         "H" },
    { "h2",         "H" },
    { "h3",         "H" },
    { "h4",         "H" },
    { "h5",         "H" },
    { "h6",         "H" },
    { "p",          "P" },
    { "blockquote", "BlockQuote" },
    { "ul",         "L" },
    { "ol",         "L" },
    { "dl",         "L" },
    { "li",         "LI" },
    { "dt",         "Lbl" },
    { "dd",         "LBody" },
    { "table",      "Table" },
    { "caption",    "Caption" },
    { "figcaption", "Caption" },
    { "thead",      "THead" },
    { "tbody",      "TBody" },
    { "tfoot",      "TFoot" },
    { "tr",         "TR" },
    { "th",         "TH" },
    { "td",         "TD" },
    { "figure",     "Div" },
    { "img",        "Figure" },
    { "aside",      "Note" },
    { "a",          "Link" },
    { "q",          "Quote" },
    { "code",       "Code" },
    { "em",         "Em" },
    { "strong",     "Strong" },
};
/* clang-format on */

const struct type *
type_find(const char *name)
{
    size_t low = 0, high = G_N_ELEMENTS(types);
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, types[middle].name);
        if (order == 0)
            return &types[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const char *
tag_role(const char *type)
{
    const struct type *t = type_find(type);
    return t ? t->role : NULL;
}

const char *
type_by_rules(const struct box *box)
{
    const char *element = box->name->element;
    if (by_theme[box->style->tag])
        return by_theme[box->style->tag];
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        if (strcmp(rules[i].element, element) == 0)
            return rules[i].type;
    return NULL;
}
