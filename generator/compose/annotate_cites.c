/*
 * Sources: numbers those of a practice or section, writes the marks that cite them, and the
 * list of all sources.  Each practice or section counts from 1, with a number for each source
 * and place in it, in the order in which the reader meets them: in a practice rules in force,
 * then the text, then past rules.  A mark that introduces a number gets a name, so that the
 * list can link back.
 */
#include "compose/annotate.h"
#include "compose/collator.h"
#include "compose/note_marks.h"

struct numbered {
    const struct citation_source *source;
    const struct authority *authority;
    const char *at;   /* "" if none is given */
    const char *back; /* the name of the mark that introduced it, or NULL */
};

struct numbering {
    const struct annotate *an;
    const char *home; /* id of the practice or section */
    struct numbered *list;
    size_t n, room;
    bool *marked;      /* by number: already marked in the current rule or block */
    GPtrArray *values; /* const struct fact_value *: figures whose sources have been marked */
    struct mark_placer *placer;
};

/* The number of a citation, from 1; new if it is cited for the first time. */
static size_t
number_of(struct numbering *numbering, const struct citation_source *source,
    const struct authority *authority, const char *at)
{
    for (size_t i = 0; i < numbering->n; i++) {
        const struct numbered *known = &numbering->list[i];
        if (known->source == source && strcmp(known->at, at ? at : "") == 0)
            return i + 1;
    }
    if (numbering->n == numbering->room) {
        size_t room = numbering->room ? 2 * numbering->room : 16;
        struct numbered *list = ARENA_ARRAY(numbering->an->a, struct numbered, room);
        bool *marked = ARENA_ARRAY(numbering->an->a, bool, room + 1);
        if (numbering->n) {
            memcpy(list, numbering->list, numbering->n * sizeof *list);
            memcpy(marked, numbering->marked, (numbering->n + 1) * sizeof *marked);
        }
        numbering->list = list;
        numbering->marked = marked;
        numbering->room = room;
    }
    numbering->list[numbering->n++] =
        (struct numbered){ .source = source, .authority = authority, .at = at ? at : "" };
    return numbering->n;
}

/* The number of a `cite` or `against`; 0 if its source is unknown (the model reports that). */
static size_t
number_element(struct numbering *numbering, xmlNode *node)
{
    const struct annotate *an = numbering->an;
    const char *id = node_attribute(node, "source"), *own = node_attribute(node, "authority");
    const struct anchor *anchor = id ? model_anchor(an->model, id) : NULL;
    if (!anchor || anchor->kind != ANCHOR_SOURCE || !anchor->target)
        return 0;
    const struct citation_source *source = anchor->target;
    const struct authority *authority = own ? model_authority(an->model, own) : NULL;
    size_t n = number_of(numbering, source, authority ? authority : source->authority,
        attribute_in_its_language(an, node, "at"));
    derive_number(an, node, "n", n);
    return n;
}

static int
number_compare(const void *a, const void *b)
{
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    return left < right ? -1 : left > right;
}

static bool
has_mark(const GArray *marks, size_t n)
{
    for (guint i = 0; i < marks->len; i++) {
        if (g_array_index(marks, size_t, i) == n)
            return true;
    }
    return false;
}

static void
append_mark(struct numbering *numbering, GArray *marks, size_t n)
{
    if (n == 0 || has_mark(marks, n))
        return;
    numbering->marked[n] = true;
    g_array_append_val(marks, n);
}

/* Names the mark on the node if one of its numbers is new, and records that name. */
static void
name_mark(const struct numbering *numbering, xmlNode *node, const GArray *marks)
{
    const char *name = NULL;
    for (guint i = 0; i < marks->len; i++) {
        size_t n = g_array_index(marks, size_t, i);
        struct numbered *entry = &numbering->list[n - 1];
        if (entry->back)
            continue;
        if (!name)
            name = arena_printf(numbering->an->a, "%s--r%zu", numbering->home, n);
        entry->back = name;
    }
    derive(numbering->an, node, "mark", name);
}

/* Writes "1 3 4" on the node; frees the array. */
static void
write_marks(const struct numbering *numbering, xmlNode *node, GArray *marks)
{
    g_array_sort(marks, number_compare);
    name_mark(numbering, node, marks);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < marks->len; i++)
        g_string_append_printf(
            text, "%s%zu", text->len ? " " : "", g_array_index(marks, size_t, i));
    derive(numbering->an, node, "marks", text->len ? text->str : NULL);
    g_string_free(text, TRUE);
    g_array_free(marks, TRUE);
}

/* Writes the marks for what `node` itself cites. */
static void
mark_cites(struct numbering *numbering, xmlNode *node)
{
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (xmlNode *n = node->children; n; n = n->next) {
        if (node_is(n, "cite"))
            append_mark(numbering, marks, number_element(numbering, n));
    }
    write_marks(numbering, node, marks);
}

/* True for text that cites, which then also covers its figures. */
static bool
is_in_citing_text(const xmlNode *node)
{
    for (const xmlNode *n = node->parent; n; n = n->parent) {
        if ((node_is(n, "p") || node_is(n, "note")) && node_child(n, "cite"))
            return true;
    }
    return false;
}

/*
 * A figure brings its own sources.  They are marked after the sentence in which the practice
 * first mentions it, except in titles, and without those that the rule around it cites anyway.
 */
static void
mark_value(struct numbering *numbering, xmlNode *node)
{
    const struct annotate *an = numbering->an;
    if (is_in_citing_text(node) || node_is(node->parent, "value-of"))
        return;
    const struct fact_value *value = fact_value_of(an->model, node, an->as_of);
    if (!value || g_ptr_array_find(numbering->values, value, NULL))
        return;
    g_ptr_array_add(numbering->values, (gpointer)(uintptr_t)value);
    for (size_t i = 0; i < value->cites.n; i++) {
        const struct cite *cite = &value->cites.list[i];
        const char *at = attribute_in_its_language(numbering->an, cite->node, "at");
        size_t n = cite->source ? number_of(numbering, cite->source, cite->authority, at) : 0;
        if (n > 0 && !numbering->marked[n])
            append_mark(numbering, mark_placer_find(numbering->placer, node)->marks, n);
    }
}

/* Writes the marks for the figures in a part, each after its sentence. */
static void
write_value_marks(struct numbering *numbering)
{
    const GPtrArray *places = mark_placer_take(numbering->placer);
    for (guint i = 0; i < places->len; i++) {
        const struct mark_place *place = places->pdata[i];
        write_marks(numbering, place->node, place->marks);
    }
}

/* An `against` has its own mark. */
static void
mark_against(struct numbering *numbering, xmlNode *node)
{
    size_t n = number_element(numbering, node);
    if (n == 0)
        return;
    numbering->marked[n] = true;
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_array_append_val(marks, n);
    name_mark(numbering, node, marks);
    g_array_free(marks, TRUE);
}

static void
forget_marks(struct numbering *numbering)
{
    if (numbering->marked)
        memset(numbering->marked, 0, (numbering->room + 1) * sizeof *numbering->marked);
}

/* Marks one rule, or one block or item of text, in which no mark is repeated. */
static void
mark_part(struct numbering *numbering, xmlNode *part)
{
    forget_marks(numbering);
    mark_cites(numbering, part);
    for (xmlNode *n = part; n; n = next_element(numbering->an, n, part)) {
        if (node_is(n, "li") && !node_is(part, "rule"))
            forget_marks(numbering);
        bool may_cite = node_is(n, "position") || node_is(n, "p") || node_is(n, "note");
        if (may_cite && n != part && node_child(n, "cite"))
            mark_cites(numbering, n);
        else if (node_is(n, "against"))
            mark_against(numbering, n);
        else if (node_is(n, "value-of"))
            mark_value(numbering, n);
    }
    write_value_marks(numbering);
}

static bool
is_past_rule(const struct annotate *an, const xmlNode *node)
{
    return node_is(node, "rule") && g_strcmp0(derived_value(an, node, "state"), "past") == 0;
}

/* The rules copied from other practices: d:exempting > d:from > rule. */
static void
mark_exempting(struct numbering *numbering, xmlNode *group)
{
    for (xmlNode *from = group->children; from; from = from->next) {
        for (xmlNode *rule = from->children; rule; rule = rule->next)
            mark_part(numbering, rule);
    }
}

/* True for children below the rules other than headings. */
static bool
is_text(const struct annotate *an, const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node->ns != an->ns && !node_is(node, "rule") &&
           !node_is(node, "title") && !node_is(node, "question");
}

/* A section's own cites support all of it and are set at its end. */
static void
mark_section(struct numbering *numbering, xmlNode *section)
{
    for (xmlNode *n = section->children; n; n = n->next) {
        if (is_text(numbering->an, n) && !node_is(n, "cite"))
            mark_part(numbering, n);
    }
    mark_cites(numbering, section);
}

static void
mark_practice(struct numbering *numbering, xmlNode *practice)
{
    const struct annotate *an = numbering->an;
    for (xmlNode *n = practice->children; n; n = n->next) {
        if (node_is(n, "rule") && !is_past_rule(an, n))
            mark_part(numbering, n);
    }
    for (xmlNode *n = practice->children; n; n = n->next) {
        bool is_exempting = n->ns == an->ns && strcmp((const char *)n->name, "exempting") == 0;
        if (is_exempting)
            mark_exempting(numbering, n);
        else if (is_text(an, n))
            mark_part(numbering, n);
    }
    for (xmlNode *n = practice->children; n; n = n->next) {
        if (is_past_rule(an, n))
            mark_part(numbering, n);
    }
}

void
annotate_cites(const struct annotate *an, xmlNode *home, const char *id)
{
    struct numbering numbering = {
        .an = an,
        .home = id,
        .values = g_ptr_array_new(),
        .placer = mark_placer_new(an),
    };
    if (node_is(home, "section"))
        mark_section(&numbering, home);
    else
        mark_practice(&numbering, home);
    g_ptr_array_free(numbering.values, TRUE);
    mark_placer_free(numbering.placer);
    if (numbering.n == 0)
        return;
    xmlNode *cited = derive_child(an, home, "cited");
    for (size_t i = 0; i < numbering.n; i++) {
        const struct numbered *entry = &numbering.list[i];
        xmlNode *node = derive_child(an, cited, "source");
        derive_number(an, node, "n", i + 1);
        derive(an, node, "ref", entry->source->id);
        derive(an, node, "at", entry->at[0] ? entry->at : NULL);
        derive(an, node, "authority", entry->authority->id);
        derive_number(an, node, "standing", entry->authority->bars);
        derive(an, node, "back", entry->back);
    }
}

void
annotate_sections(const struct annotate *an)
{
    for (guint i = 0; i < an->model->names->len; i++) {
        const struct anchor *anchor = an->model->names->pdata[i];
        if (anchor->kind == ANCHOR_SECTION && !is_omitted(an, anchor->node))
            annotate_cites(an, anchor->node, anchor->id);
    }
}

static void
annotate_source(const struct annotate *an, const struct citation_source *source)
{
    xmlNode *node = source->node;
    derive_number(an, node, "standing", source->authority->bars);
    if (source->dating) {
        derive(an, node, "published-text", source->dating);
    } else if (source->published.first != DAY_MIN) {
        const char *text =
            date_words(an->ctx, an->model, &source->published, source->about_published);
        if (source->published_until.first != DAY_MIN)
            text = say(an, "date.range", text,
                date_words(an->ctx, an->model, &source->published_until, false));
        derive(an, node, "published-text", text);
    } else if (source->attested.first != DAY_MIN) {
        const char *date = date_words(an->ctx, an->model, &source->attested, false);
        derive(an, node, "published-text", say(an, "source.attested", date, NULL));
    }
    if (source_is_later(source, an->as_of))
        derive(an, node, "later", "yes");
    if (source->accessed.first != DAY_MIN)
        derive(an, node, "accessed-text",
            date_words(an->ctx, an->model, &source->accessed, false));
}

/* A source in the list at the end of the book. */
struct listed {
    const struct citation_source *source;
    const char *key; /* collation key of its title */
};

/* Weightier sources come first, then by title: a reader looks for a name that a note gave. */
static int
listed_compare(gconstpointer a, gconstpointer b)
{
    const struct listed *left = a, *right = b;
    if (left->source->authority != right->source->authority)
        return left->source->authority->rank > right->source->authority->rank ? -1 : 1;
    int order = strcmp(left->key, right->key);
    return order != 0 ? order : left->source->index < right->source->index ? -1 : 1;
}

/*
 * True if something that is shown names the source: cites it, or says that it is not followed.
 */
void
annotate_sources(const struct annotate *an)
{
    bool *is_cited = ARENA_ARRAY(an->a, bool, an->model->n_sources + 1);
    for (xmlNode *n = an->root; n; n = next_element(an, n, an->root)) {
        if (!node_is(n, "cite") && !node_is(n, "against"))
            continue;
        const char *id = node_attribute(n, "source");
        const struct anchor *anchor = id ? model_anchor(an->model, id) : NULL;
        if (anchor && anchor->kind == ANCHOR_SOURCE && anchor->target)
            is_cited[((const struct citation_source *)anchor->target)->index] = true;
    }
    struct collator *c = collator_new(an->a, an->model->lang);
    GArray *list = g_array_new(FALSE, FALSE, sizeof(struct listed));
    for (size_t i = 0; i < an->model->n_sources; i++) {
        const struct citation_source *source = &an->model->sources[i];
        annotate_source(an, source);
        struct listed listed = { source, collator_key(c, source->title) };
        if (is_cited[i])
            g_array_append_val(list, listed);
    }
    g_array_sort(list, listed_compare);
    xmlNode *sources = derive_child(an, an->root, "sources");
    for (guint i = 0; i < list->len; i++)
        derive(an, derive_child(an, sources, "source"), "ref",
            g_array_index(list, struct listed, i).source->id);
    g_array_free(list, TRUE);
    collator_free(c);
}
