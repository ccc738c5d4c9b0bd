#include "base/source.h"

#include "base/input.h"

#include <string.h>

/*
 * Character counts are kept for every so many bytes, because a line may be as long as its file.
 */
#define COUNTED_BYTES 1024

struct sources {
    struct arena *arena;
    GPtrArray *list;
    GPtrArray *bytes;      /* GBytes *: the contents of files */
    GHashTable *by_shown;  /* shown path -> struct source *, files only */
    GHashTable *by_inside; /* inside -> struct source * */
    bool is_refused;
};

struct sources *
sources_new(void)
{
    struct sources *set = g_new0(struct sources, 1);
    set->arena = arena_new();
    set->list = g_ptr_array_new();
    set->bytes = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    set->by_shown = g_hash_table_new(g_str_hash, g_str_equal);
    set->by_inside = g_hash_table_new(g_str_hash, g_str_equal);
    return set;
}

void
sources_free(struct sources *set)
{
    if (!set)
        return;
    g_hash_table_unref(set->by_shown);
    g_hash_table_unref(set->by_inside);
    g_ptr_array_free(set->bytes, TRUE);
    g_ptr_array_free(set->list, TRUE);
    arena_free(set->arena);
    g_free(set);
}

/* True if a character begins with this byte. */
static bool
is_first_byte(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* Finds the line starts at once, so that any thread may ask a const source for places. */
static void
find_lines(struct sources *set, struct source *s)
{
    size_t n = 1;
    for (size_t i = 0; i < s->size; i++)
        n += s->text[i] == '\n';
    s->lines = ARENA_ARRAY(set->arena, uint32_t, n);
    s->n_lines = n;
    s->characters = ARENA_ARRAY(set->arena, uint32_t, s->size / COUNTED_BYTES + 1);
    n = 1;
    uint32_t characters = 0;
    for (size_t i = 0; i < s->size; i++) {
        if (i % COUNTED_BYTES == 0)
            s->characters[i / COUNTED_BYTES] = characters;
        characters += is_first_byte(s->text[i]);
        if (s->text[i] == '\n')
            s->lines[n++] = (uint32_t)i + 1;
    }
    if (s->size % COUNTED_BYTES == 0)
        s->characters[s->size / COUNTED_BYTES] = characters;
}

static struct source *
add_source(struct sources *set, const char *shown, const char *text, size_t size)
{
    struct source *s = ARENA_NEW(set->arena, struct source);
    s->path = arena_strdup(set->arena, shown);
    s->text = text;
    s->size = size;
    s->index = set->list->len;
    g_ptr_array_add(set->list, s);
    find_lines(set, s);
    return s;
}

const struct source *
sources_text(struct sources *set, const char *shown, const char *text, size_t size)
{
    return add_source(set, shown, arena_copy(set->arena, text, size), size);
}

void
sources_name(struct sources *set, const struct source *source, const char *inside)
{
    struct source *s = g_ptr_array_index(set->list, source->index);
    s->inside = arena_strdup(set->arena, inside);
    g_hash_table_insert(set->by_inside, (gpointer)(uintptr_t)s->inside, s);
}

static const struct source *
open_source(
    struct sources *set, const char *folder, const char *path, const char *shown, char **why)
{
    *why = NULL;
    const struct source *known = g_hash_table_lookup(set->by_shown, shown);
    if (known)
        return known;
    struct input_fault fault;
    GBytes *bytes = folder ? input_read_below(folder, path, SOURCE_MAX_SIZE, &fault)
                           : input_read(path, SOURCE_MAX_SIZE, &fault);
    set->is_refused |= fault.is_system;
    if (!bytes) {
        *why = fault.why;
        return NULL;
    }
    g_ptr_array_add(set->bytes, bytes);
    size_t size;
    const char *text = g_bytes_get_data(bytes, &size);
    struct source *s = add_source(set, shown, text, size);
    g_autofree char *hash = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    s->hash = arena_strdup(set->arena, hash);
    s->is_file = folder || strcmp(path, INPUT_STANDARD) != 0;
    g_hash_table_insert(set->by_shown, (gpointer)(uintptr_t)s->path, s);
    if (folder)
        sources_name(set, s, path);
    return s;
}

const struct source *
sources_open(struct sources *set, const char *path, const char *shown, char **why)
{
    return open_source(set, NULL, path, shown, why);
}

const struct source *
sources_open_below(
    struct sources *set, const char *folder, const char *inside, const char *shown, char **why)
{
    return open_source(set, folder, inside, shown, why);
}

const struct source *
sources_find(const struct sources *set, const char *inside)
{
    return g_hash_table_lookup(set->by_inside, inside);
}

bool
sources_refused(const struct sources *set)
{
    return set->is_refused;
}

size_t
sources_count(const struct sources *set)
{
    return set->list->len;
}

const struct source *
sources_at(const struct sources *set, size_t index)
{
    return index < set->list->len ? g_ptr_array_index(set->list, index) : NULL;
}

/* Index of the line that holds offset. */
static size_t
line_index(const struct source *source, uint32_t offset)
{
    size_t low = 0, high = source->n_lines;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The number of characters that begin before offset. */
static uint32_t
characters_before(const struct source *source, uint32_t offset)
{
    uint32_t n = source->characters[offset / COUNTED_BYTES];
    for (uint32_t i = offset - offset % COUNTED_BYTES; i < offset; i++)
        n += is_first_byte(source->text[i]);
    return n;
}

struct place
source_place(const struct source *source, uint32_t offset)
{
    if (offset > source->size)
        offset = (uint32_t)source->size;
    size_t line = line_index(source, offset);
    uint32_t before =
        characters_before(source, offset) - characters_before(source, source->lines[line]);
    return (struct place){ .line = (unsigned)line + 1, .column = before + 1 };
}

const char *
source_line(const struct source *source, uint32_t offset, size_t *size)
{
    if (offset > source->size)
        offset = (uint32_t)source->size;
    size_t line = line_index(source, offset);
    const char *start = source->text + source->lines[line];
    const char *end = source->text + source->size;
    if (line + 1 < source->n_lines)
        end = source->text + source->lines[line + 1] - 1;
    if (end > start && end[-1] == '\r')
        end--;
    *size = (size_t)(end - start);
    return start;
}
