#include "base/timings.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

/* Processor time of all threads, so that work handed to another thread still counts. */
static gint64
cpu_now(void)
{
    struct timespec t;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t) != 0)
        return 0;
    return (gint64)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void
timings_init(struct timings *timings)
{
    *timings = (struct timings){ .wall = g_get_monotonic_time(), .cpu = cpu_now() };
}

void
timings_step(struct timings *timings, const char *step)
{
    if (!timings)
        return;
    gint64 wall = g_get_monotonic_time(), cpu = cpu_now();
    fprintf(stderr, "%10.1f ms %10.1f ms CPU  %s\n", (double)(wall - timings->wall) / 1000.0,
        (double)(cpu - timings->cpu) / 1000.0, step);
    timings_init(timings);
}

void
timings_end(const struct timings *timings)
{
    struct rusage usage;
    if (!timings || getrusage(RUSAGE_SELF, &usage) != 0)
        return;
    fprintf(stderr, "%10.1f MB %10.1f ms CPU  all\n", (double)usage.ru_maxrss / 1024.0,
        (double)cpu_now() / 1000.0);
}
