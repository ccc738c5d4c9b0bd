#include "print/pdf/font_letters.h"

#include "audit/unicode_map.h"
#include "print/pdf/letters.h"

#include <string.h>

struct code_letters {
    bool is_known;
    uint64_t sum;
};

struct font_letters *
font_letters_new(bool is_wide, const char *map, size_t size)
{
    struct font_letters *font = g_new0(struct font_letters, 1);
    font->is_wide = is_wide;
    font->sums = g_array_new(FALSE, TRUE, sizeof(struct code_letters));
    g_autoptr(GHashTable) texts = unicode_map_read(map, size);
    GHashTableIter iter;
    gpointer key, text;
    g_hash_table_iter_init(&iter, texts);
    while (g_hash_table_iter_next(&iter, &key, &text)) {
        guint code = GPOINTER_TO_UINT(key) - 1;
        if (code > 0xffff)
            continue;
        if (font->sums->len <= code)
            g_array_set_size(font->sums, code + 1);
        g_array_index(font->sums, struct code_letters, code) =
            (struct code_letters){ true, letters_sum(text, strlen(text)) };
    }
    return font;
}

void
font_letters_free(void *data)
{
    struct font_letters *font = data;
    g_array_free(font->sums, TRUE);
    g_free(font);
}

bool
font_letters_find(const struct font_letters *font, unsigned code, uint64_t *sum)
{
    if (code >= font->sums->len)
        return false;
    const struct code_letters *found = &g_array_index(font->sums, struct code_letters, code);
    *sum = found->sum;
    return found->is_known;
}
