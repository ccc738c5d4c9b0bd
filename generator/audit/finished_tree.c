/* Reads the structure tree of a finished PDF (ISO 32000-2, 14.7), however malformed it is. */
#include "audit/containment.h"
#include "audit/internal.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 200

struct tree_reader {
    struct audit_reader *r;
    GHashTable *roles;      /* custom type -> type, from the tree's role map */
    GHashTable **sequences; /* by page: id -> struct marked_sequence * */
};

/* A key in one of the element's attribute dictionaries. */
static qpdf_oh
attribute(struct audit_reader *r, qpdf_oh element, const char *owner, const char *key)
{
    qpdf_oh list = value_of(r, element, "/A");
    int n = qpdf_oh_is_array(r->q, list) ? array_size(r, list) : 1;
    for (int i = 0; i < n; i++) {
        qpdf_oh one =
            qpdf_oh_is_array(r->q, list) ? qpdf_oh_get_array_item(r->q, list, i) : list;
        if (qpdf_oh_is_name_and_equals(r->q, value_of(r, one, "/O"), owner) &&
            is_there(r, value_of(r, one, key)))
            return value_of(r, one, key);
    }
    return qpdf_oh_new_null(r->q);
}

/* The standard type that a type maps to; "" if there is none or the role map is circular. */
static const char *
role_of(struct tree_reader *t, const char *type, const char *space)
{
    bool is_new = space && strcmp(space, NAMESPACE_PDF_2) == 0;
    for (int steps = 0; type && steps < 20; steps++) {
        bool is_late = strcmp(type, "Aside") == 0 || strcmp(type, "FENote") == 0 ||
                       strcmp(type, "Title") == 0 || strcmp(type, "Em") == 0 ||
                       strcmp(type, "Strong") == 0;
        if (containment_knows(type) && (is_new || !is_late))
            return arena_strdup(t->r->arena, type);
        type = g_hash_table_lookup(t->roles, type);
    }
    return "";
}

static void
read_attributes(struct audit_reader *r, qpdf_oh object, struct finished_element *e)
{
    e->alt = text_of_value(r, value_of(r, object, "/Alt"));
    e->actual = text_of_value(r, value_of(r, object, "/ActualText"));
    e->expansion = text_of_value(r, value_of(r, object, "/E"));
    e->lang = text_of_value(r, value_of(r, object, "/Lang"));
    e->id = bytes_of_value(r, value_of(r, object, "/ID"));
    e->scope = name_of_value(r, attribute(r, object, "/Table", "/Scope"));
    e->numbering = name_of_value(r, attribute(r, object, "/List", "/ListNumbering"));
    int columns = number_of_value(r, attribute(r, object, "/Table", "/ColSpan"), 1);
    int rows = number_of_value(r, attribute(r, object, "/Table", "/RowSpan"), 1);
    e->colspan = (unsigned)CLAMP(columns, 1, 1000);
    e->rowspan = (unsigned)CLAMP(rows, 1, 100000);
    e->has_box = array_size(r, attribute(r, object, "/Layout", "/BBox")) == 4;
    qpdf_oh heads = attribute(r, object, "/Table", "/Headers");
    int n = array_size(r, heads);
    e->heads = ARENA_ARRAY(r->arena, const char *, n + 1);
    for (; (int)e->n_heads < n; e->n_heads++)
        e->heads[e->n_heads] =
            bytes_of_value(r, qpdf_oh_get_array_item(r->q, heads, (int)e->n_heads));
    qpdf_oh refs = value_of(r, object, "/Ref");
    n = array_size(r, refs);
    e->refs = ARENA_ARRAY(r->arena, int, n + 1);
    for (; (int)e->n_refs < n; e->n_refs++)
        e->refs[e->n_refs] =
            qpdf_oh_get_object_id(r->q, qpdf_oh_get_array_item(r->q, refs, (int)e->n_refs));
}

static void
own_content(struct tree_reader *t, struct finished_element *e, struct finished_kid *kid,
    qpdf_oh page, int id)
{
    struct audit_reader *r = t->r;
    size_t index = GPOINTER_TO_SIZE(
        g_hash_table_lookup(r->page_index, GINT_TO_POINTER(qpdf_oh_get_object_id(r->q, page))));
    struct marked_sequence *s =
        index > 0 ? g_hash_table_lookup(t->sequences[index - 1], GINT_TO_POINTER(id + 1))
                  : NULL;
    bool is_good = s && !s->is_owned && s->parent == e->object;
    claim(r->v, OWNED, is_good, "page %zu: content %d of %s", index, id, e->type);
    if (!s)
        return;
    s->is_owned = true;
    kid->sequence = s;
    if (e->page == SIZE_MAX)
        e->page = index - 1;
}

static void
own_link(struct tree_reader *t, struct finished_element *e, struct finished_kid *kid,
    qpdf_oh kid_object)
{
    struct audit_reader *r = t->r;
    int object = qpdf_oh_get_object_id(r->q, value_of(r, kid_object, "/Obj"));
    struct finished_link *link = g_hash_table_lookup(r->links, GINT_TO_POINTER(object));
    bool is_link_type = strcmp(e->role, "Link") == 0 || strcmp(e->role, "Reference") == 0;
    claim(r->v, OWNED, link != NULL, "%s contains an annotation that is on no page", e->type);
    if (!link)
        return;
    link->is_owned = is_link_type;
    kid->link = link;
}

static struct finished_element *read_element(
    struct tree_reader *t, qpdf_oh object, struct finished_element *parent, int depth);

static void
read_kid(
    struct tree_reader *t, struct finished_element *e, qpdf_oh page, qpdf_oh kid, int depth)
{
    struct audit_reader *r = t->r;
    struct finished_kid *out = &e->kids[e->n_kids++];
    qpdf_oh own_page = value_of(r, kid, "/Pg");
    if (qpdf_oh_is_integer(r->q, kid))
        own_content(t, e, out, page, qpdf_oh_get_int_value_as_int(r->q, kid));
    else if (qpdf_oh_is_name(r->q, value_of(r, kid, "/S")))
        out->element = read_element(t, kid, e, depth + 1);
    else if (is_there(r, value_of(r, kid, "/Obj")))
        own_link(t, e, out, kid);
    else if (is_there(r, value_of(r, kid, "/MCID")))
        own_content(t, e, out, is_there(r, own_page) ? own_page : page,
            number_of_value(r, value_of(r, kid, "/MCID"), -1));
    else
        claim(r->v, TREE, false, "%s contains something that is neither an element nor content",
            e->type);
    if (out->element && e->page == SIZE_MAX)
        e->page = out->element->page;
}

static struct finished_element *
read_element(struct tree_reader *t, qpdf_oh object, struct finished_element *parent, int depth)
{
    struct audit_reader *r = t->r;
    struct finished_element *e = ARENA_NEW(r->arena, struct finished_element);
    e->parent = parent;
    e->page = SIZE_MAX;
    e->object = qpdf_oh_get_object_id(r->q, object);
    e->type = name_of_value(r, value_of(r, object, "/S"));
    e->type = e->type ? e->type : "";
    e->space = text_of_value(r, value_of(r, value_of(r, object, "/NS"), "/NS"));
    e->role = role_of(t, e->type, e->space);
    read_attributes(r, object, e);
    int above = qpdf_oh_get_object_id(r->q, value_of(r, object, "/P"));
    bool is_new = g_hash_table_insert(r->out->by_object, GINT_TO_POINTER(e->object), e);
    claim(r->v, TREE, is_new && (!parent || above == parent->object),
        "%s occurs twice, or refers to another parent", e->type);
    if (e->id)
        g_hash_table_insert(r->out->by_id, (void *)(uintptr_t)e->id, e);
    r->out->n_elements++;
    qpdf_oh kids = value_of(r, object, "/K"), page = value_of(r, object, "/Pg");
    bool is_list = qpdf_oh_is_array(r->q, kids);
    int n = is_list ? array_size(r, kids) : is_there(r, kids);
    e->kids = ARENA_ARRAY(r->arena, struct finished_kid, n + 1);
    for (int i = 0; is_new && depth < MAX_DEPTH && i < n; i++)
        read_kid(t, e, page, is_list ? qpdf_oh_get_array_item(r->q, kids, i) : kids, depth);
    return e;
}

static void
read_roles(struct tree_reader *t, qpdf_oh tree)
{
    struct audit_reader *r = t->r;
    qpdf_oh map = value_of(r, tree, "/RoleMap");
    if (!qpdf_oh_is_dictionary(r->q, map))
        return;
    qpdf_oh_begin_dict_key_iter(r->q, map);
    while (qpdf_oh_dict_more_keys(r->q)) {
        const char *key = arena_strdup(r->arena, qpdf_oh_dict_next_key(r->q));
        const char *value = name_of_value(r, value_of(r, map, key));
        g_hash_table_insert(t->roles, (void *)(uintptr_t)(key + 1), (void *)(uintptr_t)value);
    }
}

static void
index_sequences(struct tree_reader *t)
{
    const struct finished *f = t->r->out;
    t->sequences = g_new0(GHashTable *, f->n_pages + 1);
    for (size_t i = 0; i < f->n_pages; i++) {
        t->sequences[i] = g_hash_table_new(NULL, NULL);
        for (size_t k = 0; k < f->pages[i].n_sequences; k++) {
            struct marked_sequence *s = &f->pages[i].sequences[k];
            if (s->id >= 0)
                g_hash_table_insert(t->sequences[i], GINT_TO_POINTER(s->id + 1), s);
        }
    }
}

static void
check_owned(const struct finished *f)
{
    for (size_t i = 0; i < f->n_pages; i++)
        for (size_t k = 0; k < f->pages[i].n_sequences; k++) {
            const struct marked_sequence *s = &f->pages[i].sequences[k];
            if (s->id >= 0 && !s->is_owned)
                claim(f->results, OWNED, false, "page %zu: \"%.40s\" is in no element", i + 1,
                    s->text);
        }
}

void
read_tree(struct audit_reader *r)
{
    struct tree_reader t = { .r = r, .roles = g_hash_table_new(g_str_hash, g_str_equal) };
    qpdf_oh tree = value_of(r, qpdf_get_root(r->q), "/StructTreeRoot");
    qpdf_oh top = value_of(r, tree, "/K");
    if (array_size(r, top) == 1)
        top = qpdf_oh_get_array_item(r->q, top, 0);
    bool is_one = qpdf_oh_is_dictionary(r->q, top);
    claim(r->v, TREE, is_one, "the tree does not have exactly one Document");
    read_roles(&t, tree);
    index_sequences(&t);
    if (is_one)
        r->out->root = read_element(&t, top, NULL, 0);
    check_owned(r->out);
    for (size_t i = 0; i < r->out->n_pages; i++)
        g_hash_table_unref(t.sequences[i]);
    g_free(t.sequences);
    g_hash_table_unref(t.roles);
}
