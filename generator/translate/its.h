/*
 * Which text of a handbook is to be translated, by the rules of ITS 2.0 (W3C,
 * Internationalization Tag Set) in schema/handbook.its.  That file is the only list, and other
 * tools read it too.  It uses the ITS data categories Translate, Elements Within Text,
 * Localization Note and External Resource; itstool's extension for contexts; and our own
 * stale="show" for texts on which no rule depends.
 */
#ifndef PROVISO_TRANSLATE_ITS_H
#define PROVISO_TRANSLATE_ITS_H

#include "load/load.h"

struct its;

enum its_within { ITS_WITHIN_NO, ITS_WITHIN_YES, ITS_WITHIN_NESTED };

/* Applies the rules to a document, which must not change while the result is in use. */
struct its *its_new(struct ctx *ctx, xmlDoc *doc);
void its_free(struct its *its);

bool its_translates_attribute(const struct its *its, const xmlAttr *attribute);

/* True if readers see the attribute of that name. */
bool its_translates_named(const struct its *its, const char *element, const char *attribute);

/* For an element: what a rule states about it, or else what applies to its parent. */
bool its_translates(const struct its *its, const xmlNode *element);
enum its_within its_within(const struct its *its, const xmlNode *element);

/* True if a translation older than its original may still be shown. */
bool its_shows_stale(const struct its *its, const xmlNode *element);

/*
 * A note for translators, or NULL; and the context that distinguishes two equal texts, or NULL.
 */
const char *its_note(const struct its *its, const void *node);
const char *its_context(const struct its *its, const xmlNode *element);

/* The file with text in it that an element shows, or NULL. */
const char *its_external(const struct its *its, const xmlNode *element);

#endif
