#include "audit/requirement.h"

#include <string.h>

#define MOST_FAULTS 20

/* clang-format off */
static const struct requirement table[N_REQUIREMENTS] = {
    [MARKED] = { "marked", OF_BOTH, "The document is marked as tagged, and its tags are not marked as suspect.", "6.2; 7.1", "01-007", "1.3.1" },
    [TREE] = { "tree", OF_BOTH, "There is a structure tree, whose only child is one Document; each element names its parent.", "7.1; 8.2.5.2", "", "1.3.1" },
    [CONTENT_TAGGED] = { "content-tagged", OF_BOTH, "Everything that is drawn is either tagged or an artifact.", "7.1; 8.2.2", "01-005", "1.3.1" },
    [NESTED] = { "content-nested", OF_BOTH, "No artifact is inside tagged content, and no tagged content is inside an artifact.", "7.1; 8.2.2", "01-003 01-004", "1.3.1" },
    [OWNED] = { "content-owned", OF_BOTH, "Each piece of tagged content belongs to one element, and the page and the element agree on it.", "ISO 32000, 14.7.4", "", "1.3.1" },
    [ARTIFACT_TYPE] = { "artifact-type", OF_BOTH, "Each artifact has a type.", "ISO 32000, 14.8.2.2", "18-002", "1.3.1" },
    [ROLES] = { "roles", OF_BOTH, "Each structure type is a standard type or is mapped to one; no mapping is circular, and no standard type is mapped.", "7.1; 8.2.4", "02-001 02-003 02-004", "1.3.1" },
    [NAMESPACES] = { "namespaces", OF_UA2, "Each element is in the namespace that defines its type, and the Document element is in that of PDF 2.0.", "8.2.4; 8.2.5.2", "", "1.3.1" },
    [PLACES] = { "places", OF_BOTH, "Every structure element, such as a list, a table or a contents entry, has a parent that may contain it.", "7.2; ISO/TS 32005", "09-004 09-005 09-006", "1.3.1" },
    [METADATA] = { "metadata", OF_BOTH, "The document has XMP metadata.", "7.1; 8.11.1", "06-001", "2.4.2" },
    [IDENTIFIED] = { "identified", OF_BOTH, "The metadata state the standards to which the document conforms.", "5", "06-002", "" },
    [TITLED] = { "titled", OF_BOTH, "The metadata contain a title.", "7.1; 8.11.1", "06-003", "2.4.2" },
    [TITLE_SHOWN] = { "title-shown", OF_BOTH, "Viewers are told to show the title instead of the file name.", "7.1; 8.11.2", "07-001 07-002", "2.4.2" },
    [UNICODE] = { "unicode", OF_BOTH, "Each character that is shown has a Unicode value.", "7.21.7; 8.4.5.8", "10-001", "1.1.1 1.3.1" },
    [PRIVATE_USE] = { "private-use", OF_BOTH, "Neither the text nor the alternative texts contain private-use characters, which have no meaning outside their font.", "ISO 19005; 8.4.3", "", "1.1.1" },
    [LANGUAGE] = { "language", OF_BOTH, "The document has a language, which applies to all text, alternative texts and outline entries without one of their own.", "7.2; 8.4.4", "11-001 to 11-006", "3.1.1 3.1.2" },
    [LANGUAGE_TAGS] = { "language-tags", OF_BOTH, "Each language is given as a well-formed language tag.", "7.2; 8.4.4", "", "3.1.1 3.1.2" },
    [FIGURE_TEXT] = { "figure-text", OF_BOTH, "Each figure has an alternative text.", "7.3; 8.2.5.28", "13-004", "1.1.1" },
    [FIGURE_BOX] = { "figure-box", OF_BOTH, "Each figure has a bounding box on its page.", "7.3; ISO 32000, 14.8.5.4", "", "1.1.1" },
    [HEADING_FIRST] = { "heading-first", OF_BOTH, "The first heading is of level 1, or is the title.", "7.4.2; 8.2.5.12", "14-002", "1.3.1 2.4.6" },
    [HEADING_LEVELS] = { "heading-levels", OF_BOTH, "No heading level is skipped.", "7.4.2", "14-003", "1.3.1 2.4.6" },
    [HEADING_NUMBERED] = { "heading-numbered", OF_BOTH, "All headings have a level.", "7.4.4; 8.2.5.12", "14-006 14-007", "1.3.1" },
    [HEADING_TEXT] = { "heading-text", OF_BOTH, "No heading is empty.", "7.4", "", "2.4.6" },
    [TABLE_REGULAR] = { "table-regular", OF_BOTH, "All rows of a table have the same number of columns, including spans, and no cells overlap.", "7.2; 8.2.5.26", "09-004", "1.3.1" },
    [TABLE_HEADS] = { "table-heads", OF_BOTH, "Each header cell states whether it applies to a row or a column.", "7.5; 8.2.5.26", "15-003", "1.3.1" },
    [CELL_HEADS] = { "cell-heads", OF_BOTH, "Each cell can be associated with its header cells.", "7.5; 8.2.5.26", "15-003", "1.3.1" },
    [LIST_NUMBERING] = { "list-numbering", OF_BOTH, "Each list with labels states its numbering style.", "7.6; 8.2.5.25", "16-001", "1.3.1" },
    [NOTE_IDS] = { "note-ids", OF_UA1, "Each note has an id of its own.", "7.9", "19-003 19-004", "1.3.1" },
    [NOTE_REFS] = { "note-refs", OF_UA2, "Each note and its citations refer to each other.", "8.2.5.14", "", "1.3.1 2.4.4" },
    [CONTENTS_REFS] = { "contents-refs", OF_UA2, "Each line of the contents refers to the element to which it leads.", "8.2.5.8", "", "2.4.4" },
    [CAPTIONS] = { "captions", OF_BOTH, "Each caption is the first or the last child of the element that it describes.", "7.2; 8.2.5.27", "", "1.3.1" },
    [FILES] = { "files", OF_BOTH, "Each attached file has its names, a description and a relationship to the document.", "7.11; 8.14", "21-001", "" },
    [NOT_ENCRYPTED] = { "not-encrypted", OF_BOTH, "No encryption or permission keeps assistive technology from the content.", "7.16; ISO 19005", "26-001 26-002", "4.1.2" },
    [LINK_TAGGED] = { "link-tagged", OF_BOTH, "Each link is in the structure tree, in a Link element.", "7.18.5; 8.2.5.20", "28-011", "1.3.1 4.1.2" },
    [LINK_TEXT] = { "link-text", OF_BOTH, "Each link has a description.", "7.18.5; 8.9.4", "28-004 28-012", "2.4.4" },
    [LINK_LEADS] = { "link-leads", OF_BOTH, "Each link leads to an address or to a destination in the document.", "7.18.5", "", "2.4.4" },
    [LINK_ELEMENT] = { "link-element", OF_UA2, "Links, outline entries and named destinations lead to a structure element as well as a page.", "8.8", "", "2.4.4 2.4.5" },
    [LINKS_ONLY] = { "links-only", OF_BOTH, "All annotations are links, and none is hidden.", "7.18; 8.9", "28-002 28-006 28-007 28-010 28-016 28-017", "4.1.2" },
    [TAB_ORDER] = { "tab-order", OF_BOTH, "On each page the keyboard moves through the links in reading order.", "7.18.3; 8.9.3.3", "28-008 28-009", "2.4.3" },
    [OUTLINE] = { "outline", OF_BOTH, "The outline lists the headings of the first two levels in order, and each entry leads to its heading.", "7.17", "27", "2.4.5" },
    [NO_SCRIPTS] = { "no-scripts", OF_BOTH, "There are no scripts, and following a link is the only action.", "7.19; ISO 19005", "03-003 05-003 29-001", "2.2.1 2.3.1" },
    [NO_MEDIA] = { "no-media", OF_BOTH, "There is no sound, film or other moving content.", "7.18.6", "03-001 03-002 05-001 05-002 28-014 28-015", "1.2.1 2.3.1" },
    [NO_FORMS] = { "no-forms", OF_BOTH, "There are no forms and no signatures.", "7.15; 7.18.4", "23 24-001 25-001 28-005", "3.3.2 4.1.2" },
    [NO_LAYERS] = { "no-layers", OF_BOTH, "No content is optional.", "7.10; 8.7", "20-001 20-002 20-003", "" },
    [NO_THREADS] = { "no-threads", OF_BOTH, "There are no article threads.", "7.13", "22-001", "" },
    [FORM_OBJECTS] = { "form-objects", OF_BOTH, "No form XObject refers to another file, and none contains tagged content of its own.", "7.20", "30-001 30-002", "1.3.1" },
    [FONTS_EMBEDDED] = { "fonts-embedded", OF_BOTH, "Each font is embedded.", "7.21.4.1; 8.4.5.5", "31-009", "1.4.5" },
    [FONTS_MAPPED] = { "fonts-mapped", OF_BOTH, "Each font maps its glyphs to characters.", "7.21.3; 7.21.7; 8.4.5.8", "31-004 31-027 31-028 31-029", "1.1.1" },
    [NOT_MISSING] = { "not-missing", OF_BOTH, "No character is shown as a missing glyph (.notdef).", "7.21.8; 8.4.5.9", "31-030", "1.1.1" },
    [HEADER] = { "header", OF_BOTH, "The file header states the PDF version, and the trailer has an identifier.", "ISO 19005, 6.1", "", "" },
    [INFORMATION] = { "information", OF_UA2, "There is no document information dictionary besides the metadata.", "ISO 19005-4, 6.1.3", "", "" },
    [INTENT] = { "intent", OF_BOTH, "An RGB profile is embedded as the output intent, so that colours are defined.", "ISO 19005, 6.2.3", "", "" },
};
/* clang-format on */

const struct requirement *
requirement_find(enum requirement_id id)
{
    return &table[id];
}

struct results *
results_new(void)
{
    struct results *results = g_new0(struct results, 1);
    for (size_t i = 0; i < N_REQUIREMENTS; i++)
        results->of[i].faults = g_ptr_array_new_with_free_func(g_free);
    return results;
}

void
results_free(struct results *results)
{
    for (size_t i = 0; i < N_REQUIREMENTS; i++)
        g_ptr_array_free(results->of[i].faults, TRUE);
    g_free(results);
}

/* Truncation by the precision may have cut a character in two. */
static void
drop_invalid(char *text)
{
    const char *bad;
    while (!g_utf8_validate(text, -1, &bad)) {
        char *at = text + (bad - text);
        memmove(at, at + 1, strlen(at));
    }
}

void
claim(struct results *results, enum requirement_id id, bool is_good, const char *format, ...)
{
    struct result_of *of = &results->of[id];
    of->n_seen++;
    if (is_good)
        return;
    of->n_faults++;
    if (of->faults->len >= MOST_FAULTS)
        return;
    va_list arguments;
    va_start(arguments, format);
    char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    drop_invalid(text);
    g_ptr_array_add(of->faults, text);
}

bool
requirement_is_of(enum requirement_id id, int standard)
{
    return table[id].standards & (standard == 2 ? OF_UA2 : OF_UA1);
}

size_t
results_failed(const struct results *results, int standard)
{
    size_t n = 0;
    for (size_t i = 0; i < N_REQUIREMENTS; i++)
        n += requirement_is_of((enum requirement_id)i, standard) && results->of[i].n_faults > 0;
    return n;
}
