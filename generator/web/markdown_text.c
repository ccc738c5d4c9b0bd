/*
 * Lines of Markdown.  Emphasis is first written as control characters, because whether "**" can
 * stand beside its neighbours (CommonMark, "left-flanking delimiter run") is only known when
 * these are there; where it cannot, the words stand alone.
 */
#include "web/html.h"
#include "web/markdown.h"
#include "web/web.h"

#include <string.h>

enum { STRONG_OPEN = 1, STRONG_CLOSE, EMPHASIS_OPEN, EMPHASIS_CLOSE, BREAK };

struct text_line {
    const struct markdown *markdown;
    GString *text;
    bool is_in_link, is_strong;
};

static const char *const left_out[] = { "script", "style", "svg", "form", "input", "button",
    "nav", "template", "select", "col", "colgroup" };
static const char *const inline_elements[] = { "a", "abbr", "b", "bdi", "bdo", "br", "cite",
    "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr" };

static bool
is_one_of(const xmlNode *node, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp((const char *)node->name, names[i]) == 0)
            return true;
    return false;
}

bool
markdown_is_left_out(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE;
    return is_one_of(node, left_out, G_N_ELEMENTS(left_out)) ||
           g_strcmp0(html_attribute(node, "aria-hidden"), "true") == 0 ||
           html_attribute(node, "hidden");
}

bool
markdown_is_inline(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return true;
    return is_one_of(node, inline_elements, G_N_ELEMENTS(inline_elements));
}

bool
markdown_has_blocks(const xmlNode *element)
{
    for (const xmlNode *n = element->children; n; n = n->next)
        if (!markdown_is_left_out(n) && !markdown_is_inline(n))
            return true;
    return false;
}

/* --- Text --- */

/* "&amp;" in a text would be read as "&". */
static bool
is_reference(const char *p)
{
    size_t n = strspn(p + 1, "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    return n > 0 && p[n + 1] == ';';
}

/* What stands for a character that has a meaning in Markdown; NULL if it has none here. */
static const char *
written(const struct text_line *line, const char *p)
{
    if (*p == '<')
        return "&lt;";
    if (*p == '&')
        return is_reference(p) ? "&amp;" : NULL;
    if (*p == '~')
        return p[1] == '~' ? "&#126;" : NULL;
    if (*p == ']')
        return line->is_in_link ? "\\]" : NULL;
    static const char plain[] = "\\`*_[";
    static const char *const escaped[] = { "\\\\", "\\`", "\\*", "\\_", "\\[" };
    const char *found = strchr(plain, *p);
    return found ? escaped[found - plain] : NULL;
}

static void
add_text(struct text_line *line, const char *p)
{
    for (; *p; p++) {
        bool is_space = strchr(" \t\r\n", *p) != NULL;
        char last = ' ';
        if (line->text->len)
            last = line->text->str[line->text->len - 1];
        if (is_space && last != ' ' && last != BREAK)
            g_string_append_c(line->text, ' ');
        if (is_space)
            continue;
        const char *other = written(line, p);
        if (other)
            g_string_append(line->text, other);
        else
            g_string_append_c(line->text, *p);
    }
}

static void
trim_end(GString *text)
{
    while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate(text, text->len - 1);
}

/* --- Elements --- */

static void add_nodes(struct text_line *line, const xmlNode *first, const xmlNode *end);

/* Adds the contents between two marks, spaces outside them; nothing for no contents. */
static void
add_marked(struct text_line *line, const xmlNode *element, char open, char close)
{
    if (open == STRONG_OPEN && line->is_strong) {
        add_nodes(line, element->children, NULL);
        return;
    }
    struct text_line inner = *line;
    inner.text = g_string_new(NULL);
    inner.is_strong |= open == STRONG_OPEN;
    add_nodes(&inner, element->children, NULL);
    bool has_space = inner.text->len > 0 && inner.text->str[inner.text->len - 1] == ' ';
    trim_end(inner.text);
    if (inner.text->len > 0) {
        g_string_append_c(line->text, open);
        g_string_append(line->text, inner.text->str);
        g_string_append_c(line->text, close);
        if (has_space)
            g_string_append_c(line->text, ' ');
    }
    g_string_free(inner.text, TRUE);
}

/* An address that holds brackets or spaces stands in angle brackets. */
static void
add_address(GString *out, const char *address)
{
    bool is_plain = !strpbrk(address, " ()<>");
    g_string_append_c(out, '(');
    if (!is_plain)
        g_string_append_c(out, '<');
    for (const char *p = address; *p; p++) {
        if (*p == '<' || *p == '>')
            g_string_append_printf(out, "%%%02X", (unsigned)*p);
        else
            g_string_append_c(out, *p);
    }
    g_string_append(out, is_plain ? ")" : ">)");
}

static void
add_link(struct text_line *line, const xmlNode *link)
{
    const struct markdown *markdown = line->markdown;
    const char *href = html_attribute(link, "href");
    const char *address =
        href && !line->is_in_link ? markdown->address(markdown->user, href) : NULL;
    if (!address) {
        add_nodes(line, link->children, NULL);
        return;
    }
    g_autofree char *kept = g_strdup(address);
    struct text_line inner = *line;
    inner.text = g_string_new(NULL);
    inner.is_in_link = true;
    add_nodes(&inner, link->children, NULL);
    trim_end(inner.text);
    if (inner.text->len > 0) {
        g_string_append_printf(line->text, "[%s]", inner.text->str);
        add_address(line->text, kept);
    }
    g_string_free(inner.text, TRUE);
}

static void
add_picture(struct text_line *line, const xmlNode *picture)
{
    const struct markdown *markdown = line->markdown;
    const char *src = html_attribute(picture, "src"), *alt = html_attribute(picture, "alt");
    const char *address = src ? markdown->address(markdown->user, src) : NULL;
    if (!alt || !*alt)
        return;
    struct text_line inner = *line;
    inner.is_in_link = true;
    g_string_append(line->text, address ? "![" : "");
    add_text(&inner, alt);
    if (!address)
        return;
    g_string_append_c(line->text, ']');
    add_address(line->text, address);
}

/* Bold and terms; and the words of verdicts, which a page shows by their colour. */
static bool
is_strong(const xmlNode *element)
{
    const char *name = (const char *)element->name;
    return strcmp(name, "b") == 0 || strcmp(name, "strong") == 0 || strcmp(name, "dt") == 0 ||
           (strcmp(name, "span") == 0 && g_strcmp0(html_attribute(element, "class"), "w") == 0);
}

static void
add_element(struct text_line *line, const xmlNode *element)
{
    const char *name = (const char *)element->name;
    if (strcmp(name, "a") == 0)
        add_link(line, element);
    else if (strcmp(name, "img") == 0)
        add_picture(line, element);
    else if (strcmp(name, "br") == 0)
        g_string_append_c(line->text, BREAK);
    else if (is_strong(element))
        add_marked(line, element, STRONG_OPEN, STRONG_CLOSE);
    else if (strcmp(name, "em") == 0 || strcmp(name, "i") == 0 || strcmp(name, "cite") == 0)
        add_marked(line, element, EMPHASIS_OPEN, EMPHASIS_CLOSE);
    else
        add_nodes(line, element->children, NULL);
}

/* What d: elements stand for; d:outline and d:asset have nothing for a reader of text. */
static void
add_derived(struct text_line *line, const xmlNode *element)
{
    const struct markdown *markdown = line->markdown;
    const char *name = (const char *)element->name,
               *feature = html_attribute(element, "feature");
    const char *part = html_attribute(element, "part");
    if (strcmp(name, "slot") == 0 ||
        (strcmp(name, "if") == 0 && feature && markdown->has(markdown->user, feature))) {
        add_nodes(line, element->children, NULL);
    } else if (strcmp(name, "use") == 0 && part) {
        const xmlNode *used = markdown->part(markdown->user, part);
        add_nodes(line, used ? used->children : NULL, NULL);
    }
}

/* Two elements that touch are apart on the page; their words are here. */
static void
set_apart(struct text_line *line, size_t at)
{
    GString *text = line->text;
    if (at == 0 || at == text->len || !g_unichar_isalnum(g_utf8_get_char(text->str + at)))
        return;
    gunichar before = g_utf8_get_char(g_utf8_find_prev_char(text->str, text->str + at));
    if (g_unichar_isalnum(before) || before < ' ')
        g_string_insert_c(text, (gssize)at, ' ');
}

static void
add_nodes(struct text_line *line, const xmlNode *first, const xmlNode *end)
{
    const xmlNode *before = NULL;
    for (const xmlNode *n = first; n && n != end; n = n->next) {
        size_t at = line->text->len;
        if (markdown_is_left_out(n))
            continue;
        if (n->type != XML_ELEMENT_NODE)
            add_text(line, (const char *)n->content);
        else if (n->ns && strcmp((const char *)n->ns->href, NS_DERIVED) == 0)
            add_derived(line, n);
        else
            add_element(line, n);
        if (before && before->type == XML_ELEMENT_NODE && n->type == XML_ELEMENT_NODE)
            set_apart(line, at);
        before = n;
    }
}

/* --- Emphasis --- */

static bool
is_apart(gunichar c)
{
    return c < ' ' || g_unichar_isspace(c);
}

/*
 * True if a mark of emphasis between `outside` and `inside` is read as one: what it opens with
 * or closes with is a letter, or there is space or punctuation on its other side.
 */
static bool
can_mark(gunichar outside, gunichar inside)
{
    return !g_unichar_ispunct(inside) || is_apart(outside) || g_unichar_ispunct(outside);
}

static gunichar
char_before(const char *text, const char *p)
{
    const char *before = g_utf8_find_prev_char(text, p);
    return before ? g_utf8_get_char(before) : 0;
}

/* The other end of the emphasis that opens at `open`. */
static const char *
closing(const char *open)
{
    int depth = 0;
    for (const char *p = open; *p; p++) {
        if (*p == STRONG_OPEN || *p == EMPHASIS_OPEN)
            depth++;
        else if (*p == STRONG_CLOSE || *p == EMPHASIS_CLOSE)
            depth--;
        if (depth == 0)
            return p;
    }
    return open;
}

static char *
resolve(const GString *text, const char *line_break)
{
    GString *out = g_string_sized_new(text->len + 16);
    g_autofree bool *is_dropped = g_new0(bool, text->len + 1);
    for (const char *p = text->str; *p; p++) {
        if (*p == BREAK) {
            g_string_append(out, line_break);
            continue;
        }
        if (*p > EMPHASIS_CLOSE || *p < STRONG_OPEN) {
            g_string_append_c(out, *p);
            continue;
        }
        if (*p == STRONG_OPEN || *p == EMPHASIS_OPEN) {
            const char *end = closing(p);
            bool is_read = can_mark(char_before(text->str, p), g_utf8_get_char(p + 1)) &&
                           can_mark(g_utf8_get_char(end + 1), char_before(text->str, end));
            is_dropped[p - text->str] = is_dropped[end - text->str] = !is_read;
        }
        if (!is_dropped[p - text->str])
            g_string_append(out, *p <= STRONG_CLOSE ? "**" : "*");
    }
    return g_string_free(out, FALSE);
}

char *
markdown_line(const struct markdown *markdown, const xmlNode *first, const xmlNode *end,
    const char *line_break)
{
    struct text_line line = { .markdown = markdown, .text = g_string_new(NULL) };
    add_nodes(&line, first, end);
    trim_end(line.text);
    char *text = resolve(line.text, line_break);
    g_string_free(line.text, TRUE);
    return text;
}
