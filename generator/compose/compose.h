/*
 * Templates turn the annotated handbook into one semantic XHTML tree for each edition.
 * compose_annotate owns the content tree: it writes everything derived into it, in the
 * namespace urn:proviso:derived:1, and removes what is not shown on the as-of day.  Templates
 * only read it.  schema/derived.rng lists the derived names with their meaning, and
 * derived.test validates every tree against it.  A reference to something removed becomes its
 * title.  (Model structs still point there.)
 */
#ifndef PROVISO_COMPOSE_COMPOSE_H
#define PROVISO_COMPOSE_COMPOSE_H

#include "model/model.h"

struct answers; /* decide/answers.h */

/*
 * The answers must be for the as-of day, and filled: what changed cannot be computed once text
 * has been removed.  With `only`, the tree is for the page of this practice alone: of other
 * parts it has the names, and only the answers about this practice need to be filled.  Without
 * `has_places` only elements have a d:at that findings about a site are about: layout and the
 * templates of others need more.
 */
void compose_annotate(struct ctx *ctx, struct model *model, struct answers *answers,
    const struct practice *only, bool has_places);

/*
 * Runs the template `name`, such as web.xsl, over the annotated tree: the file of that name in
 * `templates`, a folder named on the command line, when it has one, else the built-in
 * proviso:web.xsl.  Templates can neither write nor fetch; they may import proviso:NAME and
 * files beside themselves.  They may ask (f is urn:proviso:functions:1)
 *
 *   f:word(key, argument...)  a text of templates/words, arguments put in
 *
 *   <f:message key=""> with an <f:with> for each argument: the same, with elements put in.
 *   In both, English in place of a missing text becomes a span with its language, or plain
 *   text where no element can stand.
 *
 *   f:letter(letter)          "(b)" in the letters of the language
 *   f:between(key)            what it has between {1} and {2}: a language's comma
 *   f:forms(key)              its plural forms, for scripts
 *
 *   f:date(iso)               a day, month or year in the handbook's language
 *
 *   f:sign(verdict)           the name of its sign: "yes", "if", "must" ...
 *
 *   f:image(img)              "picture:NAME", by which writers find the picture (picture.h)
 *
 * Parameters are names and XPath expressions in turn, with a NULL at the end; or NULL when the
 * templates' own values are meant.  NULL after a `template` finding; the caller frees the tree.
 * One edition at a time: libxslt keeps notes in the tree it reads.
 */
xmlDoc *compose_edition(struct ctx *ctx, struct model *model, const char *name,
    const char *templates, const char **parameters);

/*
 * The same for a writer that takes the tree in parts, so that it is never there as a whole.
 * Where a template says <f:emit/> between two parts (children of the root), and at the end, the
 * writer gets the root with the parts that are finished.  It removes those that it needs no
 * more; the others are there again the next time.  An error may follow parts that were taken.
 */
struct compose_writer {
    void (*take)(void *user, xmlNode *root);
    void (*end)(void *user, xmlNode *root); /* instead of the last `take`; or NULL */
    const char *inside; /* the child of the root that has the parts; NULL: the root has them */
    void *user;
};

/* False after a `template` finding. */
bool compose_parts(struct ctx *ctx, struct model *model, const char *name,
    const char *templates, const char **parameters, const struct compose_writer *writer);

/*
 * Searches `folder`, the one given by --templates, for what no edition would use.  It is an
 * error if the folder does not exist or has none of the `names` (terminated by NULL); it is a
 * warning if no used file imports a file, nothing calls a template or nothing applies a mode.
 * False after an error.
 */
bool compose_check_templates(
    struct ctx *ctx, const char *folder, const char *const *names, size_t n_names);

/*
 * The place in the content where a node of an edition's tree comes from (d:at of it or an
 * ancestor).
 */
struct span origin_span(const struct ctx *ctx, const xmlNode *node);

/*
 * The same for an element whose parent's place is in *span, which stays unchanged without d:at.
 */
void origin_find(const struct ctx *ctx, const xmlNode *element, struct span *span);

/* An edition in another language, as seen from the pages of this one. */
struct compose_language {
    const char *lang;    /* BCP 47 */
    const char *path;    /* from our pages to its: "de/", "../", "" */
    const char *address; /* of its site as a whole, or NULL */
    bool is_here, is_original;
};

/* Puts d:languages with a d:language each at the end of the annotated root. */
void compose_languages(
    struct ctx *ctx, const struct model *model, const struct compose_language *list, size_t n);

/* The site of a day, as seen from the pages of another one. */
struct compose_day {
    day on;
    const char *path; /* from our pages to its: "2018-03-01/", "../", "" */
    bool is_here, is_main;
};

struct revisions; /* decide/revision.h */

struct compose_days {
    const struct compose_day *list; /* the main one last */
    size_t n;
    /*
     * What has changed from the day of these pages until the main one, found before anything
     * was removed from the tree; NULL on the main day.
     */
    const struct revisions *since;
};

/*
 * Puts d:days with a d:day each at the end of the annotated root, and with `since` a d:today in
 * each practice: what has become of its answer.
 */
void compose_days(struct ctx *ctx, const struct model *model, const struct compose_days *days);

#endif
