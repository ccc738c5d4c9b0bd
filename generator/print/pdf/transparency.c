#include "print/pdf/transparency.h"

#include "print/pdf/references.h"

#include <glib.h>
#include <string.h>

/* A key that makes a drawing transparent unless it has one value. */
static const struct {
    const char *key, *opaque; /* as qpdf writes them; NULL: no value is opaque */
} signs_of_transparency[] = {
    { "/SMask ", "/None" },
    { "/ca ", "1" },
    { "/CA ", "1" },
    { "/BM ", "/Normal" },
    { "/Group ", NULL },
};

/* True if the value at p is the given one and ends there. */
static bool
is_value(const char *p, const char *value)
{
    return value && g_str_has_prefix(p, value) && strchr(" />", p[strlen(value)]);
}

static bool
has_key(const char *text, const char *key, const char *opaque)
{
    for (const char *p = text; (p = strstr(p, key)) != NULL;) {
        p += strlen(key);
        if (!is_value(p, opaque))
            return true;
    }
    return false;
}

static bool
is_transparent(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(signs_of_transparency); i++)
        if (has_key(text, signs_of_transparency[i].key, signs_of_transparency[i].opaque))
            return true;
    return false;
}

struct object_walk {
    GHashTable *seen; /* numbers of objects */
    GArray *waiting;  /* int: numbers of objects still to look at */
};

static void
wait_for(void *data, int number)
{
    struct object_walk *walk = data;
    if (g_hash_table_add(walk->seen, GINT_TO_POINTER(number)))
        g_array_append_val(walk->waiting, number);
}

/* Looks at the dictionary, and notes what it refers to. */
static bool
look_at(struct object_walk *walk, qpdf_data q, qpdf_oh object)
{
    bool is_stream = qpdf_oh_is_stream(q, object);
    qpdf_oh dictionary = is_stream ? qpdf_oh_get_dict(q, object) : object;
    const char *text = qpdf_oh_unparse_resolved(q, dictionary);
    each_reference(text, strlen(text), wait_for, walk);
    bool answer = is_transparent(text);
    if (is_stream)
        qpdf_oh_release(q, dictionary);
    return answer;
}

bool
resources_are_transparent(qpdf_data q, qpdf_oh resources)
{
    struct object_walk walk = { .seen = g_hash_table_new(NULL, NULL),
        .waiting = g_array_new(FALSE, FALSE, sizeof(int)) };
    bool answer = look_at(&walk, q, resources);
    for (guint i = 0; !answer && i < walk.waiting->len; i++) {
        qpdf_oh object = qpdf_get_object_by_id(q, g_array_index(walk.waiting, int, i), 0);
        answer = look_at(&walk, q, object);
        qpdf_oh_release(q, object);
    }
    g_hash_table_destroy(walk.seen);
    g_array_free(walk.waiting, TRUE);
    return answer;
}
