/* proviso init: a new handbook that builds. */
#include "cli/cli.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdio.h>

static bool
is_empty(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    return dir && !g_dir_read_name(dir);
}

int
cmd_init(const struct options *options)
{
    if (options->n_arguments < 1) {
        fprintf(stderr, "proviso: init needs the folder to make\n");
        return EXIT_USAGE;
    }
    const char *folder = options->arguments[0];
    if (g_file_test(folder, G_FILE_TEST_EXISTS) && !is_empty(folder)) {
        fprintf(stderr, "proviso: \"%s\" is there and not empty: left as it is\n", folder);
        return EXIT_SYSTEM;
    }
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        fprintf(stderr, "proviso: cannot make \"%s\": %s\n", folder, g_strerror(errno));
        return EXIT_SYSTEM;
    }
    g_autoptr(GBytes) bytes = g_resources_lookup_data(
        "/proviso/init/handbook.xml", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_autofree char *path = g_build_filename(folder, "handbook.xml", NULL);
    g_autoptr(GError) error = NULL;
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    if (!g_file_set_contents(path, text, (gssize)size, &error)) {
        fprintf(stderr, "proviso: %s\n", error->message);
        return EXIT_SYSTEM;
    }
    if (!options->quiet)
        printf("Made %s. Now: proviso build %s\n", path, path);
    return EXIT_FINE;
}
