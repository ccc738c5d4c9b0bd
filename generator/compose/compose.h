/* clang-format off */
/*
 * Templates turn the annotated handbook into one semantic XHTML tree for each edition.
 *
 * compose_annotate owns the content tree: it writes everything derived into it, in the namespace
 * urn:proviso:derived:1 (prefix d below), and takes out what does not stand on the as-of day.
 * Templates only read it.  Verdicts and dates are there as data (verdict="forbidden") and, where
 * a reader sees them, as text in the handbook's language (names ending in -text).
 *
 * Taken out, into d:omitted at the end of the root, where no template looks: practices and rules
 * not yet begun, blocks of text not in force, chapters, guides, scenarios and steps left empty by
 * that.  References to them become their title.  (Model structs still point there.)
 *
 * d:at="S:START:END" on every element: source index and bytes of its start tag.  Templates copy
 * it to what they make; an element without one takes its nearest ancestor's (origin_span).
 *
 * handbook   d:as-of d:edition (ISO) d:as-of-text d:edition-text d:previous-text?; appended
 *            children:
 *   d:matrix    d:role(id name plural)* in order, then d:row(practice)* one a practice shown,
 *               each with d:cell(role verdict differs="yes"?)*
 *   d:changes   (previous lead-text seen-text? same-text? rest-text?), only when there is an edition before
 *               the day and something changed: d:group(kind n)*, kinds and their order as in
 *               decide/revision.h, of d:change(practice was is since? since-text? who-text? rule?
 *               rule-before? more? authority? authority-before?)*: verdicts of the ordinary
 *               situation; the rules whose answers tell it, for whom (nobody: the ordinary
 *               situation).  In it, after its kind, d:other(who-text was is)* and how many `more`,
 *               d:added(rule letter)*, d:dropped(rule letter)*, d:source(ref)*,
 *               d:ground(name)*
 *   d:sources   d:source(ref)*: cited in what is shown, by standing, then by title
 *   d:words     d:word(ref)*: glossary terms, sorted for the language
 *   d:index     d:letter(name) > d:entry(text) > d:locator(ref number? to? main="yes"?)*,
 *               d:see(text)*,
 *               d:sub(text) > d:locator*, d:see*      sorted for the language
 * chapter    d:number
 * practice   d:number  d:state="current|ended"  d:act? (where it is one for all whom the practice
 *            concerns)  d:verdict d:rules (of the headline; ids, the first
 *            speaks; none where not stated)  d:ended-text?  d:silent-text? (roles on whom no source speaks)  d:several="yes" when several rules are
 *            in force, so that their texts must say whom they are for; appended children:
 *   d:cells     d:cell(role verdict differs?)*: the practice's row of the matrix
 *   d:strip     d:role(role name verdict rules? duties? letters?)*; only when roles differ
 *   d:scope     (roles-text?) > d:only(text)*: "Only for", "Only where", where it is not about all
 *   d:table     d:column(ref? name)* (the role column has no ref), then
 *               d:row(ordinary="yes"? rest="yes"? verdict rules duties? letters? since-text) >
 *               d:case(any="yes"?)* one for each column, whose text says it (of `rest` one for
 *               all columns); read from the top, the first that fits gives the verdict; `rules`
 *               and `letters` of all rules that give it in the row; only when it has more than one.
 *               since-text of what has ended: "ended 1 June 2020"
 *   d:validity  since-text? figures-text? before-verdict? before-text? checked-text? review-text? owner-text?
 *               confidence-text? ended-text? stale-text?    sentences of the side column
 *   d:timeline  d:stretch(since-text? until-text? verdict rules current="yes"?)*; only when the
 *               headline moved
 *   d:cited     d:source(n ref at? authority standing back?)*: the sources of this practice,
 *               numbered: one number per source and place, in the order of the text; `back` is
 *               the d:mark that brought it in
 *   d:see-also  d:see(ref kind number? title)*: where its text and rules point
 *   d:in-guides d:see(ref kind number title)*
 * rule       d:state="current|past" d:headline="yes"? d:part="speaks|also|other" (when current: it
 *            gives the headline's answer, holds beside it, is for other people or circumstances)
 *            d:since-text? d:until-text? d:period-text d:figures-text? (figures of its text that
 *            began after it, and when)
 *            d:who-text (whom and when it is for; empty: always) d:letters? ("a b")
 *            d:when-text? (in which situations of its verdict it decides; none: in all)
 *            d:beaten="yes"? (others go before it wherever it applies)
 *            d:duty? (its letter, where it decides together with others of its verdict)
 *            d:marks? (numbers of its cites: "1 3")
 *   rules of other practices that exempt here too stand in appended d:exempting > d:from(ref
 *   title number) > a copy of the rule
 * because, instead, consequence with same-as hold a copy of the text they stand for.
 * provided   d:letter     position   d:letter ("A") d:marks?
 * cite       d:n          against    d:n            value-of   d:text d:marks? (not the rule's)
 * p, note    d:marks? (of its own cites)
 *   whatever has d:marks or is an against: d:mark? the name of its mark, where a number is new
 * section, figure, table   d:number? (model_number)
 * section    d:marks? (of its own cites, which are for all of it); appended d:cited, as above
 * ref        d:kind d:target (id to link to) d:number? d:title; d:gone="yes": the target is not
 *            shown, the title stands alone
 * term       in text: d:text; in the glossary: its names have d:current="yes" or d:period-text
 * index      d:id: the name of the mark at this place
 * source     d:standing (3 official, 2 moderator, 1 community, 0 third party)
 *            d:published-text? d:accessed-text? d:later="yes"? (later than the as-of day)
 * fact/value d:text d:state="current|past" d:period-text d:marks is not set here
 * step       d:verdict d:rules d:letters? d:date-text? d:assumed-text? (ordinary cases that the
 *            author left out)
 * guide      d:number (letter) d:split="yes"? (a part for each practice: see decide/guide.h)
 *            d:not-for-text? (roles that none of its practices concerns); appended children:
 *   d:table     (by="role|path"), where it is small: d:column(text?) > d:label*, the first one or
 *               two for questions, with by="role" then one a role; d:row > d:head(any="yes"?) >
 *               d:label*, a head for each question, then a d:leaf for each other column, or one
 *   d:tree      (depth leaves lines) > d:question | d:leaf; nested, shared subtrees repeated; left
 *               out when split, or when it would have more than 200 leaves; `lines`: the most that
 *               a leaf has
 *   d:key       d:part(i first? last? begin? practice?)*: for each role that goes its own way (d:label*)
 *               or each practice of a split guide; in it its numbers, the one to begin with, a d:leaf
 *               where nothing is asked, neither where there are too many questions; then
 *               d:question(n)*, each in the first part that asks it; a d:choice there has goto="n"
 *               or a d:leaf, and a question that only one way leads to has the answers d:way > d:label*
 *   d:question(kind text n?) > d:choice > d:label*, then d:question | d:leaf
 *   d:leaf(none="yes"? whom-text?) > d:outcome(practice act verdict rules? letters? who-text?)*; what
 *               does not concern the reader is left out, `none` says that nothing does, and
 *               whom-text whom, where others are asked there; d:outcome(none who-text): of those
 *   d:helps     d:help(name ref asked) > text: what the questions mean
 */
/* clang-format on */
#ifndef PROVISO_COMPOSE_COMPOSE_H
#define PROVISO_COMPOSE_COMPOSE_H

#include "model/model.h"

/* In an edition's tree <img src="picture:images/saw.svg"/> is the picture of that name. */
#define PICTURE_SCHEME "picture:"

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
