#include "base/language.h"

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
