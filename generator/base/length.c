#include "base/length.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *name;
    double points;
} units[] = {
    { "pt", 1.0 },
    { "mm", 72.0 / 25.4 },
    { "cm", 72.0 / 2.54 },
    { "in", 72.0 },
    { "px", 0.75 },
};

bool
length_parse(const char *text, scaled em, scaled *out)
{
    char *end;
    double value = g_ascii_strtod(text, &end);
    if (end == text)
        return false;
    double points = 0;
    bool known = false;
    if (!*end && value == 0.0)
        known = true;
    if (strcmp(end, "em") == 0) {
        points = value * PT(em);
        known = true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(units) && !known; i++) {
        if (strcmp(end, units[i].name) == 0) {
            points = value * units[i].points;
            known = true;
        }
    }
    if (!known || !(points > -1e6 && points < 1e6))
        return false;
    *out = SCALED_PT(points);
    return true;
}
