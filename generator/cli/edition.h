/*
 * The editions: one table of what a handbook can be made into.  The command line, --dump, the
 * depfile and publishing read it; a new edition is a row here and a template of its own.
 */
#ifndef PROVISO_CLI_EDITION_H
#define PROVISO_CLI_EDITION_H

#include "cli/pipeline.h"
#include "theme/theme.h"

struct compose_language; /* compose/compose.h */
struct edition;
struct editions;

/* What was made of one edition: a file, or the files of a folder.  Both NULL: nothing yet. */
struct product {
    const struct edition *edition;
    GBytes *file;
    GTree *files; /* path below the folder -> GBytes * */
};

/* Makes one edition; false after a finding or a refusal. */
typedef bool edition_write_fn(
    struct run *run, struct editions *editions, struct product *product, const char *stage);

struct edition {
    const char *name;     /* as --edition says it */
    const char *option;   /* the switch that asks for it as well: "pdf"; or NULL */
    const char *template; /* file name of what makes its tree, in --templates or built in */
    const char *tree;     /* the stage of --dump that shows the tree */
    const char *metric;   /* a measure of the theme that its templates are given, or NULL */
    bool is_paged;        /* --dump shows its boxes, lines, pages and tags */
    bool is_usual;        /* made when no edition is asked for */
    bool is_report;       /* on the book: published even where the book is damaged */
    edition_write_fn *write;
    const char *output, *ending; /* of the file or folder that is published: edition_output */
    const char *mark;            /* text in each file that we made of it; NULL for a folder */
    const char *inside;          /* the file of a folder that build systems wait for */
};

/* The editions of one run, in the order of the table: later ones may use earlier ones. */
struct editions {
    struct theme *theme;
    struct product *products;
    size_t n;
    const struct compose_language *languages; /* that are made together; NULL: this one alone */
    size_t n_languages;
    bool is_check;      /* for the findings: the products are of no use */
    const char *damage; /* what is wrong with the finished book, where a report says so */
};

const struct edition *editions_all(size_t *n);

/* The name of the i-th edition; the i-th stage of --dump.  NULL behind the last. */
const char *edition_choice(size_t i);
const char *stage_choice(size_t i);

/*
 * Reads "handbook,site" into bits, one for each row of the table.  False when a name is
 * unknown; then *message, which the caller frees, says so.
 */
bool editions_parse(const char *names, unsigned *bits, char **message);

/* Is the edition one of those that the options ask for? */
bool edition_is_wanted(const struct edition *edition, const struct options *options);

/* "handbook.pdf", "site.freelancer"; the caller frees it.  See edition_name.c. */
char *edition_output(const struct edition *edition, const struct options *options);

/* The same of the edition with that name; NULL: there is none. */
char *edition_output_of(const char *name, const struct options *options);

/* The file of it that build systems wait for, below the folder of outputs; likewise. */
char *edition_target(const struct edition *edition, const struct options *options);

/*
 * Annotates the content, reads the theme and makes the editions that are wanted.  False when
 * nothing is to be published.  *editions is zeroed but for its languages; the caller clears it
 * in any case.
 */
bool editions_make(struct run *run, struct editions *editions);
void editions_clear(struct editions *editions);

/*
 * Composes the editions and lays out the book, and keeps nothing: the findings are those that
 * editions_make would add.
 */
void editions_check(struct run *run);

/*
 * The options that decide on the bytes of the book, as they were given; of files that it does
 * not carry their names alone, since no local path goes into it.  NULL where there are none.
 */
const char *recorded_options(const struct run *run);

/*
 * Prints the stage of --dump on standard output; it must be one of the choices.  Returns
 * EXIT_FINE, or EXIT_USAGE after a message.
 */
int editions_dump(struct run *run, const char *stage);

#endif
