/*
 * Templates turn the annotated handbook into one semantic XHTML tree for each edition.
 *
 * compose_annotate owns the content tree: it writes everything derived into it, in the
 * namespace urn:proviso:derived:1 (prefix d below), and takes out what does not stand on the
 * as-of day (practices not yet begun, blocks of text with `from`/`until`).  Templates only read
 * it.
 *
 * d:at="S:START:END" on every element: source index and bytes of its start tag.  Templates copy
 * it to what they make; an element without one takes its nearest ancestor's (origin_span).
 *
 * On handbook: d:as-of (ISO) d:as-of-text d:edition-date-text d:lang.  Appended children:
 *   d:matrix    d:matrix-role(id name plural)* then one d:matrix-row(practice) a practice, with
 *               d:cell(role verdict differs="yes"?)*
 *   d:index     d:letter(name) > d:entry(text) > d:locator(ref main="yes"? to?)*, d:see(text)*,
 *               d:sub(text) > d:locator*, d:see*      sorted by the language's rules (ICU)
 *   d:sources   in declared order: the sources cited in what is shown, d:standing 0 to 3
 * chapter: d:number.  section, figure, table with xml:id or caption: d:number where numbered.
 * practice: d:number d:verdict (headline) d:rules (ids, the first speaks) d:state current|ended
 *   d:ended-text; appended children:
 *   d:strip     (only when roles differ) d:role(id name verdict conditions="a c")*
 *   d:table     (only when it has more than one row) d:column(id name)* then d:row(ordinary?
 *               verdict rules conditions since-text) > d:who(any?) and d:case(column any?)
 * whose text says it d:validity  since-text until-text? checked-text? review-text? stale="yes"?
 *   d:timeline  d:stretch(from-text until-text verdict rules current="yes"?)*
 *   d:cited     d:source(n ref at authority standing)*: the sources of this practice, numbered
 *   d:see-also  d:see(ref number title kind)*      d:in-guides  d:see(ref number title)*
 * rule: d:state current|past|future d:since-text d:until-text d:who-text d:letters
 * provided: d:letter.  cite: d:n (its number in d:cited).
 * ref: d:kind d:number d:title (gone="yes": the target is not shown, the title stands alone).
 * value-of: d:text.  term: d:text.  index: d:id (name of the mark at this place).
 * step: d:verdict d:rules d:date-text d:assumed (the ordinary cases that the author left out).
 * guide: d:number (letter); appended d:tree(drawn="yes|no" depth leaves) >
 *   d:question(n kind text help?) > d:choice(text goto?) > d:question | d:leaf >
 *   d:outcome(practice verdict rules)*.   In a key (drawn="no") d:tree holds the questions in
 *   order and `goto` names the next; equal subtrees stand once.
 */
#ifndef PROVISO_COMPOSE_COMPOSE_H
#define PROVISO_COMPOSE_COMPOSE_H

#include "model/model.h"

enum edition { EDITION_WEB, EDITION_PRINT };

void compose_annotate(struct ctx *ctx, struct model *model);

/*
 * Runs web.xsl or print.xsl (from `templates`, a folder named on the command line, when it has
 * one, else the built-in proviso:web.xsl).  Templates can neither write nor fetch.  NULL after
 * a `template` finding; the caller frees the tree.
 */
xmlDoc *compose_edition(
    struct ctx *ctx, struct model *model, enum edition edition, const char *templates);

/* Where in the content a node of an edition's tree comes from (d:at of it or an ancestor). */
struct span origin_span(const struct ctx *ctx, const xmlNode *node);

#endif
