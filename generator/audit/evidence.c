#include "audit/evidence.h"

#include "audit/spoken.h"
#include "audit/table_grid.h"

#include <string.h>

static void
set_text(JsonBuilder *b, const char *name, const char *value)
{
    json_builder_set_member_name(b, name);
    json_builder_add_string_value(b, value ? value : "");
}

static void
set_number(JsonBuilder *b, const char *name, gint64 value)
{
    json_builder_set_member_name(b, name);
    json_builder_add_int_value(b, value);
}

static void
set_page(JsonBuilder *b, size_t page)
{
    if (page != SIZE_MAX)
        set_number(b, "page", (gint64)page + 1);
}

static bool
is(const struct finished_element *e, const char *role)
{
    return strcmp(e->role, role) == 0;
}

static char *
text_of(const struct finished_element *e)
{
    GString *text = g_string_new(NULL);
    element_text(e, text);
    return g_string_free(text, FALSE);
}

/* ---- lists of elements ---- */

typedef void element_fn(
    JsonBuilder *b, const struct finished *f, const struct finished_element *e);

struct evidence_kind {
    const char *name;
    bool (*takes)(const struct finished_element *e);
    element_fn *add;
};

static bool
takes_heading(const struct finished_element *e)
{
    return is(e, "Title") || (e->role[0] == 'H' && g_ascii_isdigit(e->role[1]));
}

static void
add_heading(JsonBuilder *b, const struct finished *f, const struct finished_element *e)
{
    (void)f;
    g_autofree char *text = text_of(e);
    set_number(b, "level", is(e, "Title") ? 0 : e->role[1] - '0');
    set_text(b, "text", text);
    set_page(b, e->page);
}

static bool
takes_figure(const struct finished_element *e)
{
    return is(e, "Figure") || is(e, "Formula") || e->actual || e->expansion;
}

static void
add_figure(JsonBuilder *b, const struct finished *f, const struct finished_element *e)
{
    (void)f;
    set_text(b, "type", e->type);
    set_text(b, "text", e->alt ? e->alt : e->actual ? e->actual : e->expansion);
    for (size_t i = 0; i < e->n_kids; i++)
        if (e->kids[i].element && is(e->kids[i].element, "Caption")) {
            g_autofree char *caption = text_of(e->kids[i].element);
            set_text(b, "caption", caption);
        }
    set_page(b, e->page);
}

static bool
takes_table(const struct finished_element *e)
{
    return is(e, "Table");
}

static void
add_table(JsonBuilder *b, const struct finished *f, const struct finished_element *e)
{
    const struct table_grid *g = table_grid_new(f, e);
    set_number(b, "rows", (gint64)g->n_rows);
    set_number(b, "columns", (gint64)g->n_columns);
    for (size_t i = 0; i < e->n_kids; i++)
        if (e->kids[i].element && is(e->kids[i].element, "Caption")) {
            g_autofree char *caption = text_of(e->kids[i].element);
            set_text(b, "caption", caption);
        }
    json_builder_set_member_name(b, "heads");
    json_builder_begin_array(b);
    for (size_t y = 0; y < g->n_rows; y++)
        for (size_t x = 0; x < g->n_columns; x++) {
            const struct finished_element *cell = table_grid_at(g, y, x);
            if (!table_grid_begins(g, y, x) || !is(cell, "TH"))
                continue;
            g_autofree char *text = text_of(cell);
            json_builder_add_string_value(b, text);
        }
    json_builder_end_array(b);
    set_page(b, e->page);
}

static bool
takes_list(const struct finished_element *e)
{
    return is(e, "L");
}

static void
add_list(JsonBuilder *b, const struct finished *f, const struct finished_element *e)
{
    (void)f;
    gint64 n = 0;
    const struct finished_element *first = NULL;
    for (size_t i = 0; i < e->n_kids; i++) {
        const struct finished_element *item = e->kids[i].element;
        n += item && is(item, "LI");
        first = first ? first : item;
    }
    set_number(b, "items", n);
    set_text(b, "numbering", e->numbering ? e->numbering : "None");
    g_autofree char *text = first ? text_of(first) : NULL;
    set_text(b, "first", text);
    set_page(b, e->page);
}

static bool
takes_note(const struct finished_element *e)
{
    return is(e, "Note") || is(e, "FENote") || is(e, "Aside");
}

static void
add_note(JsonBuilder *b, const struct finished *f, const struct finished_element *e)
{
    (void)f;
    g_autofree char *text = text_of(e);
    set_text(b, "type", e->type);
    set_text(b, "text", text);
    set_number(b, "cited", (gint64)e->n_refs);
    set_page(b, e->page);
}

static bool
takes_language(const struct finished_element *e)
{
    return e->lang != NULL;
}

static void
add_language(JsonBuilder *b, const struct finished *f, const struct finished_element *e)
{
    (void)f;
    g_autofree char *text = e->parent ? text_of(e) : NULL;
    set_text(b, "language", e->lang);
    set_text(b, "text", e->parent ? text : "(the document)");
    set_page(b, e->page);
}

static const struct evidence_kind kinds[] = {
    { "headings", takes_heading, add_heading },
    { "alternatives", takes_figure, add_figure },
    { "tables", takes_table, add_table },
    { "lists", takes_list, add_list },
    { "notes", takes_note, add_note },
    { "languages", takes_language, add_language },
};

static void
walk(JsonBuilder *b, const struct finished *f, const struct evidence_kind *kind,
    const struct finished_element *e)
{
    if (kind->takes(e)) {
        json_builder_begin_object(b);
        kind->add(b, f, e);
        json_builder_end_object(b);
    }
    for (size_t i = 0; i < e->n_kids; i++)
        if (e->kids[i].element)
            walk(b, f, kind, e->kids[i].element);
}

/* ---- lists of other things ---- */

/* Lists each link description once, with its number of uses and where it leads. */
static void
build_links(JsonBuilder *b, const struct finished *f)
{
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int pass = 0; pass < 2; pass++)
        for (const struct finished_link *l = f->links; l; l = l->next) {
            char *key = g_strdup_printf(
                "%s\n%s", l->contents ? l->contents : "", l->address ? l->address : "");
            int n = GPOINTER_TO_INT(g_hash_table_lookup(counts, key));
            if (pass == 0) {
                g_hash_table_replace(counts, key, GINT_TO_POINTER(n + 1));
                continue;
            }
            if (n > 0) {
                json_builder_begin_object(b);
                set_text(b, "text", l->contents);
                set_text(b, "to", l->address ? l->address : "a place in the document");
                set_number(b, "times", n);
                set_page(b, l->page);
                json_builder_end_object(b);
            }
            g_hash_table_replace(counts, key, NULL);
        }
}

static int
by_text(const void *a, const void *b)
{
    const char *const *one = a, *const *other = b;
    return strcmp(*one, *other);
}

/* Lists each text that is drawn but not read aloud, once. */
static void
build_artifacts(JsonBuilder *b, const struct finished *f)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    for (size_t i = 0; i < f->n_pages; i++)
        for (size_t k = 0; k < f->pages[i].n_sequences; k++) {
            const struct marked_sequence *s = &f->pages[i].sequences[k];
            const char *line = s->id < 0 && strspn(s->text, " \n\t0123456789") < strlen(s->text)
                                   ? arena_printf(f->arena, "%s: %s", s->artifact, s->text)
                                   : NULL;
            if (line && g_hash_table_add(seen, (void *)(uintptr_t)line))
                g_ptr_array_add(texts, (void *)(uintptr_t)line);
        }
    g_ptr_array_sort(texts, by_text);
    for (guint i = 0; i < texts->len; i++)
        json_builder_add_string_value(b, texts->pdata[i]);
}

static void
count_types(const struct finished_element *e, GHashTable *counts, GPtrArray *names)
{
    int n = GPOINTER_TO_INT(g_hash_table_lookup(counts, e->type));
    if (n == 0)
        g_ptr_array_add(names, (void *)(uintptr_t)e->type);
    g_hash_table_replace(counts, (void *)(uintptr_t)e->type, GINT_TO_POINTER(n + 1));
    for (size_t i = 0; i < e->n_kids; i++)
        if (e->kids[i].element)
            count_types(e->kids[i].element, counts, names);
}

static void
build_types(JsonBuilder *b, const struct finished *f)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    if (f->root)
        count_types(f->root, counts, names);
    g_ptr_array_sort(names, by_text);
    for (guint i = 0; i < names->len; i++) {
        json_builder_begin_object(b);
        set_text(b, "type", names->pdata[i]);
        set_number(b, "times", GPOINTER_TO_INT(g_hash_table_lookup(counts, names->pdata[i])));
        json_builder_end_object(b);
    }
}

static const struct finished_element *
first_heading(const struct finished_element *e)
{
    if (takes_heading(e))
        return e;
    const struct finished_element *found = NULL;
    for (size_t i = 0; i < e->n_kids && !found; i++)
        if (e->kids[i].element)
            found = first_heading(e->kids[i].element);
    return found;
}

/* Lists the reading order, practice by practice. */
static void
build_practices(JsonBuilder *b, const struct finished *f, const char *const *ids)
{
    for (; *ids; ids++) {
        const struct finished_element *e = g_hash_table_lookup(f->by_id, *ids);
        if (!e)
            continue;
        const struct finished_element *head = first_heading(e);
        g_autofree char *title = head ? text_of(head) : NULL;
        g_autoptr(GString) spoken = g_string_new(NULL);
        spoken_write(f, e, spoken);
        g_auto(GStrv) lines = g_strsplit(spoken->str, "\n", -1);
        json_builder_begin_object(b);
        set_text(b, "id", *ids);
        set_text(b, "title", title);
        set_text(b, "language", element_lang(f, e));
        set_page(b, e->page);
        json_builder_set_member_name(b, "spoken");
        json_builder_begin_array(b);
        for (char **line = lines; *line; line++)
            if (**line)
                json_builder_add_string_value(b, *line);
        json_builder_end_array(b);
        json_builder_end_object(b);
    }
}

static void
begin_list(JsonBuilder *b, const char *name)
{
    json_builder_set_member_name(b, name);
    json_builder_begin_array(b);
}

void
evidence_build(JsonBuilder *b, const struct finished *f, const char *const *practices)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        begin_list(b, kinds[i].name);
        if (f->root)
            walk(b, f, &kinds[i], f->root);
        json_builder_end_array(b);
    }
    begin_list(b, "links");
    build_links(b, f);
    json_builder_end_array(b);
    begin_list(b, "types");
    build_types(b, f);
    json_builder_end_array(b);
    begin_list(b, "artifacts");
    build_artifacts(b, f);
    json_builder_end_array(b);
    begin_list(b, "practices");
    build_practices(b, f, practices);
    json_builder_end_array(b);
}
