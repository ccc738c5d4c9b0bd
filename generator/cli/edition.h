/*
 * The editions: one table of what can be made from a handbook.  The command line, --dump, the
 * depfile and publishing use it.  A new edition needs a row in it and a template.
 */
#ifndef PROVISO_CLI_EDITION_H
#define PROVISO_CLI_EDITION_H

#include "cli/pipeline.h"
#include "theme/theme.h"

struct compose_days;     /* compose/compose.h */
struct compose_language; /* likewise */
struct edition;
struct files; /* base/files.h */
struct edition_run;
struct printing; /* cli/edition_print.h */

/*
 * The result of one edition: a file, or the files of a folder.  Both are NULL until it is made.
 */
struct product {
    const struct edition *edition;
    bool is_begun;    /* it is printed and has pages */
    bool is_printing; /* by a thread, which has the list of its findings */
    GBytes *file;
    struct files *files;
    GBytes *findings;        /* made with it (cli/cache_findings.h); NULL: not to be kept */
    const char *entry, *key; /* of the cache (cli/cache.h); likewise */
    bool is_kept;            /* it comes from the cache */
};

/* Makes one edition; returns false after an error. */
typedef bool edition_write_fn(
    struct run *run, struct edition_run *editions, struct product *product, const char *stage);

struct edition {
    const char *name;     /* for --edition */
    const char *option;   /* the option that also selects it, "pdf"; or NULL */
    const char *template; /* file name of the template, in --templates or built in */
    const char *tree;     /* the stage of --dump that prints the tree */
    const char *metric;   /* a length of the theme that its templates receive, or NULL */
    bool is_paged;        /* it has the stages boxes, lines, pages and tags */
    bool is_usual;        /* made if no edition is requested */
    bool is_report;       /* a report on the book, published even if the book is damaged */
    edition_write_fn *write;
    const char *output, *ending; /* of what is published; see edition_output */
    const char *mark;   /* text that each file made by us contains; NULL for a folder */
    const char *inside; /* the file in a folder that build systems depend on */
};

/* The editions of one run, in the order of the table; later ones may use earlier ones. */
struct edition_run {
    struct theme *theme;
    struct product *products;
    size_t n;
    struct diags *findings;    /* those of the run, while an edition has a list of its own */
    struct printing *printing; /* an edition that a thread prints; NULL: none */
    const struct compose_language *languages; /* made together; NULL: only this one */
    size_t n_languages;
    const struct compose_days *days; /* whose sites stand beside each other; NULL: none */
    bool is_check;                   /* only for the findings: the products are not used */
    const char *damage; /* what is wrong with the finished book, if a report states it */
};

const struct edition *editions_all(size_t *n);

/* The name of the i-th edition, and the i-th stage of --dump; NULL after the last one. */
const char *edition_choice(size_t i);
const char *stage_choice(size_t i);

/*
 * Reads "handbook,site" into bits, one for each row of the table.  If a name is unknown,
 * returns false and sets *message, which the caller frees.
 */
bool editions_parse(const char *names, unsigned *bits, char **message);

/* Is one of these editions, a bit each, printed, or about a printed one? */
bool editions_any_paged(unsigned bits);

/* True if the options request the edition. */
bool edition_is_wanted(const struct edition *edition, const struct options *options);

/* "handbook.pdf", "site.freelancer"; the caller frees it.  See edition_name.c. */
char *edition_output(const struct edition *edition, const struct options *options);

/* The same for the edition with that name; NULL if there is none. */
char *edition_output_of(const char *name, const struct options *options);

/* The file that build systems depend on, below the output folder; the caller frees it. */
char *edition_target(const struct edition *edition, const struct options *options);

/*
 * Annotates the content, loads the theme and makes the requested editions.  Returns false if
 * nothing is to be published. *editions must be zeroed except for its languages and days; the
 * caller clears it in any case.
 */
bool editions_make(struct run *run, struct edition_run *editions);
void editions_clear(struct edition_run *editions);

/*
 * Composes the editions and lays out the book only for their findings, which are those of
 * editions_make.
 */
void editions_check(struct run *run);

/*
 * The options, as given, that determine the bytes of the book or sheet; NULL if there are none.
 * Files that the book does not carry appear by name only, because it must not show local paths.
 */
const char *recorded_options(const struct run *run, const struct edition *edition);

/*
 * Prints the stage of --dump on standard output; it must be one of the choices.  Returns
 * EXIT_FINE, or EXIT_USAGE after a message.
 */
int editions_dump(struct run *run, const char *stage);

#endif
