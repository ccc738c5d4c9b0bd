/*
 * The formats in which `diff` prints for people: how each one writes a heading, a row and a
 * text.
 */
#ifndef PROVISO_CLI_DIFF_FORMAT_H
#define PROVISO_CLI_DIFF_FORMAT_H

#include "cli/options.h"

struct diff_writing {
    void (*begin)(GString *out, const char *lang, const char *handbook, const char *title,
        const char *lead);
    void (*group)(GString *out, const char *head);
    void (*entry)(GString *out, const char *number, const char *title, const char *id);
    void (*row)(GString *out, const char *who, const char *text); /* who: NULL: everybody */
    void (*detail)(GString *out, const char *text);
    void (*entry_end)(GString *out);
    void (*end)(GString *out);
};

struct diff_writer {
    GString *out;
    const struct diff_writing *format;
};

/* For text, Markdown and HTML, but not for JSON. */
const struct diff_writing *diff_format_of(enum diff_format format);

#endif
