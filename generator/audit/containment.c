/*
 * Which structure types may contain which, as one table.  The standard's table is large and
 * regular: most types hold inline types, blocks, or both.  A row names these groups in
 * capitals, then further types; "-X" excludes X.
 */
#include "audit/containment.h"

#include <glib.h>
#include <string.h>

struct containment_row {
    const char *type;
    const char *children;
    bool is_old; /* exists in the namespace of PDF 1.7 only */
};

#define INLINE "Span Em Strong Quote Code Reference Link Figure FENote Note Lbl NonStruct"
#define BLOCKS                                                                                 \
    "Part Art Sect Div Aside BlockQuote NonStruct Index P FENote Note L Table Code Link Figure"
#define HEADS "H1 H2 H3 H4 H5 H6"
#define ANY                                                                                    \
    BLOCKS " " HEADS " Document Caption TOC TOCI Title LI Lbl LBody THead TBody TFoot TR TH "  \
           "TD Span Em Strong Quote Reference #"
#define CELL                                                                                   \
    "Art Sect Div NonStruct Index " HEADS " P FENote Note L Lbl Table Span Em Strong Quote "   \
    "Code Reference Link Figure #"

/* Sorted by type; "#" means content. */
static const struct containment_row rows[] = {
    { "Art", BLOCKS " " HEADS " Caption TOC Title Lbl -Art", true },
    { "Aside", BLOCKS " " HEADS " Document Caption TOC Lbl Reference # -Aside", false },
    { "BlockQuote", BLOCKS " " HEADS " Document Caption TOC Lbl Reference # -Aside", true },
    { "Caption", BLOCKS " " INLINE " " HEADS " #", false },
    { "Code", BLOCKS " " INLINE " Caption #", true },
    { "Div", ANY, false },
    { "Document", BLOCKS " " HEADS " Document TOC Title", false },
    { "Em", INLINE " #", false },
    { "FENote", BLOCKS " " INLINE " Caption #", false },
    { "Figure", BLOCKS " " INLINE " " HEADS " Caption #", false },
    { "H1", INLINE " Sect #", false },
    { "H2", INLINE " Sect #", false },
    { "H3", INLINE " Sect #", false },
    { "H4", INLINE " Sect #", false },
    { "H5", INLINE " Sect #", false },
    { "H6", INLINE " Sect #", false },
    { "Index",
        "Part Sect Div NonStruct Caption " HEADS " P FENote Note L Table Reference Figure",
        true },
    { "L", "NonStruct Caption L LI", false },
    { "LBody", BLOCKS " " HEADS " Caption Span Em Strong Quote Code Reference #", false },
    { "LI", "Div NonStruct Lbl LBody", false },
    { "Lbl", INLINE " # -Lbl", false },
    { "Link", BLOCKS " " INLINE " " HEADS " Caption Title # -Link -Index", false },
    { "NonStruct", ANY, false },
    { "Note", BLOCKS " " INLINE " Caption #", true },
    { "P", INLINE " L Table #", false },
    { "Part", ANY, false },
    { "Quote", INLINE " #", true },
    { "Reference", BLOCKS " " INLINE " " HEADS " Caption Title # -Link -Index", true },
    { "Sect", BLOCKS " " HEADS " Caption TOC Title Lbl", false },
    { "Span", INLINE " #", false },
    { "Strong", INLINE " #", false },
    { "StructTreeRoot", "Document", false },
    { "TBody", "NonStruct TR", false },
    { "TD", CELL, false },
    { "TFoot", "NonStruct TR", false },
    { "TH", CELL, false },
    { "THead", "NonStruct TR", false },
    { "TOC", "Part NonStruct Caption TOC TOCI", true },
    { "TOCI", "Div NonStruct TOC P Lbl Reference", true },
    { "TR", "NonStruct TH TD", false },
    { "Table", "NonStruct Caption THead TBody TFoot TR", false },
    { "Title", "Part Div Aside Caption P L Table " INLINE " #", false },
};

static const struct containment_row *
row_of(const char *type)
{
    size_t low = 0, high = G_N_ELEMENTS(rows);
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(type, rows[middle].type);
        if (order == 0)
            return &rows[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* An exclusion counts where it follows the group that includes the type. */
bool
containment_allows(const char *parent, const char *child)
{
    const struct containment_row *row = row_of(parent);
    const char *wanted = *child ? child : "#";
    size_t size = strlen(wanted);
    bool is_allowed = false;
    for (const char *at = row ? row->children : ""; *at;) {
        size_t length = strcspn(at, " ");
        bool is_taken = *at == '-';
        const char *word = at + is_taken;
        if (length - is_taken == size && strncmp(word, wanted, size) == 0)
            is_allowed = !is_taken;
        at += length;
        at += *at == ' ';
    }
    return is_allowed;
}

static bool
is_one_of(const char *type, const char *const *list)
{
    while (*list && strcmp(*list, type) != 0)
        list++;
    return *list != NULL;
}

static bool
allows_old(const char *parent, const char *child)
{
    static const char *const strict[] = { "L", "LI", "Table", "THead", "TBody", "TFoot", "TR",
        "TOC", NULL };
    static const struct {
        const char *child, *parents[5];
    } homes[] = { { "LI", { "L" } }, { "LBody", { "LI" } },
        { "TR", { "Table", "THead", "TBody", "TFoot" } }, { "TH", { "TR" } },
        { "TD", { "TR" } }, { "THead", { "Table" } }, { "TBody", { "Table" } },
        { "TFoot", { "Table" } }, { "TOCI", { "TOC" } } };
    if (is_one_of(parent, strict) && !containment_allows(parent, child))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(homes); i++)
        if (strcmp(child, homes[i].child) == 0)
            return is_one_of(parent, homes[i].parents);
    return true;
}

bool
containment_may_stand(int part, const char *parent, const char *child)
{
    if (part == 2)
        return containment_allows(parent, child);
    return !*child || allows_old(parent, child);
}

bool
containment_knows(const char *type)
{
    return row_of(type) != NULL;
}

bool
containment_is_old(const char *type)
{
    const struct containment_row *row = row_of(type);
    return row && row->is_old;
}
