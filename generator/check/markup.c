/*
 * Reports marks of other markup languages in the text: readers would see them as they are
 * typed. Only what is almost never meant as text is looked for: "**bold**", but no single "*".
 */
#include "check/internal.h"

#include <string.h>

/* clang-format off */
static const struct {
    const char *pattern; /* Perl's syntax */
    const char *remedy;
} marks[] = {
    { "\\*\\*[^\\s*][^*]*\\*\\*",           "write \"<strong>...</strong>\" instead" },
    { "\\[[^][]+\\]\\([^\\s()]+\\)",        "write \"<a href=\\\"...\\\">...</a>\" instead, or \"ref\" for a part of the handbook" },
    { "^#{1,6} .*",                         "a heading is the \"title\" of a \"section\" or \"practice\"" },
    { "^[-*+] .*",                          "a list is a \"ul\" whose items are \"li\"" },
    { "`[^`]+`",                            "write \"<code>...</code>\" instead" },
    { "</?[A-Za-z][A-Za-z0-9]*( [a-z]+=\"[^\"]*\")*\\s*/?>", "write elements with \"<\", not with \"&lt;\"" },
    { "\\{\\{[^{}]*\\}\\}|\\$\\{[^{}]+\\}", "\"value-of\" shows the value of a fact" },
    { "\\{[%#] .* [%#]\\}|<%.*%>",          "the text has no commands: \"value-of\" shows the value of a fact, and rules decide by circumstances" },
    { "&(#[0-9]+|#x[0-9A-Fa-f]+|[A-Za-z][a-z]{1,7});", "write the character itself, or \"&\" instead of \"&amp;\"" },
    { "~~[^~\\s][^~]*~~|\\b__[^_\\s][^_]*__\\b", "no element strikes out or underlines; \"strong\" and \"em\" stress words" },
    { "^\\.\\. [a-z-]+::",                  "a hint is a \"note\"; write the elements of the handbook" },
    { "^\\|.*\\|$",                         "a table is a \"table\" with rows and cells" },
};
/* clang-format on */

/* Every mark has one of these characters. */
#define SIGNS "*[#-+`<{&~_:|"

#define SHOWN_LETTERS 40 /* of the text that is found */

static char *
shortened(const char *text)
{
    if (g_utf8_strlen(text, -1) <= SHOWN_LETTERS)
        return g_strdup(text);
    g_autofree char *start = g_utf8_substring(text, 0, SHOWN_LETTERS);
    return g_strconcat(start, "\u2026", NULL);
}

static bool
check_mark(struct checker *c, const struct block *block, const GRegex *mark, const char *remedy)
{
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(mark, block->text, 0, &match))
        return false;
    g_autofree char *whole = g_match_info_fetch(match, 0);
    g_autofree char *shown = shortened(whole);
    struct diag *diag = check_found(
        c, block->node, "markup", "readers see these marks as they are typed: \"%s\"", shown);
    check_note(c, diag, NULL, "%s", remedy);
    return true;
}

void
check_markup(struct checker *c)
{
    GRegex *regexes[G_N_ELEMENTS(marks)];
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        regexes[i] = g_regex_new(marks[i].pattern, 0, 0, NULL);
        g_assert(regexes[i]);
    }
    for (guint i = 0; i < c->blocks->len; i++) {
        const struct block *block = &g_array_index(c->blocks, struct block, i);
        /* An element without a place was put in by a repair, which has been reported. */
        if (!block->node->_private || !strpbrk(block->text, SIGNS))
            continue;
        for (size_t k = 0; k < G_N_ELEMENTS(marks); k++)
            if (check_mark(c, block, regexes[k], marks[k].remedy))
                break;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        g_regex_unref(regexes[i]);
}
