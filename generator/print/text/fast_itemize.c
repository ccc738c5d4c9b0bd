#include "print/text/fast_itemize.h"

#include <string.h>

#define N_LETTERS (LETTERS_CYRILLIC + 1)

struct fast_itemizer {
    PangoItem *items[N_LETTERS]; /* for one letter; its font is the face's own, or NULL */
    bool is_known[N_LETTERS];
    uint8_t ascii[128]; /* whether the font has the character: 0 unknown, 1 no, 2 yes */
};

struct fast_itemizer *
fast_itemizer_new(void)
{
    return g_new0(struct fast_itemizer, 1);
}

void
fast_itemizer_free(struct fast_itemizer *itemizer)
{
    for (size_t i = 0; i < N_LETTERS; i++) {
        if (itemizer->items[i])
            pango_item_free(itemizer->items[i]);
    }
    g_free(itemizer);
}

const char *
fast_itemize_letter(enum letters letters)
{
    static const char *const list[N_LETTERS] = { "0", "a", "\xce\xb1", "\xd0\xb0" };
    return list[letters];
}

static PangoItem *
item_of(PangoContext *context, const struct face *face, enum letters letters)
{
    const char *letter = fast_itemize_letter(letters);
    GList *items = pango_itemize_with_base_dir(
        context, PANGO_DIRECTION_LTR, letter, 0, (int)strlen(letter), face->attributes, NULL);
    const PangoItem *first = items ? items->data : NULL;
    PangoItem *own = first && face->font && first->analysis.font == face->font
                         ? pango_item_copy((PangoItem *)(uintptr_t)first)
                         : NULL;
    g_list_free_full(items, (GDestroyNotify)pango_item_free);
    return own;
}

static bool
has_char(const struct face *face, gunichar c)
{
    if (c >= 128)
        return pango_font_has_char(face->font, c);
    uint8_t *known = &face->itemizer->ascii[c];
    if (!*known)
        *known = pango_font_has_char(face->font, c) ? 2 : 1;
    return *known == 2;
}

const PangoAnalysis *
fast_itemize(PangoContext *context, const struct face *face, enum letters letters,
    const char *text, size_t size)
{
    struct fast_itemizer *itemizer = face->itemizer;
    if (!itemizer->is_known[letters])
        itemizer->items[letters] = item_of(context, face, letters);
    itemizer->is_known[letters] = true;
    if (!itemizer->items[letters])
        return NULL;
    for (const char *p = text; p < text + size; p += g_utf8_skip[(unsigned char)*p]) {
        if (!has_char(face, g_utf8_get_char(p)))
            return NULL;
    }
    return &itemizer->items[letters]->analysis;
}
