#include "cli/output.h"

#include "base/publish.h"

#include <stdio.h>

const char *
output_folder(const struct options *options)
{
    return options->out_dir ? options->out_dir : "out";
}

void
output_look(const struct options *options)
{
    const char *dir = output_folder(options);
    if (!options->quiet && publish_look(dir) == PUBLISH_MIXED)
        fprintf(stderr,
            "proviso: a run was stopped while it published: the files in \"%s\" are of two "
            "editions; the next build makes them one again\n",
            dir);
}

bool
output_repair(const struct options *options)
{
    const char *dir = output_folder(options);
    g_autofree char *message = NULL;
    bool is_mixed = publish_look(dir) == PUBLISH_MIXED;
    if (!publish_repair(dir, &message)) {
        fprintf(stderr, "proviso: %s\n", message);
        return false;
    }
    if (is_mixed && !options->quiet)
        fprintf(stderr, "proviso: finished in \"%s\" what a stopped run left\n", dir);
    return true;
}
