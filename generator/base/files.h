/*
 * The files of an output that is made: path -> bytes, in the order of paths.  A few megabytes
 * stay in memory; what comes after them is set aside in a temporary file without a name, so
 * that an output may be larger than memory.  Where no such file can be made or filled, all
 * stays in memory.
 */
#ifndef PROVISO_BASE_FILES_H
#define PROVISO_BASE_FILES_H

#include <glib.h>
#include <stdbool.h>

/* Bytes of files that stay in memory. */
#define FILES_KEPT ((size_t)4 << 20)

struct files;

struct files *files_new(void);
/* Accepts NULL. */
void files_free(struct files *files);

/* Adds a file, or replaces it; takes ownership of the bytes. */
void files_add(struct files *files, const char *path, GBytes *bytes);
/* The same for bytes of a mapped file, which need no memory of their own. */
void files_add_mapped(struct files *files, const char *path, GBytes *bytes);
bool files_has(const struct files *files, const char *path);
void files_remove(struct files *files, const char *path);
size_t files_count(const struct files *files);
/* Of all together that are not set aside. */
size_t files_in_memory(const struct files *files);

/*
 * The bytes of a file, which the caller releases; NULL with errno set if there is none (ENOENT)
 * or it cannot be read again.
 */
GBytes *files_bytes(const struct files *files, const char *path);

/* Calls back for each path until a call returns false, and returns what the last one did. */
bool files_each_path(
    const struct files *files, bool (*call)(void *user, const char *path), void *user);

/* Moves all files of `from` below a folder ("de/") of `into`; `from` is empty afterwards. */
void files_move(struct files *into, const char *folder, struct files *from);

/* The same files, whose bytes both share. */
struct files *files_copy(const struct files *files);

#endif
