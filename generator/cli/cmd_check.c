/* proviso check: findings only. */
#include "cli/commands.h"
#include "cli/pipeline.h"

int
cmd_check(const struct options *options)
{
    const char *path = options_handbook(options, 0);
    if (!path)
        return EXIT_USAGE;
    struct run run;
    run_begin(&run, options, path);
    return run_end(&run, 0);
}
