/*
 * Watches files for serve: the folders of a handbook's files and all folders below its own, so
 * that a missing file is noticed when it appears.
 */
#include "cli/serve.h"

#include <gio/gio.h>
#include <string.h>

/* Limit of watched folders below the handbook's, which are usually few. */
#define MAX_FOLDERS 1000
#define MAX_DEPTH   20

/*
 * Editors write a file in several steps, so a build waits until no event has come for this
 * time.
 */
#define QUIET_MS 15

struct serve_watch {
    char *folder, *out;
    serve_changed_fn *changed;
    void *data;
    GHashTable *monitors; /* path of a folder -> GFileMonitor */
    GHashTable *files;    /* paths that were read */
    GHashTable *fresh;    /* paths that have appeared since, and have not been read yet */
    guint waiting;
};

static bool
is_below(const char *path, const char *folder)
{
    size_t size = strlen(folder);
    return strncmp(path, folder, size) == 0 && (path[size] == '/' || !path[size]);
}

/* True for hidden files and for those that editors create beside the edited one. */
static bool
is_scratch(const char *name)
{
    static const char *const ends[] = { "~", ".swp", ".swx", ".tmp", ".bak" };
    bool is = name[0] == '.' || name[0] == '#' || name[strspn(name, "0123456789")] == '\0';
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        is = is || g_str_has_suffix(name, ends[i]);
    return is;
}

static bool
is_passed_over(const struct serve_watch *w, const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    return is_scratch(name) || strcmp(name, "node_modules") == 0 || is_below(path, w->out);
}

static gboolean
tell(gpointer data)
{
    struct serve_watch *w = data;
    w->waiting = 0;
    w->changed(w->data);
    return G_SOURCE_REMOVE;
}

static void watch_appeared(struct serve_watch *w, const char *path);

/* True if an event on this path requires a build. */
static bool
matters(struct serve_watch *w, GFile *file, bool appears)
{
    g_autofree char *path = file ? g_file_get_path(file) : NULL;
    if (!path)
        return false;
    if (g_hash_table_contains(w->files, path))
        return true;
    if (!is_below(path, w->folder) || is_passed_over(w, path))
        return false;
    if (appears) {
        g_hash_table_add(w->fresh, g_strdup(path));
        watch_appeared(w, path);
    }
    return appears || g_hash_table_contains(w->fresh, path);
}

static void
event(GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent kind, gpointer data)
{
    struct serve_watch *w = data;
    (void)monitor;
    bool appears =
        kind == G_FILE_MONITOR_EVENT_CREATED || kind == G_FILE_MONITOR_EVENT_DELETED ||
        kind == G_FILE_MONITOR_EVENT_RENAMED || kind == G_FILE_MONITOR_EVENT_MOVED_IN ||
        kind == G_FILE_MONITOR_EVENT_MOVED_OUT;
    if (kind == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
        return;
    bool first = matters(w, file, appears), second = matters(w, other, appears);
    if (!first && !second)
        return;
    if (w->waiting)
        g_source_remove(w->waiting);
    w->waiting = g_timeout_add(QUIET_MS, tell, w);
}

static void
watch_folder(struct serve_watch *w, const char *path, GHashTable *wanted)
{
    if (!g_hash_table_add(wanted, g_strdup(path)) || g_hash_table_contains(w->monitors, path))
        return;
    g_autoptr(GFile) file = g_file_new_for_path(path);
    GFileMonitor *monitor =
        g_file_monitor_directory(file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
    if (!monitor)
        return;
    g_file_monitor_set_rate_limit(monitor, QUIET_MS);
    g_signal_connect(monitor, "changed", G_CALLBACK(event), w);
    g_hash_table_insert(w->monitors, g_strdup(path), monitor);
}

static void
watch_tree(struct serve_watch *w, const char *path, GHashTable *wanted, int depth)
{
    if (depth > MAX_DEPTH || g_hash_table_size(wanted) >= MAX_FOLDERS)
        return;
    watch_folder(w, path, wanted);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *below = g_build_filename(path, name, NULL);
        if (!is_passed_over(w, below) && g_file_test(below, G_FILE_TEST_IS_DIR) &&
            !g_file_test(below, G_FILE_TEST_IS_SYMLINK))
            watch_tree(w, below, wanted, depth + 1);
    }
}

/*
 * A folder that appears is watched before the build that it causes ends: its files may change
 * meanwhile.
 */
static void
watch_appeared(struct serve_watch *w, const char *path)
{
    if (!g_file_test(path, G_FILE_TEST_IS_DIR) || g_file_test(path, G_FILE_TEST_IS_SYMLINK))
        return;
    g_autoptr(GHashTable) folders =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    watch_tree(w, path, folders, 0);
    GHashTableIter iter;
    gpointer folder;
    g_hash_table_iter_init(&iter, folders);
    while (g_hash_table_iter_next(&iter, &folder, NULL)) {
        g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
        const char *name;
        while (dir && (name = g_dir_read_name(dir)))
            g_hash_table_add(w->fresh, g_build_filename(folder, name, NULL));
    }
}

static gboolean
is_unwanted(gpointer path, gpointer monitor, gpointer wanted)
{
    (void)monitor;
    return !g_hash_table_contains(wanted, path);
}

static void
monitor_free(gpointer data)
{
    g_file_monitor_cancel(data);
    g_object_unref(data);
}

struct serve_watch *
serve_watch_new(const char *folder, const char *out, serve_changed_fn *changed, void *data)
{
    struct serve_watch *w = g_new0(struct serve_watch, 1);
    w->folder = g_canonicalize_filename(folder, NULL);
    w->out = g_canonicalize_filename(out, NULL);
    w->changed = changed;
    w->data = data;
    w->monitors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, monitor_free);
    w->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    w->fresh = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    serve_watch_files(w, none);
    return w;
}

void
serve_watch_files(struct serve_watch *w, const GPtrArray *files)
{
    g_autoptr(GHashTable) wanted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    watch_tree(w, w->folder, wanted, 0);
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *folder = g_path_get_dirname(files->pdata[i]);
        watch_folder(w, folder, wanted);
        g_hash_table_add(w->files, g_strdup(files->pdata[i]));
        g_hash_table_remove(w->fresh, files->pdata[i]);
    }
    g_hash_table_foreach_remove(w->monitors, is_unwanted, wanted);
}

void
serve_watch_free(struct serve_watch *w)
{
    if (w->waiting)
        g_source_remove(w->waiting);
    g_hash_table_destroy(w->monitors);
    g_hash_table_destroy(w->files);
    g_hash_table_destroy(w->fresh);
    g_free(w->folder);
    g_free(w->out);
    g_free(w);
}
