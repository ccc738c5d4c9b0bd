#include "model/message.h"

#include <string.h>
#include <unicode/parseerr.h>
#include <unicode/ulistformatter.h>
#include <unicode/umsg.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#define MAX_TEXT 4096 /* UTF-16 units */
#define END      "\x01"

/* True for "{1, plural": an argument that is formatted or selects a form. */
static bool
is_counting_place(const char *p)
{
    return p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == ',';
}

bool
message_counts(const char *text)
{
    for (const char *p = strchr(text, '{'); p; p = strchr(p + 1, '{'))
        if (is_counting_place(p))
            return true;
    return false;
}

/*
 * A pattern for umsg_format, whose variable arguments have the types that the pattern gives
 * them.  Texts become arguments 0 to 8 and numbers 9 to 17; all of them appear again after END,
 * so that every pattern takes the same list.
 */
static char *
pattern_of(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p; p++) {
        bool is_place = p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}';
        if (!is_place && !is_counting_place(p)) {
            g_string_append_c(out, *p);
            continue;
        }
        int number = p[1] - '1' + (is_place ? 0 : MESSAGE_ARGUMENTS);
        g_string_append_printf(out, "{%d", number);
        p++;
    }
    g_string_append(out, END);
    for (int i = 0; i < MESSAGE_ARGUMENTS; i++)
        g_string_append_printf(out, "{%d}", i);
    for (int i = MESSAGE_ARGUMENTS; i < 2 * MESSAGE_ARGUMENTS; i++)
        g_string_append_printf(out, "{%d,plural,other{}}", i);
    return g_string_free(out, FALSE);
}

/* Opens the pattern.  NULL on error: sets status and, if known, the position in error. */
static UMessageFormat *
open_pattern(const char *locale, const char *text, UParseError *error, UErrorCode *status)
{
    g_autofree char *pattern = pattern_of(text);
    UChar wide[MAX_TEXT];
    int32_t size = 0;
    u_strFromUTF8(wide, MAX_TEXT, &size, pattern, -1, status);
    UMessageFormat *format = umsg_open(wide, size, locale, error, status);
    if (U_SUCCESS(*status))
        return format;
    umsg_close(format);
    return NULL;
}

const char *
message_format(struct arena *a, const char *locale, const char *text,
    const char *const *arguments, size_t n)
{
    UChar texts[MESSAGE_ARGUMENTS][MAX_TEXT];
    double numbers[MESSAGE_ARGUMENTS] = { 0 };
    UErrorCode status = U_ZERO_ERROR;
    for (size_t i = 0; i < MESSAGE_ARGUMENTS; i++) {
        const char *argument = i < n && arguments[i] ? arguments[i] : "";
        u_strFromUTF8(texts[i], MAX_TEXT, NULL, argument, -1, &status);
        numbers[i] = g_ascii_strtod(argument, NULL);
    }
    UParseError error;
    UMessageFormat *format = open_pattern(locale, text, &error, &status);
    if (!format)
        return NULL;
    UChar out[MAX_TEXT];
    int32_t size = umsg_format(format, out, MAX_TEXT, &status, texts[0], texts[1], texts[2],
        texts[3], texts[4], texts[5], texts[6], texts[7], texts[8], numbers[0], numbers[1],
        numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7], numbers[8]);
    umsg_close(format);
    char utf8[MAX_TEXT * 3];
    u_strToUTF8(utf8, sizeof utf8, NULL, out, size, &status);
    const char *end = U_SUCCESS(status) ? strstr(utf8, END) : NULL;
    return end ? arena_copy(a, utf8, (size_t)(end - utf8)) : NULL;
}

/* --- Lists --- */

static UChar *
to_icu(const char *text)
{
    int32_t size =
        (int32_t)strlen(text) + 1; /* a unit of UTF-16 takes a byte or more in UTF-8 */
    UChar *wide = g_new(UChar, size);
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(wide, size, NULL, text, -1, 0xFFFD, NULL, &status);
    return wide;
}

/* The list in UTF-8, in the arena; NULL if it does not fit. */
static const char *
format_list(struct arena *a, const UListFormatter *list, const UChar *const *items, int32_t n)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = ulistfmt_format(list, items, NULL, n, NULL, 0, &status) + 1;
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
        return NULL;
    status = U_ZERO_ERROR;
    UChar *wide = ARENA_ARRAY(a, UChar, (size_t)room);
    int32_t size = ulistfmt_format(list, items, NULL, n, wide, room, &status);
    char *text = ARENA_ARRAY(a, char, (size_t)size * 3 + 1);
    u_strToUTF8(text, size * 3 + 1, NULL, wide, size, &status);
    return U_SUCCESS(status) ? text : NULL;
}

const char *
message_alternatives(struct arena *a, const char *locale, const char *const *texts, size_t n)
{
    UErrorCode status = U_ZERO_ERROR;
    UListFormatter *list =
        ulistfmt_openForType(locale, ULISTFMT_TYPE_OR, ULISTFMT_WIDTH_WIDE, &status);
    UChar **items = g_new(UChar *, n);
    for (size_t i = 0; i < n; i++)
        items[i] = to_icu(texts[i]);
    const char *text = U_SUCCESS(status)
                           ? format_list(a, list, (const UChar *const *)items, (int32_t)n)
                           : NULL;
    for (size_t i = 0; i < n; i++)
        g_free(items[i]);
    g_free(items);
    ulistfmt_close(list);
    return text ? text : texts[0];
}

/* --- Plural forms --- */

/* The position after the brace that closes the one at p; the text is balanced. */
static const char *
behind_braces(const char *p)
{
    int depth = 0;
    do {
        depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
        p++;
    } while (depth > 0 && *p);
    return p;
}

/*
 * The next "one {...}" of a plural: its name, and the start of its braces; NULL if there is
 * none. Moves *p behind it.
 */
static const char *
next_form(const char **p, const char **name, size_t *size)
{
    *p += strspn(*p, " \t\n");
    *name = *p;
    *size = strcspn(*p, " \t\n{}");
    const char *braces = *p + *size + strspn(*p + *size, " \t\n");
    if (*size == 0 || *braces != '{')
        return NULL;
    *p = behind_braces(braces);
    return braces;
}

/* The position after "{1, plural,", or NULL if no plural begins at p. */
static const char *
plural_forms(const char *p)
{
    if (!is_counting_place(p))
        return NULL;
    p += 3 + strspn(p + 3, " \t\n");
    if (strncmp(p, "plural", 6) != 0)
        return NULL;
    p += 6 + strspn(p + 6, " \t\n");
    return *p == ',' ? p + 1 : NULL;
}

/* The names of the plural forms that the language has. */
static GHashTable *
forms_of_language(const char *locale)
{
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    UErrorCode status = U_ZERO_ERROR;
    UPluralRules *rules = uplrules_open(locale, &status);
    UEnumeration *all = uplrules_getKeywords(rules, &status);
    const char *name;
    int32_t size;
    while (U_SUCCESS(status) && (name = uenum_next(all, &size, &status)))
        g_hash_table_add(names, g_strndup(name, (gsize)size));
    uenum_close(all);
    uplrules_close(rules);
    return names;
}

static const char *
plural_problem(struct arena *a, const char *locale, const char *p)
{
    g_autoptr(GHashTable) known = forms_of_language(locale);
    g_autoptr(GHashTable) found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char *name;
    size_t size;
    while (next_form(&p, &name, &size)) {
        char *form = g_strndup(name, size);
        g_hash_table_add(found, form);
        if (form[0] != '=' && !g_hash_table_contains(known, form))
            return arena_printf(a, "the language has no plural form \"%s\"", form);
    }
    GHashTableIter all;
    gpointer form;
    g_hash_table_iter_init(&all, known);
    const char *missing = NULL;
    while (g_hash_table_iter_next(&all, &form, NULL)) {
        /* The first by name is reported, so that hash order does not matter. */
        if (!g_hash_table_contains(found, form) && (!missing || strcmp(form, missing) < 0))
            missing = form;
    }
    return missing ? arena_printf(a, "the plural form \"%s\" is missing", missing) : NULL;
}

const char *
message_problem(struct arena *a, const char *locale, const char *text)
{
    if (!message_counts(text))
        return NULL;
    if (strlen(text) > MAX_TEXT / 2)
        return "it is too long";
    UParseError error = { 0 };
    UErrorCode status = U_ZERO_ERROR;
    UMessageFormat *format = open_pattern(locale, text, &error, &status);
    if (status == U_DEFAULT_KEYWORD_MISSING)
        return "the form \"other\" is missing";
    if (!format)
        return "its braces or forms are not those of a message (\"{1, plural, one {...} other "
               "{...}}\")";
    umsg_close(format);
    const char *problem = NULL;
    for (const char *p = strchr(text, '{'); p && !problem; p = strchr(p + 1, '{')) {
        const char *forms = plural_forms(p);
        if (forms)
            problem = plural_problem(a, locale, forms);
    }
    return problem;
}

const char *
message_forms(struct arena *a, const char *text)
{
    const char *p = plural_forms(text);
    if (!p || *behind_braces(text))
        return NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    const char *name, *braces;
    size_t size;
    while ((braces = next_form(&p, &name, &size)))
        g_string_append_printf(out, "%s%.*s|%.*s", out->len ? "|" : "", (int)size, name,
            (int)(p - braces) - 2, braces + 1);
    return arena_strdup(a, out->str);
}
