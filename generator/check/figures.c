/*
 * Reports figures in the text that are also the value of a fact: they would not change with the
 * fact.  Each figure of a fact is known by its number and by the words before or after it:
 * "EUR" before, "kg" after, as the handbook's language writes them, and in other usual ways
 * ("10 per cent", "$20", "14-day").  Each number in the text is looked up, and then the words
 * around it are compared.
 */
#include "check/internal.h"
#include "model/fact.h"
#include "model/format.h"
#include "model/visibility.h"

#include <string.h>

struct typed_figure {
    const struct fact *fact;
    const struct fact_value *value;
    const char *before, *after; /* words around the number; "" if there are none */
    struct typed_figure *next;  /* the next figure with the same number */
};

struct typed_figures {
    struct checker *c;
    GHashTable *by_number; /* "2500", "1.5" -> struct typed_figure */
    gunichar group, decimal;
};

#define SPACES " \u00a0\u202f\u2009\u2007"

static bool
is_among(gunichar ch, const char *set)
{
    return ch && g_utf8_strchr(set, -1, ch) != NULL;
}

/* How the language groups digits and marks decimals, taken from a number that ICU formatted. */
static void
learn_separators(struct typed_figures *f)
{
    const char *lang = f->c->model->lang ? f->c->model->lang : "en";
    const char *p = format_number(f->c->ctx, lang, "1234567.5");
    for (; *p; p = utf8_next(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (g_unichar_isdigit(ch))
            continue;
        if (!f->group)
            f->group = ch;
        f->decimal = ch;
    }
}

static bool
has_three_digits(const char *p)
{
    for (size_t i = 0; i < 3; i++)
        if (!g_ascii_isdigit(p[i]))
            return false;
    return !g_ascii_isdigit(p[3]);
}

/*
 * Reads a number as people write it; writes its digits to `out`, with a point and without
 * trailing zeros.
 */
static const char *
read_number(const struct typed_figures *f, const char *p, GString *out)
{
    bool has_point = false;
    g_string_truncate(out, 0);
    while (*p) {
        gunichar ch = g_utf8_get_char(p);
        const char *next = utf8_next(p);
        if (g_ascii_isdigit(*p))
            g_string_append_c(out, *p);
        else if (ch == f->decimal && !has_point && g_ascii_isdigit(*next)) {
            g_string_append_c(out, '.');
            has_point = true;
        } else if (has_point || !has_three_digits(next) ||
                   (ch != f->group && !is_among(ch, "\u00a0\u202f\u2009'\u2019")))
            break;
        p = next;
    }
    while (has_point && out->str[out->len - 1] == '0')
        g_string_truncate(out, out->len - 1);
    if (has_point && out->str[out->len - 1] == '.')
        g_string_truncate(out, out->len - 1);
    return p;
}

/* --- What facts hold ------------------------------------------------------------------- */

static void
figure_add(struct typed_figures *f, const struct fact *fact, const struct fact_value *value,
    const char *number, const char *before, const char *after)
{
    if (!*before && !*after)
        return;
    struct typed_figure *figure = ARENA_NEW(f->c->ctx->arena, struct typed_figure);
    *figure = (struct typed_figure){ fact, value, before, after, NULL };
    struct typed_figure *last = g_hash_table_lookup(f->by_number, number);
    while (last && last->next)
        last = last->next;
    if (last)
        last->next = figure;
    else
        g_hash_table_insert(f->by_number, g_strdup(number), figure);
}

static char *
trim(struct arena *a, const char *from, const char *end)
{
    while (from < end && is_among(g_utf8_get_char(from), SPACES))
        from = utf8_next(from);
    while (end > from && is_among(g_utf8_get_char(g_utf8_prev_char(end)), SPACES))
        end = g_utf8_prev_char(end);
    return arena_strndup(a, from, (size_t)(end - from));
}

static void
add_money(struct typed_figures *f, const struct fact *fact, const struct fact_value *value,
    const char *number, const char *text)
{
    static const char *const signs[][2] = { { "EUR", "€" }, { "USD", "$" }, { "GBP", "£" },
        { "JPY", "¥" }, { "INR", "₹" }, { "PLN", "zł" } };
    char *code = arena_strndup(f->c->ctx->arena, text, 3);
    figure_add(f, fact, value, number, "", code);
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (strcmp(signs[i][0], code) != 0)
            continue;
        figure_add(f, fact, value, number, signs[i][1], "");
        figure_add(f, fact, value, number, "", signs[i][1]);
    }
}

/* Adds one end of a value: as the language writes it, and in other ways. */
static void
add_end(struct typed_figures *f, const struct fact *fact, const struct fact_value *value,
    const char *text, const char *formatted)
{
    struct arena *a = f->c->ctx->arena;
    const char *start = formatted;
    while (*start && !g_ascii_isdigit(*start))
        start++;
    if (!*start)
        return;
    g_autoptr(GString) number = g_string_new(NULL);
    const char *end = read_number(f, start, number);
    const char *before = trim(a, formatted, start);
    const char *after = trim(a, end, end + strlen(end));
    figure_add(f, fact, value, number->str, before, after);
    if (value->kind == VALUE_MONEY)
        add_money(f, fact, value, number->str, text);
    if (value->kind == VALUE_PERCENT) {
        figure_add(f, fact, value, number->str, "", "per cent");
        figure_add(f, fact, value, number->str, "", "percent");
    }
    /* "a 14-day period" */
    if (value->kind == VALUE_DURATION && g_str_has_suffix(after, "s"))
        figure_add(f, fact, value, number->str, "", arena_strndup(a, after, strlen(after) - 1));
    if (value->kind == VALUE_DATE && strlen(text) > 4) {
        g_autofree char *year = g_strndup(text, 4);
        figure_add(f, fact, value, year, "", arena_strdup(a, text + 4));
    }
}

static void
add_value(struct typed_figures *f, const struct fact *fact, const struct fact_value *value)
{
    bool is_figure = value->kind == VALUE_MONEY || value->kind == VALUE_PERCENT ||
                     value->kind == VALUE_QUANTITY || value->kind == VALUE_DURATION ||
                     (value->kind == VALUE_DATE && value->text && strlen(value->text) > 4);
    if (!is_figure || !value->text)
        return;
    struct fact_value bare = *value;
    bare.bound = BOUND_NONE;
    bare.to = NULL;
    add_end(f, fact, value, value->text, fact_format(f->c->ctx, f->c->model, &bare));
    if (value->to) {
        bare.text = value->to;
        add_end(f, fact, value, value->to, fact_format(f->c->ctx, f->c->model, &bare));
    }
}

/* --- What the text spells -------------------------------------------------------------- */

/* True if the text before `p`, ignoring spaces, ends with the words. */
static const char *
stands_before(const char *text, const char *p, const char *words)
{
    size_t size = strlen(words);
    while (size && p > text && is_among(g_utf8_get_char(g_utf8_prev_char(p)), SPACES))
        p = g_utf8_prev_char(p);
    if ((size_t)(p - text) < size || strncmp(p - size, words, size) != 0)
        return NULL;
    p -= size;
    bool is_whole = !size || p == text || !g_unichar_isalnum(g_utf8_get_char(p)) ||
                    !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(p)));
    return is_whole ? p : NULL;
}

/* True if the words follow at `p`, after spaces or a hyphen.  Their spaces match any space. */
static const char *
stands_after(const char *p, const char *words, bool skip_first)
{
    if (!*words)
        return p;
    if (skip_first)
        while (is_among(g_utf8_get_char(p), SPACES "-\u2011"))
            p = utf8_next(p);
    for (const char *w = words; *w; w = utf8_next(w), p = utf8_next(p)) {
        gunichar a = g_utf8_get_char(w), b = g_utf8_get_char(p);
        if (!b || (a != b && !(is_among(a, SPACES) && is_among(b, SPACES))))
            return NULL;
    }
    gunichar last = g_utf8_get_char(g_utf8_prev_char(p)), next = g_utf8_get_char(p);
    return g_unichar_isalnum(last) && next && g_unichar_isalnum(next) ? NULL : p;
}

/* Reports each fact that the number at `p` is a figure of, once, with its longest spelling. */
struct spelling {
    const char *from, *to;
    GPtrArray *figures;
};

static void
spelling_find(const struct typed_figures *f, const char *text, const char *p, const char *end,
    const char *number, struct spelling *out)
{
    out->from = p;
    out->to = end;
    g_ptr_array_set_size(out->figures, 0);
    if (p > text && g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(p))))
        return;
    const struct typed_figure *figure = g_hash_table_lookup(f->by_number, number);
    for (const struct fact *last = NULL; figure; figure = figure->next) {
        const char *from = stands_before(text, p, figure->before);
        const char *to = stands_after(end, figure->after, false);
        to = to ? to : stands_after(end, figure->after, true);
        if (!from || !to)
            continue;
        out->from = MIN(out->from, from);
        out->to = MAX(out->to, to);
        if (figure->fact != last)
            g_ptr_array_add(out->figures, (gpointer)(uintptr_t)figure);
        last = figure->fact;
    }
}

static void
report(struct checker *c, const struct block *block, const struct spelling *spelling)
{
    const GPtrArray *figures = spelling->figures;
    g_autofree char *spelled =
        g_strndup(spelling->from, (size_t)(spelling->to - spelling->from));
    const struct typed_figure *first = figures->pdata[0];
    struct diag *diag = check_found(c, block->node, "bare-fact",
        figures->len > 1 ? "\"%s\" is typed here, but fact \"%s\" and others hold this figure"
                         : "\"%s\" is typed here, but fact \"%s\" holds this figure",
        spelled, first->fact->id);
    for (guint i = 0; i < figures->len; i++) {
        const struct typed_figure *figure = figures->pdata[i];
        check_note(
            c, diag, figure->value->node, "write <value-of fact=\"%s\"/>", figure->fact->id);
    }
}

static void
check_block(struct typed_figures *f, const struct block *block, GString *number,
    struct spelling *spelling)
{
    for (const char *p = block->unlinked; *p;) {
        if (!g_ascii_isdigit(*p)) {
            p++;
            continue;
        }
        const char *end = read_number(f, p, number);
        spelling_find(f, block->unlinked, p, end, number->str, spelling);
        if (spelling->figures->len)
            report(f->c, block, spelling);
        p = end;
    }
}

void
check_figures(struct checker *c)
{
    struct typed_figures f = { .c = c };
    f.by_number = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    learn_separators(&f);
    for (size_t i = 0; i < c->model->n_facts; i++)
        for (size_t k = 0; k < c->model->facts[i].n_values; k++)
            add_value(&f, &c->model->facts[i], &c->model->facts[i].values[k]);
    g_autoptr(GString) number = g_string_new(NULL);
    struct spelling spelling = { .figures = g_ptr_array_new() };
    for (guint i = 0; i < c->blocks->len; i++)
        check_block(&f, &g_array_index(c->blocks, struct block, i), number, &spelling);
    g_ptr_array_free(spelling.figures, TRUE);
    g_hash_table_unref(f.by_number);
}

void
check_values(struct checker *c)
{
    check_shown_values(c->ctx, c->model);
}
