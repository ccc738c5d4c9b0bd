#include "base/timings.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

static gint64
cpu_now(clockid_t clock)
{
    struct timespec t;
    if (clock_gettime(clock, &t) != 0)
        return 0;
    return (gint64)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Of all threads, so that work handed to another thread still counts. */
static gint64
cpu_of_all(void)
{
    return cpu_now(CLOCK_PROCESS_CPUTIME_ID);
}

static void
begin(struct timings *timings, const char *edition)
{
    gint64 cpu = edition ? cpu_now(CLOCK_THREAD_CPUTIME_ID) : cpu_of_all();
    *timings =
        (struct timings){ .wall = g_get_monotonic_time(), .cpu = cpu, .edition = edition };
}

void
timings_init(struct timings *timings)
{
    begin(timings, NULL);
}

void
timings_begin_beside(struct timings *timings, const char *edition)
{
    if (timings)
        begin(timings, edition);
}

void
timings_end_beside(struct timings *timings)
{
    if (timings)
        begin(timings, NULL);
}

void
timings_step(struct timings *timings, const char *step)
{
    if (!timings)
        return;
    struct timings now;
    begin(&now, timings->edition);
    fprintf(stderr, "%10.1f ms %10.1f ms CPU  %s%s%s\n",
        (double)(now.wall - timings->wall) / 1000.0, (double)(now.cpu - timings->cpu) / 1000.0,
        now.edition ? now.edition : "", now.edition ? " | " : "", step);
    *timings = now;
}

void
timings_end(const struct timings *timings)
{
    struct rusage usage;
    if (!timings || getrusage(RUSAGE_SELF, &usage) != 0)
        return;
    fprintf(stderr, "%10.1f MB %10.1f ms CPU  all\n", (double)usage.ru_maxrss / 1024.0,
        (double)cpu_of_all() / 1000.0);
}
