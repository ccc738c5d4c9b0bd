/* proviso diff: the result of a comparison, and how it is printed. */
#ifndef PROVISO_CLI_DIFF_H
#define PROVISO_CLI_DIFF_H

#include "cli/options.h"
#include "decide/answers.h"

/* One side of the comparison. */
struct diff_side {
    const char *name; /* as given */
    struct ctx *ctx;
    const struct model *model;
    day on;
};

struct diff {
    struct diff_side was, is;
    const struct revisions *revisions;
    struct arena *a;
    const struct words *words; /* of the later edition */
};

/* False if the practice has too many situations to be compared. */
bool diff_is_compared(const struct revision *revision);

/* diff_print returns text, Markdown or HTML for people; diff_print_json JSON for programs. */
char *diff_print(const struct diff *diff, enum diff_format format);
char *diff_print_json(const struct diff *diff);

#endif
