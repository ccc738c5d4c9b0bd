/* Reads amounts, numbers, lengths of time and names that are not written as they should be. */
#include "base/language.h"
#include "load/hint.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* --- Lengths of time --- */

/* "m" alone can be minutes or months. */
static const struct {
    const char *words; /* separated by spaces */
    char sign;
    bool is_time;
} units[] = {
    { " s sec secs second seconds ", 'S', true },
    { " min mins minute minutes ", 'M', true },
    { " h hr hrs hour hours ", 'H', true },
    { " d day days ", 'D', false },
    { " w wk week weeks ", 'W', false },
    { " mo month months ", 'M', false },
    { " y yr yrs year years a ", 'Y', false },
};

static int
number_of(const char *word)
{
    static const char *const names[] = { "one", "two", "three", "four", "five", "six", "seven",
        "eight", "nine", "ten", "eleven", "twelve" };
    if (strcmp(word, "a") == 0 || strcmp(word, "an") == 0)
        return 1;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(word, names[i]) == 0)
            return (int)i + 1;
    size_t digits = strspn(word, "0123456789");
    return digits && digits < 7 && !word[digits] ? (int)strtol(word, NULL, 10) : -1;
}

/* "90min" and "two weeks": the number, and where the unit begins */
static size_t
number_size(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits ? digits : strcspn(text, " -");
}

static char *
duration(const char *text)
{
    g_autofree char *lower = g_strstrip(g_ascii_strdown(text, -1));
    if (*lower == 'p' && lower[strspn(lower, "pt0123456789ymwdhs")] == '\0' &&
        strcmp(lower, text) == 0 && lower[1])
        return g_ascii_strup(lower, -1);
    const size_t size = number_size(lower);
    g_autofree char *number = g_strndup(lower, size);
    const char *unit = lower + size + strspn(lower + size, " -");
    const int n = number_of(number);
    g_autofree char *wanted = g_strconcat(" ", unit, " ", NULL);
    for (size_t i = 0; n >= 0 && *unit && i < G_N_ELEMENTS(units); i++)
        if (strstr(units[i].words, wanted))
            return g_strdup_printf("P%s%d%c", units[i].is_time ? "T" : "", n, units[i].sign);
    return NULL;
}

/* --- Numbers and money --- */

/* "2,50" -> "2.50", "1.500,00" -> "1500.00"; NULL if it is no number. */
static char *
number(const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *last = NULL; /* the mark before the decimals */
    for (const char *p = text; *p; p++)
        if (*p == '.' || *p == ',')
            last = p;
    for (const char *p = text; *p; p++) {
        if (g_ascii_isdigit(*p))
            g_string_append_c(out, *p);
        else if (*p == '.' || *p == ',') {
            const bool is_grouping = strlen(last + 1) == 3 || p != last;
            if (!is_grouping)
                g_string_append_c(out, '.');
        } else
            return NULL;
    }
    return out->len && g_ascii_isdigit(out->str[0]) && g_ascii_isdigit(out->str[out->len - 1])
               ? g_string_free(g_steal_pointer(&out), FALSE)
               : NULL;
}

/* "50%", "50 percent", "2,5", "three" */
static char *
bare_number(const char *text)
{
    g_autofree char *lower = g_strstrip(g_ascii_strdown(text, -1));
    static const char *const signs[] = { "%", "percent", "per cent" };
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (g_str_has_suffix(lower, signs[i])) {
            lower[strlen(lower) - strlen(signs[i])] = '\0';
            g_strchomp(lower);
        }
    int n = number_of(lower);
    return n >= 0 ? g_strdup_printf("%d", n) : number(lower);
}

static char *
whole_number(const char *text)
{
    char *n = bare_number(text);
    if (n && strchr(n, '.'))
        g_clear_pointer(&n, g_free);
    return n;
}

/* The signs of currencies that have one of their own; "$" is most often this one. */
static const struct {
    const char *sign, *code;
} currencies[] = {
    { "\u20ac", "EUR" },
    { "$", "USD" },
    { "\u00a3", "GBP" },
    { "\u00a5", "JPY" },
    { "euros", "EUR" },
    { "euro", "EUR" },
    { "dollars", "USD" },
    { "pounds", "GBP" },
};

/* "2.00 EUR", "eur 2", a sign before or after */
static char *
money(const char *text)
{
    const size_t at = strcspn(text, "0123456789");
    const size_t size = strspn(text + at, "0123456789.,");
    g_autofree char *before = g_strstrip(g_strndup(text, at));
    g_autofree char *after = g_strstrip(g_strdup(text + at + size));
    g_autofree char *digits = g_strndup(text + at, size);
    g_autofree char *figure = number(digits);
    const char *unit = *before ? before : after;
    if (!figure || (*before && *after) || !*unit)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(currencies); i++)
        if (g_ascii_strcasecmp(unit, currencies[i].sign) == 0)
            return g_strconcat(currencies[i].code, " ", figure, NULL);
    if (strlen(unit) != 3 || !g_ascii_isalpha(unit[0]) || !g_ascii_isalpha(unit[1]) ||
        !g_ascii_isalpha(unit[2]))
        return NULL;
    g_autofree char *code = g_ascii_strup(unit, -1);
    return g_strconcat(code, " ", figure, NULL);
}

/* "3500kg", "3,500 kg" */
static char *
quantity(const char *text)
{
    const size_t size = strspn(text, "0123456789.,");
    g_autofree char *digits = g_strndup(text, size);
    g_autofree char *figure = number(digits);
    g_autofree char *unit = g_strstrip(g_strdup(text + size));
    return figure && g_ascii_isalpha(*unit) ? g_strconcat(figure, " ", unit, NULL) : NULL;
}

/* --- Looks --- */

/* "rgb(0, 0, 255)" */
static char *
rgb(const char *text)
{
    if (!g_str_has_prefix(text, "rgb(") || !g_str_has_suffix(text, ")"))
        return NULL;
    g_autoptr(GString) out = g_string_new("#");
    g_autofree char *inside = g_strndup(text + 4, strlen(text) - 5);
    g_auto(GStrv) parts = g_strsplit(inside, ",", -1);
    for (char **part = parts; *part; part++) {
        guint64 value;
        if (!g_ascii_string_to_unsigned(g_strstrip(*part), 10, 0, 255, &value, NULL))
            return NULL;
        g_string_append_printf(out, "%02X", (unsigned)value);
    }
    return out->len == 7 ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}

/* "0000FF", "#00F", "rgb(0, 0, 255)" and the plainest names of CSS */
static char *
colour(const char *text)
{
    static const char *const named[][2] = { { "black", "#000000" }, { "white", "#FFFFFF" },
        { "red", "#FF0000" }, { "green", "#008000" }, { "blue", "#0000FF" },
        { "grey", "#808080" }, { "gray", "#808080" }, { "navy", "#000080" } };
    for (size_t i = 0; i < G_N_ELEMENTS(named); i++)
        if (g_ascii_strcasecmp(text, named[i][0]) == 0)
            return g_strdup(named[i][1]);
    char *functional = rgb(text);
    if (functional)
        return functional;
    const char *digits = text + (*text == '#');
    const size_t size = strspn(digits, "0123456789abcdefABCDEF");
    if (digits[size] || (size != 3 && size != 6))
        return NULL;
    g_autofree char *upper = g_ascii_strup(digits, -1);
    return size == 6 ? g_strconcat("#", upper, NULL)
                     : g_strdup_printf("#%c%c%c%c%c%c", upper[0], upper[0], upper[1], upper[1],
                           upper[2], upper[2]);
}

/* "11 pt"; "11" is most often in points */
static char *
length(const char *text)
{
    const size_t size = strspn(text, "0123456789.");
    const char *unit = text + size + strspn(text + size, " ");
    g_autofree char *figure = g_strndup(text, size);
    return size ? g_strconcat(figure, *unit ? unit : "pt", NULL) : NULL;
}

/* --- Names --- */

/* "#lend-on", "lend-on.html", "borrowing.html#lend-on" */
static char *
name_in_address(const char *text)
{
    const char *fragment = strchr(text, '#');
    char *name = g_strdup(fragment ? fragment + 1 : text);
    if (g_str_has_suffix(name, ".html"))
        name[strlen(name) - strlen(".html")] = '\0';
    if (xmlValidateNCName((const xmlChar *)name, 0) == 0 && strcmp(name, text) != 0)
        return name;
    g_free(name);
    return NULL;
}

/* "en_GB", "English" */
static char *
language(const char *text)
{
    char tag[ULOC_FULLNAME_CAPACITY];
    return language_named(text, tag) ? g_strdup(tag) : NULL;
}

/* --- By what the schema says --- */

char *
hint_written(const char *text, const char *expected)
{
    static const struct {
        const char *words; /* in what the schema says */
        char *(*read)(const char *text);
    } readers[] = {
        { "P14D", duration },
        { "EUR 1.50", money },
        { "a number such as 12", bare_number },
        { "a whole number", whole_number },
        { "a number and its unit", quantity },
        { "one name", name_in_address },
        { "a language such as", language },
        { "a colour such as", colour },
        { "a length such as", length },
    };
    for (size_t i = 0; expected && i < G_N_ELEMENTS(readers); i++) {
        if (!strstr(expected, readers[i].words))
            continue;
        char *written = readers[i].read(text);
        if (written && strcmp(written, text) != 0)
            return written;
        g_free(written);
    }
    return NULL;
}
