#include "base/private_paths.h"

#include <string.h>

struct private_paths {
    GPtrArray *folders; /* char *: none of them below another */
};

static bool
is_name_byte(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '_' || c == '.';
}

/* A path begins where no longer one goes on, and ends with a whole name. */
static bool
shows(const char *bytes, size_t size, const char *folder)
{
    size_t n = strlen(folder);
    const char *end = bytes + size, *at = bytes;
    while ((at = memmem(at, (size_t)(end - at), folder, n))) {
        bool begins = at == bytes || !is_name_byte(at[-1]);
        bool ends = at + n == end || !is_name_byte(at[n]);
        if (begins && ends)
            return true;
        at++;
    }
    return false;
}

static bool
is_below(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return strncmp(path, folder, n) == 0 && (path[n] == '/' || !path[n]);
}

static void
add(struct private_paths *paths, const struct sources *sources, const char *folder)
{
    if (!folder || folder[0] != '/' || !strchr(folder + 1, '/'))
        return;
    for (guint i = 0; i < paths->folders->len; i++)
        if (is_below(folder, paths->folders->pdata[i]))
            return;
    for (size_t i = 0; i < sources_count(sources); i++) {
        const struct source *source = sources_at(sources, i);
        if (source && memmem(source->text, source->size, folder, strlen(folder)))
            return;
    }
    for (guint i = paths->folders->len; i-- > 0;)
        if (is_below(paths->folders->pdata[i], folder))
            g_ptr_array_remove_index(paths->folders, i);
    g_ptr_array_add(paths->folders, g_strdup(folder));
}

struct private_paths *
private_paths_new(const struct sources *sources, const char *folder)
{
    struct private_paths *paths = g_new0(struct private_paths, 1);
    paths->folders = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *here = g_get_current_dir();
    add(paths, sources, folder);
    add(paths, sources, here);
    add(paths, sources, g_get_home_dir());
    return paths;
}

void
private_paths_free(struct private_paths *paths)
{
    if (!paths)
        return;
    g_ptr_array_unref(paths->folders);
    g_free(paths);
}

const char *
private_paths_find(const struct private_paths *paths, const void *bytes, size_t size)
{
    for (guint i = 0; paths && i < paths->folders->len; i++)
        if (shows(bytes, size, paths->folders->pdata[i]))
            return paths->folders->pdata[i];
    return NULL;
}
