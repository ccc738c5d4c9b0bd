/*
 * Reads the document: its metadata, links and outline.  It opens any PDF with qpdf and knows
 * nothing about how the file was made.
 */
#include "audit/containment.h"
#include "audit/internal.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 64

qpdf_oh
value_of(struct audit_reader *r, qpdf_oh holder, const char *key)
{
    if (qpdf_oh_is_stream(r->q, holder))
        holder = qpdf_oh_get_dict(r->q, holder);
    return qpdf_oh_get_key_if_dict(r->q, holder, key);
}

typedef const char *string_getter(qpdf_data q, qpdf_oh string, size_t *size);

static const char *
string_of_value(struct audit_reader *r, qpdf_oh value, string_getter *get)
{
    if (!qpdf_oh_is_string(r->q, value))
        return NULL;
    size_t size;
    const char *text = get(r->q, value, &size);
    return arena_strndup(r->arena, text, size);
}

const char *
text_of_value(struct audit_reader *r, qpdf_oh value)
{
    return string_of_value(r, value, qpdf_oh_get_binary_utf8_value);
}

const char *
bytes_of_value(struct audit_reader *r, qpdf_oh value)
{
    return string_of_value(r, value, qpdf_oh_get_binary_string_value);
}

const char *
name_of_value(struct audit_reader *r, qpdf_oh value)
{
    return qpdf_oh_is_name(r->q, value)
               ? arena_strdup(r->arena, qpdf_oh_get_name(r->q, value) + 1)
               : NULL;
}

int
number_of_value(struct audit_reader *r, qpdf_oh value, int otherwise)
{
    return qpdf_oh_is_number(r->q, value) ? (int)qpdf_oh_get_numeric_value(r->q, value)
                                          : otherwise;
}

bool
is_there(struct audit_reader *r, qpdf_oh value)
{
    return !qpdf_oh_is_null(r->q, value);
}

int
array_size(struct audit_reader *r, qpdf_oh value)
{
    return qpdf_oh_is_array(r->q, value) ? qpdf_oh_get_array_n_items(r->q, value) : 0;
}

static void
enter(struct audit_reader *r, qpdf_oh node, const char *leaf, tree_entry_fn *entry, int depth)
{
    qpdf_oh kids = value_of(r, node, "/Kids"), items = value_of(r, node, leaf);
    for (int i = 0, n = array_size(r, items); i + 1 < n; i += 2)
        entry(r, qpdf_oh_get_array_item(r->q, items, i),
            qpdf_oh_get_array_item(r->q, items, i + 1));
    for (int i = 0, n = array_size(r, kids); depth > 0 && i < n; i++)
        enter(r, qpdf_oh_get_array_item(r->q, kids, i), leaf, entry, depth - 1);
}

void
each_entry(struct audit_reader *r, qpdf_oh node, const char *leaf, tree_entry_fn *entry)
{
    enter(r, node, leaf, entry, MAX_DEPTH);
}

/* ---- metadata ---- */

/* The text between two tags of the metadata, which are simple XML. */
static const char *
between(struct audit_reader *r, const char *xmp, const char *before, const char *after)
{
    const char *start = strstr(xmp, before);
    start = start ? start + strlen(before) : NULL;
    const char *end = start ? strstr(start, after) : NULL;
    return end ? arena_strndup(r->arena, start, (size_t)(end - start)) : "";
}

/* Returns the bytes followed by a NUL; the caller frees them. */
static char *
stream_text(struct audit_reader *r, qpdf_oh stream, size_t *size)
{
    unsigned char *data = NULL;
    *size = 0;
    if (!qpdf_oh_is_stream(r->q, stream) ||
        qpdf_oh_get_stream_data(r->q, stream, qpdf_dl_generalized, NULL, &data, size) &
            QPDF_ERRORS)
        *size = 0;
    GString *text = g_string_new_len((const char *)data, (gssize)(data ? *size : 0));
    free(data);
    return g_string_free(text, FALSE);
}

static void
read_identity(struct audit_reader *r, const char *xmp)
{
    struct finished *f = r->out;
    const char *part = between(r, xmp, "<pdfuaid:part>", "<");
    const char *a = between(r, xmp, "<pdfaid:part>", "<");
    g_autofree char *level = g_ascii_strdown(between(r, xmp, "<pdfaid:conformance>", "<"), -1);
    f->standard = strcmp(part, "1") == 0 ? 1 : strcmp(part, "2") == 0 ? 2 : 0;
    f->archive = *a ? arena_printf(r->arena, "PDF/A-%s%s", a, level) : "";
    bool is_right = f->standard == 2 ? strcmp(a, "4") == 0 && strstr(xmp, "<pdfuaid:rev>2024<")
                                     : strcmp(a, "2") == 0 || strcmp(a, "3") == 0;
    claim(r->v, IDENTIFIED, f->standard != 0 && is_right, "PDF/UA part \"%s\", PDF/A \"%s%s\"",
        part, a, level);
    const char *title = between(r, xmp, "<dc:title>", "</dc:title>");
    const char *item = strstr(title, "<rdf:li");
    item = item ? strchr(item, '>') : NULL;
    f->title = item ? between(r, item, ">", "<") : "";
    claim(r->v, TITLED, *f->title, "there is no dc:title");
}

static void
read_catalog(struct audit_reader *r, qpdf_oh root)
{
    struct finished *f = r->out;
    qpdf_oh metadata = value_of(r, root, "/Metadata");
    size_t size;
    g_autofree char *xmp = stream_text(r, metadata, &size);
    claim(r->v, METADATA, *xmp, "the catalog has none");
    read_identity(r, xmp);
    f->lang = text_of_value(r, value_of(r, root, "/Lang"));
    claim(r->v, LANGUAGE, f->lang && *f->lang, "the document has none");
    qpdf_oh mark = value_of(r, root, "/MarkInfo");
    bool is_marked = qpdf_oh_get_bool_value(r->q, value_of(r, mark, "/Marked"));
    bool is_suspect = is_there(r, value_of(r, mark, "/Suspects")) &&
                      qpdf_oh_get_bool_value(r->q, value_of(r, mark, "/Suspects"));
    claim(r->v, MARKED, is_marked && !is_suspect,
        "MarkInfo does not mark the document as tagged");
    qpdf_oh shown = value_of(r, value_of(r, root, "/ViewerPreferences"), "/DisplayDocTitle");
    claim(r->v, TITLE_SHOWN, is_there(r, shown) && qpdf_oh_get_bool_value(r->q, shown),
        "DisplayDocTitle is not set");
    claim(r->v, NO_SCRIPTS,
        !is_there(r, value_of(r, root, "/OpenAction")) &&
            !is_there(r, value_of(r, root, "/AA")) &&
            !is_there(r, value_of(r, value_of(r, root, "/Names"), "/JavaScript")),
        "the catalog has an action");
    claim(r->v, NO_FORMS, !is_there(r, value_of(r, root, "/AcroForm")), "AcroForm");
    claim(r->v, NO_LAYERS, !is_there(r, value_of(r, root, "/OCProperties")), "OCProperties");
    claim(r->v, NO_THREADS, !is_there(r, value_of(r, root, "/Threads")), "Threads");
}

static void
check_intent(struct audit_reader *r, qpdf_oh root)
{
    qpdf_oh intents = value_of(r, root, "/OutputIntents");
    qpdf_oh first = array_size(r, intents) > 0 ? qpdf_oh_get_array_item(r->q, intents, 0)
                                               : qpdf_oh_new_null(r->q);
    size_t size;
    g_autofree char *profile = stream_text(r, value_of(r, first, "/DestOutputProfile"), &size);
    bool is_good = size > 128 && memcmp(profile + 36, "acsp", 4) == 0 &&
                   memcmp(profile + 16, "RGB ", 4) == 0;
    claim(r->v, INTENT, is_good && array_size(r, intents) == 1,
        "no output intent with an RGB profile");
}

static void
check_trailer(struct audit_reader *r)
{
    qpdf_oh trailer = qpdf_get_trailer(r->q);
    claim(r->v, NOT_ENCRYPTED, !qpdf_is_encrypted(r->q), "it is encrypted");
    bool is_2 = r->out->standard == 2;
    bool is_version = g_str_has_prefix(r->out->version, is_2 ? "2." : "1.7");
    claim(r->v, HEADER, is_version && array_size(r, value_of(r, trailer, "/ID")) == 2, "PDF %s",
        r->out->version);
    claim(r->v, INFORMATION, !is_2 || !is_there(r, value_of(r, trailer, "/Info")),
        "the trailer has Info");
}

/* ---- attached files ---- */

static void
check_file(struct audit_reader *r, qpdf_oh key, qpdf_oh file)
{
    (void)key;
    const char *name = text_of_value(r, value_of(r, file, "/UF"));
    const char *plain = text_of_value(r, value_of(r, file, "/F"));
    const char *told = text_of_value(r, value_of(r, file, "/Desc"));
    bool is_related = qpdf_oh_is_name(r->q, value_of(r, file, "/AFRelationship"));
    claim(r->v, FILES, name && plain && told && *told && is_related, "\"%s\"",
        name    ? name
        : plain ? plain
                : "");
}

/* ---- entry point ---- */

static void
read_parent(struct audit_reader *r, qpdf_oh key, qpdf_oh value)
{
    int number = number_of_value(r, key, -1);
    if (number >= 0)
        g_hash_table_insert(
            r->parents, GINT_TO_POINTER(number + 1), GUINT_TO_POINTER(value + 1));
}

static void
index_pages(struct audit_reader *r)
{
    struct finished *f = r->out;
    int n = qpdf_get_num_pages(r->q);
    f->n_pages = n > 0 ? (size_t)n : 0;
    f->pages = ARENA_ARRAY(r->arena, struct finished_page, f->n_pages + 1);
    for (size_t i = 0; i < f->n_pages; i++) {
        qpdf_oh page = qpdf_get_page_n(r->q, i);
        f->pages[i].object = qpdf_oh_get_object_id(r->q, page);
        f->pages[i].parents = number_of_value(r, value_of(r, page, "/StructParents"), -1);
        g_hash_table_insert(
            r->page_index, GINT_TO_POINTER(f->pages[i].object), GSIZE_TO_POINTER(i + 1));
    }
}

static void
read_document(struct audit_reader *r)
{
    qpdf_oh root = qpdf_get_root(r->q);
    qpdf_oh names = value_of(r, root, "/Names");
    read_catalog(r, root);
    check_intent(r, root);
    check_trailer(r);
    index_pages(r);
    each_entry(r, value_of(r, value_of(r, root, "/StructTreeRoot"), "/ParentTree"), "/Nums",
        read_parent);
    read_links(r);
    read_pages(r);
    read_tree(r);
    audit_tree(r);
    audit_tables(r);
    audit_links(r);
    each_entry(r, value_of(r, names, "/Dests"), "/Names", read_name);
    each_entry(r, value_of(r, names, "/EmbeddedFiles"), "/Names", check_file);
    audit_outline(r, root);
    audit_objects(r);
}

static void
free_tables(struct audit_reader *r)
{
    g_hash_table_unref(r->fonts);
    g_hash_table_unref(r->page_index);
    g_hash_table_unref(r->parents);
    g_hash_table_unref(r->links);
}

struct finished *
finished_read(struct arena *a, const void *data, size_t size, char **message)
{
    struct finished *f = ARENA_NEW(a, struct finished);
    f->arena = a;
    struct audit_reader r = { .q = qpdf_init(), .arena = a, .out = f };
    qpdf_silence_errors(r.q);
    qpdf_set_suppress_warnings(r.q, QPDF_TRUE);
    if (qpdf_read_memory(r.q, "the PDF", data, size, NULL) & QPDF_ERRORS) {
        *message = g_strdup(qpdf_get_error_message_detail(r.q, qpdf_get_error(r.q)));
        qpdf_cleanup(&r.q);
        return NULL;
    }
    f->version = arena_strdup(a, qpdf_get_pdf_version(r.q));
    f->by_object = g_hash_table_new(NULL, NULL);
    f->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    f->results = r.v = results_new();
    r.fonts = g_hash_table_new(NULL, NULL);
    r.page_index = g_hash_table_new(NULL, NULL);
    r.parents = g_hash_table_new(NULL, NULL);
    r.links = g_hash_table_new(NULL, NULL);
    read_document(&r);
    free_tables(&r);
    qpdf_cleanup(&r.q);
    return f;
}

void
finished_free(struct finished *f)
{
    if (!f)
        return;
    g_hash_table_unref(f->by_object);
    g_hash_table_unref(f->by_id);
    results_free(f->results);
}

bool
finished_is_inline(const struct finished_element *element)
{
    static const char *const types[] = { "Span", "Em", "Strong", "Link", "Reference", "Quote",
        "Code", "Lbl" };
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        if (strcmp(types[i], element->role) == 0)
            return true;
    return false;
}

static void
add_text(const struct finished_element *element, GString *out)
{
    if (element->actual || (strcmp(element->role, "Figure") == 0 && element->alt))
        g_string_append(out, element->actual ? element->actual : element->alt);
    for (size_t i = 0; i < element->n_kids; i++) {
        const struct finished_kid *kid = &element->kids[i];
        bool is_replaced = element->actual || strcmp(element->role, "Figure") == 0;
        if (kid->sequence && !is_replaced)
            g_string_append(out, kid->sequence->text);
        if (!kid->element)
            continue;
        if (!finished_is_inline(kid->element))
            g_string_append_c(out, ' ');
        add_text(kid->element, out);
        if (!finished_is_inline(kid->element))
            g_string_append_c(out, ' ');
    }
}

void
element_text(const struct finished_element *element, GString *out)
{
    g_autoptr(GString) text = g_string_new(NULL);
    add_text(element, text);
    bool is_space = true;
    for (const char *p = text->str; *p; p += g_utf8_skip[(unsigned char)*p]) {
        gunichar c = g_utf8_get_char(p);
        if (c == 0xad)
            continue;
        if (g_unichar_isspace(c) || c == 0x202f) {
            if (!is_space)
                g_string_append_c(out, ' ');
            is_space = true;
            continue;
        }
        g_string_append_unichar(out, c);
        is_space = false;
    }
    if (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
}

const char *
element_lang(const struct finished *f, const struct finished_element *element)
{
    for (; element; element = element->parent)
        if (element->lang)
            return element->lang;
    return f->lang ? f->lang : "";
}
