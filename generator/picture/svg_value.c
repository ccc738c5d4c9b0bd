/*
 * Values and style sheets, read as CSS reads them (CSS Syntax 3): a reference is url(#name) and
 * nothing else.  Escapes, with which a reference could be written otherwise, are refused.
 */
#include "picture/internal.h"

#include <math.h>
#include <string.h>

#define MAX_NUMBER    1e7
#define MAX_FONT_SIZE 5000.0

/* CSS functions that fetch something, or once did. */
static const char *const fetching[] = { "image(", "image-set(", "src(", "cross-fade(",
    "expression(", "element(", "paint(" };

static bool
check_urls(const char *lower, struct picture_report *report)
{
    for (const char *at = strstr(lower, "url("); at; at = strstr(at + 4, "url(")) {
        const char *target = at + 4;
        target += strspn(target, " \t\r\n\"'");
        if (*target != '#')
            return picture_refuse(report,
                "refers to something outside itself (\"%.40s\"); put it into the drawing", at);
    }
    return true;
}

/* True if a number is larger than any page could need; colours (#1e9000) are not numbers. */
static bool
check_numbers(const char *value, struct picture_report *report)
{
    for (const char *p = value; *p;) {
        bool is_start = g_ascii_isdigit(*p) || (*p == '.' && g_ascii_isdigit(p[1]));
        if (!is_start ||
            (p > value && (p[-1] == '#' || g_ascii_isalpha(p[-1]) || p[-1] == '_'))) {
            /* skip the rest of a name or colour */
            bool is_word = *p == '#' || *p == '_' || g_ascii_isalpha(*p);
            p++;
            while (is_word && (g_ascii_isalnum(*p) || *p == '_'))
                p++;
            continue;
        }
        char *end;
        double number = g_ascii_strtod(p, &end);
        if (!(fabs(number) <= MAX_NUMBER))
            return picture_refuse(
                report, "has a number that is too large: \"%.*s\"", (int)MIN(end - p, 40), p);
        p = end > p ? end : p + 1;
    }
    return true;
}

static bool
check_font_size(const char *value, struct picture_report *report)
{
    double size = g_ascii_strtod(value, NULL);
    return size <= MAX_FONT_SIZE ||
           picture_refuse(report, "has text that is too large: font-size %.0f", size);
}

/* Checks every font-size in a style. */
static bool
check_font_sizes(const char *lower, struct picture_report *report)
{
    static const char *const names[] = { "font-size:", "font-size :" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        for (const char *at = strstr(lower, names[i]); at; at = strstr(at + 1, names[i]))
            if (!check_font_size(at + strlen(names[i]), report))
                return false;
    return true;
}

bool
svg_check_value(const char *name, const char *value, struct picture_report *report)
{
    bool is_style = strcmp(name, "style") == 0;
    /* Attributes with names and texts, which never fetch anything. */
    if (strcmp(name, "id") == 0 || strcmp(name, "class") == 0 || strcmp(name, "lang") == 0)
        return true;
    if (strcmp(name, "font-size") == 0 && !check_font_size(value, report))
        return false;
    if (strpbrk(value, "\\(:") == NULL)
        return check_numbers(value, report);
    if (strchr(value, '\\'))
        return picture_refuse(
            report, "has an escape (\\) in \"%s\"; write the character", name);
    g_autofree char *lower = g_ascii_strdown(value, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(fetching); i++)
        if (strstr(lower, fetching[i]))
            return picture_refuse(
                report, "has \"%s)\" in \"%s\", which is not supported", fetching[i], name);
    return check_urls(lower, report) && check_numbers(value, report) &&
           (!is_style || check_font_sizes(lower, report));
}

/* The position after the string that begins at p. */
static const char *
skip_string(const char *p)
{
    char quote = *p++;
    while (*p && *p != quote)
        p++;
    return *p ? p + 1 : p;
}

/*
 * The position after an at-rule: after its semicolon, or after its block with everything nested
 * in it.
 */
static const char *
skip_at_rule(const char *p)
{
    size_t depth = 0;
    while (*p) {
        if (*p == '"' || *p == '\'') {
            p = skip_string(p);
            continue;
        }
        char c = *p++;
        if (c == ';' && depth == 0)
            return p;
        depth += c == '{';
        if (c == '}' && (depth == 0 || --depth == 0))
            return p;
    }
    return p;
}

char *
svg_reduce_sheet(const char *text, struct picture_report *report)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *p = text; *p;) {
        const char *start = p;
        if (p[0] == '/' && p[1] == '*') {
            const char *end = strstr(p + 2, "*/");
            p = end ? end + 2 : p + strlen(p);
            g_string_append_c(out, ' ');
        } else if (*p == '"' || *p == '\'') {
            p = skip_string(p);
            g_string_append_len(out, start, p - start);
        } else if (*p == '@') {
            p = skip_at_rule(p);
            g_autofree char *name = g_strndup(start,
                1 + strspn(start + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"));
            picture_leave_out(report, name);
        } else {
            g_string_append_c(out, *p++);
        }
    }
    if (!svg_check_value("style", out->str, report))
        return NULL;
    return g_string_free(g_steal_pointer(&out), FALSE);
}
