/*
 * All or nothing: outputs are written beside their place and moved in when all of them are
 * whole and on the disk.  Until then, and after any failure, what was there stays as it was.
 *
 *     char *message = NULL;
 *     struct publish *p = publish_begin("out", &message);
 *     bool is_done = p && publish_file(p, "handbook.pdf", pdf, &message)
 *                    && publish_folder(p, "site", files, &message)
 *                    && publish_commit(p, &message);
 *     publish_free(p);
 *
 * Where something fails the function returns false (NULL) and *message, which the caller frees
 * with g_free, says what and why.  What a killed run left behind is removed by the next one.
 *
 * Each output comes in by one system call, so that readers find either edition of it, whole.
 * Several come in one right after the other; if one cannot, those before it are taken back.
 */
#ifndef PROVISO_BASE_PUBLISH_H
#define PROVISO_BASE_PUBLISH_H

#include <glib.h>
#include <stdbool.h>

/* The file in a folder that says we made it, and may replace it. */
#define PUBLISH_MARK ".proviso"

struct publish;

/*
 * Makes the folder dir where it is missing.  Runs that publish into the same folder wait for
 * each other here.
 */
struct publish *publish_begin(const char *dir, char **message);

/* A file dir/name. */
bool publish_file(struct publish *p, const char *name, GBytes *bytes, char **message);

/*
 * A folder dir/name with these files (const char *path -> GBytes *; paths use '/').  Refused
 * when the folder is there, is not empty and does not bear our mark.
 */
bool publish_folder(struct publish *p, const char *name, GTree *files, char **message);

bool publish_commit(struct publish *p, char **message);

/* Without publish_commit before it, removes what was prepared.  NULL is fine. */
void publish_free(struct publish *p);

#endif
