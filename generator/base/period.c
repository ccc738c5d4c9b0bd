#include "base/period.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

/* Gregorian day numbers after Howard Hinnant, "chrono-compatible low-level date algorithms". */
day
day_from_civil(int year, int month, int day_of_month)
{
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int of_era = year - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day_of_month - 1;
    int day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + day_of_era - 719468;
}

void
day_to_civil(day d, int *year, int *month, int *day_of_month)
{
    int z = d + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int of_era = z - era * 146097;
    int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * of_year + 2) / 153;
    *day_of_month = of_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

void
day_format(day d, char buffer[11])
{
    int year, month, dom;
    day_to_civil(d, &year, &month, &dom);
    snprintf(buffer, 11, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
        (unsigned)dom % 100);
}

/* Reads exactly n digits. */
static bool
digits(const char *p, int n, int *out)
{
    *out = 0;
    for (int i = 0; i < n; i++) {
        if (!g_ascii_isdigit(p[i]))
            return false;
        *out = *out * 10 + (p[i] - '0');
    }
    return true;
}

bool
date_parse(const char *text, struct date *out)
{
    size_t size = strlen(text);
    int year, month = 1, dom = 1;
    enum precision precision = size == 4   ? PRECISION_YEAR
                               : size == 7 ? PRECISION_MONTH
                                           : PRECISION_DAY;
    if (size != 4 && size != 7 && size != 10)
        return false;
    if (!digits(text, 4, &year) || year < 1000)
        return false;
    if (size >= 7 && (text[4] != '-' || !digits(text + 5, 2, &month)))
        return false;
    if (size == 10 && (text[7] != '-' || !digits(text + 8, 2, &dom)))
        return false;
    if (!g_date_valid_dmy((GDateDay)dom, (GDateMonth)month, (GDateYear)year))
        return false;
    *out = (struct date){ day_from_civil(year, month, dom), precision };
    return true;
}
