/* Navigation in a finished PDF: links, named destinations, outline. */
#include "audit/internal.h"

#include <string.h>

#define MAX_DEPTH 64

/* ---- links ---- */

/*
 * The target of a page destination (the page's object number) and of a structure destination.
 */
static int
object_led_to(struct audit_reader *r, qpdf_oh destination)
{
    return array_size(r, destination) > 1
               ? qpdf_oh_get_object_id(r->q, qpdf_oh_get_array_item(r->q, destination, 0))
               : 0;
}

/* Reads both targets of a jump; true if it leads into the document as the standard requires. */
static bool
read_leap(struct audit_reader *r, qpdf_oh page_way, qpdf_oh element_way, int *page, int *target)
{
    *page = object_led_to(r, page_way);
    *target = object_led_to(r, element_way);
    return *page && g_hash_table_contains(r->page_index, GINT_TO_POINTER(*page));
}

static void
check_leap(struct audit_reader *r, int target, const char *what, const char *name)
{
    if (r->out->standard != 2)
        return;
    bool is_element =
        target && g_hash_table_contains(r->out->by_object, GINT_TO_POINTER(target));
    claim(r->v, LINK_ELEMENT, is_element, "%s \"%s\"", what, name ? name : "");
}

static void
read_link(struct audit_reader *r, qpdf_oh annotation, size_t page)
{
    struct finished_link *link = ARENA_NEW(r->arena, struct finished_link);
    link->object = qpdf_oh_get_object_id(r->q, annotation);
    link->page = page;
    link->contents = text_of_value(r, value_of(r, annotation, "/Contents"));
    qpdf_oh action = value_of(r, annotation, "/A");
    link->address = text_of_value(r, value_of(r, action, "/URI"));
    bool is_direct = !is_there(r, action);
    bool is_led =
        read_leap(r, is_direct ? value_of(r, annotation, "/Dest") : value_of(r, action, "/D"),
            value_of(r, action, "/SD"), &link->place, &link->target);
    int flags = number_of_value(r, value_of(r, annotation, "/F"), 0);
    bool is_link =
        qpdf_oh_is_name_and_equals(r->q, value_of(r, annotation, "/Subtype"), "/Link");
    claim(r->v, LINKS_ONLY, is_link && (flags & 4) && !(flags & 0x63),
        "page %zu: an annotation of another kind, or hidden", page + 1);
    const char *said = link->contents ? link->contents : "";
    claim(r->v, LINK_TEXT, *said, "page %zu", page + 1);
    claim(r->v, LINK_LEADS, is_led || (link->address && strchr(link->address, ':')),
        "page %zu: \"%s\"", page + 1, said);
    struct finished_link **end = &r->out->links;
    if (r->out->n_links > 0)
        end = &((struct finished_link *)g_hash_table_lookup(r->links, NULL))->next;
    *end = link;
    r->out->n_links++;
    g_hash_table_insert(r->links, NULL, link); /* the last one */
    g_hash_table_insert(r->links, GINT_TO_POINTER(link->object), link);
}

void
read_links(struct audit_reader *r)
{
    for (size_t i = 0; i < r->out->n_pages; i++) {
        qpdf_oh page = qpdf_get_page_n(r->q, i);
        qpdf_oh list = value_of(r, page, "/Annots");
        int n = array_size(r, list);
        bool is_ordered = qpdf_oh_is_name_and_equals(r->q, value_of(r, page, "/Tabs"), "/S");
        if (n > 0)
            claim(r->v, TAB_ORDER, is_ordered, "page %zu", i + 1);
        for (int k = 0; k < n; k++)
            read_link(r, qpdf_oh_get_array_item(r->q, list, k), i);
    }
}

void
audit_links(struct audit_reader *r)
{
    for (const struct finished_link *l = r->out->links; l; l = l->next) {
        claim(r->v, LINK_TAGGED, l->is_owned, "page %zu: \"%s\"", l->page + 1,
            l->contents ? l->contents : "");
        if (!l->address)
            check_leap(r, l->target, "link", l->contents);
    }
}

void
read_name(struct audit_reader *r, qpdf_oh key, qpdf_oh value)
{
    const char *name = text_of_value(r, key);
    bool is_array = qpdf_oh_is_array(r->q, value);
    int page, target;
    bool is_led = read_leap(r, is_array ? value : value_of(r, value, "/D"),
        value_of(r, value, "/SD"), &page, &target);
    claim(r->v, LINK_LEADS, is_led, "the place \"%s\"", name ? name : "");
    check_leap(r, target, "place", name);
}

/* ---- outline ---- */

struct outline_walk {
    GPtrArray *titles;
    int left; /* number of entries that may still follow; an outline may be circular */
};

static void
read_outline(struct audit_reader *r, qpdf_oh item, struct outline_walk *walk, int depth)
{
    while (is_there(r, item) && walk->left-- > 0) {
        qpdf_oh action = value_of(r, item, "/A");
        const char *title = text_of_value(r, value_of(r, item, "/Title"));
        int page, target;
        bool is_direct = !is_there(r, action);
        bool is_led =
            read_leap(r, is_direct ? value_of(r, item, "/Dest") : value_of(r, action, "/D"),
                value_of(r, action, "/SD"), &page, &target);
        claim(r->v, OUTLINE, is_led, "\"%s\" leads nowhere", title ? title : "");
        check_leap(r, target, "outline entry", title);
        g_ptr_array_add(walk->titles, (void *)(uintptr_t)(title ? title : ""));
        if (depth > 0)
            read_outline(r, value_of(r, item, "/First"), walk, depth - 1);
        item = value_of(r, item, "/Next");
    }
}

static void
collect_heads(const struct finished_element *element, GPtrArray *out)
{
    if (strcmp(element->type, "Title") == 0 || strcmp(element->type, "H1") == 0 ||
        strcmp(element->type, "H2") == 0) {
        GString *text = g_string_new(NULL);
        element_text(element, text);
        g_ptr_array_add(out, g_string_free(text, FALSE));
        return;
    }
    for (size_t i = 0; i < element->n_kids; i++)
        if (element->kids[i].element)
            collect_heads(element->kids[i].element, out);
}

static const char *
skip_spaces(const char *p)
{
    gunichar c = g_utf8_get_char(p);
    while (c && (g_unichar_isspace(c) || c == 0xad)) {
        p += g_utf8_skip[(unsigned char)*p];
        c = g_utf8_get_char(p);
    }
    return p;
}

/* Compares letters only: the page decides about spaces at line ends. */
static bool
same_words(const char *a, const char *b)
{
    for (;;) {
        a = skip_spaces(a);
        b = skip_spaces(b);
        if (*a != *b || !*a)
            return *a == *b;
        a++;
        b++;
    }
}

void
audit_outline(struct audit_reader *r, qpdf_oh root)
{
    struct outline_walk walk = { .titles = g_ptr_array_new(), .left = 1000000 };
    qpdf_oh outline = value_of(r, root, "/Outlines");
    read_outline(r, value_of(r, outline, "/First"), &walk, MAX_DEPTH);
    g_autoptr(GPtrArray) heads = g_ptr_array_new_with_free_func(g_free);
    if (r->out->root)
        collect_heads(r->out->root, heads);
    claim(r->v, OUTLINE, walk.titles->len == heads->len, "%u entries, %u headings",
        walk.titles->len, heads->len);
    for (guint i = 0; i < walk.titles->len && i < heads->len; i++)
        claim(r->v, OUTLINE, same_words(walk.titles->pdata[i], heads->pdata[i]),
            "\"%s\" is not \"%s\"", (const char *)walk.titles->pdata[i],
            (const char *)heads->pdata[i]);
    g_ptr_array_free(walk.titles, TRUE);
}
