#include "base/files.h"

#include "base/publish_write.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A temporary file, which is gone when the last of its users is. */
struct aside {
    guint n_users;
    int fd;
    off_t end;
};

struct output_file {
    GBytes *bytes;       /* NULL if set aside */
    bool is_mapped;      /* the bytes are not counted */
    struct aside *aside; /* or NULL */
    off_t at;
    size_t size;
};

struct files {
    GTree *tree; /* path -> struct output_file * */
    struct aside *aside;
    size_t in_memory;
    bool has_failed; /* nothing can be set aside */
};

/* --- The temporary file --- */

static const char *
temporary_folder(void)
{
    /* /tmp is often memory. */
    const char *named = g_getenv("TMPDIR");
    if (named && *named)
        return named;
    return access("/var/tmp", W_OK | X_OK) == 0 ? "/var/tmp" : "/tmp";
}

static int
open_unnamed(void)
{
#ifdef O_TMPFILE
    int fd = open(temporary_folder(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0)
        return fd;
#endif
    g_autofree char *name = g_build_filename(temporary_folder(), "proviso-XXXXXX", NULL);
    int named = g_mkstemp_full(name, O_RDWR | O_CLOEXEC, 0600);
    if (named >= 0)
        unlink(name);
    return named;
}

static struct aside *
aside_new(void)
{
    int fd = open_unnamed();
    if (fd < 0)
        return NULL;
    struct aside *aside = g_new(struct aside, 1);
    *aside = (struct aside){ .n_users = 1, .fd = fd };
    return aside;
}

static void
aside_unref(struct aside *aside)
{
    if (!aside || --aside->n_users > 0)
        return;
    close(aside->fd);
    g_free(aside);
}

/* Appends; after a failure nothing may be appended any more. */
static bool
aside_write(struct aside *aside, const char *data, size_t size)
{
    if (!write_all(aside->fd, data, size))
        return false;
    aside->end += (off_t)size;
    return true;
}

static GBytes *
aside_read(const struct aside *aside, off_t at, size_t size)
{
    g_autofree char *data = g_malloc(size + 1);
    for (size_t done = 0; done < size;) {
        ssize_t n = pread(aside->fd, data + done, size - done, at + (off_t)done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n == 0)
            errno = EIO;
        if (n <= 0)
            return NULL;
        done += (size_t)n;
    }
    return g_bytes_new_take(g_steal_pointer(&data), size);
}

/* --- Files --- */

static void
free_file(gpointer data)
{
    struct output_file *file = data;
    if (file->bytes)
        g_bytes_unref(file->bytes);
    aside_unref(file->aside);
    g_free(file);
}

static gint
compare_paths(gconstpointer a, gconstpointer b, gpointer data)
{
    (void)data;
    return strcmp(a, b);
}

struct files *
files_new(void)
{
    struct files *files = g_new0(struct files, 1);
    files->tree = g_tree_new_full(compare_paths, NULL, g_free, free_file);
    return files;
}

void
files_free(struct files *files)
{
    if (!files)
        return;
    g_tree_unref(files->tree);
    aside_unref(files->aside);
    g_free(files);
}

static bool
set_aside(struct files *files, struct output_file *file, GBytes *bytes)
{
    if (!files->aside && !files->has_failed)
        files->aside = aside_new();
    files->has_failed |= !files->aside;
    if (files->has_failed)
        return false;
    off_t at = files->aside->end;
    if (!aside_write(files->aside, g_bytes_get_data(bytes, NULL), file->size)) {
        files->has_failed = true;
        return false;
    }
    file->aside = files->aside;
    file->aside->n_users++;
    file->at = at;
    return true;
}

void
files_remove(struct files *files, const char *path)
{
    const struct output_file *file = g_tree_lookup(files->tree, path);
    if (!file)
        return;
    if (file->bytes && !file->is_mapped)
        files->in_memory -= file->size;
    g_tree_remove(files->tree, path);
}

void
files_add(struct files *files, const char *path, GBytes *bytes)
{
    files_remove(files, path);
    struct output_file *file = g_new0(struct output_file, 1);
    file->size = g_bytes_get_size(bytes);
    if (files->in_memory + file->size > FILES_KEPT && set_aside(files, file, bytes)) {
        g_bytes_unref(bytes);
    } else {
        file->bytes = bytes;
        files->in_memory += file->size;
    }
    g_tree_insert(files->tree, g_strdup(path), file);
}

void
files_add_mapped(struct files *files, const char *path, GBytes *bytes)
{
    files_remove(files, path);
    struct output_file *file = g_new0(struct output_file, 1);
    *file = (struct output_file){
        .bytes = bytes, .is_mapped = true, .size = g_bytes_get_size(bytes)
    };
    g_tree_insert(files->tree, g_strdup(path), file);
}

bool
files_has(const struct files *files, const char *path)
{
    return g_tree_lookup(files->tree, path) != NULL;
}

size_t
files_count(const struct files *files)
{
    return (size_t)g_tree_nnodes(files->tree);
}

size_t
files_in_memory(const struct files *files)
{
    return files->in_memory;
}

GBytes *
files_bytes(const struct files *files, const char *path)
{
    const struct output_file *file = g_tree_lookup(files->tree, path);
    if (!file)
        errno = ENOENT;
    if (!file || file->bytes)
        return file ? g_bytes_ref(file->bytes) : NULL;
    return aside_read(file->aside, file->at, file->size);
}

struct each {
    bool (*call)(void *user, const char *path);
    void *user;
    bool is_on;
};

static gboolean
visit(gpointer path, gpointer file, gpointer data)
{
    (void)file;
    struct each *each = data;
    each->is_on = each->call(each->user, path);
    return !each->is_on;
}

bool
files_each_path(
    const struct files *files, bool (*call)(void *user, const char *path), void *user)
{
    struct each each = { call, user, true };
    g_tree_foreach(files->tree, visit, &each);
    return each.is_on;
}

struct move {
    struct files *into;
    const char *folder;
};

static gboolean
move_file(gpointer path, gpointer data, gpointer user)
{
    const struct move *move = user;
    struct output_file *file = data, *moved = g_new(struct output_file, 1);
    *moved = *file;
    *file = (struct output_file){ 0 };
    g_autofree char *name = g_strconcat(move->folder, path, NULL);
    files_remove(move->into, name);
    if (moved->bytes && !moved->is_mapped)
        move->into->in_memory += moved->size;
    g_tree_insert(move->into->tree, g_steal_pointer(&name), moved);
    return FALSE;
}

void
files_move(struct files *into, const char *folder, struct files *from)
{
    struct move move = { into, folder };
    g_tree_foreach(from->tree, move_file, &move);
    g_tree_unref(from->tree);
    from->tree = g_tree_new_full(compare_paths, NULL, g_free, free_file);
    from->in_memory = 0;
}

static gboolean
copy_file(gpointer path, gpointer data, gpointer user)
{
    struct files *copy = user;
    struct output_file *file = g_memdup2(data, sizeof *file);
    if (file->bytes)
        g_bytes_ref(file->bytes);
    if (file->aside)
        file->aside->n_users++;
    if (file->bytes && !file->is_mapped)
        copy->in_memory += file->size;
    g_tree_insert(copy->tree, g_strdup(path), file);
    return FALSE;
}

struct files *
files_copy(const struct files *files)
{
    struct files *copy = files_new();
    g_tree_foreach(files->tree, copy_file, copy);
    return copy;
}
