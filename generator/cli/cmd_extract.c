/* proviso extract: restores the source files that a handbook's PDF carries. */
#include "cli/cli.h"
#include "cli/unpack.h"
#include "print/pdf/extract.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/*
 * Writes all files to a folder beside `folder`, and then renames it to `folder`, which only
 * works if that is absent or empty.
 */
static bool
write_files(const char *folder, GTree *files)
{
    g_autofree char *parent = g_path_get_dirname(folder);
    g_autofree char *beside = g_build_filename(parent, ".proviso-XXXXXX", NULL);
    if (g_mkdir_with_parents(parent, 0777) != 0 || !g_mkdtemp_full(beside, 0777)) {
        fprintf(stderr, "proviso: cannot write into \"%s\": %s\n", parent, g_strerror(errno));
        return false;
    }
    if (!unpack(beside, files)) {
        /* a message has been printed */
    } else if (g_rename(beside, folder) == 0) {
        return true;
    } else if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR) {
        fprintf(stderr, "proviso: \"%s\" exists and is not an empty folder: left as it is\n",
            folder);
    } else {
        fprintf(stderr, "proviso: cannot make \"%s\": %s\n", folder, g_strerror(errno));
    }
    unpack_remove(beside);
    return false;
}

/* Prints what was written, and the command that makes the PDF again. */
static void
say_made(GTree *files, const struct extract_made *made, const char *folder)
{
    printf("Wrote %d files into %s\n", g_tree_nnodes(files), folder);
    g_autofree char *path = g_build_filename(folder, made->handbook, NULL);
    g_autofree char *quoted = g_shell_quote(path);
    const char *options = made->options ? made->options : "";
    /* The environment variable must precede the command. */
    size_t size = g_str_has_prefix(options, "SOURCE_DATE_EPOCH=") ? strcspn(options, " ") : 0;
    const char *rest = options + size + (options[size] == ' ');
    const char *pdf = strstr(rest, "--edition ") ? "" : "--pdf ";
    printf("To make the same PDF: %.*s%sproviso build %s%s%s%s\n", (int)size, options,
        size ? " " : "", pdf, rest, *rest ? " " : "", quoted);
}

int
cmd_extract(const struct options *options)
{
    if (options->n_arguments < 1 || !options->out_dir) {
        fprintf(stderr, "proviso: extract needs a PDF, and the folder to make (-o DIR)\n");
        return EXIT_USAGE;
    }
    const char *path = options->arguments[0];
    /* Removes a final "/". */
    g_autofree char *folder = g_canonicalize_filename(options->out_dir, NULL);
    g_autofree char *message = NULL;
    struct extract_made made;
    GTree *files = extract_source(path, &made, &message);
    if (!files) {
        fprintf(stderr, "proviso: \"%s\": %s\n", path, message);
        return made.is_system ? EXIT_SYSTEM : EXIT_CONTENT;
    }
    bool is_done = write_files(folder, files);
    if (is_done && !options->quiet)
        say_made(files, &made, options->out_dir);
    g_free(made.handbook);
    g_free(made.options);
    g_tree_unref(files);
    return is_done ? EXIT_FINE : EXIT_SYSTEM;
}
