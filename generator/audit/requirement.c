#include "audit/requirement.h"

#include <string.h>

#define MOST_FAULTS 20

/* clang-format off */
static const struct requirement table[N_REQUIREMENTS] = {
    [MARKED] = { "marked", OF_BOTH, "The document says that it is tagged, and not that its tags are suspect.", "6.2; 7.1", "01-007", "1.3.1" },
    [TREE] = { "tree", OF_BOTH, "There is a structure tree, whose only child is one Document; each element names its parent.", "7.1; 8.2.5.2", "", "1.3.1" },
    [CONTENT_TAGGED] = { "content-tagged", OF_BOTH, "Everything that is drawn is tagged, or an artifact.", "7.1; 8.2.2", "01-005", "1.3.1" },
    [NESTED] = { "content-nested", OF_BOTH, "No artifact stands in tagged content, and no tagged content in an artifact.", "7.1; 8.2.2", "01-003 01-004", "1.3.1" },
    [OWNED] = { "content-owned", OF_BOTH, "Each piece of tagged content belongs to one element, and page and element say the same.", "ISO 32000, 14.7.4", "", "1.3.1" },
    [ARTIFACT_TYPE] = { "artifact-type", OF_BOTH, "Each artifact says of what kind it is.", "ISO 32000, 14.8.2.2", "18-002", "1.3.1" },
    [ROLES] = { "roles", OF_BOTH, "Each type is a standard one, or stands for one; none goes round in a circle, and no standard one is mapped.", "7.1; 8.2.4", "02-001 02-003 02-004", "1.3.1" },
    [NAMESPACES] = { "namespaces", OF_UA2, "Each element is in the namespace that has its type, and the document in that of PDF 2.0.", "8.2.4; 8.2.5.2", "", "1.3.1" },
    [PLACES] = { "places", OF_BOTH, "Lists, tables, contents and all other types stand only where they may.", "7.2; ISO/TS 32005", "09-004 09-005 09-006", "1.3.1" },
    [METADATA] = { "metadata", OF_BOTH, "There are XMP metadata.", "7.1; 8.11.1", "06-001", "2.4.2" },
    [IDENTIFIED] = { "identified", OF_BOTH, "The metadata name the standards that the document follows.", "5", "06-002", "" },
    [TITLED] = { "titled", OF_BOTH, "The metadata have a title.", "7.1; 8.11.1", "06-003", "2.4.2" },
    [TITLE_SHOWN] = { "title-shown", OF_BOTH, "Programs show the title in place of the file's name.", "7.1; 8.11.2", "07-001 07-002", "2.4.2" },
    [UNICODE] = { "unicode", OF_BOTH, "Each character that is shown is known to Unicode.", "7.21.7; 8.4.5.8", "10-001", "1.1.1 1.3.1" },
    [PRIVATE_USE] = { "private-use", OF_BOTH, "No text and no alternative has characters that mean nothing outside their font.", "ISO 19005; 8.4.3", "", "1.1.1" },
    [LANGUAGE] = { "language", OF_BOTH, "The language of the document is said, and with it that of all text, alternatives and entries.", "7.2; 8.4.4", "11-001 to 11-006", "3.1.1 3.1.2" },
    [LANGUAGE_TAGS] = { "language-tags", OF_BOTH, "Each language is a well-formed language tag.", "7.2; 8.4.4", "", "3.1.1 3.1.2" },
    [FIGURE_TEXT] = { "figure-text", OF_BOTH, "Each figure has an alternative text.", "7.3; 8.2.5.28", "13-004", "1.1.1" },
    [FIGURE_BOX] = { "figure-box", OF_BOTH, "Each figure says where it stands on its page.", "7.3; ISO 32000, 14.8.5.4", "", "1.1.1" },
    [HEADING_FIRST] = { "heading-first", OF_BOTH, "The first heading is one of the first level, or the title.", "7.4.2; 8.2.5.12", "14-002", "1.3.1 2.4.6" },
    [HEADING_LEVELS] = { "heading-levels", OF_BOTH, "No level of headings is skipped.", "7.4.2", "14-003", "1.3.1 2.4.6" },
    [HEADING_NUMBERED] = { "heading-numbered", OF_BOTH, "All headings have a level.", "7.4.4; 8.2.5.12", "14-006 14-007", "1.3.1" },
    [HEADING_TEXT] = { "heading-text", OF_BOTH, "No heading is empty.", "7.4", "", "2.4.6" },
    [TABLE_REGULAR] = { "table-regular", OF_BOTH, "The rows of each table are of one width, spans included, and no cells overlap.", "7.2; 8.2.5.26", "09-004", "1.3.1" },
    [TABLE_HEADS] = { "table-heads", OF_BOTH, "Each head of a table says whether it heads a row or a column.", "7.5; 8.2.5.26", "15-003", "1.3.1" },
    [CELL_HEADS] = { "cell-heads", OF_BOTH, "Each cell finds its heads.", "7.5; 8.2.5.26", "15-003", "1.3.1" },
    [LIST_NUMBERING] = { "list-numbering", OF_BOTH, "Each list with labels says what kind of labels these are.", "7.6; 8.2.5.25", "16-001", "1.3.1" },
    [NOTE_IDS] = { "note-ids", OF_UA1, "Each note has an id of its own.", "7.9", "19-003 19-004", "1.3.1" },
    [NOTE_REFS] = { "note-refs", OF_UA2, "Notes and where they are cited name each other.", "8.2.5.14", "", "1.3.1 2.4.4" },
    [CONTENTS_REFS] = { "contents-refs", OF_UA2, "Each line of the contents names the element it leads to.", "8.2.5.8", "", "2.4.4" },
    [CAPTIONS] = { "captions", OF_BOTH, "Each caption is the first or the last in what it describes.", "7.2; 8.2.5.27", "", "1.3.1" },
    [FILES] = { "files", OF_BOTH, "Each attached file has its names, a description and its relation to the document.", "7.11; 8.14", "21-001", "" },
    [NOT_ENCRYPTED] = { "not-encrypted", OF_BOTH, "Nothing keeps assistive technology from the content.", "7.16; ISO 19005", "26-001 26-002", "4.1.2" },
    [LINK_TAGGED] = { "link-tagged", OF_BOTH, "Each link is in the tree, as a link.", "7.18.5; 8.2.5.20", "28-011", "1.3.1 4.1.2" },
    [LINK_TEXT] = { "link-text", OF_BOTH, "Each link has a description.", "7.18.5; 8.9.4", "28-004 28-012", "2.4.4" },
    [LINK_LEADS] = { "link-leads", OF_BOTH, "Each link leads to an address or to a place in the document.", "7.18.5", "", "2.4.4" },
    [LINK_ELEMENT] = { "link-element", OF_UA2, "Links, outline and named places lead to elements, beside their pages.", "8.8", "", "2.4.4 2.4.5" },
    [LINKS_ONLY] = { "links-only", OF_BOTH, "There are no annotations but links; none is hidden.", "7.18; 8.9", "28-002 28-006 28-007 28-010 28-016 28-017", "4.1.2" },
    [TAB_ORDER] = { "tab-order", OF_BOTH, "On each page the keyboard goes through the links in the order of reading.", "7.18.3; 8.9.3.3", "28-008 28-009", "2.4.3" },
    [OUTLINE] = { "outline", OF_BOTH, "The outline has the headings of two levels, in order, and each entry leads to its own.", "7.17", "27", "2.4.5" },
    [NO_SCRIPTS] = { "no-scripts", OF_BOTH, "There are no scripts, and no actions but to follow a link.", "7.19; ISO 19005", "03-003 05-003 29-001", "2.2.1 2.3.1" },
    [NO_MEDIA] = { "no-media", OF_BOTH, "There is no sound, film or other moving content.", "7.18.6", "03-001 03-002 05-001 05-002 28-014 28-015", "1.2.1 2.3.1" },
    [NO_FORMS] = { "no-forms", OF_BOTH, "There are no forms and no signatures.", "7.15; 7.18.4", "23 24-001 25-001 28-005", "3.3.2 4.1.2" },
    [NO_LAYERS] = { "no-layers", OF_BOTH, "No content is optional.", "7.10; 8.7", "20-001 20-002 20-003", "" },
    [NO_THREADS] = { "no-threads", OF_BOTH, "There are no article threads.", "7.13", "22-001", "" },
    [FORM_OBJECTS] = { "form-objects", OF_BOTH, "No form object is a reference, and none has tagged content of its own.", "7.20", "30-001 30-002", "1.3.1" },
    [FONTS_EMBEDDED] = { "fonts-embedded", OF_BOTH, "Each font is in the file.", "7.21.4.1; 8.4.5.5", "31-009", "1.4.5" },
    [FONTS_MAPPED] = { "fonts-mapped", OF_BOTH, "Each font says which characters its glyphs show.", "7.21.3; 7.21.7; 8.4.5.8", "31-004 31-027 31-028 31-029", "1.1.1" },
    [NOT_MISSING] = { "not-missing", OF_BOTH, "No glyph stands for a character that its font lacks.", "7.21.8; 8.4.5.9", "31-030", "1.1.1" },
    [HEADER] = { "header", OF_BOTH, "The file begins as a PDF of its version, and has an identifier.", "ISO 19005, 6.1", "", "" },
    [INFORMATION] = { "information", OF_UA2, "There is no document information beside the metadata.", "ISO 19005-4, 6.1.3", "", "" },
    [INTENT] = { "intent", OF_BOTH, "Colours have one meaning: an RGB profile is in the file.", "ISO 19005, 6.2.3", "", "" },
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
