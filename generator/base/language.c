#include "base/language.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

bool
language_is_from_right(const char *lang)
{
    char locale[ULOC_FULLNAME_CAPACITY] = "";
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(lang ? lang : "", locale, sizeof locale, NULL, &status);
    return U_SUCCESS(status) && uloc_isRightToLeft(locale);
}

bool
language_split(
    const char *lang, char language[ULOC_LANG_CAPACITY], char script[ULOC_SCRIPT_CAPACITY])
{
    char locale[ULOC_FULLNAME_CAPACITY] = "", likely[ULOC_FULLNAME_CAPACITY] = "";
    UErrorCode status = U_ZERO_ERROR;
    language[0] = script[0] = '\0';
    uloc_forLanguageTag(lang, locale, sizeof locale, NULL, &status);
    uloc_addLikelySubtags(locale, likely, sizeof likely, &status);
    uloc_getLanguage(likely, language, ULOC_LANG_CAPACITY, &status);
    uloc_getScript(likely, script, ULOC_SCRIPT_CAPACITY, &status);
    if (U_SUCCESS(status))
        return true;
    language[0] = script[0] = '\0';
    return false;
}

bool
language_has_small_letters(const char *lang)
{
    static const char *const scripts[] = { "Latn", "Grek", "Cyrl", "Armn", "Geor", "" };
    char language[ULOC_LANG_CAPACITY], script[ULOC_SCRIPT_CAPACITY];
    language_split(lang ? lang : "", language, script);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (strcmp(script, scripts[i]) == 0)
            return true;
    return false;
}

#define MAX_NAME 100

/* Is this what the language is called in the language `in`? */
static bool
is_called(const char *code, const char *in, const UChar *name)
{
    UChar own[MAX_NAME];
    UErrorCode status = U_ZERO_ERROR;
    uloc_getDisplayLanguage(code, in, own, MAX_NAME, &status);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING &&
           u_strcasecmp(own, name, U_FOLD_CASE_DEFAULT) == 0;
}

/* "pt_BR" -> "pt-BR" */
static bool
has_underscore(const char *name, char tag[ULOC_FULLNAME_CAPACITY])
{
    UErrorCode status = U_ZERO_ERROR;
    if (!strchr(name, '_') || strcspn(name, "_") > 3)
        return false;
    uloc_toLanguageTag(name, tag, ULOC_FULLNAME_CAPACITY, true, &status);
    return U_SUCCESS(status) && strchr(tag, '-');
}

bool
language_named(const char *name, char tag[ULOC_FULLNAME_CAPACITY])
{
    UChar wanted[MAX_NAME];
    UErrorCode status = U_ZERO_ERROR;
    if (!*name)
        return false; /* ICU has languages without a code of three letters */
    if (has_underscore(name, tag))
        return true;
    u_strFromUTF8(wanted, MAX_NAME, NULL, name, -1, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING)
        return false;
    for (const char *const *code = uloc_getISOLanguages(); *code; code++) {
        if (strcmp(uloc_getISO3Language(*code), name) != 0 && !is_called(*code, "en", wanted) &&
            !is_called(*code, *code, wanted))
            continue;
        snprintf(tag, ULOC_FULLNAME_CAPACITY, "%s", *code);
        return true;
    }
    return false;
}

bool
language_in_usual_letters(const char *lang, char tag[ULOC_FULLNAME_CAPACITY])
{
    char locale[ULOC_FULLNAME_CAPACITY] = "";
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(lang, locale, sizeof locale, NULL, &status);
    uloc_toLanguageTag(locale, tag, ULOC_FULLNAME_CAPACITY, true, &status);
    return U_SUCCESS(status) && g_ascii_strcasecmp(lang, tag) == 0;
}
