#include "print/pdf/nav.h"

#include "print/pdf/keytree.h"
#include "print/pdf/object.h"

#include <stdlib.h>
#include <string.h>

static void
put_destination(GString *out, const struct nav *nav, int object, size_t page, scaled y)
{
    put_literal(out, "[");
    put_reference(out, object);
    put_literal(out, "/XYZ null");
    put_length(out, nav->layout->pages[page].master->height - y);
    put_literal(out, " null]");
}

static void
put_both(GString *out, const struct nav *nav, size_t page, scaled y, const struct tag *tag)
{
    put_literal(out, "/D");
    put_destination(out, nav, nav->page_numbers[page], page, y);
    put_literal(out, "/SD");
    put_destination(out, nav, tag->number, page, y);
}

void
put_leap(GString *out, const struct nav *nav, size_t page, scaled y, const struct tag *tag)
{
    if (nav->tags->standard == PDF_UA_1) {
        put_literal(out, "/Dest");
        put_destination(out, nav, nav->page_numbers[page], page, y);
        return;
    }
    put_literal(out, "/A<</S/GoTo");
    put_both(out, nav, page, y, tag);
    put_literal(out, ">>");
}

struct places {
    const struct nav *nav;
    const struct target **sorted;
};

static int
by_id(const void *a, const void *b)
{
    const struct target *const *one = a, *const *other = b;
    return strcmp((*one)->id, (*other)->id);
}

static void
put_place_name(void *data, GString *out, size_t at)
{
    const struct places *places = data;
    put_bytes(out, places->sorted[at]->id, strlen(places->sorted[at]->id));
}

static void
put_place(void *data, GString *out, size_t at)
{
    const struct places *places = data;
    const struct target *target = places->sorted[at];
    const struct nav *nav = places->nav;
    if (nav->tags->standard == PDF_UA_1) {
        put_destination(out, nav, nav->page_numbers[target->page], target->page, target->y);
        return;
    }
    put_literal(out, "<<");
    put_both(out, nav, target->page, target->y, tags_written(nav->tags, target->box));
    put_literal(out, ">>");
}

int
destinations_write(struct file *file, const struct nav *nav)
{
    const struct layout *layout = nav->layout;
    if (layout->n_targets == 0)
        return 0;
    struct places places = { .nav = nav };
    places.sorted = g_new0(const struct target *, layout->n_targets);
    size_t n = 0;
    for (size_t i = 0; i < layout->n_targets; i++) /* of two equal ids, the first */
        if (g_hash_table_lookup(layout->target_by_id, layout->targets[i].id) ==
            &layout->targets[i])
            places.sorted[n++] = &layout->targets[i];
    qsort(places.sorted, n, sizeof *places.sorted, by_id);
    int number = n > 0 ? keytree_names(file, n, put_place_name, put_place, &places) : 0;
    g_free(places.sorted);
    return number;
}

/* ---- outline: headings of the first two levels ---- */

struct outline_entry {
    const struct tag *tag;
    int number;
    guint parent, first, last, previous, next; /* indices; 0 is the outline itself */
    int n_kids;
};

static void
collect_headings(const struct tag *tag, GArray *entries)
{
    bool is_first = strcmp(tag->type, "H1") == 0 || strcmp(tag->type, "Title") == 0;
    if (tag->is_placed && (is_first || strcmp(tag->type, "H2") == 0)) {
        guint parent = is_first ? 0 : g_array_index(entries, struct outline_entry, 0).last;
        guint self = entries->len;
        struct outline_entry entry = { .tag = tag, .parent = parent };
        entry.previous = g_array_index(entries, struct outline_entry, parent).last;
        g_array_append_val(entries, entry);
        struct outline_entry *up = &g_array_index(entries, struct outline_entry, parent);
        if (entry.previous)
            g_array_index(entries, struct outline_entry, entry.previous).next = self;
        else
            up->first = self;
        up->last = self;
        up->n_kids++;
        return;
    }
    for (const struct tag *child = tag->first; child; child = child->next)
        collect_headings(child, entries);
}

static void
put_entry_key(GString *out, const char *key, const GArray *entries, guint at)
{
    if (at == 0)
        return;
    put_literal(out, key);
    put_reference(out, g_array_index(entries, struct outline_entry, at).number);
}

static void
put_title(GString *out, const struct tag *tag)
{
    g_autoptr(GString) text = g_string_new(NULL);
    box_text(tag->box, text);
    put_text(out, g_strstrip(text->str));
}

int
outline_write(struct file *file, const struct nav *nav)
{
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(struct outline_entry));
    g_array_set_size(entries, 1);
    collect_headings(nav->tags->root, entries);
    int root = 0;
    for (guint i = 0; entries->len > 1 && i < entries->len; i++)
        g_array_index(entries, struct outline_entry, i).number = file_reserve(file);
    for (guint i = 0; entries->len > 1 && i < entries->len; i++) {
        const struct outline_entry *e = &g_array_index(entries, struct outline_entry, i);
        GString *out = file_begin(file, e->number);
        put_literal(out, i == 0 ? "<</Type/Outlines" : "<</Title");
        if (i > 0) {
            put_title(out, e->tag);
            put_literal(out, "/Parent");
            put_reference(out, g_array_index(entries, struct outline_entry, e->parent).number);
            put_leap(out, nav, e->tag->page, e->tag->top, e->tag);
        }
        put_entry_key(out, "/Prev", entries, e->previous);
        put_entry_key(out, "/Next", entries, e->next);
        put_entry_key(out, "/First", entries, e->first);
        put_entry_key(out, "/Last", entries, e->last);
        if (e->n_kids > 0) { /* the entries of chapters are closed at first */
            put_literal(out, "/Count");
            put_integer(out, i == 0 ? e->n_kids : -e->n_kids);
        }
        put_literal(out, ">>");
        file_end(file);
    }
    if (entries->len > 1)
        root = g_array_index(entries, struct outline_entry, 0).number;
    g_array_free(entries, TRUE);
    return root;
}

/* ---- page labels ---- */

/* The number that a label consists of, or 0 if it is not a plain number. */
static unsigned
label_number(const char *label)
{
    guint64 value;
    return g_ascii_string_to_unsigned(label, 10, 1, 1000000, &value, NULL) ? (unsigned)value
                                                                           : 0;
}

int
labels_write(struct file *file, const struct layout *layout)
{
    int number = file_reserve(file);
    GString *out = file_begin(file, number);
    put_literal(out, "<</Nums[");
    unsigned expected = 0; /* the next label of the open range */
    for (size_t i = 0; i < layout->n_pages; i++) {
        const char *label = layout->pages[i].label ? layout->pages[i].label : "";
        unsigned value = label_number(label);
        if (value != 0 && value == expected) {
            expected++;
            continue;
        }
        put_integer(out, (int64_t)i);
        put_literal(out, value ? "<</S/D/St" : "<</P");
        if (value)
            put_integer(out, value);
        else
            put_text(out, label);
        put_literal(out, ">>");
        expected = value ? value + 1 : 0;
    }
    put_literal(out, "]>>");
    file_end(file);
    return number;
}
