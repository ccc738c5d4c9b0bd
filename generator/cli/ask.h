/* Inside the command: what `proviso ask` found out, and the two ways to say it. */
#ifndef PROVISO_CLI_ASK_H
#define PROVISO_CLI_ASK_H

#include "cli/pipeline.h"
#include "decide/answers.h"

struct reply {
    struct ctx *ctx;
    const struct model *model;
    struct answers *answers;
    const struct practice *practice;
    const struct role *role; /* NULL: not said */
    struct case_set said;
    struct partial_decision partial;
    GString *text; /* ask_text.c's: what will be printed */
};

/* ask_text.c: verdict and reasons to standard output; what is missing to standard error. */
void reply_print(struct reply *reply);
void reply_print_missing(struct reply *reply);

/* ask_json.c: either of them as data, to standard output. */
void reply_print_json(const struct reply *reply);
/* The same in one line, with the number of the line that asked. */
void reply_print_json_line(const struct reply *reply, unsigned line);

/*
 * ask_batch.c: answers every line of a file ("-": of standard input).  Lines that cannot be
 * read are findings; the exit status, before those, is EXIT_USAGE where there is no such file.
 */
int ask_batch(struct run *run, const char *path);

/* The practice that took its place, or NULL. */
const struct practice *reply_replaced_by(const struct reply *reply);

/* The practice that is in force on the day and whose place it took later, or NULL. */
const struct practice *reply_replaces(const struct reply *reply);

/* The page of the site that has the practice. */
const char *reply_page(const struct reply *reply);

#endif
