#include "print/pdf/references.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* The end of the literal string that begins at p. */
static const char *
skip_string(const char *p, const char *end)
{
    int depth = 0;
    do {
        if (*p == '\\' && p + 1 < end)
            p++;
        else
            depth += (*p == '(') - (*p == ')');
        p++;
    } while (p < end && depth > 0);
    return p;
}

static const char *
skip_until(const char *p, const char *end, const char *stops)
{
    while (p < end && (*p == '\0' || !strchr(stops, *p)))
        p++;
    return p;
}

/* Reads a number of at most nine digits at *p; returns -1 if there is none. */
static int
read_number(const char **p, const char *end)
{
    int value = 0, n = 0;
    for (; *p < end && g_ascii_isdigit(**p) && n < 9; n++)
        value = value * 10 + *(*p)++ - '0';
    return n > 0 ? value : -1;
}

/* Reads a number and " 0 R" at p; returns the position after them, or NULL. */
static const char *
read_reference(const char *p, const char *end, int *number)
{
    static const char tail[] = " 0 R";
    *number = read_number(&p, end);
    bool is_one = (size_t)(end - p) >= strlen(tail) && memcmp(p, tail, strlen(tail)) == 0;
    return is_one ? p + strlen(tail) : NULL;
}

void
each_reference(const char *text, size_t size, reference_fn *fn, void *data)
{
    const char *end = text + size;
    for (const char *p = text; p < end;) {
        int number;
        if (*p == '(') {
            p = skip_string(p, end);
        } else if (*p == '<') {
            p = p + 1 < end && p[1] == '<' ? p + 2 : skip_until(p, end, ">");
        } else if (*p == '/') {
            p = skip_until(p + 1, end, " \n/<>[]()");
        } else if (g_ascii_isdigit(*p)) {
            const char *after = read_reference(p, end, &number);
            if (after)
                fn(data, number);
            p = after ? after : skip_until(p, end, " \n/<>[]()");
        } else {
            p++;
        }
    }
}
