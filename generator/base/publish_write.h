/* One file of an output that is published: written, or taken from the edition before. */
#ifndef PROVISO_BASE_PUBLISH_WRITE_H
#define PROVISO_BASE_PUBLISH_WRITE_H

#include <glib.h>
#include <stdbool.h>
#include <sys/stat.h>

/*
 * Writes a new file and reads it again; publish_commit waits until the disk has it.  False with
 * errno set.
 */
bool publish_write(int parent, const char *name, GBytes *bytes);

/*
 * Gives a file of the folder `before` a second name below `parent`, if it holds these bytes:
 * nothing is written, and programs that copy the edition see that it is the same.  The file has
 * to be as a new one would be (`as`), and to have no other name: what is shared with others may
 * change later.  False with nothing done; `before` may be -1.
 */
bool publish_link(
    int before, int parent, const char *name, const struct stat *as, GBytes *bytes);

/* Writes all bytes where the file stands; false with errno set. */
bool write_all(int fd, const char *data, size_t size);

#endif
