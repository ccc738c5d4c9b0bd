/* Answers as pieces of HTML, for pages that others make. */
#ifndef PROVISO_WEB_FRAGMENT_H
#define PROVISO_WEB_FRAGMENT_H

#include <glib.h>
#include <libxml/tree.h>

/* The style sheet among the files. */
#define FRAGMENT_SHEET "answers.css"

/*
 * The files of d:fragments(site) > d:place(id)* d:file(href)*: each d:file as HTML without a
 * document around it, and a style sheet.  Links to places lead to their pages below `site`; all
 * other links inside the handbook, and what would need the site's scripts, styles or pictures,
 * are reduced to their text.  Changes the tree; the caller owns the files (name -> GBytes *).
 */
struct files *web_fragments(xmlDoc *tree);

#endif
