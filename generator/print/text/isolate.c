/*
 * Isolated inlines (UAX 9, 2.4.2): a title, a number or a passage in another language keeps the
 * order of its own text and does not change the order of what is around it.  The marks that say
 * so stand only in the text that is itemized, so they are neither printed nor copied.
 */
#include "print/text/internal.h"

#include <string.h>
#include <unicode/uchar.h>

#define MARK_SIZE 3 /* in UTF-8 */

static const char from_left[] = "\xe2\x81\xa6", from_right[] = "\xe2\x81\xa7"; /* U+2066, 7 */
static const char left_to_right[] = "\xe2\x80\x8e",
                  right_to_left[] = "\xe2\x80\x8f";                           /* U+200E, F */
static const char by_content[] = "\xe2\x81\xa8", end_mark[] = "\xe2\x81\xa9"; /* U+2068, 9 */

static void
add_mark(struct text *t, const char *mark)
{
    struct isolate isolate = { (uint32_t)t->buffer->len, mark };
    g_array_append_val(t->isolates, isolate);
}

bool
isolate_begin(struct text *t, const struct style *style, const struct style *around)
{
    bool is_foreign = style->lang && around->lang && strcmp(style->lang, around->lang) != 0;
    if (style->unicode_bidi == BIDI_PLAINTEXT) {
        add_mark(t, by_content);
    } else if (style->unicode_bidi == BIDI_ISOLATE || is_foreign) {
        bool is_from_right = text_is_from_right(t, style->lang);
        add_mark(t, is_from_right ? from_right : from_left);
        /* FriBidi takes figures that begin an isolate for a part of the isolate before. */
        add_mark(t, is_from_right ? right_to_left : left_to_right);
    } else {
        return false;
    }
    return true;
}

void
isolate_end(struct text *t)
{
    add_mark(t, end_mark);
}

static const struct isolate *
mark_at(const struct text *t, guint i)
{
    return &g_array_index(t->isolates, struct isolate, i);
}

uint32_t
isolate_first(const struct text *t, uint32_t offset)
{
    guint n = 0;
    while (n < t->isolates->len && mark_at(t, n)->at <= offset)
        n++;
    return offset + MARK_SIZE * n;
}

uint32_t
isolate_last(const struct text *t, uint32_t offset)
{
    guint n = 0;
    while (n < t->isolates->len && mark_at(t, n)->at < offset)
        n++;
    return offset + MARK_SIZE * n;
}

/* The number of marks before an offset in the marked text. */
static guint
marks_before(const struct text *t, uint32_t marked)
{
    guint n = 0;
    while (n < t->isolates->len && mark_at(t, n)->at + MARK_SIZE * n < marked)
        n++;
    return n;
}

static char *
marked_text(const struct text *t)
{
    GString *marked = g_string_sized_new(t->buffer->len + (gsize)MARK_SIZE * t->isolates->len);
    uint32_t from = 0;
    for (guint i = 0; i < t->isolates->len; i++) {
        const struct isolate *mark = mark_at(t, i);
        g_string_append_len(marked, t->buffer->str + from, mark->at - from);
        g_string_append(marked, mark->mark);
        from = mark->at;
    }
    g_string_append_len(marked, t->buffer->str + from, (gssize)(t->buffer->len - from));
    return g_string_free(marked, FALSE);
}

/*
 * Gives an item its place in the paragraph's own text; false if it consists of marks.  Items
 * end where attributes do, so that each attribute of an item is one of all its letters.
 */
static bool
place_item(const struct text *t, PangoItem *item)
{
    for (GSList *l = item->analysis.extra_attrs; l; l = l->next) {
        PangoAttribute *attribute = l->data;
        attribute->start_index = PANGO_ATTR_INDEX_FROM_TEXT_BEGINNING;
        attribute->end_index = PANGO_ATTR_INDEX_TO_TEXT_END;
    }
    uint32_t from = (uint32_t)item->offset, to = from + (uint32_t)item->length;
    guint before = marks_before(t, from), inside = marks_before(t, to) - before;
    item->offset -= (int)(MARK_SIZE * before);
    item->length -= (int)(MARK_SIZE * inside);
    item->num_chars -= (int)inside;
    return item->length > 0;
}

static bool
has_text_from_right(const struct text *t)
{
    const char *end = t->buffer->str + t->buffer->len;
    for (const char *p = t->buffer->str; p < end; p += g_utf8_skip[(unsigned char)*p]) {
        UCharDirection direction = u_charDirection((UChar32)g_utf8_get_char(p));
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
            return true;
    }
    return false;
}

void
isolate_drop_needless(struct text *t, bool is_from_right)
{
    if (t->isolates->len && !is_from_right && !has_text_from_right(t))
        g_array_set_size(t->isolates, 0);
}

GList *
isolate_itemize(struct text *t, bool is_from_right, PangoAttrList *attributes)
{
    g_autofree char *marked = marked_text(t);
    GList *items = pango_itemize_with_base_dir(fonts_context(t->fonts),
        is_from_right ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR, marked, 0,
        (int)strlen(marked), attributes, NULL);
    for (GList *l = items, *next; l; l = next) {
        next = l->next;
        if (!place_item(t, l->data)) {
            pango_item_free(l->data);
            items = g_list_delete_link(items, l);
        }
    }
    return items;
}
