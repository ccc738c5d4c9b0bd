/*
 * Which words of a handbook are to be translated, by the rules of ITS 2.0 (W3C,
 * Internationalization Tag Set) in schema/handbook.its: the one list, which other tools read as
 * well.  Of ITS the data categories Translate, Elements Within Text, Localization Note and
 * External Resource; of itstool's extensions the context; and stale="show" of our own, for
 * texts on which no rule depends.
 */
#ifndef PROVISO_TRANSLATE_ITS_H
#define PROVISO_TRANSLATE_ITS_H

#include "load/load.h"

struct its;

enum its_within { ITS_WITHIN_NO, ITS_WITHIN_YES, ITS_WITHIN_NESTED };

/* Applies the rules to a document, which must not change while the result is asked. */
struct its *its_new(struct ctx *ctx, xmlDoc *doc);
void its_free(struct its *its);

bool its_translates_attribute(const struct its *its, const xmlAttr *attribute);

/* Is an attribute of that name one that readers see? */
bool its_translates_named(const struct its *its, const char *element, const char *attribute);

/* Of an element: what a rule says of it, else what holds for its parent. */
bool its_translates(const struct its *its, const xmlNode *element);
enum its_within its_within(const struct its *its, const xmlNode *element);

/* May a translation that is older than its original stand? */
bool its_shows_stale(const struct its *its, const xmlNode *element);

/* What translators must know, or NULL; what tells two equal texts apart, or NULL. */
const char *its_note(const struct its *its, const void *node);
const char *its_context(const struct its *its, const xmlNode *element);

/* The file with words in it that an element shows, or NULL. */
const char *its_external(const struct its *its, const xmlNode *element);

#endif
