/*
 * Days and half-open periods.  "Today" is always a parameter: nothing here reads the clock.
 */
#ifndef PROVISO_BASE_PERIOD_H
#define PROVISO_BASE_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

/* Days since 1970-01-01 in the Gregorian calendar. */
typedef int32_t day;

#define DAY_MIN INT32_MIN /* before every day */
#define DAY_MAX INT32_MAX /* after every day */

enum precision { PRECISION_DAY, PRECISION_MONTH, PRECISION_YEAR };

/* A date as the author wrote it: 2020-04-03, 2020-04 or 2020; `first` is its first day. */
struct date {
    day first;
    enum precision precision;
};

/* Reads an ISO 8601 date with day, month or year precision, years 1000 to 9999. */
bool date_parse(const char *text, struct date *out);

day day_from_civil(int year, int month, int day_of_month);
void day_to_civil(day d, int *year, int *month, int *day_of_month);

/* "2020-04-03"; the buffer holds 11 bytes. */
void day_format(day d, char buffer[11]);

/* [from, until): the day `until` names is the first on which it no longer holds. */
struct period {
    struct date from, until;      /* DAY_MIN or DAY_MAX where open */
    bool attested;                /* `from` is the first sighting: "by September 2017" */
    bool about_from, about_until; /* `from` is inferred; shown as "about" */
    bool unknown_until;           /* it ended on an unknown day; holds until replaced */
};

#define PERIOD_ALWAYS                                                                          \
    ((struct period){ .from = { .first = DAY_MIN }, .until = { .first = DAY_MAX } })

static inline bool
period_holds(const struct period *p, day d)
{
    return p->from.first <= d && d < p->until.first;
}

static inline bool
period_overlaps(const struct period *a, const struct period *b)
{
    return a->from.first < b->until.first && b->from.first < a->until.first;
}

#endif
