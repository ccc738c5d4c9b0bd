#include "audit/checkpoint.h"

#include <glib.h>

/* clang-format off */
static const struct checkpoint table[] = {
    { 1, "Real content tagged", "content-tagged content-nested content-owned marked", "Is everything that says something tagged, as what it is, and nothing that says nothing?", "practices artifacts", "1.3.1" },
    { 2, "Role mapping", "roles namespaces", "Do types stand for what they mean?", "types", "1.3.1" },
    { 3, "Flickering", "no-scripts no-media", NULL, "", "" },
    { 4, "Colour and contrast", "", "Is nothing told by colour, contrast, form or place alone; is the contrast enough?", "practices", "1.3.3 1.4.1 1.4.3 1.4.11" },
    { 5, "Sound", "no-media", NULL, "", "" },
    { 6, "Metadata", "metadata identified titled", "Does the title say what the document is?", "document", "2.4.2" },
    { 7, "Dictionary", "title-shown", NULL, "", "" },
    { 8, "OCR validation", "unicode", "The program sets text as text: is any picture one of text?", "alternatives", "1.4.5" },
    { 9, "Appropriate tags", "places tree", "Is the order of the tags one to read in, and is each thing nested in what it belongs to?", "practices types", "1.3.1 1.3.2 2.4.3" },
    { 10, "Character mappings", "unicode private-use", NULL, "", "" },
    { 11, "Declared natural language", "language language-tags", "Is each language the one in which the words are?", "languages", "3.1.1 3.1.2" },
    { 12, "Stretchable characters", "", "Are there characters put together from pieces, and are they said as one?", "practices", "1.3.1" },
    { 13, "Graphics", "figure-text figure-box", "Does each text say what its figure shows, at its place; does each caption belong to its figure?", "alternatives", "1.1.1 1.4.5" },
    { 14, "Headings", "heading-first heading-levels heading-numbered heading-text", "Does each heading head what follows, is each one told as one, and does each say enough?", "headings", "1.3.1 2.4.6" },
    { 15, "Tables", "table-regular table-heads cell-heads", "Is each table one, and is each head of it told as one?", "tables", "1.3.1" },
    { 16, "Lists", "list-numbering places", "Is each list one, and does each that counts say how?", "lists", "1.3.1" },
    { 17, "Mathematical expressions", "", "Are there formulas that are told as text?", "practices", "1.1.1 1.3.1" },
    { 18, "Page headers and footers", "artifact-type", "Are headers and footers artifacts, and nothing else of that kind?", "artifacts", "1.3.1" },
    { 19, "Notes and references", "note-ids note-refs", "Is each note and each reference told as one?", "notes", "1.3.1 2.4.4" },
    { 20, "Optional content", "no-layers", NULL, "", "" },
    { 21, "Embedded files", "files", "Are the attached files, which are the source of the document, of use to their readers?", "files", "" },
    { 22, "Article threads", "no-threads", NULL, "", "" },
    { 23, "Digital signatures", "no-forms", NULL, "", "" },
    { 24, "Non-interactive forms", "", "Are there places to fill in by hand, and do they say so?", "practices", "1.3.1 3.3.2" },
    { 25, "XFA", "no-forms", NULL, "", "" },
    { 26, "Security", "not-encrypted", NULL, "", "" },
    { 27, "Navigation", "outline link-leads contents-refs", "Do outline, contents and page labels help to find a place?", "headings links", "2.4.4" },
    { 28, "Annotations", "link-tagged link-text links-only tab-order link-leads link-element", "Does each link say where it leads, where it stands or by itself?", "links", "2.4.3 2.4.4 2.5.3 4.1.2" },
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
