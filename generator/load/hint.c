#include "load/hint.h"

#include "base/period.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct {
    const char *value, *words; /* synonyms, separated by spaces */
} synonyms[] = {
    { "allowed",     " permitted permit allow permissible ok okay yes may can " },
    { "conditional", " conditionally depends if provided limited restricted " },
    { "recommended", " advised advisable should suggested encouraged preferred " },
    { "required",    " mandatory must obligatory compulsory require needed shall " },
    { "exempt",      " exempted not-required unneeded need-not waived excused " },
    { "discouraged", " not-recommended inadvisable should-not better-not unadvised " },
    { "forbidden",   " prohibited banned disallowed not-allowed denied no must-not may-not never " },
    { "unsettled",   " unclear disputed open undecided contested " },
    { "not-stated",  " unstated unknown silent unspecified none " },
    { "not-concerned", " not-applicable irrelevant unconcerned " },
    { "official-terms", " terms contract law statute tos " },
    { "third-party", " external press media thirdparty " },
    { "community",   " forum user member users members " },
    { "moderator",   " staff support " },
    { "low",         " weak unsure doubtful " },
    { "high",        " sure certain strong " },
    { "yes",         " true 1 on " },
    { "no",          " false 0 off " },
    { "min",         " minimum least at-least " },
    { "max",         " maximum most at-most " },
};
/* clang-format on */

const char *
hint_synonym(const char *word, const GPtrArray *values)
{
    g_autofree char *lower = g_ascii_strdown(word, -1);
    g_strdelimit(lower, " _", '-');
    g_autofree char *wanted = g_strconcat(" ", lower, " ", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(synonyms); i++) {
        guint at;
        if (strstr(synonyms[i].words, wanted) &&
            g_ptr_array_find_with_equal_func(
                (GPtrArray *)(uintptr_t)values, synonyms[i].value, g_str_equal, &at))
            return values->pdata[at];
    }
    return NULL;
}

/* The number of an English month, from its first three letters; 0 if there is none. */
static int
month_number(const char *word)
{
    static const char names[] = "jan feb mar apr may jun jul aug sep oct nov dec ";
    if (strlen(word) < 3)
        return 0;
    g_autofree char *lower = g_ascii_strdown(word, 3);
    const char *at = strstr(names, lower);
    return at && !strchr(lower, ' ') ? (int)(at - names) / 4 + 1 : 0;
}

/* Adds a date if it exists and is new. */
static void
add_date(GPtrArray *dates, int year, int month, int number)
{
    char *text = number ? g_strdup_printf("\"%04d-%02d-%02d\"", year, month, number)
                        : g_strdup_printf("\"%04d-%02d\"", year, month);
    g_autofree char *bare = g_strndup(text + 1, strlen(text) - 2);
    struct date date;
    if (year >= 1000 && month && date_parse(bare, &date) &&
        !g_ptr_array_find_with_equal_func(dates, text, g_str_equal, NULL))
        g_ptr_array_add(dates, text);
    else
        g_free(text);
}

/* Splits a date into numbers and at most one month name; false if anything else is in it. */
struct pieces {
    int numbers[3], n, year_at, month;
};

static bool
read_pieces(const char *text, struct pieces *pieces)
{
    g_auto(GStrv) words = g_strsplit_set(text, " ./-,", -1);
    for (char **word = words; *word; word++) {
        if (!**word)
            continue;
        size_t digits = strspn(*word, "0123456789");
        const char *rest = *word + digits;
        bool is_number = digits && digits <= 4 &&
                         (!*rest || strcmp(rest, "st") == 0 || strcmp(rest, "nd") == 0 ||
                             strcmp(rest, "rd") == 0 || strcmp(rest, "th") == 0);
        if (!is_number && (pieces->month || !(pieces->month = month_number(*word))))
            return false;
        if (!is_number)
            continue;
        if (pieces->n == 3)
            return false;
        if (digits == 4)
            pieces->year_at = pieces->n;
        pieces->numbers[pieces->n++] = (int)strtol(*word, NULL, 10);
    }
    return true;
}

char *
hint_date(const char *text)
{
    struct pieces p = { .year_at = -1 };
    /* "2024-05-01T12:00:00Z": the hour means nothing here. */
    const char *hour = strpbrk(text, "Tt");
    const bool has_hour =
        hour && hour > text && g_ascii_isdigit(hour[-1]) && g_ascii_isdigit(hour[1]);
    g_autofree char *date = has_hour ? g_strndup(text, (size_t)(hour - text)) : g_strdup(text);
    if (!read_pieces(date, &p) || p.year_at < 0)
        return NULL;
    int year = p.numbers[p.year_at], rest[2] = { 0 }, n = 0;
    for (int i = 0; i < p.n; i++)
        if (i != p.year_at)
            rest[n++] = p.numbers[i];
    g_autoptr(GPtrArray) dates = g_ptr_array_new_with_free_func(g_free);
    if (p.month && n <= 1)
        add_date(dates, year, p.month, n ? rest[0] : 0);
    else if (!p.month && n == 1)
        add_date(dates, year, rest[0], 0);
    else if (!p.month && n == 2 && p.year_at == 0)
        add_date(dates, year, rest[0], rest[1]);
    else if (!p.month && n == 2) {
        add_date(dates, year, rest[1], rest[0]);
        if (!strchr(text, '.')) /* with full stops the day is always first */
            add_date(dates, year, rest[0], rest[1]);
    }
    if (!dates->len)
        return NULL;
    g_ptr_array_add(dates, NULL);
    return g_strjoinv(" or ", (char **)dates->pdata);
}
