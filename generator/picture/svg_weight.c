/*
 * Computes what a drawing costs.  An element that is used again (use, url(#pattern)) is drawn
 * again with everything it uses, so that a few lines can ask for billions of shapes.  The
 * weight of an element is one plus the weights of its children and of what it refers to; one
 * pass computes it.
 */
#include "picture/internal.h"

#include <math.h>
#include <string.h>

/* Below this weight a drawing without filters, patterns and the like needs no trial. */
#define PLAIN_WEIGHT 20000.0
#define PLAIN_DASHES 1e6

enum weight_state { NEW, OPEN, DONE };

struct node {
    enum weight_state state;
    double weight;
};

struct weighing {
    GHashTable *by_id; /* const char * -> const xmlNode * */
    GHashTable *nodes; /* const xmlNode * -> struct node * */
    struct picture_report *report;
    bool is_plain;
    size_t n_elements;
    double reach; /* upper bound for the length of all outlines: the sum of their numbers */
    double dash;  /* length of the shortest dash pattern */
};

static double weigh(struct weighing *w, const xmlNode *element);

static double
weigh_target(struct weighing *w, const char *name, size_t size)
{
    g_autofree char *id = g_strndup(name, size);
    const xmlNode *target = g_hash_table_lookup(w->by_id, id);
    return target ? weigh(w, target) : 0;
}

/* The targets of url(#a) and of href="#a". */
static double
weigh_value(struct weighing *w, const char *name, const char *value)
{
    if (*value == '#' && strcmp(name, "href") == 0)
        return weigh_target(w, value + 1, strlen(value + 1));
    double weight = 0;
    for (const char *at = strchr(value, '#'); at; at = strchr(at + 1, '#')) {
        size_t size = strcspn(at + 1, ")\"' \t\r\n");
        if (at > value && strchr("('\" \t\r\n", at[-1]) && at[1 + size])
            weight += weigh_target(w, at + 1, size);
    }
    return weight;
}

static double
sum_of_numbers(const char *text)
{
    double sum = 0;
    while (*text) {
        char *end;
        double number = g_ascii_strtod(text, &end);
        if (end > text)
            sum += fabs(number);
        text = end > text ? end : text + 1;
    }
    return sum;
}

/* The cost of an attribute beyond the weight of its element. */
static void
note_length(struct weighing *w, const char *name, const char *value)
{
    static const char *const lengths[] = { "d", "points", "width", "height", "r", "rx", "ry",
        "x", "y", "x1", "x2", "y1", "y2", NULL };
    if (strcmp(name, "stroke-dasharray") == 0) {
        double dash = sum_of_numbers(value);
        if (dash > 0 && dash < w->dash)
            w->dash = dash;
    } else if (strcmp(name, "style") == 0) {
        w->is_plain &= !strstr(value, "dash") && !strstr(value, "url");
    } else if (g_strv_contains(lengths, name)) {
        w->reach += sum_of_numbers(value);
    }
}

static bool
is_plain_element(const char *name)
{
    static const char *const costly[] = { "filter", "pattern", "mask", "style" };
    for (size_t i = 0; i < G_N_ELEMENTS(costly); i++)
        if (strcmp(name, costly[i]) == 0)
            return false;
    return true;
}

static double
weigh(struct weighing *w, const xmlNode *element)
{
    struct node *node = g_hash_table_lookup(w->nodes, element);
    if (!node) {
        node = g_new0(struct node, 1);
        g_hash_table_insert(w->nodes, (gpointer)(uintptr_t)element, node);
    }
    if (node->state == OPEN) {
        picture_refuse(w->report, "has parts that refer to each other in a circle");
        return INFINITY;
    }
    if (node->state == DONE)
        return node->weight;
    node->state = OPEN;
    double weight = 1;
    w->n_elements++;
    w->is_plain &= is_plain_element((const char *)element->name);
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        const char *value = a->children ? (const char *)a->children->content : NULL;
        if (!value)
            continue;
        note_length(w, name, value);
        weight += weigh_value(w, name, value);
    }
    for (const xmlNode *n = element->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE)
            weight += weigh(w, n);
    }
    node->state = DONE;
    node->weight = weight;
    return weight;
}

static void
note_ids(struct weighing *w, const xmlNode *element)
{
    for (const xmlAttr *a = element->properties; a; a = a->next)
        if (strcmp((const char *)a->name, "id") == 0 && a->children)
            g_hash_table_insert(w->by_id, a->children->content, (gpointer)(uintptr_t)element);
    for (const xmlNode *n = element->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE)
            note_ids(w, n);
}

bool
svg_weigh(const xmlDoc *doc, struct svg_cost *cost, struct picture_report *report)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    struct weighing w = { .report = report, .is_plain = true, .dash = INFINITY };
    w.by_id = g_hash_table_new(g_str_hash, g_str_equal);
    w.nodes = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    note_ids(&w, root);
    cost->weight = weigh(&w, root);
    double dashes = w.reach / w.dash * (cost->weight / (double)w.n_elements);
    cost->is_plain = w.is_plain && cost->weight <= PLAIN_WEIGHT && dashes <= PLAIN_DASHES;
    g_hash_table_unref(w.by_id);
    g_hash_table_unref(w.nodes);
    if (report->fault)
        return false;
    if (cost->weight > SVG_MAX_WEIGHT)
        return picture_refuse(
            report, "draws more than %.0f elements, counting repeated uses", SVG_MAX_WEIGHT);
    return true;
}
