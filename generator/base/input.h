/*
 * Reading a file as it is at one moment: opened once, regular files only, within a limit, never
 * mapped.  A file that is written to meanwhile is read again, three times in all.
 */
#ifndef PROVISO_BASE_INPUT_H
#define PROVISO_BASE_INPUT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Why a file could not be read. */
struct input_fault {
    char *why;      /* the reason in words, freed with g_free; NULL if there is no fault */
    bool is_system; /* the system is at fault, not the path; the run ends with exit status 3 */
};

/* The path that means standard input; a file of this name is "./-". */
#define INPUT_STANDARD "-"

/*
 * The bytes of the file at path, or of standard input, followed by a NUL that is not counted;
 * symbolic links are followed.  NULL, and *fault, when it cannot be read or is larger than
 * limit.  Standard input can be read once.
 */
GBytes *input_read(const char *path, size_t limit, struct input_fault *fault);

/*
 * The same for `inside`, a path of plain names below the folder; no symbolic link is followed
 * below the folder, so that nothing that happens meanwhile leads out of it.
 */
GBytes *input_read_below(
    const char *folder, const char *inside, size_t limit, struct input_fault *fault);

#endif
