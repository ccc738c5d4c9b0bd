#include "base/source.h"

#include <string.h>

/* Characters are counted up to every so many bytes: a line may be as long as its file. */
#define COUNTED_BYTES 1024

struct sources {
    struct arena *arena;
    GPtrArray *list;
};

struct sources *
sources_new(void)
{
    struct sources *set = g_new0(struct sources, 1);
    set->arena = arena_new();
    set->list = g_ptr_array_new();
    return set;
}

void
sources_free(struct sources *set)
{
    if (!set)
        return;
    g_ptr_array_free(set->list, TRUE);
    arena_free(set->arena);
    g_free(set);
}

/* Does a character begin with this byte? */
static bool
is_first_byte(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

const struct source *
sources_text(struct sources *set, const char *shown, const char *text, size_t size)
{
    struct source *s = ARENA_NEW(set->arena, struct source);
    s->path = arena_strdup(set->arena, shown);
    s->text = arena_copy(set->arena, text, size);
    s->size = size;
    s->index = set->list->len;
    g_ptr_array_add(set->list, s);
    /* Line starts: made here, so that a const source can be asked for places on any thread. */
    size_t n = 1;
    for (size_t i = 0; i < size; i++)
        n += text[i] == '\n';
    s->lines = ARENA_ARRAY(set->arena, uint32_t, n);
    s->n_lines = n;
    s->characters = ARENA_ARRAY(set->arena, uint32_t, size / COUNTED_BYTES + 1);
    n = 1;
    uint32_t characters = 0;
    for (size_t i = 0; i < size; i++) {
        if (i % COUNTED_BYTES == 0)
            s->characters[i / COUNTED_BYTES] = characters;
        characters += is_first_byte(text[i]);
        if (text[i] == '\n')
            s->lines[n++] = (uint32_t)i + 1;
    }
    if (size % COUNTED_BYTES == 0)
        s->characters[size / COUNTED_BYTES] = characters;
    return s;
}

const struct source *
sources_open(struct sources *set, const char *path, const char *shown, char **why)
{
    *why = NULL;
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        *why = g_strdup("it is a folder");
        return NULL;
    }
    if (g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        *why = g_strdup("it is no regular file");
        return NULL;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, &error);
    if (!file) {
        /* GLib says what it did, how, and at the end why that failed. */
        const char *last = g_strrstr(error->message, ": ");
        *why = g_strdup(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT)
                            ? "there is no such file"
                        : last ? last + 2
                               : error->message);
        return NULL;
    }
    size_t size = g_mapped_file_get_length(file);
    if (size > SOURCE_MAX_SIZE) {
        *why = g_strdup_printf(
            "it is larger than %zu MB", SOURCE_MAX_SIZE / ((size_t)1024 * 1024));
        return NULL;
    }
    const char *bytes = g_mapped_file_get_contents(file);
    return sources_text(set, shown, bytes ? bytes : "", size);
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

/* How many characters begin before offset. */
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
