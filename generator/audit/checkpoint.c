#include "audit/checkpoint.h"

#include <glib.h>

/* clang-format off */
static const struct checkpoint table[] = {
    { 1, "Real content tagged", "content-tagged content-nested content-owned marked", "Is all meaningful content tagged with the right type, and is all decoration an artifact?", "practices artifacts", "1.3.1" },
    { 2, "Role mapping", "roles namespaces", "Does each mapped structure type have the meaning of the standard type?", "types", "1.3.1" },
    { 3, "Flickering", "no-scripts no-media", NULL, "", "" },
    { 4, "Colour and contrast", "", "Is no information given by colour, contrast, shape or position alone, and is the contrast sufficient?", "practices", "1.3.3 1.4.1 1.4.3 1.4.11" },
    { 5, "Sound", "no-media", NULL, "", "" },
    { 6, "Metadata", "metadata identified titled", "Does the title describe the document?", "document", "2.4.2" },
    { 7, "Dictionary", "title-shown", NULL, "", "" },
    { 8, "OCR validation", "unicode", "Proviso sets all text as text. Does any picture contain an image of text?", "alternatives", "1.4.5" },
    { 9, "Appropriate tags", "places tree", "Are the tags in a logical reading order, and is each one nested in the element to which it belongs?", "practices types", "1.3.1 1.3.2 2.4.3" },
    { 10, "Character mappings", "unicode private-use", NULL, "", "" },
    { 11, "Declared natural language", "language language-tags", "Is each stated language that of the text?", "languages", "3.1.1 3.1.2" },
    { 12, "Stretchable characters", "", "Are characters that are drawn in several pieces, such as large brackets, tagged as one?", "practices", "1.3.1" },
    { 13, "Graphics", "figure-text figure-box", "Does each alternative text say what the figure shows and means there, and does each caption belong to its figure?", "alternatives", "1.1.1 1.4.5" },
    { 14, "Headings", "heading-first heading-levels heading-numbered heading-text", "Does each heading describe the content below it, and is every heading tagged as a heading?", "headings", "1.3.1 2.4.6" },
    { 15, "Tables", "table-regular table-heads cell-heads", "Is each table tagged as a table only if it is one, and are all its header cells tagged as such?", "tables", "1.3.1" },
    { 16, "Lists", "list-numbering places", "Is each list tagged as a list only if it is one, and does each numbered list state its numbering style?", "lists", "1.3.1" },
    { 17, "Mathematical expressions", "", "Are there formulas that are tagged as plain text?", "practices", "1.1.1 1.3.1" },
    { 18, "Page headers and footers", "artifact-type", "Are running headers and footers artifacts of that type, and nothing else?", "artifacts", "1.3.1" },
    { 19, "Notes and references", "note-ids note-refs", "Is each note and each reference tagged as such?", "notes", "1.3.1 2.4.4" },
    { 20, "Optional content", "no-layers", NULL, "", "" },
    { 21, "Embedded files", "files", "Are the attached files, the source of the document, accessible to the readers for whom they are meant?", "files", "" },
    { 22, "Article threads", "no-threads", NULL, "", "" },
    { 23, "Digital signatures", "no-forms", NULL, "", "" },
    { 24, "Non-interactive forms", "", "Are there form fields to be filled in on paper, and are they tagged as such?", "practices", "1.3.1 3.3.2" },
    { 25, "XFA", "no-forms", NULL, "", "" },
    { 26, "Security", "not-encrypted", NULL, "", "" },
    { 27, "Navigation", "outline link-leads contents-refs", "Do the outline, the contents and the page labels help readers to find a place?", "headings links", "2.4.4" },
    { 28, "Annotations", "link-tagged link-text links-only tab-order link-leads link-element", "Does each link say where it leads, by its text or in its context?", "links", "2.4.3 2.4.4 2.5.3 4.1.2" },
    { 29, "Actions", "no-scripts", NULL, "", "" },
    { 30, "XObjects", "form-objects", NULL, "", "" },
    { 31, "Fonts", "fonts-embedded fonts-mapped not-missing unicode", NULL, "", "" },
};
/* clang-format on */

const struct checkpoint *
checkpoints_all(size_t *n)
{
    *n = G_N_ELEMENTS(table);
    return table;
}
