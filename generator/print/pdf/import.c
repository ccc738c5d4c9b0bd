/*
 * Imported objects keep the object numbers that cairo gave them.  Objects that no part needs
 * (pages, catalog, lengths of streams) are left out, and new objects take their numbers.
 */
#include "print/pdf/import.h"

#include "print/pdf/glyph_codes.h"
#include "print/pdf/object.h"
#include "print/pdf/references.h"
#include "print/pdf/transparency.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

struct content_reader {
    qpdf_data q;
    struct file *file;
    struct resources *resources;
    unsigned jobs;
    int n_objects;
    bool *is_seen;
    GArray *waiting; /* int: numbers of objects still to copy */
    GArray *fonts;   /* int: object numbers of the fonts, by resource */
    GArray *forms;   /* int: object numbers of the forms */
    char *fault;     /* the first unexpected thing in cairo's file, or NULL */
};

static void G_GNUC_PRINTF(2, 3) fail(struct content_reader *r, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (!r->fault)
        r->fault = g_strdup_vprintf(format, arguments);
    va_end(arguments);
}

/* Returns false, and sets the fault, if the last call of qpdf failed. */
static bool
check(struct content_reader *r)
{
    if (!qpdf_has_error(r->q))
        return true;
    fail(r, "cairo's file cannot be read: %s",
        qpdf_get_error_full_text(r->q, qpdf_get_error(r->q)));
    return false;
}

/* The bytes of a stream, for the caller to free(); NULL, with a fault, if it cannot be read. */
static unsigned char *
stream_data(struct content_reader *r, qpdf_oh stream, enum qpdf_stream_decode_level_e level,
    size_t *size)
{
    unsigned char *data = NULL;
    qpdf_oh_get_stream_data(r->q, stream, level, NULL, &data, size);
    if (check(r) && data)
        return data;
    fail(r, "cairo's file has a stream that cannot be read");
    free(data);
    return NULL;
}

static void
need(struct content_reader *r, int number)
{
    if (number <= 0 || number > r->n_objects || r->is_seen[number])
        return;
    r->is_seen[number] = true;
    g_array_append_val(r->waiting, number);
}

static void
need_reference(void *reader, int number)
{
    need(reader, number);
}

/* Marks every object as needed to which this text, as qpdf writes it, refers. */
static void
need_references(struct content_reader *r, const char *text)
{
    each_reference(text, strlen(text), need_reference, r);
}

/* Corrects what cairo leaves out or should not write (ISO 19005-3, 6.2.8 and 6.2.11.3.2). */
static void
mend(struct content_reader *r, qpdf_oh dictionary)
{
    if (qpdf_oh_is_dictionary_of_type(r->q, dictionary, "/Font", "/CIDFontType2") &&
        !qpdf_oh_has_key(r->q, dictionary, "/CIDToGIDMap")) {
        qpdf_oh identity = qpdf_oh_new_name(r->q, "/Identity");
        qpdf_oh_replace_key(r->q, dictionary, "/CIDToGIDMap", identity);
        qpdf_oh_release(r->q, identity);
    }
    qpdf_oh_remove_key(r->q, dictionary, "/Interpolate");
}

/* Copies the stream as cairo compressed it, with `more` added to its dictionary. */
static void
copy_stream(struct content_reader *r, int number, qpdf_oh stream, const char *more)
{
    qpdf_oh dictionary = qpdf_oh_get_dict(r->q, stream);
    qpdf_oh_remove_key(r->q, dictionary, "/Length");
    mend(r, dictionary);
    const char *text = qpdf_oh_unparse_resolved(r->q, dictionary);
    need_references(r, text);
    g_autoptr(GString) inside = g_string_new_len(text + 2, (gssize)strlen(text) - 4);
    put_literal(inside, more);
    size_t size;
    unsigned char *data = stream_data(r, stream, qpdf_dl_none, &size);
    if (data)
        file_stream_packed(r->file, number, inside->str, data, size);
    free(data);
    qpdf_oh_release(r->q, dictionary);
}

static void
copy_object(struct content_reader *r, int number)
{
    qpdf_oh object = qpdf_get_object_by_id(r->q, number, 0);
    if (qpdf_oh_is_stream(r->q, object)) {
        copy_stream(r, number, object, "");
    } else {
        if (qpdf_oh_is_dictionary(r->q, object))
            mend(r, object);
        const char *text = qpdf_oh_unparse_resolved(r->q, object);
        need_references(r, text);
        put_literal(file_begin(r->file, number), text);
        file_end(r->file);
    }
    qpdf_oh_release(r->q, object);
}

/* Imports a page with a sign or a picture as a form whose lower left corner is the origin. */
static void
import_form(struct content_reader *r, qpdf_oh page, struct form *form)
{
    qpdf_oh stream = qpdf_oh_get_key(r->q, page, "/Contents");
    qpdf_oh resources = qpdf_oh_get_key(r->q, page, "/Resources");
    int number = qpdf_oh_get_object_id(r->q, stream);
    if (!qpdf_oh_is_stream(r->q, stream) || number <= 0 || number > r->n_objects ||
        r->is_seen[number]) {
        fail(r, "cairo's file has a page without content");
        return;
    }
    r->is_seen[number] = true;
    g_autoptr(GString) keys = g_string_new("/Type/XObject/Subtype/Form/BBox[0 0");
    put_real(keys, PT(form->width) + 2 * form->margin);
    put_real(keys, PT(form->height) + 2 * form->margin);
    put_literal(keys, "]/Matrix[1 0 0 1");
    put_real(keys, -form->margin);
    put_real(keys, -form->margin);
    put_literal(keys, "]/Resources ");
    const char *text = qpdf_oh_unparse_resolved(r->q, resources);
    need_references(r, text);
    put_literal(keys, text);
    form->is_transparent = resources_are_transparent(r->q, resources);
    if (form->is_transparent)
        put_literal(keys, "/Group" GROUP);
    copy_stream(r, number, stream, keys->str);
    g_array_append_val(r->forms, number);
    qpdf_oh_release(r->q, resources);
    qpdf_oh_release(r->q, stream);
}

/* The resource number of the font with that object number. */
static int
resource_of(struct content_reader *r, int number)
{
    for (guint i = 0; i < r->fonts->len; i++)
        if (g_array_index(r->fonts, int, i) == number)
            return (int)i;
    need(r, number);
    g_array_append_val(r->fonts, number);
    return (int)r->fonts->len - 1;
}

static double
number_at(qpdf_data q, qpdf_oh array, int i)
{
    qpdf_oh item = qpdf_oh_get_array_item(q, array, i);
    double value = qpdf_oh_get_numeric_value(q, item);
    qpdf_oh_release(q, item);
    return value;
}

static double
number_of(qpdf_data q, qpdf_oh dictionary, const char *key)
{
    qpdf_oh value = qpdf_oh_get_key(q, dictionary, key);
    double number = qpdf_oh_is_number(q, value) ? qpdf_oh_get_numeric_value(q, value) : 0;
    qpdf_oh_release(q, value);
    return number;
}

/*
 * The width of a glyph by its two-byte code (ISO 32000-1, 9.7.4.3).  cairo writes only the
 * first of the two forms, `first [width ...]`.
 */
static double
wide_width(qpdf_data q, qpdf_oh font, unsigned code)
{
    qpdf_oh descendants = qpdf_oh_get_key(q, font, "/DescendantFonts");
    qpdf_oh descendant = qpdf_oh_get_array_item(q, descendants, 0);
    qpdf_oh widths = qpdf_oh_get_key(q, descendant, "/W");
    double width = number_of(q, descendant, "/DW");
    for (int i = 0; i + 1 < qpdf_oh_get_array_n_items(q, widths); i += 2) {
        int first = (int)number_at(q, widths, i);
        qpdf_oh list = qpdf_oh_get_array_item(q, widths, i + 1);
        int k = (int)code - first;
        if (qpdf_oh_is_array(q, list) && k >= 0 && k < qpdf_oh_get_array_n_items(q, list))
            width = number_at(q, list, k);
        qpdf_oh_release(q, list);
    }
    qpdf_oh_release(q, widths);
    qpdf_oh_release(q, descendant);
    qpdf_oh_release(q, descendants);
    return width;
}

static double
narrow_width(qpdf_data q, qpdf_oh font, unsigned code)
{
    qpdf_oh widths = qpdf_oh_get_key(q, font, "/Widths");
    int k = (int)code - (int)number_of(q, font, "/FirstChar");
    double width = 0, unit = 1;
    if (k >= 0 && k < qpdf_oh_get_array_n_items(q, widths))
        width = number_at(q, widths, k);
    qpdf_oh_release(q, widths);
    qpdf_oh matrix = qpdf_oh_get_key(q, font, "/FontMatrix"); /* Type 3 */
    if (qpdf_oh_is_array(q, matrix))
        unit = number_at(q, matrix, 0) * 1000;
    qpdf_oh_release(q, matrix);
    return width * unit;
}

/* Stores which font resource and code show the glyph. */
static void
set_code(
    struct content_reader *r, qpdf_oh fonts, struct glyph *glyph, const struct glyph_code *code)
{
    qpdf_oh font = qpdf_oh_get_key(r->q, fonts, code->font);
    glyph->resource = resource_of(r, qpdf_oh_get_object_id(r->q, font));
    glyph->is_wide = code->is_wide;
    glyph->code = code->code;
    glyph->width = code->is_wide ? wide_width(r->q, font, code->code)
                                 : narrow_width(r->q, font, code->code);
    if (code->is_replaced) /* the font maps the code to another text */
        glyph->text = NULL;
    qpdf_oh_release(r->q, font);
}

/*
 * Assigns codes to glyphs.  If their numbers differed, wrong glyphs would be shown.  A font
 * without any ink has no codes at all.
 */
static void
set_codes(struct content_reader *r, qpdf_oh fonts, const struct typeface *typeface,
    const GArray *codes)
{
    guint n_with_text;
    GPtrArray *order = typeface_order(typeface, &n_with_text);
    bool is_blank = codes->len == 0 && typeface->inked == G_MAXUINT;
    if (codes->len == order->len) {
        for (guint i = 0; i < codes->len; i++)
            if (order->pdata[i])
                set_code(
                    r, fonts, order->pdata[i], &g_array_index(codes, struct glyph_code, i));
    } else if (!is_blank) {
        fail(r, "cairo wrote %u codes for %u glyphs", codes->len, order->len);
    }
    g_ptr_array_free(order, TRUE);
}

/* Imports a page with the glyphs of a font, in the order given in resources.h. */
static void
import_typeface(struct content_reader *r, qpdf_oh page, struct typeface *typeface)
{
    qpdf_oh stream = qpdf_oh_get_key(r->q, page, "/Contents");
    qpdf_oh resources = qpdf_oh_get_key(r->q, page, "/Resources");
    qpdf_oh fonts = qpdf_oh_get_key(r->q, resources, "/Font");
    size_t size;
    unsigned char *data = stream_data(r, stream, qpdf_dl_all, &size);
    if (data) {
        g_autofree char *content = g_strndup((const char *)data, size);
        GArray *codes = glyph_codes_read(content);
        set_codes(r, fonts, typeface, codes);
        g_array_free(codes, TRUE);
    }
    free(data);
    qpdf_oh_release(r->q, fonts);
    qpdf_oh_release(r->q, resources);
    qpdf_oh_release(r->q, stream);
}

static void
import_pages(struct content_reader *r)
{
    size_t n_forms = resources_n_forms(r->resources),
           n_typefaces = resources_n_typefaces(r->resources);
    int n_pages = qpdf_get_num_pages(r->q);
    if (!check(r) || n_pages < 0 || (size_t)n_pages < n_forms + n_typefaces) {
        fail(r, "cairo's file has %d pages of %zu", n_pages, n_forms + n_typefaces);
        return;
    }
    for (size_t i = 0; i < n_forms; i++) {
        qpdf_oh page = qpdf_get_page_n(r->q, i);
        import_form(r, page, resources_form_at(r->resources, i));
        qpdf_oh_release(r->q, page);
    }
    for (size_t i = 0; i < n_typefaces; i++) {
        qpdf_oh page = qpdf_get_page_n(r->q, n_forms + i);
        import_typeface(r, page, resources_typeface_at(r->resources, i));
        qpdf_oh_release(r->q, page);
    }
}

/* Reads the text that the fonts' codes stand for, as the new file will state it. */
static void
read_letters(struct content_reader *r)
{
    for (guint i = 0; i < r->fonts->len; i++) {
        qpdf_oh font = qpdf_get_object_by_id(r->q, g_array_index(r->fonts, int, i), 0);
        qpdf_oh map = qpdf_oh_get_key(r->q, font, "/ToUnicode");
        qpdf_oh type = qpdf_oh_get_key(r->q, font, "/Subtype");
        size_t size = 0;
        unsigned char *data = qpdf_oh_is_stream(r->q, map)
                                  ? stream_data(r, map, qpdf_dl_generalized, &size)
                                  : NULL;
        resources_add_letters(
            r->resources, font_letters_new(qpdf_oh_is_name_and_equals(r->q, type, "/Type0"),
                              data ? (const char *)data : "", size));
        free(data);
        qpdf_oh_release(r->q, type);
        qpdf_oh_release(r->q, map);
        qpdf_oh_release(r->q, font);
    }
}

static int
count_objects(qpdf_data q)
{
    qpdf_oh trailer = qpdf_get_trailer(q);
    qpdf_oh size = qpdf_oh_get_key(q, trailer, "/Size");
    int n = qpdf_oh_get_int_value_as_int(q, size) - 1;
    qpdf_oh_release(q, size);
    qpdf_oh_release(q, trailer);
    return n;
}

/* Imports all needed objects from the file that qpdf has read. */
static void
import_all(struct content_reader *r)
{
    r->n_objects = count_objects(r->q);
    r->is_seen = g_new0(bool, r->n_objects + 1);
    r->waiting = g_array_new(FALSE, FALSE, sizeof(int));
    r->file = file_new(r->n_objects, r->jobs);
    import_pages(r);
    read_letters(r);
    for (guint i = 0; i < r->waiting->len; i++)
        copy_object(r, g_array_index(r->waiting, int, i));
    for (int i = 1; i <= r->n_objects; i++)
        if (!r->is_seen[i])
            file_give_back(r->file, i);
    g_free(r->is_seen);
    g_array_free(r->waiting, TRUE);
    check(r);
}

void
imported_clear(struct imported *imported)
{
    g_array_free(imported->fonts, TRUE);
    g_array_free(imported->forms, TRUE);
}

struct file *
import_resources(
    struct page_content *drawing, unsigned jobs, struct imported *imported, char **fault)
{
    imported->fonts = g_array_new(FALSE, FALSE, sizeof(int));
    imported->forms = g_array_new(FALSE, FALSE, sizeof(int));
    struct content_reader r = { .q = qpdf_init(),
        .jobs = jobs,
        .resources = drawing->resources,
        .fonts = imported->fonts,
        .forms = imported->forms };
    qpdf_silence_errors(r.q);
    qpdf_set_suppress_warnings(r.q, QPDF_TRUE);
    qpdf_read_memory(r.q, "drawing", (const char *)drawing->pdf->data, drawing->pdf->len, NULL);
    if (check(&r))
        qpdf_push_inherited_attributes_to_page(r.q);
    if (check(&r))
        import_all(&r);
    qpdf_cleanup(&r.q);
    *fault = r.fault;
    if (r.fault && r.file)
        g_clear_pointer(&r.file, file_free);
    return r.file;
}
