/* What --timings prints: how long each step took, by the clock and in the processor. */
#ifndef PROVISO_BASE_TIMINGS_H
#define PROVISO_BASE_TIMINGS_H

#include <glib.h>

struct timings {
    gint64 wall, cpu;    /* when the current step began, in microseconds */
    const char *edition; /* the one that a thread makes; NULL: nothing is made beside it */
};

void timings_init(struct timings *timings);

/*
 * Prints to standard error how long the step took that ends now.  Does nothing if `timings` is
 * NULL.
 */
void timings_step(struct timings *timings, const char *step);

/*
 * While two threads make an edition each, steps bear its name and count the processor time of
 * their own thread.  `edition` must live until timings_end_beside, or as long as `timings`.
 */
void timings_begin_beside(struct timings *timings, const char *edition);
void timings_end_beside(struct timings *timings);

/* Prints the processor time and the peak memory of the whole run. */
void timings_end(const struct timings *timings);

#endif
