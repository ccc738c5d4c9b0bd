/*
 * Blocks of Markdown.  Each line of a block begins with the prefix of the list items around it:
 *
 *     -   Client                      prefix of the first line "-   ", of the others "    "
 *         1.  Work starts             "    1.  ", then "        "
 */
#include "web/markdown.h"

#include "web/html.h"
#include "web/web.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ITEM_WIDTH 4

struct markdown_writer {
    const struct markdown *markdown;
    GString *first;  /* the prefix of the next line */
    GString *others; /* that of the lines after it */
    size_t n_blocks; /* written so far */
    bool is_tight;   /* no empty line before the next block */
    int sink;
};

static void write_children(struct markdown_writer *w, const xmlNode *element);

static bool
is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* --- Lines --- */

/* Appends a line without the spaces at its end, so that an empty one is empty. */
static void
put_line(GString *out, const char *prefix, const char *text, size_t n)
{
    size_t at = out->len;
    g_string_append(out, prefix);
    g_string_append_len(out, text, (gssize)n);
    while (n == 0 && out->len > at && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    g_string_append_c(out, '\n');
}

/* Writes a block of lines, after an empty one. */
static void
put_block(struct markdown_writer *w, const char *text)
{
    GString *out = w->markdown->out;
    if (w->n_blocks > 0 && !w->is_tight)
        put_line(out, w->others->str, "", 0);
    while (*text) {
        size_t n = strcspn(text, "\n");
        put_line(out, w->first->str, text, n);
        g_string_assign(w->first, w->others->str);
        text += n + (text[n] == '\n');
    }
    w->n_blocks++;
    w->is_tight = false;
}

/* True if a line would be read as a heading, a list, a quotation or a rule by how it begins. */
static bool
has_block_mark(const char *line)
{
    size_t digits = strspn(line, "0123456789");
    if (digits > 0)
        return (line[digits] == '.' || line[digits] == ')') && strchr(" \n", line[digits + 1]);
    return strchr("#>|=", line[0]) || (strchr("+-", line[0]) && strchr(" -\n", line[1]));
}

/* The same text with its first character, or the mark behind its digits, taken as it is. */
static char *
with_plain_start(const char *line)
{
    if (!*line || !has_block_mark(line))
        return g_strdup(line);
    size_t digits = strspn(line, "0123456789");
    return g_strdup_printf("%.*s\\%s", (int)digits, line, line + digits);
}

static void
put_paragraph(struct markdown_writer *w, const xmlNode *first, const xmlNode *end)
{
    g_autofree char *line = markdown_line(w->markdown, first, end, "  \n");
    if (!*line)
        return;
    g_autofree char *text = with_plain_start(line);
    put_block(w, text);
}

static void
put_heading(struct markdown_writer *w, const xmlNode *heading, int level)
{
    g_autofree char *line = markdown_line(w->markdown, heading->children, NULL, " ");
    if (!*line)
        return;
    g_autofree char *text =
        g_strdup_printf("%.*s %s", CLAMP(level + w->sink, 1, 6), "######", line);
    put_block(w, text);
}

/* The element whose contents stand for a d: element; NULL if nothing does. */
static const xmlNode *
resolve_derived(const struct markdown_writer *w, const xmlNode *element)
{
    const struct markdown *markdown = w->markdown;
    const char *feature = html_attribute(element, "feature"),
               *part = html_attribute(element, "part");
    if (is_named(element, "slot"))
        return element;
    if (is_named(element, "if"))
        return feature && markdown->has(markdown->user, feature) ? element : NULL;
    return is_named(element, "use") && part ? markdown->part(markdown->user, part) : NULL;
}

/* --- Lists --- */

struct list_item {
    size_t width;    /* of the prefix around it */
    size_t n_blocks; /* written before it */
};

static struct list_item
item_begin(struct markdown_writer *w, const char *mark)
{
    struct list_item item = { w->others->len, w->n_blocks };
    int width = MAX((int)strlen(mark) + 1, ITEM_WIDTH);
    g_string_append_printf(w->first, "%-*s", width, mark);
    g_string_append_printf(w->others, "%-*s", width, "");
    return item;
}

/* The next item follows at once if this one is a single block. */
static void
item_end(struct markdown_writer *w, struct list_item item)
{
    g_string_truncate(w->others, item.width);
    g_string_assign(w->first, w->others->str);
    w->is_tight = w->n_blocks == item.n_blocks + 1;
}

static bool
has_class(const xmlNode *node, const char *class)
{
    return node && g_strcmp0(html_attribute(node, "class"), class) == 0;
}

/* True if items of a list begin with numbers or letters of their own, "1.1" or "(a)". */
static bool
has_own_marks(const xmlNode *list)
{
    bool has_own = false;
    for (const xmlNode *n = list->children; n && !has_own; n = n->next) {
        const xmlNode *first = xmlFirstElementChild((xmlNode *)(uintptr_t)n);
        if (!is_named(n, "li") || has_class(first, "num"))
            continue;
        xmlChar *text = xmlNodeGetContent(n);
        const char *start = g_strstrip((char *)text);
        has_own = g_ascii_isdigit(*start) || *start == '(';
        xmlFree(text);
    }
    return has_own;
}

/* The number of an item: what the page has in its place (class num), or else the next. */
static long
item_number(const xmlNode *li, long next)
{
    const xmlNode *first = xmlFirstElementChild((xmlNode *)(uintptr_t)li);
    if (!has_class(first, "num"))
        return next;
    xmlChar *text = xmlNodeGetContent(first);
    long number = strtol((const char *)text, NULL, 10);
    xmlFree(text);
    return number > 0 ? number : next;
}

/* Writes the items among the children; d: elements may stand around them. */
static void
write_items(struct markdown_writer *w, const xmlNode *parent, bool is_ordered, long *number)
{
    for (const xmlNode *n = parent->children; n; n = n->next) {
        if (markdown_is_left_out(n) || n->type != XML_ELEMENT_NODE)
            continue;
        if (!is_named(n, "li")) {
            const xmlNode *inside = resolve_derived(w, n);
            if (inside)
                write_items(w, inside, is_ordered, number);
            continue;
        }
        char mark[24] = "-";
        if (is_ordered) {
            *number = item_number(n, *number);
            snprintf(mark, sizeof mark, "%ld.", (*number)++);
        }
        struct list_item item = item_begin(w, mark);
        write_children(w, n);
        item_end(w, item);
    }
}

static void
write_list(struct markdown_writer *w, const xmlNode *list, bool is_ordered)
{
    long number = 1;
    write_items(w, list, is_ordered && !has_own_marks(list), &number);
    w->is_tight = false;
}

/* Terms and what is said of them, also where each pair is in a div: a list. */
static void
write_terms(
    struct markdown_writer *w, const xmlNode *list, struct list_item *item, bool *is_open)
{
    for (const xmlNode *n = list->children; n; n = n->next) {
        if (markdown_is_left_out(n) || n->type != XML_ELEMENT_NODE)
            continue;
        if (is_named(n, "dt")) {
            if (*is_open)
                item_end(w, *item);
            *item = item_begin(w, "-");
            *is_open = true;
            const xmlNode *said = xmlNextElementSibling((xmlNode *)(uintptr_t)n);
            bool is_joined = said && is_named(said, "dd") && !markdown_has_blocks(said);
            g_autofree char *term = markdown_line(w->markdown, n, n->next, " ");
            g_autofree char *text =
                is_joined ? markdown_line(w->markdown, said->children, NULL, "  \n") : NULL;
            g_autofree char *line =
                g_strdup_printf("%s%s%s", term, is_joined ? ": " : "", text ? text : "");
            put_block(w, line);
            n = is_joined ? said : n;
        } else {
            if (is_named(n, "dd"))
                write_children(w, n);
            else
                write_terms(w, n, item, is_open);
        }
    }
}

static void
write_term_list(struct markdown_writer *w, const xmlNode *list)
{
    struct list_item item = { 0, 0 };
    bool is_open = false;
    write_terms(w, list, &item, &is_open);
    if (is_open)
        item_end(w, item);
    w->is_tight = false;
}

static void
write_quotation(struct markdown_writer *w, const xmlNode *quotation)
{
    size_t width = w->others->len;
    if (w->n_blocks > 0 && !w->is_tight)
        put_line(w->markdown->out, w->others->str, "", 0);
    w->is_tight = true;
    g_string_append(w->first, "> ");
    g_string_append(w->others, "> ");
    write_children(w, quotation);
    g_string_truncate(w->others, width);
    g_string_assign(w->first, w->others->str);
}

/* What opens is an item with its contents below it. */
static void
write_details(struct markdown_writer *w, const xmlNode *details)
{
    struct list_item item = item_begin(w, "-");
    write_children(w, details);
    item_end(w, item);
    const xmlNode *next = xmlNextElementSibling((xmlNode *)(uintptr_t)details);
    w->is_tight = w->is_tight && next && is_named(next, "details");
}

/* --- Elements --- */

static void
write_table(struct markdown_writer *w, const xmlNode *table)
{
    for (const xmlNode *n = table->children; n; n = n->next) {
        if (is_named(n, "caption"))
            write_children(w, n);
    }
    g_autofree char *text = markdown_table(w->markdown, table);
    put_block(w, text);
}

static void
write_derived(struct markdown_writer *w, const xmlNode *element)
{
    const char *sink = html_attribute(element, "sink");
    const xmlNode *inside = resolve_derived(w, element);
    int before = w->sink;
    w->sink += sink ? sink[0] - '0' : 0;
    if (inside)
        write_children(w, inside);
    w->sink = before;
}

static void
write_block(struct markdown_writer *w, const xmlNode *element)
{
    const char *name = (const char *)element->name;
    if (element->ns && strcmp((const char *)element->ns->href, NS_DERIVED) == 0)
        write_derived(w, element);
    else if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2])
        put_heading(w, element, name[1] - '0');
    else if (strcmp(name, "ul") == 0 || strcmp(name, "ol") == 0)
        write_list(w, element, name[0] == 'o');
    else if (strcmp(name, "dl") == 0)
        write_term_list(w, element);
    else if (strcmp(name, "details") == 0)
        write_details(w, element);
    else if (strcmp(name, "table") == 0)
        write_table(w, element);
    else if (strcmp(name, "blockquote") == 0)
        write_quotation(w, element);
    else if (strcmp(name, "hr") == 0)
        put_block(w, "---");
    else
        write_children(w, element);
}

/* A paragraph that follows its letter (class k), as "(a) you ask first". */
static bool
put_lettered(struct markdown_writer *w, const xmlNode *run, const xmlNode *paragraph)
{
    while (run != paragraph && run->type != XML_ELEMENT_NODE)
        run = run->next;
    if (!has_class(run, "k") || !is_named(paragraph, "p"))
        return false;
    g_autofree char *letter = markdown_line(w->markdown, run, paragraph, " ");
    g_autofree char *text = markdown_line(w->markdown, paragraph->children, NULL, "  \n");
    g_autofree char *line = g_strdup_printf("%s %s", letter, text);
    put_block(w, line);
    return true;
}

/* A run of text and inline elements between blocks is a paragraph. */
static void
write_children(struct markdown_writer *w, const xmlNode *element)
{
    const xmlNode *run = NULL;
    for (const xmlNode *n = element->children; n; n = n->next) {
        bool is_number = is_named(element, "li") && has_class(n, "num") && !run;
        bool is_block = !markdown_is_left_out(n) && !markdown_is_inline(n);
        if (!is_block && !is_number)
            run = run ? run : n;
        if (!is_block)
            continue;
        if (run && put_lettered(w, run, n)) {
            run = NULL;
            continue;
        }
        if (run)
            put_paragraph(w, run, n);
        run = NULL;
        write_block(w, n);
    }
    if (run)
        put_paragraph(w, run, NULL);
}

void
markdown_write(const struct markdown *markdown, const xmlNode *element)
{
    struct markdown_writer w = { markdown, g_string_new(NULL), g_string_new(NULL), 0, false,
        0 };
    write_children(&w, element);
    g_string_free(w.first, TRUE);
    g_string_free(w.others, TRUE);
}
