#include "cli/unpack.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>

/* The state of writing files. */
struct extraction {
    const char *folder;
    const char *failed; /* the path at which writing failed */
    int error;
};

static gboolean
write_file(void *key, void *value, void *data)
{
    struct extraction *x = data;
    g_autofree char *path = g_build_filename(x->folder, (const char *)key, NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    gsize size;
    const char *bytes = g_bytes_get_data(value, &size);
    g_autoptr(GError) error = NULL;
    bool is_done = g_mkdir_with_parents(folder, 0777) == 0 &&
                   g_file_set_contents(path, size > 0 ? bytes : "", (gssize)size, &error);
    if (!is_done) {
        x->failed = key;
        x->error = errno;
    }
    return !is_done; /* TRUE ends the walk */
}

bool
unpack(const char *folder, GTree *files)
{
    struct extraction x = { .folder = folder };
    g_tree_foreach(files, write_file, &x);
    if (x.failed)
        fprintf(stderr, "proviso: cannot write \"%s\": %s\n", x.failed, g_strerror(x.error));
    return !x.failed;
}

void
unpack_remove(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            unpack_remove(path);
        else
            g_unlink(path);
    }
    g_rmdir(folder);
}
