/*
 * The snapshot of a run: every input file, read once and whole, and ranges in them.  All stages
 * use these bytes; nobody opens a path again.  A `source` here is a file; where a claim comes
 * from is a citation_source (model.h).
 */
#ifndef PROVISO_BASE_SOURCE_H
#define PROVISO_BASE_SOURCE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* No file may be larger: keeps hostile input from filling memory. */
#define SOURCE_MAX_SIZE ((size_t)64 * 1024 * 1024)

struct source {
    const char *path; /* as shown in findings: relative to where the user stands */
    const char *text; /* the bytes, followed by a NUL */
    size_t size;
    uint32_t index;     /* its index in `struct sources` */
    bool is_file;       /* read from the disk */
    const char *inside; /* its path below the handbook's folder, or NULL */
    const char *hash;   /* SHA-256 of the bytes, hexadecimal; NULL if it is not a file */
    uint32_t *lines;    /* offsets of line starts */
    size_t n_lines;
    uint32_t *characters; /* characters before each 1024th byte */
};

/* A range of bytes [start, end) in a file; source NULL means no place. */
struct span {
    const struct source *source;
    uint32_t start;
    uint32_t end;
};

/* Line and column, both from 1; columns count characters, not bytes. */
struct place {
    unsigned line;
    unsigned column;
};

/* All files of a run, in the order in which they were opened. */
struct sources;

struct sources *sources_new(void);
void sources_free(struct sources *set);

/*
 * Reads the file at path and shows it as `shown`; one that was read under this name is not read
 * again.  NULL when it cannot be read, is no regular file or is too large: then *why (caller
 * frees with g_free) says so in words.
 */
const struct source *sources_open(
    struct sources *set, const char *path, const char *shown, char **why);

/* The same for the file `inside` below the folder, where no symbolic link is followed. */
const struct source *sources_open_below(
    struct sources *set, const char *folder, const char *inside, const char *shown, char **why);

/* Records that the file opened by its path lies at `inside` in the handbook's folder. */
void sources_name(struct sources *set, const struct source *source, const char *inside);

/* The file that was read from `inside`, or NULL. */
const struct source *sources_find(const struct sources *set, const char *inside);

/*
 * True if the system refused to read a file, or a file kept changing while it was read; the run
 * then ends with exit status 3.
 */
bool sources_refused(const struct sources *set);

/* Text that is not in a file (tests, built-in templates); the bytes are copied. */
const struct source *sources_text(
    struct sources *set, const char *shown, const char *text, size_t size);

size_t sources_count(const struct sources *set);
const struct source *sources_at(const struct sources *set, size_t index); /* or NULL */

struct place source_place(const struct source *source, uint32_t offset);

/* The line (without its end) that holds offset. */
const char *source_line(const struct source *source, uint32_t offset, size_t *size);

#endif
