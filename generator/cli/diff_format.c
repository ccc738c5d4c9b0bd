#include "cli/diff_format.h"

#include <string.h>

/* --- Text: lines of at most LINE_WIDTH characters --- */

#define LINE_WIDTH 78

/* Wraps a text at words; lines after the first are indented too. */
static void
put_wrapped(GString *out, size_t indent, const char *text)
{
    g_auto(GStrv) words = g_strsplit_set(text, " \n", -1);
    size_t width = 0;
    for (char **word = words; *word; word++) {
        size_t size = (size_t)g_utf8_strlen(*word, -1);
        if (size == 0)
            continue;
        bool begins = width == 0 || width + 1 + size > LINE_WIDTH;
        if (begins)
            g_string_append_printf(out, "%s%*s", width ? "\n" : "", (int)indent, "");
        else
            g_string_append_c(out, ' ');
        g_string_append(out, *word);
        width = begins ? indent + size : width + 1 + size;
    }
    g_string_append_c(out, '\n');
}

static void
text_begin(
    GString *out, const char *lang, const char *handbook, const char *title, const char *lead)
{
    (void)lang;
    g_string_append_printf(out, "%s: %s\n\n", handbook, title);
    put_wrapped(out, 0, lead);
}

static void
text_group(GString *out, const char *head)
{
    g_string_append_printf(out, "\n%s\n", head);
}

static void
text_entry(GString *out, const char *number, const char *title, const char *id)
{
    g_string_append_printf(out, "\n  %s%s%s [%s]\n", number ? number : "",
        number && *number ? "  " : "", title, id);
}

static void
text_row(GString *out, const char *who, const char *text)
{
    g_autofree char *line = g_strdup_printf("%s%s%s", who ? who : "", who ? " " : "", text);
    put_wrapped(out, 4, line);
}

static void
text_detail(GString *out, const char *text)
{
    put_wrapped(out, 8, text);
}

static void
nothing(GString *out)
{
    (void)out;
}

/* --- Markdown, for the comment of a pull request --- */

static void
put_markdown(GString *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_[]<>#|~&", *text))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text == '\n' ? ' ' : *text);
    }
}

static void
markdown_begin(
    GString *out, const char *lang, const char *handbook, const char *title, const char *lead)
{
    (void)lang;
    g_string_append(out, "## ");
    put_markdown(out, handbook);
    g_string_append(out, ": ");
    put_markdown(out, title);
    g_string_append(out, "\n\n");
    put_markdown(out, lead);
    g_string_append_c(out, '\n');
}

static void
markdown_group(GString *out, const char *head)
{
    g_string_append(out, "\n### ");
    put_markdown(out, head);
    g_string_append(out, "\n\n");
}

static void
markdown_entry(GString *out, const char *number, const char *title, const char *id)
{
    g_string_append(out, "- **");
    if (number && *number)
        g_string_append_printf(out, "%s ", number);
    put_markdown(out, title);
    g_string_append_printf(out, "** (`%s`)\n", id);
}

static void
markdown_row(GString *out, const char *who, const char *text)
{
    g_string_append(out, "  - ");
    if (who) {
        put_markdown(out, who);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, "**");
    put_markdown(out, text);
    g_string_append(out, "**\n");
}

static void
markdown_detail(GString *out, const char *text)
{
    g_string_append(out, "    - ");
    put_markdown(out, text);
    g_string_append_c(out, '\n');
}

/* --- HTML, a single page without other files --- */

static void
put_html(GString *out, const char *before, const char *text, const char *after)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append_printf(out, "%s%s%s", before, escaped, after);
}

static void
html_begin(
    GString *out, const char *lang, const char *handbook, const char *title, const char *lead)
{
    put_html(
        out, "<!DOCTYPE html>\n<html lang=\"", lang, "\">\n<head>\n<meta charset=\"utf-8\">\n");
    put_html(out, "<title>", title, "");
    put_html(out, " – ", handbook, "</title>\n");
    g_string_append(out,
        "<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n"
        ":root { color-scheme: light dark; }\n"
        "body { font: 1rem/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }\n"
        "h2 { margin: 2.5rem 0 0; font-size: 1.25rem; border-bottom: 2px solid; }\n"
        "h3 { margin: 1.5rem 0 .25rem; font-size: 1rem; }\n"
        "p { margin: .25rem 0; }\n.detail { margin-left: 1.5rem; }\n"
        "code { font-weight: normal; }\n</style>\n</head>\n<body>\n<main>\n");
    put_html(out, "<h1>", title, "</h1>\n");
    put_html(out, "<p>", handbook, "</p>\n");
    put_html(out, "<p>", lead, "</p>\n");
}

static void
html_group(GString *out, const char *head)
{
    put_html(out, "<h2>", head, "</h2>\n");
}

static void
html_entry(GString *out, const char *number, const char *title, const char *id)
{
    put_html(out, "<section id=\"", id, "\">\n");
    put_html(out, "<h3>", number ? number : "", " ");
    put_html(out, "", title, " ");
    put_html(out, "<code>", id, "</code></h3>\n");
}

static void
html_row(GString *out, const char *who, const char *text)
{
    put_html(out, "<p>", who ? who : "", who ? " " : "");
    put_html(out, "<strong>", text, "</strong></p>\n");
}

static void
html_detail(GString *out, const char *text)
{
    put_html(out, "<p class=\"detail\">", text, "</p>\n");
}

static void
html_entry_end(GString *out)
{
    g_string_append(out, "</section>\n");
}

static void
html_end(GString *out)
{
    g_string_append(out, "</main>\n</body>\n</html>\n");
}

const struct diff_writing *
diff_format_of(enum diff_format format)
{
    /* clang-format off */
    static const struct diff_writing writings[] = {
        [DIFF_TEXT] = { text_begin, text_group, text_entry, text_row, text_detail, nothing,
            nothing },
        [DIFF_MARKDOWN] = { markdown_begin, markdown_group, markdown_entry, markdown_row,
            markdown_detail, nothing, nothing },
        [DIFF_HTML] = { html_begin, html_group, html_entry, html_row, html_detail,
            html_entry_end, html_end },
    };
    /* clang-format on */
    return &writings[format];
}
