#include "cli/output.h"

#include "base/publish.h"

#include <stdio.h>
#include <string.h>

char *
output_folder(const struct options *options, const char *handbook)
{
    if (options->out_dir)
        return g_strdup(options->out_dir);
    g_autofree char *folder = g_path_get_dirname(handbook);
    bool is_here = strcmp(folder, ".") == 0;
    g_autofree char *whole = g_canonicalize_filename(folder, NULL);
    g_autofree char *name = g_path_get_basename(whole);
    if (strcmp(name, "content") != 0)
        return is_here ? g_strdup("out") : g_build_filename(folder, "out", NULL);
    if (is_here)
        return g_strdup("../out");
    g_autofree char *above = g_path_get_dirname(folder);
    return strcmp(above, ".") == 0 ? g_strdup("out") : g_build_filename(above, "out", NULL);
}

void
output_look(const struct options *options, const char *handbook)
{
    g_autofree char *dir = output_folder(options, handbook);
    if (!options->quiet && publish_look(dir) == PUBLISH_MIXED)
        fprintf(stderr,
            "proviso: a run was interrupted while it published: the files in \"%s\" are of two "
            "editions; the next build repairs this\n",
            dir);
}

bool
output_repair(const struct options *options, const char *handbook)
{
    g_autofree char *dir = output_folder(options, handbook);
    g_autofree char *message = NULL;
    bool is_mixed = publish_look(dir) == PUBLISH_MIXED;
    if (!publish_repair(dir, &message)) {
        fprintf(stderr, "proviso: %s\n", message);
        return false;
    }
    if (is_mixed && !options->quiet)
        fprintf(stderr, "proviso: completed in \"%s\" what an interrupted run left\n", dir);
    return true;
}
