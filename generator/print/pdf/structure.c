/*
 * Writes each tag as one object.  Object numbers are assigned first, so a tag can refer to its
 * children before they are written, and nothing but the tags is kept in memory.
 */
#include "print/pdf/structure.h"

#include "audit/containment.h"
#include "print/box/attribute.h"
#include "print/pdf/keytree.h"
#include "print/pdf/object.h"
#include "print/pdf/role.h"

#include <string.h>

/* A tag and its id. */
struct identified {
    char *id;
    int number;
};

struct writer {
    struct file *file;
    const struct structure *s;
    GPtrArray *identified; /* struct identified * */
    int old_types, types;  /* namespaces of PDF 1.7 and 2.0; 0 in a PDF 1.7 file */
};

static bool
tag_is(const struct tag *tag, const char *type)
{
    return strcmp(tag->type, type) == 0;
}

static void
number_tag(struct file *file, struct tag *tag)
{
    tag->number = file_reserve(file);
    for (struct tag *child = tag->first; child; child = child->next)
        number_tag(file, child);
}

void
structure_number(struct file *file, const struct tags *tags)
{
    number_tag(file, tags->root);
}

static scaled
page_height(const struct writer *w, uint32_t page)
{
    return w->s->layout->pages[page].master->height;
}

static void
put_content(
    const struct writer *w, GString *out, const struct tag_content *content, uint32_t page)
{
    bool is_annotation = !content->box;
    if (!is_annotation && content->page == page) {
        put_integer(out, content->id);
        return;
    }
    put_literal(out, is_annotation ? "<</Type/OBJR/Pg" : "<</Type/MCR/Pg");
    put_reference(out, w->s->page_numbers[content->page]);
    if (is_annotation) {
        put_literal(out, "/Obj");
        put_reference(out, content->id);
    } else {
        put_literal(out, "/MCID");
        put_integer(out, content->id);
    }
    put_literal(out, ">>");
}

/* Writes content and child tags in the order of their boxes. */
static void
put_kids(const struct writer *w, GString *out, const struct tag *tag)
{
    const struct tag_content *content = tag->content;
    const struct tag *child = tag->first;
    bool is_one = (content && !content->next && !child) || (!content && child && !child->next);
    if (!content && !child)
        return;
    if (content) {
        put_literal(out, "/Pg");
        put_reference(out, w->s->page_numbers[content->page]);
    }
    uint32_t page = content ? content->page : 0;
    put_literal(out, is_one ? "/K" : "/K[");
    while (content || child) {
        if (content && (!child || content->order <= child->order)) {
            put_content(w, out, content, page);
            content = content->next;
        } else {
            put_reference(out, child->number);
            child = child->next;
        }
    }
    if (!is_one)
        put_literal(out, "]");
}

/*
 * The id of a tag.  Parts and sections have the id of the content, if it is the first with that
 * id; other tags have a number after a character with which no id of the content begins.
 */
static const char *
name_of(const struct structure *s, const struct tag *tag)
{
    const char *name = tag->box ? box_id(tag->box) : NULL;
    if (!name || (!tag_is(tag, "Sect") && !tag_is(tag, "Part")))
        return NULL;
    const struct target *target = g_hash_table_lookup(s->layout->target_by_id, name);
    return target && target->box == tag->box ? name : NULL;
}

#define ID_SIZE 16

static void
format_id(char *id, const struct tag *tag)
{
    g_snprintf(id, ID_SIZE, ".%08d", tag->number);
}

static void
put_id(GString *out, const struct tag *tag)
{
    char id[ID_SIZE];
    format_id(id, tag);
    put_bytes(out, id, strlen(id));
}

static void
put_span(GString *out, const char *key, unsigned value)
{
    if (value > 1) {
        put_literal(out, key);
        put_integer(out, value);
    }
}

static void
put_cell(GString *out, const struct tag *tag)
{
    const struct tag_cell *cell = tag->cell;
    bool is_head = tag_is(tag, "TH");
    if (!cell || (!is_head && cell->colspan < 2 && cell->rowspan < 2 && cell->n_heads == 0))
        return;
    put_literal(out, "/A<</O/Table");
    if (is_head) {
        const char *scope = tag->box ? box_attribute(tag->box, "scope") : NULL;
        bool is_row = scope && g_str_has_prefix(scope, "row");
        put_literal(out, is_row ? "/Scope/Row" : "/Scope/Column");
    }
    put_span(out, "/ColSpan", cell->colspan);
    put_span(out, "/RowSpan", cell->rowspan);
    if (cell->n_heads > 0) {
        put_literal(out, "/Headers[");
        for (size_t i = 0; i < cell->n_heads; i++)
            put_id(out, cell->heads[i]);
        put_literal(out, "]");
    }
    put_literal(out, ">>");
}

static const struct {
    const char *style, *numbering;
} numberings[] = {
    { "disc", "/Disc" },
    { "circle", "/Circle" },
    { "square", "/Square" },
    { "decimal", "/Decimal" },
    { "lower-alpha", "/LowerAlpha" },
    { "upper-alpha", "/UpperAlpha" },
    { "lower-roman", "/LowerRoman" },
    { "upper-roman", "/UpperRoman" },
};

/* The numbering style that the first label suggests: "1.", "(a)". */
static const char *
numbering_by_label(const struct tag *label)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (const struct tag_content *c = label->content; c; c = c->next)
        box_text(c->box, text);
    for (const char *p = text->str; *p; p++) {
        if (g_ascii_isdigit(*p))
            return "/Decimal";
        if (g_ascii_isalpha(*p))
            return g_ascii_islower(*p) ? "/LowerAlpha" : "/UpperAlpha";
    }
    return "/Disc";
}

static const struct tag *
first_label(const struct tag *list)
{
    for (const struct tag *item = list->first; item; item = item->next)
        if (item->first && tag_is(item->first, "Lbl"))
            return item->first;
    return NULL;
}

/* Writes the numbering style of a list if its items have labels (ISO 14289-1, 7.6). */
static void
put_list(const struct writer *w, GString *out, const struct tag *tag)
{
    const struct tag *label = first_label(tag);
    if (!label || (label->box && !w->types))
        return; /* a label with an element of its own is a term, not a number */
    const char *style = tag->box && tag->box->style ? tag->box->style->list_style : NULL;
    const char *numbering = label->box ? "/Description" : numbering_by_label(label);
    for (size_t i = 0; !label->box && i < G_N_ELEMENTS(numberings); i++)
        if (style && strcmp(numberings[i].style, style) == 0)
            numbering = numberings[i].numbering;
    put_literal(out, "/A<</O/List/ListNumbering");
    put_literal(out, numbering);
    put_literal(out, ">>");
}

static void
put_figure(const struct writer *w, GString *out, const struct tag *tag)
{
    const char *alt = box_attribute(tag->box, "alt");
    if (alt) {
        put_literal(out, "/Alt");
        put_text(out, alt);
    }
    if (!tag->is_placed)
        return;
    scaled height = page_height(w, tag->page);
    put_literal(out, "/A<</O/Layout/Placement/Block/BBox[");
    put_length(out, tag->left);
    put_length(out, height - tag->bottom);
    put_length(out, tag->right);
    put_length(out, height - tag->top);
    put_literal(out, "]>>");
}

/* The tag to which a line of the contents leads (ISO 14289-2, 8.2.5.8). */
static const struct tag *
led_to(const struct writer *w, const struct tag *line)
{
    for (const struct tag *child = line->first; child; child = child->next) {
        const struct target *target =
            child->box ? tag_link_target(w->s->layout, child->box) : NULL;
        const struct tag *found =
            target ? tags_written(w->s->tags, target->box) : led_to(w, child);
        if (found)
            return found;
    }
    return NULL;
}

static void
put_refs(const struct writer *w, GString *out, const struct tag *tag)
{
    const struct tag *target = tag_is(tag, "TOCI") ? led_to(w, tag) : NULL;
    if (!tag->refs && !target)
        return;
    put_literal(out, "/Ref[");
    if (target)
        put_reference(out, target->number);
    for (const struct tag_ref *ref = tag->refs; ref; ref = ref->next)
        if (ref->to->number)
            put_reference(out, ref->to->number);
    put_literal(out, "]");
}

/* Writes the additional entries that PDF 2.0 requires of a tag. */
static void
put_pdf2(const struct writer *w, GString *out, const struct tag *tag)
{
    if (!w->types)
        return;
    put_literal(out, "/NS");
    put_reference(out, containment_is_old(tag->type) ? w->old_types : w->types);
    put_refs(w, out, tag);
}

static void
put_own_id(struct writer *w, GString *out, const struct tag *tag)
{
    const char *name = name_of(w->s, tag);
    bool is_note = tag_is(tag, "Note") || tag_is(tag, "FENote") || tag_is(tag, "Aside");
    bool is_numbered = is_note || (tag->cell && tag->cell->is_named);
    if (!name && !is_numbered)
        return;
    char id[ID_SIZE];
    format_id(id, tag);
    struct identified *identified = g_new(struct identified, 1);
    *identified = (struct identified){ g_strdup(name ? name : id), tag->number };
    put_literal(out, "/ID");
    put_bytes(out, identified->id, strlen(identified->id));
    g_ptr_array_add(w->identified, identified);
}

static void
write_tag(struct writer *w, const struct tag *tag, int parent)
{
    GString *out = file_begin(w->file, tag->number);
    put_literal(out, "<</Type/StructElem/S");
    put_name(out, tag->type);
    put_literal(out, "/P");
    put_reference(out, parent);
    put_pdf2(w, out, tag);
    put_kids(w, out, tag);
    if (tag->lang) {
        put_literal(out, "/Lang");
        put_text(out, tag->lang);
    }
    if (tag_is(tag, "TH") || tag_is(tag, "TD"))
        put_cell(out, tag);
    else if (tag_is(tag, "L"))
        put_list(w, out, tag);
    else if (tag_is(tag, "Figure"))
        put_figure(w, out, tag);
    else if (tag == w->s->tags->root && w->s->layout->is_mirrored)
        put_literal(out, "/A<</O/Layout/WritingMode/RlTb>>"); /* inherited (14.8.5.4) */
    if (tag_is(tag, "Span") && tag->box && box_attribute(tag->box, "title")) {
        put_literal(out, "/E"); /* the expansion of an abbreviation */
        put_text(out, box_attribute(tag->box, "title"));
    }
    put_own_id(w, out, tag);
    put_literal(out, ">>");
    file_end(w->file);
    for (const struct tag *child = tag->first; child; child = child->next)
        write_tag(w, child, tag->number);
}

/* Writes a page's entry in the parent tree: its tags by marked-content id. */
static void
put_page_tags(GString *out, const struct page_marks *page)
{
    put_literal(out, "[");
    for (size_t i = 0; i < page->n; i++)
        if (page->marks[i].tag)
            put_reference(out, page->marks[i].tag->number);
    put_literal(out, "]");
}

static void
put_parent(void *data, GString *out, size_t key)
{
    const struct structure *s = data;
    size_t n_pages = s->layout->n_pages;
    if (key < n_pages)
        put_page_tags(out, &s->marks[key]);
    else
        put_reference(out, s->annotations[key - n_pages]->number);
}

static int
by_id(const void *a, const void *b)
{
    const struct identified *const *one = a, *const *other = b;
    return strcmp((*one)->id, (*other)->id);
}

static void
free_identified(void *data)
{
    struct identified *identified = data;
    g_free(identified->id);
    g_free(identified);
}

static void
put_identified_name(void *data, GString *out, size_t key)
{
    const GPtrArray *identified = data;
    const struct identified *one = identified->pdata[key];
    put_bytes(out, one->id, strlen(one->id));
}

static void
put_identified(void *data, GString *out, size_t key)
{
    const GPtrArray *identified = data;
    put_reference(out, ((const struct identified *)identified->pdata[key])->number);
}

static void
collect_roles(const struct tag *tag, GPtrArray *own)
{
    if (tag_role(tag->type) && !g_ptr_array_find(own, tag->type, NULL))
        g_ptr_array_add(own, (void *)(uintptr_t)tag->type);
    for (const struct tag *child = tag->first; child; child = child->next)
        collect_roles(child, own);
}

static int
by_name(const void *a, const void *b)
{
    const char *const *one = a, *const *other = b;
    return strcmp(*one, *other);
}

/*
 * Writes the role map.  PDF 2.0 maps types with namespaces, but programs that ignore namespaces
 * read this map.
 */
static void
put_roles(GString *out, const struct tags *tags)
{
    GPtrArray *own = g_ptr_array_new();
    collect_roles(tags->root, own);
    if (own->len > 0) {
        g_ptr_array_sort(own, by_name);
        put_literal(out, "/RoleMap<<");
        for (guint i = 0; i < own->len; i++) {
            put_name(out, own->pdata[i]);
            put_name(out, tag_role(own->pdata[i]));
        }
        put_literal(out, ">>");
    }
    g_ptr_array_free(own, TRUE);
}

static int
write_namespace(struct file *file, const char *name)
{
    int number = file_reserve(file);
    GString *out = file_begin(file, number);
    put_literal(out, "<</Type/Namespace/NS");
    put_bytes(out, name, strlen(name));
    put_literal(out, ">>");
    file_end(file);
    return number;
}

int
structure_write(struct file *file, const struct structure *s)
{
    struct writer w = {
        .file = file, .s = s, .identified = g_ptr_array_new_with_free_func(free_identified)
    };
    int root = file_reserve(file);
    if (s->tags->standard == PDF_UA_2) {
        w.types = write_namespace(file, NAMESPACE_PDF_2);
        w.old_types = write_namespace(file, NAMESPACE_PDF_1);
    }
    write_tag(&w, s->tags->root, root);
    g_ptr_array_sort(w.identified, by_id);
    size_t n_keys = s->layout->n_pages + s->n_annotations;
    int parents = keytree_numbers(file, n_keys, put_parent, (void *)(uintptr_t)s);
    int ids = w.identified->len == 0 ? 0
                                     : keytree_names(file, w.identified->len,
                                           put_identified_name, put_identified, w.identified);
    GString *out = file_begin(file, root);
    put_literal(out, "<</Type/StructTreeRoot/K");
    put_reference(out, s->tags->root->number);
    put_literal(out, "/ParentTree");
    put_reference(out, parents);
    put_literal(out, "/ParentTreeNextKey");
    put_integer(out, (int64_t)n_keys);
    if (ids) {
        put_literal(out, "/IDTree");
        put_reference(out, ids);
    }
    if (w.types) {
        put_literal(out, "/Namespaces[");
        put_reference(out, w.types);
        put_reference(out, w.old_types);
        put_literal(out, "]");
    }
    put_roles(out, s->tags);
    put_literal(out, ">>");
    file_end(file);
    g_ptr_array_free(w.identified, TRUE);
    return root;
}
