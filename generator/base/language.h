/* What the tag of a language (BCP 47) says of how it is written, by ICU. */
#ifndef PROVISO_BASE_LANGUAGE_H
#define PROVISO_BASE_LANGUAGE_H

#include <stdbool.h>
#include <unicode/uloc.h>

/* Whether it is written from right to left; NULL is not. */
bool language_is_from_right(const char *lang);

/*
 * The language and the script that it is written in: "zh" and "Hans" (ISO 15924) for "zh-CN".
 * False, with empty strings, for what is not a tag.
 */
bool language_split(
    const char *lang, char language[ULOC_LANG_CAPACITY], char script[ULOC_SCRIPT_CAPACITY]);

/*
 * Whether its letters are capital and small, as in Latin, Greek or Cyrillic; true for NULL.
 * Figures that look like small letters stand among such letters only.
 */
bool language_has_small_letters(const char *lang);

/*
 * The code of a language given by its name in English or in itself ("english", "Deutsch") or by
 * its code of three letters ("eng"), or with "_" for "-" ("pt_BR"); false if it is none.
 */
bool language_named(const char *name, char tag[ULOC_FULLNAME_CAPACITY]);

/*
 * The tag with its letters as BCP 47 recommends: "de-AT" for "DE-at".  False if it is none, or
 * has an old name.
 */
bool language_in_usual_letters(const char *lang, char tag[ULOC_FULLNAME_CAPACITY]);

#endif
