/* Checks the structure tree: types and where they stand, texts, headings, lists, references. */
#include "audit/containment.h"
#include "audit/internal.h"

#include <string.h>

struct tree_walk {
    struct audit_reader *r;
    struct results *v;
    const struct finished *f;
    int level; /* level of the last heading; 0 before the first */
    bool has_heading;
    GHashTable *ids;
};

static bool
is(const struct finished_element *e, const char *role)
{
    return strcmp(e->role, role) == 0;
}

static int
heading_level(const struct finished_element *e)
{
    bool is_heading = e->role[0] == 'H' && g_ascii_isdigit(e->role[1]) && !e->role[2];
    return is_heading ? e->role[1] - '0' : 0;
}

static const char *
text_near(struct tree_walk *w, const struct finished_element *e)
{
    g_autoptr(GString) text = g_string_new(NULL);
    element_text(e, text);
    return arena_printf(w->f->arena, "\"%.60s\"", text->str);
}

/* RFC 5646, by form only: "en", "pt-BR", "zh-Hant-TW". */
static bool
is_language_tag(const char *tag)
{
    static const int least[] = { 2, 1 }, most[] = { 8, 8 };
    g_auto(GStrv) parts = g_strsplit(tag, "-", -1);
    for (int i = 0; parts[i]; i++) {
        int n = (int)strlen(parts[i]);
        bool is_letters = true;
        for (const char *p = parts[i]; *p; p++)
            is_letters = is_letters && (i == 0 ? g_ascii_isalpha(*p) : g_ascii_isalnum(*p));
        if (!is_letters || n < least[i > 0] || n > most[i > 0])
            return false;
    }
    return parts[0] != NULL;
}

static bool
has_private_use(const char *text)
{
    for (const char *p = text ? text : ""; *p; p += g_utf8_skip[(unsigned char)*p]) {
        gunichar c = g_utf8_get_char(p);
        if ((c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000)
            return true;
    }
    return false;
}

static void
check_type(struct tree_walk *w, const struct finished_element *e)
{
    claim(w->v, ROLES, *e->role, "%s", e->type);
    if (w->f->standard != 2)
        return;
    const char *space = containment_is_old(e->type) ? NAMESPACE_PDF_1 : NAMESPACE_PDF_2;
    claim(w->v, NAMESPACES, e->space && strcmp(e->space, space) == 0, "%s is in %s", e->type,
        e->space ? e->space : "none");
}

static void
check_place(struct tree_walk *w, const struct finished_element *e)
{
    const char *parent = e->parent ? e->parent->role : "the tree";
    bool may_stand = containment_may_stand(
        w->f->standard, e->parent ? e->parent->role : "StructTreeRoot", e->role);
    claim(w->v, PLACES, may_stand, "%s in %s", e->role, parent);
    bool has_content = false;
    for (size_t i = 0; i < e->n_kids; i++)
        has_content = has_content || e->kids[i].sequence;
    if (has_content)
        claim(w->v, PLACES, containment_may_stand(w->f->standard, e->role, ""),
            "content of its own in %s: %s", e->role, text_near(w, e));
    if (!is(e, "Caption") || !e->parent)
        return;
    const struct finished_element *above = e->parent;
    bool is_end = above->kids[0].element == e || above->kids[above->n_kids - 1].element == e;
    bool must = w->f->standard == 2 || is(above, "Table") || is(above, "L") || is(above, "TOC");
    claim(w->v, CAPTIONS, is_end || !must, "%s", text_near(w, e));
}

static void
check_texts(struct tree_walk *w, const struct finished_element *e)
{
    const char *const texts[] = { e->alt, e->actual, e->expansion };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        if (texts[i])
            claim(w->v, PRIVATE_USE, !has_private_use(texts[i]), "%s: \"%.60s\"", e->type,
                texts[i]);
    if (e->lang)
        claim(w->v, LANGUAGE_TAGS, is_language_tag(e->lang), "\"%s\"", e->lang);
    if (!is(e, "Figure") && !is(e, "Formula"))
        return;
    const char *said = e->alt ? e->alt : e->actual ? e->actual : "";
    claim(w->v, FIGURE_TEXT, strspn(said, " \t\n") < strlen(said), "page %zu",
        e->page == SIZE_MAX ? 0 : e->page + 1);
    claim(w->v, FIGURE_BOX, e->has_box, "\"%.60s\"", said);
}

static void
check_heading(struct tree_walk *w, const struct finished_element *e)
{
    int level = heading_level(e);
    claim(w->v, HEADING_NUMBERED, strcmp(e->type, "H") != 0, "%s", text_near(w, e));
    if (is(e, "Title") && w->level == 0)
        w->level = 1;
    if (level == 0)
        return;
    if (!w->has_heading)
        claim(w->v, HEADING_FIRST, level == 1 || w->level == 1, "H%d: %s", level,
            text_near(w, e));
    claim(w->v, HEADING_LEVELS, level <= w->level + 1, "H%d after H%d: %s", level, w->level,
        text_near(w, e));
    g_autoptr(GString) text = g_string_new(NULL);
    element_text(e, text);
    claim(w->v, HEADING_TEXT, text->len > 0, "H%d on page %zu", level,
        e->page == SIZE_MAX ? 0 : e->page + 1);
    w->level = level;
    w->has_heading = true;
}

/*
 * True if the label requires ListNumbering.  In PDF 1.7 a label of more than four characters is
 * a term, which does not.
 */
static bool
counts(const struct finished *f, const struct finished_element *label)
{
    g_autoptr(GString) text = g_string_new(NULL);
    element_text(label, text);
    return f->standard == 2 || g_utf8_strlen(text->str, -1) <= 4;
}

static void
check_list(struct tree_walk *w, const struct finished_element *e)
{
    bool has_label = false;
    for (size_t i = 0; i < e->n_kids; i++) {
        const struct finished_element *item = e->kids[i].element;
        for (size_t k = 0; item && k < item->n_kids; k++) {
            const struct finished_element *label = item->kids[k].element;
            has_label = has_label || (label && is(label, "Lbl") && counts(w->f, label));
        }
    }
    bool is_told = e->numbering && strcmp(e->numbering, "None") != 0;
    claim(w->v, LIST_NUMBERING, !has_label || is_told, "%s", text_near(w, e));
}

static bool
names(const struct finished_element *e, int object)
{
    for (size_t i = 0; i < e->n_refs; i++)
        if (e->refs[i] == object)
            return true;
    return false;
}

/* A note names the place that cites it, and that place names the note. */
static void
check_refs(struct tree_walk *w, const struct finished_element *e)
{
    bool is_note = is(e, "FENote");
    if (is_note)
        claim(w->v, NOTE_REFS, e->n_refs > 0, "nothing cites %s", text_near(w, e));
    for (size_t i = 0; i < e->n_refs; i++) {
        const struct finished_element *other =
            g_hash_table_lookup(w->f->by_object, GINT_TO_POINTER(e->refs[i]));
        claim(w->v, is(e, "TOCI") ? CONTENTS_REFS : NOTE_REFS, other != NULL,
            "%s refers to nothing: %s", e->type, text_near(w, e));
        if (other && (is_note || is(other, "FENote")))
            claim(w->v, NOTE_REFS, names(other, e->object), "%s", text_near(w, e));
    }
}

/* The element to which the first link in it leads, or 0. */
static int
led_to(const struct finished_element *e)
{
    for (size_t i = 0; i < e->n_kids; i++) {
        const struct finished_kid *kid = &e->kids[i];
        int found = kid->link ? kid->link->target : kid->element ? led_to(kid->element) : 0;
        if (found)
            return found;
    }
    return 0;
}

static void
check_note_id(struct tree_walk *w, const struct finished_element *e)
{
    if (!is(e, "Note") || w->f->standard != 1)
        return;
    bool is_new = e->id && g_hash_table_add(w->ids, (void *)(uintptr_t)e->id);
    claim(w->v, NOTE_IDS, is_new, "%s", text_near(w, e));
}

static void
walk(struct tree_walk *w, const struct finished_element *e)
{
    check_type(w, e);
    check_place(w, e);
    check_texts(w, e);
    check_heading(w, e);
    check_note_id(w, e);
    if (is(e, "L"))
        check_list(w, e);
    if (w->f->standard == 2) {
        check_refs(w, e);
        if (is(e, "TOCI"))
            claim(w->v, CONTENTS_REFS, led_to(e) && names(e, led_to(e)), "%s", text_near(w, e));
    }
    for (size_t i = 0; i < e->n_kids; i++)
        if (e->kids[i].element)
            walk(w, e->kids[i].element);
}

void
audit_tree(struct audit_reader *r)
{
    struct tree_walk w = { .r = r, .v = r->v, .f = r->out };
    if (!r->out->root)
        return;
    if (r->out->lang)
        claim(r->v, LANGUAGE_TAGS, is_language_tag(r->out->lang), "\"%s\"", r->out->lang);
    claim(r->v, TREE, strcmp(r->out->root->role, "Document") == 0, "the tree contains %s",
        r->out->root->type);
    w.ids = g_hash_table_new(g_str_hash, g_str_equal);
    walk(&w, r->out->root);
    g_hash_table_unref(w.ids);
}
