#include "cli/carried.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *suffix, *mime;
} types[] = {
    { ".svg", "image/svg+xml" },
    { ".png", "image/png" },
    { ".jpg", "image/jpeg" },
    { ".jpeg", "image/jpeg" },
};

static const char *
mime_of(const char *path)
{
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        if (g_str_has_suffix(path, types[i].suffix))
            return types[i].mime;
    return "application/xml";
}

/* The path below the folder, or NULL when it is not in there. */
static const char *
path_inside(struct arena *a, const char *folder, const char *path)
{
    char *real = realpath(path, NULL);
    size_t size = strlen(folder);
    const char *inside = NULL;
    if (real && strncmp(real, folder, size) == 0 && real[size] == '/')
        inside = arena_strdup(a, real + size + 1);
    free(real);
    return inside;
}

/* The bytes as they were read; pictures were not, and are read now. */
static bool
read_bytes(struct run *run, const char *path, struct pdf_attachment *out)
{
    for (size_t i = 0; i < sources_count(run->ctx.sources); i++) {
        const struct source *source = sources_at(run->ctx.sources, i);
        if (strcmp(source->path, path) == 0) {
            out->data = source->text;
            out->size = source->size;
            return true;
        }
    }
    char *data;
    gsize size;
    if (!g_file_get_contents(path, &data, &size, NULL))
        return false;
    out->data = arena_copy(run->ctx.arena, data, size);
    out->size = size;
    g_free(data);
    return true;
}

struct pdf_attachment *
carried_files(struct run *run, size_t *n)
{
    const GPtrArray *files = run->load.files;
    struct pdf_attachment *list =
        ARENA_ARRAY(run->ctx.arena, struct pdf_attachment, files->len);
    *n = 0;
    for (guint i = 0; i < files->len; i++) {
        const char *path = files->pdata[i];
        struct pdf_attachment *file = &list[*n];
        file->name = path_inside(run->ctx.arena, run->ctx.folder, path);
        file->description = "Source of this handbook";
        file->mime = mime_of(path);
        if (file->name && read_bytes(run, path, file))
            (*n)++;
    }
    return list;
}
