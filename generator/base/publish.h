/*
 * All or nothing: outputs are written beside their place, read again, and moved in when all of
 * them are whole and on the disk.  Until then, and after any failure, what was there stays as
 * it was.
 *
 *     char *message = NULL;
 *     struct publish *p = publish_begin("out", NULL, &message);
 *     bool is_done = p && publish_file(p, "handbook.pdf", pdf, NULL, &message)
 *                    && publish_folder(p, "site", files, "index.html", &message)
 *                    && publish_commit(p, &message);
 *     publish_free(p);
 *
 * Where something fails the function returns false (NULL) and *message, which the caller frees
 * with g_free, says what and why.
 *
 * Each output comes in by one system call, so that readers find either edition of it, whole.
 * Several come in one right after the other; if one cannot, those before it are taken back.  A
 * run that is killed between two of them leaves a journal by which the next one finishes the
 * step first, or takes it back.  INT, TERM and HUP wait while something is published: they
 * stop it before the step, never within, and end the program in publish_free.
 */
#ifndef PROVISO_BASE_PUBLISH_H
#define PROVISO_BASE_PUBLISH_H

#include <glib.h>
#include <stdbool.h>

/* The file in a folder that says we made it, and may replace it. */
#define PUBLISH_MARK ".proviso"

struct publish;
struct files; /* base/files.h */

/* Called once when another run publishes into the folder and this one waits for it. */
typedef void publish_wait_fn(const char *dir);

/* No files of a folder yet: path -> GBytes, in the order of paths; it owns both. */
GTree *publish_files_new(void);

/*
 * Makes the folder dir where it is missing, and repairs it as publish_repair does.  Runs that
 * publish into the same folder wait for each other here.
 */
struct publish *publish_begin(const char *dir, publish_wait_fn *wait, char **message);

/*
 * A file dir/name.  Refused when a file of that name is there, is not empty and does not hold
 * the text `mark`; NULL replaces any file.
 */
bool publish_file(
    struct publish *p, const char *name, GBytes *bytes, const char *mark, char **message);

/*
 * A folder dir/name with these files (paths use '/').  Refused
 * when the folder is there, is not empty and does not bear our mark.  A file that the folder
 * contains already, with the same bytes, is not written again and keeps its time; only `fresh`
 * (or none, if NULL) always gets the time of this run, for build systems.
 */
bool publish_folder(struct publish *p, const char *name, const struct files *files,
    const char *fresh, char **message);

bool publish_commit(struct publish *p, char **message);

/* Removes what was prepared, unless publish_commit succeeded.  Accepts NULL. */
void publish_free(struct publish *p);

/* What a stopped run left in the folder dir. */
enum publish_state {
    PUBLISH_WHOLE,     /* nothing, or the folder does not exist */
    PUBLISH_LEFT_OVER, /* files in the stage, but all outputs are of one edition */
    PUBLISH_MIXED,     /* outputs of two editions */
};

/* Reports the state and changes nothing.  PUBLISH_WHOLE while another run publishes. */
enum publish_state publish_look(const char *dir);

/*
 * Makes the outputs in dir those of one edition again and removes what was left over.  Does
 * nothing where there is nothing to do, or while another run publishes.
 */
bool publish_repair(const char *dir, char **message);

#endif
