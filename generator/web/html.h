/*
 * XHTML tree -> HTML text, as the HTML standard's "serialising HTML fragments" has it.
 *
 * Attributes in a namespace are left out, but xml:lang becomes lang and xml:id id; text and
 * attribute values are escaped, white space is kept.  What depends on the page becomes a mark
 * (web/piece.h):
 *   href="#ID", href="FILE.html"   links
 *   h1 to h6                       headings
 *   svg:use href="#sign-NAME"      use of a sign; symbol id="sign-NAME" is its drawing
 *   class="slot:NAME"              a slot in an attribute
 *   d:slot(name)  d:use(part sink?) > d:fill(name)*  d:outline(part)
 * What a slot holds stands there when nothing fills it in.  Three more are settled at once:
 *   d:if(feature)                  what it holds, when the site has the feature
 *   d:asset(name)                  the text of a built-in asset, inside script
 *   d:object                       JSON, inside script (web/linked_data.h)
 */
#ifndef PROVISO_WEB_HTML_H
#define PROVISO_WEB_HTML_H

#include "web/piece.h"

#include <libxml/tree.h>

struct html_writer {
    struct page_piece *piece;
    bool is_rtl; /* the language of the pages is written from the right */
    /*
     * Another value for an attribute ("asset:site.css", an image's path); NULL: as it is.
     * Without `replace` all values stay; without `has` the pages have no optional feature.
     */
    const char *(*replace)(
        void *user, const xmlNode *element, const xmlAttr *attribute, const char *value);
    bool (*has)(void *user, const char *feature);
    /* The text of an asset; NULL after a finding. */
    const char *(*asset)(void *user, const xmlNode *element, const char *name);
    /* The piece of a part; NULL after a finding. */
    const struct page_piece *(*part)(void *user, const xmlNode *use, const char *name);
    void *user;
    GStringChunk *names; /* keeps the names in marks; NULL: the tree outlives the piece */
};

/* Appends `element` and its contents. */
void html_write(struct html_writer *w, const xmlNode *element);

/* Appends the contents of `element`. */
void html_write_inside(struct html_writer *w, const xmlNode *element);

/*
 * Appends text, escaped for use between tags; with `is_attribute`, for use between double
 * quotes, too.
 */
void html_escape(GString *out, const char *text, bool is_attribute);

/* The value of an attribute without namespace, borrowed from the tree; NULL if absent. */
const char *html_attribute(const xmlNode *element, const char *name);

#endif
