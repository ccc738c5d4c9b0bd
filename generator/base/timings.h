/* What --timings prints: how long each step took, by the clock and in the processor. */
#ifndef PROVISO_BASE_TIMINGS_H
#define PROVISO_BASE_TIMINGS_H

#include <glib.h>

struct timings {
    gint64 wall, cpu; /* when the current step began, in microseconds */
};

void timings_init(struct timings *timings);

/*
 * Prints to standard error how long the step took that ends now.  Does nothing if `timings` is
 * NULL.
 */
void timings_step(struct timings *timings, const char *step);

/* Prints the processor time and the peak memory of the whole run. */
void timings_end(const struct timings *timings);

#endif
