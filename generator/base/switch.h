/*
 * The last step of publishing: outputs that lie whole in a stage change places with what is in
 * the output folder.  Internal to publish.c.
 *
 *     out/.proviso-new/handbook.pdf   <-- exchange -->   out/handbook.pdf
 *     out/.proviso-new/site/          <-- exchange -->   out/site/
 *
 * Between two exchanges the outputs are of two editions.  A journal in the stage says which
 * file or folder, by its inode, belongs at which name; it is on the disk before the first
 * exchange and is removed after the last.  Whoever finds one finishes the step, or takes it
 * back where it cannot be finished.
 */
#ifndef PROVISO_BASE_SWITCH_H
#define PROVISO_BASE_SWITCH_H

#include <glib.h>
#include <stdbool.h>

/* The stage, a folder in the output folder and so on the same disk. */
#define SWITCH_STAGE ".proviso-new"

/* The output folder and its stage, open.  The folder is locked by the caller. */
struct switch_place {
    int fd;
    int stage;
};

/* One name in the output folder; its new file or folder lies in the stage under that name. */
struct output {
    char *name;
    enum { NOT_MOVED, MOVED, EXCHANGED, MOVED_AWAY } move;
    ino_t inode; /* inode of the new output */
};

/* An array without outputs.  The caller allocates the names; they are freed with the array. */
GArray *outputs_new(void);

/* True if the stage needs the name for itself. */
bool switch_reserves(const char *name);

/*
 * Moves all outputs (struct output) in.  False, with errno, when one cannot be moved: then all
 * are back.
 */
bool switch_in(const struct switch_place *place, GArray *outputs);

/*
 * Removes the journal: the step is over.  False when it cannot be removed; the stage must then
 * stay as it is.
 */
bool switch_end(const struct switch_place *place);

/*
 * Does the stage hold the journal of a step that was not finished?  Then *outputs says how far
 * it came: each output is moved or not.  The caller frees it with g_array_unref.
 */
bool switch_is_unfinished(const struct switch_place *place, GArray **outputs);

/*
 * Finishes such a step: all outputs are the new ones, or, where one of those is gone, the old
 * ones.  False, with errno, when neither can be reached.
 */
bool switch_repair(const struct switch_place *place, GArray *outputs);

#endif
