#include "model/validate.h"

#include "base/language.h"
#include "load/nearest_file.h"
#include "model/format.h"

#include <string.h>

struct diag *
validate_refuse(struct ctx *ctx, const xmlNode *node, const char *attribute, const char *code,
    const char *problem, const char *value)
{
    g_autoptr(GString) text = g_string_new(problem);
    g_string_replace(text, "%s", value, 1);
    return diag_add(
        ctx->diags, SEV_ERROR, attribute_span(node, attribute), code, "%s", text->str);
}

static bool
fail(struct ctx *ctx, const xmlNode *node, const char *attribute, const char *code,
    const char *problem, const char *value)
{
    validate_refuse(ctx, node, attribute, code, problem, value);
    return false;
}

bool
list_has_word(const char *list, const char *word)
{
    size_t size = strlen(word);
    for (const char *p = list; p && *p; p += strspn(p, " \t\r\n")) {
        size_t n = strcspn(p, " \t\r\n");
        if (n == size && memcmp(p, word, size) == 0)
            return true;
        p += n;
    }
    return false;
}

static bool
is_letters(const char *p, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (!g_ascii_isalpha(p[i]))
            return false;
    }
    return true;
}

static bool
is_alphanumeric(const char *p, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (!g_ascii_isalnum(p[i]))
            return false;
    }
    return true;
}

/* The size of the next subtag at *p, or 0 at the end.  Moves *p past it and its hyphen. */
static size_t
subtag(const char **p, const char **start)
{
    *start = *p;
    size_t size = strcspn(*p, "-");
    *p += size + ((*p)[size] == '-');
    return size;
}

/*
 * RFC 5646, 2.1: language[-script][-region]*(-variant)*(-extension)[-privateuse].  Refuses the
 * registered irregular tags ("i-klingon"), because each has a regular equivalent, and languages
 * of more than three letters, because none exist and "english" is a mistake.
 */
static bool
is_language_tag(const char *tag)
{
    const char *p = tag, *s;
    size_t size = strlen(tag);
    if (size == 0 || tag[size - 1] == '-' || tag[0] == '-' || strstr(tag, "--"))
        return false;
    size = subtag(&p, &s);
    bool is_private = size == 1 && g_ascii_tolower(*s) == 'x';
    if (!is_private && (size < 2 || size > 3 || !is_letters(s, size)))
        return false;
    if (is_private && !*p)
        return false;
    enum { EXTLANG, SCRIPT, REGION, VARIANT, EXTENSION } place = EXTLANG;
    size_t in_extension = 1;
    while (*p) {
        size = subtag(&p, &s);
        if (size > 8 || !is_alphanumeric(s, size))
            return false;
        if (is_private)
            continue;
        if (size == 1) {
            if (in_extension == 0)
                return false;
            is_private = g_ascii_tolower(*s) == 'x';
            place = EXTENSION;
            in_extension = 0;
            if (is_private && !*p)
                return false;
        } else if (place == EXTENSION) {
            in_extension++;
        } else if (place == EXTLANG && size == 3 && is_letters(s, size)) {
            continue;
        } else if (place <= SCRIPT && size == 4 && is_letters(s, size)) {
            place = REGION;
        } else if ((place <= REGION && ((size == 2 && is_letters(s, size)) ||
                                           (size == 3 && !is_letters(s, 1)))) ||
                   size >= 5 || (size == 4 && g_ascii_isdigit(*s))) {
            place = VARIANT;
        } else {
            return false;
        }
    }
    return is_private || in_extension > 0;
}

/* Looking through all languages takes time; after so many errors it helps nobody. */
#define MAX_SOUGHT 200

bool
validate_language(struct ctx *ctx, const xmlNode *node, const char *value)
{
    if (!*value || (is_language_tag(value) && format_is_language(value)))
        return true;
    struct diag *diag =
        diag_add(ctx->diags, SEV_ERROR, attribute_span(node, "xml:lang"), "bad-lang",
            "\"%s\" is not a language code: write it as in \"en\", \"pt-BR\" or \"zh-Hant\"",
            value);
    char tag[ULOC_FULLNAME_CAPACITY];
    if (diags_count(ctx->diags, SEV_ERROR) < MAX_SOUGHT && language_named(value, tag)) {
        diag_note(ctx->diags, diag, (struct span){ 0 }, "did you mean \"%s\"?", tag);
        diag_fix(ctx->diags, diag, false, "write \"%s\"", tag);
        diag_edit(ctx->diags, diag, attribute_value_span(node, "xml:lang"), tag);
    }
    return false;
}

bool
validate_file(struct ctx *ctx, const xmlNode *node, const char *value)
{
    const char *path = load_resolve(ctx, node, value);
    if (!path) {
        struct diag *outside = diag_add(ctx->diags, SEV_ERROR, attribute_span(node, "src"),
            "missing-file", "\"%s\" is not a file inside the handbook's folder", value);
        nearest_file_note(ctx, outside, node, value);
        return false;
    }
    g_autofree char *why = NULL;
    if (load_file(ctx, path, &why))
        return true;
    struct diag *diag = diag_add(ctx->diags, SEV_ERROR, attribute_span(node, "src"),
        "missing-file", "cannot read \"%s\": %s", value, why);
    nearest_file_note(ctx, diag, node, value);
    return false;
}

bool
attribute_is_date(const xmlNode *node, const char *attribute)
{
    static const char *const dates[] = { "published", "published-until", "accessed", "reviewed",
        "review-by", "on", "previous", "date" };
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
        if (g_str_equal(attribute, dates[i]))
            return !g_str_equal(attribute, "on") || !node_is(node, "index");
    }
    return false;
}

bool
validate_date(struct ctx *ctx, const xmlNode *node, const char *attribute, const char *value)
{
    struct date date;
    if (date_parse(value, &date))
        return true;
    return fail(ctx, node, attribute, "bad-period",
        "\"%s\" is not a date: write a day, a month or a year, as in 2020-04-03, 2020-04 or 2020",
        value);
}

bool
validate_order(struct ctx *ctx, const xmlNode *node)
{
    static const struct {
        const char *element, *first, *last, *words;
        bool may_be_same;
    } pairs[] = {
        { "edition", "previous", "date",
            "the date of the previous edition is not earlier than this edition's", false },
        { "source", "published", "published-until", "it ends before it begins", true },
        { "practice", "reviewed", "review-by", "the next review is before the last one", true },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (!node_is(node, pairs[i].element))
            continue;
        const char *first = node_attribute(node, pairs[i].first);
        const char *last = node_attribute(node, pairs[i].last);
        struct date begin, end;
        if (!first || !last || !date_parse(first, &begin) || !date_parse(last, &end))
            continue;
        if (begin.first > end.first || (begin.first == end.first && !pairs[i].may_be_same))
            return fail(ctx, node, pairs[i].last, "bad-period", "%s", pairs[i].words);
    }
    return true;
}

bool
attribute_is_period(const char *attribute)
{
    return g_str_equal(attribute, "from") || g_str_equal(attribute, "until") ||
           g_str_equal(attribute, "attested") || g_str_equal(attribute, "about");
}

bool
validate_period(struct ctx *ctx, const xmlNode *node)
{
    const char *from = node_attribute(node, "from"), *until = node_attribute(node, "until");
    const char *attested = node_attribute(node, "attested");
    const char *about = node_attribute(node, "about");
    bool is_unknown = until && g_str_equal(until, "unknown");
    const char *begin = from ? "from" : "attested";
    bool is_good = true;
    if (from && attested)
        is_good = fail(ctx, node, "attested", "bad-period",
            "\"from\" says when it began, so \"attested\" has nothing to say", "");
    if (from || attested)
        is_good = validate_date(ctx, node, begin, from ? from : attested) && is_good;
    if (until && !is_unknown)
        is_good = validate_date(ctx, node, "until", until) && is_good;
    if (list_has_word(about, "from") && !from && !attested)
        is_good =
            fail(ctx, node, "about", "bad-period", "\"about\" needs a \"from\" date here", "");
    if (list_has_word(about, "until") && (!until || is_unknown))
        is_good = fail(
            ctx, node, "about", "bad-period", "\"about\" needs an \"until\" date here", "");
    struct date first, last;
    if (is_good && (from || attested) && until && !is_unknown &&
        date_parse(from ? from : attested, &first) && date_parse(until, &last) &&
        first.first >= last.first)
        is_good = fail(ctx, node, "until", "bad-period",
            "it ends on \"%s\", which is not after its beginning", until);
    return is_good;
}
