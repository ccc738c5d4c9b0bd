/* What --timings prints: how long each step took, by the clock and in the processor. */
#ifndef PROVISO_BASE_TIMINGS_H
#define PROVISO_BASE_TIMINGS_H

#include <glib.h>

struct timings {
    gint64 wall, cpu; /* when the step under way began, in microseconds */
};

void timings_init(struct timings *timings);

/*
 * Says on standard error how long it took since the last step ended; nothing when `timings` is
 * NULL, because nobody asked.
 */
void timings_step(struct timings *timings, const char *step);

/* The processor's time until now and the most memory held so far, of the whole run. */
void timings_end(const struct timings *timings);

#endif
