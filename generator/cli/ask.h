/* Internal to the command: the result of `proviso ask`, and the ways to print it. */
#ifndef PROVISO_CLI_ASK_H
#define PROVISO_CLI_ASK_H

#include "cli/pipeline.h"
#include "decide/answers.h"

#include <json-glib/json-glib.h>

struct reply {
    struct ctx *ctx;
    const struct model *model;
    struct answers *answers;
    const struct practice *practice;
    const struct role *role; /* NULL if not stated */
    struct case_set said;
    struct partial_decision partial;
    GString *text; /* filled by ask_text.c with what will be printed */
};

/*
 * ask_text.c: prints the verdict and its reasons to standard output, and missing input to
 * standard error.
 */
void reply_print(struct reply *reply);
void reply_print_missing(struct reply *reply);

/* Return the same as text, without printing; the caller frees it. */
char *reply_text(struct reply *reply);
char *reply_missing_text(struct reply *reply);

/*
 * ask_json.c: add to an object everything except the address; only what is decided or missing;
 * or, to a list, one rule.
 */
void reply_add_members(const struct reply *reply, JsonBuilder *b);
void reply_add_answer(const struct reply *reply, JsonBuilder *b);
void reply_add_rule(const struct reply *reply, JsonBuilder *b, const struct rule *rule);

/* Prints the answer, or what is missing, as JSON to standard output. */
void reply_print_json(const struct reply *reply);
/* The same on one line, with the number of the input line. */
void reply_print_json_line(const struct reply *reply, unsigned line);

/*
 * ask_batch.c: answers every line of a file ("-": standard input).  Lines that cannot be read
 * are findings.  If the file cannot be opened, the exit status is EXIT_USAGE.
 */
int ask_batch(struct run *run, const char *path);

/* The practice that replaced it, or NULL. */
const struct practice *reply_replaced_by(const struct reply *reply);

/* The practice that is in force on the day and that it replaced later, or NULL. */
const struct practice *reply_replaces(const struct reply *reply);

/* The page of the site that has the practice. */
const char *reply_page(const struct reply *reply);

#endif
