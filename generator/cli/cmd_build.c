/* proviso build; so far the stages up to the model, with --dump=model. */
#include "cli/commands.h"
#include "cli/pipeline.h"

#include <stdio.h>
#include <string.h>

int
cmd_build(const struct options *options)
{
    const char *path = options_handbook(options, 0);
    if (!path)
        return EXIT_USAGE;
    struct run run;
    run_begin(&run, options, path);
    if (run.model && options->dump && strcmp(options->dump, "model") == 0)
        model_dump(run.model, stdout);
    return run_end(&run, 0);
}
