/* XHTML tree -> HTML text, as the HTML standard's "serialising HTML fragments" has it. */
#ifndef PROVISO_WEB_HTML_H
#define PROVISO_WEB_HTML_H

#include <glib.h>
#include <libxml/tree.h>

/*
 * Appends `element` with all it holds.  Attributes in a namespace are left out, but xml:lang
 * becomes lang and xml:id id; text and attribute values are escaped, white space is kept.
 */
void html_write(GString *out, const xmlNode *element);

/* Appends text as it stands between tags; with `is_attribute`, between double quotes. */
void html_escape(GString *out, const char *text, gboolean is_attribute);

#endif
