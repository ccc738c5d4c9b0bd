/*
 * The attached source: one embedded file for each source file, named by its path (ISO 32000-1,
 * 7.11.4), and associated with the whole document (ISO 19005-3, 6.8).
 */
#include "print/pdf/attachments.h"
#include "print/pdf/keytree.h"
#include "print/pdf/object.h"

#include <stdlib.h>
#include <string.h>

struct attached {
    const struct pdf_attachment *attachment;
    int number; /* object number of its file specification */
};

static int
write_embedded(struct file *file, const struct pdf_attachment *a, int64_t stamp)
{
    g_autoptr(GString) dictionary = g_string_new("/Type/EmbeddedFile/Subtype");
    g_autofree char *hash =
        g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)a->data, a->size);
    put_name(dictionary, a->mime);
    put_literal(dictionary, "/Params<</Size");
    put_integer(dictionary, (int64_t)a->size);
    put_literal(dictionary, "/ModDate");
    put_date(dictionary, stamp);
    g_string_append_printf(dictionary, "/CheckSum<%s>>>", hash);
    int number = file_reserve(file);
    file_stream(file, number, dictionary->str, a->data, a->size);
    return number;
}

static int
write_specification(struct file *file, const struct pdf_attachment *a, int embedded)
{
    int number = file_reserve(file);
    GString *out = file_begin(file, number);
    put_literal(out, "<</Type/Filespec/AFRelationship/Source/F");
    put_text(out, a->name);
    put_literal(out, "/UF");
    put_text(out, a->name);
    put_literal(out, "/Desc");
    put_text(out, a->description);
    put_literal(out, "/EF<</F");
    put_reference(out, embedded);
    put_literal(out, "/UF");
    put_reference(out, embedded);
    put_literal(out, ">>>>");
    file_end(file);
    return number;
}

static int
by_name(const void *a, const void *b)
{
    const struct attached *one = a, *other = b;
    return strcmp(one->attachment->name, other->attachment->name);
}

static void
put_attached_name(void *data, GString *out, size_t at)
{
    const struct attached *list = data;
    put_bytes(out, list[at].attachment->name, strlen(list[at].attachment->name));
}

static void
put_attached(void *data, GString *out, size_t at)
{
    const struct attached *list = data;
    put_reference(out, list[at].number);
}

int
attachments_write(struct file *file, const struct pdf_info *info, GString *catalog)
{
    size_t n = info->n_attachments;
    if (n == 0)
        return 0;
    struct attached *list = g_new0(struct attached, n);
    put_literal(catalog, "/AF[");
    for (size_t i = 0; i < n; i++) {
        const struct pdf_attachment *a = &info->attachments[i];
        int embedded = write_embedded(file, a, info->stamp);
        list[i].attachment = a;
        list[i].number = write_specification(file, a, embedded);
        put_reference(catalog, list[i].number);
    }
    put_literal(catalog, "]");
    qsort(list, n, sizeof *list, by_name);
    int names = keytree_names(file, n, put_attached_name, put_attached, list);
    g_free(list);
    return names;
}
