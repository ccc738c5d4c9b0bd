/*
 * Templates turn the annotated handbook into one semantic XHTML tree for each edition.
 *
 * compose_annotate owns the content tree: it writes everything derived into it, in the
 * namespace urn:proviso:derived:1, and takes out what does not stand on the as-of day.
 * Templates only read it.  schema/derived.rng lists the derived names with what they mean, and
 * derived.test holds every tree to it.
 *
 * References to what was taken out become its title.  (Model structs still point there.)
 */
#ifndef PROVISO_COMPOSE_COMPOSE_H
#define PROVISO_COMPOSE_COMPOSE_H

#include "model/model.h"

struct answers; /* decide/answers.h */

/*
 * The answers are of the as-of day, and have been filled: what changed cannot be found once
 * text has been taken out.
 */
void compose_annotate(struct ctx *ctx, struct model *model, struct answers *answers);

/*
 * Runs the template `name`, such as web.xsl, over the annotated tree: the file of that name in
 * `templates`, a folder named on the command line, when it has one, else the built-in
 * proviso:web.xsl.  Templates can neither write nor fetch; they may import proviso:NAME and
 * files beside themselves.  They may ask (f is urn:proviso:functions:1)
 *
 *   f:word(key, argument...)  a text of templates/words, arguments put in
 *   <f:message key=""> with an <f:with> for each argument: the same, with elements put in
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
 * Looks through `folder`, that of --templates, for what no edition would use: it is not there
 * or holds none of the `names` (NULL behind the last), which is an error; files that none of
 * them imports, templates that nothing calls and modes that nothing applies, which are
 * warnings.  False after an error.
 */
bool compose_check_templates(
    struct ctx *ctx, const char *folder, const char *const *names, size_t n_names);

/* Where in the content a node of an edition's tree comes from (d:at of it or an ancestor). */
struct span origin_span(const struct ctx *ctx, const xmlNode *node);

/* The same for an element whose parent's place is at *span, which stays when it has no d:at. */
void origin_find(const struct ctx *ctx, const xmlNode *element, struct span *span);

#endif
