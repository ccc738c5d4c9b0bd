#include "audit/spoken.h"

#include "audit/table_grid.h"

#include <string.h>

struct speaker {
    const struct finished *f;
    GString *out;
    GString *line;   /* the line being built */
    GString *before; /* prefix of the next line: "1 of 3, (a): " */
    int depth;
};

static void speak_inside(struct speaker *s, const struct finished_element *e);
static void speak_block(struct speaker *s, const struct finished_element *e);

static bool
is(const struct finished_element *e, const char *role)
{
    return strcmp(e->role, role) == 0;
}

/* Collapses white space and drops soft hyphens. */
static void
append_plain(GString *out, const char *text)
{
    bool is_space = out->len == 0 || out->str[out->len - 1] == ' ';
    for (const char *p = text; *p; p += g_utf8_skip[(unsigned char)*p]) {
        gunichar c = g_utf8_get_char(p);
        if (c == 0xad)
            continue;
        bool is_now = g_unichar_isspace(c);
        if (!is_now)
            g_string_append_unichar(out, c);
        else if (!is_space)
            g_string_append_c(out, ' ');
        is_space = is_now;
    }
}

static void
trim(GString *text)
{
    while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate(text, text->len - 1);
}

static void
end_line(struct speaker *s)
{
    trim(s->line);
    if (s->line->len > 0)
        g_string_append_printf(
            s->out, "%*s%s%s\n", s->depth * 2, "", s->before->str, s->line->str);
    if (s->line->len > 0)
        g_string_truncate(s->before, 0);
    g_string_truncate(s->line, 0);
}

static void
say(struct speaker *s, const char *text)
{
    end_line(s);
    g_string_assign(s->line, text);
    end_line(s);
}

/* ---- inline text ---- */

static const struct finished_link *
link_in(const struct finished_element *e)
{
    for (size_t i = 0; i < e->n_kids; i++)
        if (e->kids[i].link)
            return e->kids[i].link;
    return NULL;
}

static void
speak_link(
    struct speaker *s, const struct finished_element *e, const struct finished_link *link)
{
    g_autoptr(GString) text = g_string_new(NULL);
    if (link->contents)
        append_plain(text, link->contents);
    else
        element_text(e, text);
    g_string_append_printf(s->line, "[link: %s]", text->str);
    /* A space at the end of a link belongs to the text around the link. */
    g_autoptr(GString) shown = g_string_new(NULL);
    for (size_t i = 0; i < e->n_kids; i++)
        if (e->kids[i].sequence)
            g_string_append(shown, e->kids[i].sequence->text);
    if (shown->len > 0 && shown->str[shown->len - 1] == ' ')
        append_plain(s->line, " ");
}

static void
speak_inline(struct speaker *s, const struct finished_element *e)
{
    const struct finished_link *link = link_in(e);
    if (link) {
        speak_link(s, e, link);
        return;
    }
    if (e->lang)
        g_string_append_printf(s->line, "[%s: ", e->lang);
    if (e->actual)
        append_plain(s->line, e->actual);
    else
        speak_inside(s, e);
    if (e->expansion)
        g_string_append_printf(s->line, " (%s)", e->expansion);
    if (e->lang) {
        trim(s->line);
        g_string_append(s->line, "] ");
    }
    if (is(e, "Lbl"))
        append_plain(s->line, " ");
}

/* ---- lists ---- */

static const struct finished_element *
child_of(const struct finished_element *e, const char *role)
{
    for (size_t i = 0; i < e->n_kids; i++)
        if (e->kids[i].element && is(e->kids[i].element, role))
            return e->kids[i].element;
    return NULL;
}

static void
speak_item(struct speaker *s, const struct finished_element *item, unsigned at, unsigned n)
{
    const struct finished_element *label = child_of(item, "Lbl");
    g_autoptr(GString) text = g_string_new(NULL);
    if (label)
        element_text(label, text);
    bool is_bullet =
        g_utf8_strlen(text->str, -1) == 1 && g_unichar_ispunct(g_utf8_get_char(text->str));
    g_string_printf(s->before, "%u of %u%s%s: ", at, n, text->len > 0 && !is_bullet ? ", " : "",
        is_bullet ? "" : text->str);
    for (size_t i = 0; i < item->n_kids; i++)
        if (item->kids[i].element && item->kids[i].element != label)
            speak_inside(s, item->kids[i].element);
    end_line(s);
    if (s->before->len > 0) { /* the item has no text */
        g_string_truncate(s->before, s->before->len - 2);
        g_autofree char *alone = g_strdup(s->before->str);
        g_string_truncate(s->before, 0);
        say(s, alone);
    }
}

static void
speak_list(struct speaker *s, const struct finished_element *list)
{
    unsigned n = 0, at = 0;
    for (size_t i = 0; i < list->n_kids; i++)
        n += list->kids[i].element && is(list->kids[i].element, "LI");
    end_line(s);
    g_string_append_printf(s->line, "list of %u item%s", n, n == 1 ? "" : "s");
    end_line(s);
    s->depth++;
    for (size_t i = 0; i < list->n_kids; i++) {
        const struct finished_element *kid = list->kids[i].element;
        if (kid && is(kid, "LI"))
            speak_item(s, kid, ++at, n);
        else if (kid)
            speak_block(s, kid);
    }
    s->depth--;
}

/* ---- tables ---- */

/* Everything in a cell, on one line. */
static void
append_cell(struct speaker *s, const struct finished_element *cell)
{
    g_autoptr(GString) out = g_string_new(NULL), line = g_string_new(NULL),
                       before = g_string_new(NULL);
    struct speaker inner = { .f = s->f, .out = out, .line = line, .before = before };
    speak_inside(&inner, cell);
    end_line(&inner);
    g_strstrip(out->str);
    g_auto(GStrv) lines = g_strsplit(out->str, "\n", -1);
    for (char **l = lines; *l; l++)
        g_string_append_printf(s->line, "%s%s", l == lines ? "" : " / ", g_strstrip(*l));
}

static void
append_heads(struct speaker *s, const struct table_grid *g, size_t row, size_t column)
{
    g_autoptr(GPtrArray) heads = g_ptr_array_new();
    table_grid_heads(s->f, g, row, column, heads);
    for (guint i = 0; i < heads->len; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        element_text(heads->pdata[i], text);
        g_string_append_printf(s->line, "%s%s", i > 0 ? ", " : "", text->str);
    }
    if (heads->len > 0)
        g_string_append(s->line, ": ");
}

static void
speak_row(struct speaker *s, const struct table_grid *g, size_t row)
{
    bool is_head = g->rows[row]->parent && is(g->rows[row]->parent, "THead");
    if (is_head)
        g_string_append(s->line, "heads: ");
    else
        g_string_append_printf(s->line, "row %zu: ", row + 1);
    bool is_first = true;
    for (size_t x = 0; x < g->n_columns; x++) {
        if (!table_grid_begins(g, row, x))
            continue;
        if (!is_first)
            g_string_append(s->line, "; ");
        is_first = false;
        const struct finished_element *cell = table_grid_at(g, row, x);
        if (is(cell, "TD"))
            append_heads(s, g, row, x);
        append_cell(s, cell);
    }
    end_line(s);
}

static void
speak_table(struct speaker *s, const struct finished_element *table)
{
    const struct table_grid *g = table_grid_new(s->f, table);
    const struct finished_element *caption = child_of(table, "Caption");
    end_line(s);
    g_string_append_printf(s->line, "table, %zu columns, %zu rows", g->n_columns, g->n_rows);
    if (caption) {
        g_string_append(s->line, ": ");
        append_cell(s, caption);
    }
    end_line(s);
    s->depth++;
    for (size_t row = 0; row < g->n_rows; row++)
        speak_row(s, g, row);
    s->depth--;
}

/* ---- blocks ---- */

static void
speak_around(struct speaker *s, const struct finished_element *e, const char *name)
{
    say(s, name);
    s->depth++;
    speak_inside(s, e);
    end_line(s);
    s->depth--;
}

static void
speak_figure(struct speaker *s, const struct finished_element *e)
{
    const char *said = e->alt ? e->alt : e->actual;
    end_line(s);
    g_string_append(s->line, "figure: ");
    append_plain(s->line, said ? said : "(no alternative text)");
    end_line(s);
    for (size_t i = 0; i < e->n_kids; i++)
        if (e->kids[i].element)
            speak_block(s, e->kids[i].element);
}

/* The announcement before the text of an element of this type. */
static const struct {
    const char *role, *name;
} openings[] = {
    { "Title", "title: " },
    { "Caption", "caption: " },
    { "TOCI", "contents line: " },
};

static const struct {
    const char *role, *name;
} groups[] = {
    { "Aside", "aside:" },
    { "Note", "aside:" },
    { "FENote", "note:" },
    { "BlockQuote", "quotation:" },
    { "TOC", "contents:" },
    { "Index", "index:" },
};

static void
speak_block(struct speaker *s, const struct finished_element *e)
{
    end_line(s);
    if (is(e, "L"))
        speak_list(s, e);
    else if (is(e, "Table"))
        speak_table(s, e);
    else if (is(e, "Figure"))
        speak_figure(s, e);
    else {
        for (size_t i = 0; i < G_N_ELEMENTS(groups); i++)
            if (is(e, groups[i].role)) {
                speak_around(s, e, groups[i].name);
                return;
            }
        for (size_t i = 0; i < G_N_ELEMENTS(openings); i++)
            if (is(e, openings[i].role))
                g_string_append(s->before, openings[i].name);
        if (e->role[0] == 'H' && g_ascii_isdigit(e->role[1]))
            g_string_append_printf(s->before, "heading %c: ", e->role[1]);
        if (e->lang && e->parent)
            g_string_append_printf(s->before, "[%s] ", e->lang);
        speak_inside(s, e);
        end_line(s);
    }
}

/* Its text and inline elements as one line, and each block as a line of its own. */
static void
speak_inside(struct speaker *s, const struct finished_element *e)
{
    for (size_t i = 0; i < e->n_kids; i++) {
        const struct finished_kid *kid = &e->kids[i];
        if (kid->sequence)
            append_plain(s->line, kid->sequence->text);
        else if (kid->element && finished_is_inline(kid->element))
            speak_inline(s, kid->element);
        else if (kid->element)
            speak_block(s, kid->element);
    }
}

void
spoken_write(const struct finished *f, const struct finished_element *from, GString *out)
{
    struct speaker s = {
        .f = f, .out = out, .line = g_string_new(NULL), .before = g_string_new(NULL)
    };
    if (from == f->root && f->lang)
        g_string_append_printf(out, "language: %s\n", f->lang);
    speak_block(&s, from);
    end_line(&s);
    g_string_free(s.line, TRUE);
    g_string_free(s.before, TRUE);
}
