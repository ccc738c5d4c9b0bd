/*
 * proviso init: creates a small project that builds: a handbook in two files, a theme, the
 * schemas with the files that tell editors about them, an ignore file, and examples for CI.  It
 * never overwrites an existing file.
 */
#include "base/resource.h"
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/*
 * One file of the project.  If a file with that name exists, an optional one is skipped; the
 * others are required, and init fails.
 */
struct project_part {
    const char *path;
    const char *resource;
    bool is_optional;
};

/* clang-format off */
static const struct project_part parts[] = {
    { "handbook.xml",            "init/handbook.xml", false },
    { "chapters/machines.xml",   "init/chapters/machines.xml", false },
    { "theme.xml",               "init/theme.xml", false },
    { "schema/handbook.xsd",     "handbook.xsd", false },
    { "schema/theme.xsd",        "theme.xsd", false },
    { "schema/xml.xsd",          "xml.xsd", false },
    { "schema/catalog.xml",      "catalog.xml", false },
    { "schema/handbook.rnc",     "handbook.rnc", false },
    { "schema/theme.rnc",        "theme.rnc", false },
    { "schemas.xml",             "init/schemas.xml", true },
    { "chapters/schemas.xml",    "init/chapters/schemas.xml", true },
    { ".vscode/settings.json",   "init/vscode-settings.json", true },
    { ".vscode/extensions.json", "init/vscode-extensions.json", true },
    { ".gitignore",              "init/gitignore", true },
    { "ci/github.yml",           "init/ci/github.yml", true },
    { "ci/gitlab.yml",           "init/ci/gitlab.yml", true },
    { "README.md",               "init/README.md", true },
};
/* clang-format on */

static bool
is_there(const char *path)
{
    GStatBuf state;
    return g_lstat(path, &state) == 0;
}

/* Returns false, after a message, if a required file already exists. */
static bool
has_room(const char *folder)
{
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path = g_build_filename(folder, parts[i].path, NULL);
        if (parts[i].is_optional || !is_there(path))
            continue;
        fprintf(stderr, "proviso: \"%s\" exists: \"%s\" is left as it is\n", path, folder);
        return false;
    }
    return true;
}

static bool
write_all(int fd, const char *text, size_t size)
{
    while (size > 0) {
        ssize_t n = write(fd, text, size);
        if (n < 0 && errno != EINTR)
            return false;
        text += MAX(n, 0);
        size -= (size_t)MAX(n, 0);
    }
    return true;
}

/* Creates a file; returns false, with errno set, if it cannot or if the file exists by now. */
static bool
make_file(const char *path, const char *resource)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0777) != 0)
        return false;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (fd < 0)
        return false;
    size_t size;
    const char *text = resource_find(resource, &size);
    bool is_done = write_all(fd, text, size);
    int error = errno;
    is_done = close(fd) == 0 && is_done;
    if (is_done)
        return true;
    g_unlink(path);
    errno = error;
    return false;
}

/* Creates the files; if one of them cannot be created, removes the others again. */
static int
make_project(const char *folder, GPtrArray *kept)
{
    g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path = g_build_filename(folder, parts[i].path, NULL);
        if (make_file(path, parts[i].resource)) {
            g_ptr_array_add(made, g_steal_pointer(&path));
        } else if (errno == EEXIST && parts[i].is_optional) {
            g_ptr_array_add(kept, g_steal_pointer(&path));
        } else {
            fprintf(stderr, "proviso: cannot make \"%s\": %s\n", path, g_strerror(errno));
            for (guint k = 0; k < made->len; k++)
                g_unlink(made->pdata[k]);
            return EXIT_SYSTEM;
        }
    }
    return EXIT_FINE;
}

int
cmd_init(const struct options *options)
{
    if (options->n_arguments < 1) {
        fprintf(stderr, "proviso: init needs the folder to make\n");
        return EXIT_USAGE;
    }
    const char *folder = options->arguments[0];
    if (!has_room(folder))
        return EXIT_SYSTEM;
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
    int status = make_project(folder, kept);
    if (status != EXIT_FINE || options->quiet)
        return status;
    for (guint i = 0; i < kept->len; i++)
        printf("Left %s as it is\n", (const char *)kept->pdata[i]);
    g_autofree char *path = g_build_filename(folder, "handbook.xml", NULL);
    printf("Made %s and its files. Next: proviso build %s\n", path, path);
    return options_flush(EXIT_FINE);
}
