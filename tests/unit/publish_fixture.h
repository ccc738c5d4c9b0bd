/*
 * For tests of publishing: system calls that fail, or end the program, on demand; and a folder
 * to publish into.
 */
#ifndef PROVISO_TESTS_PUBLISH_FIXTURE_H
#define PROVISO_TESTS_PUBLISH_FIXTURE_H

#include "unit/unit.h"

#include "base/files.h"
#include "base/publish.h"

/* The calls of the program are counted while it is armed. */
struct faults {
    bool is_armed;
    unsigned calls;
    unsigned fail_at;  /* the call that fails, counted from 1; 0 for none */
    int kills;         /* send this signal instead of failing, unless 0 */
    bool only_moves;   /* count only renames */
    bool no_renameat2; /* as on a file system without renameat2 */
    unsigned moves;    /* successful renames */
};

extern struct faults faults;

/* A new folder, and its end. */
char *new_folder(void);
void remove_folder(char *folder);

/* Writes a file below the folder, and makes the folders around it. */
void write_text(const char *folder, const char *path, const char *text);

/* Compares the contents of all files below a folder, as one text: "a=1 b/c=2 ". */
void assert_folder(const char *folder, const char *expected);

/* Publishes an edition: handbook.pdf and a site of three files, all containing `text`. */
bool publish_edition(const char *folder, const char *text, char **message);

#define EDITION(t)                                                                             \
    "handbook.pdf=" t " site/.proviso=This fol site/img/a.svg=" t " site/img/deep/b.png=" t    \
    " site/index.html=" t " "

#endif
