/*
 * Files that are no XML at all, known by the bytes they begin with, so that their finding says
 * what the file is instead of which byte XML does not allow.
 */
#include "load/internal.h"

#include <string.h>

/* clang-format off */
static const struct {
    const char *begin; /* letters in either case */
    const char *text;
} kinds[] = {
    { "%PDF-",          "this is a PDF; \"proviso extract\" writes the source that a PDF made by Proviso carries" },
    { "PK\x03\x04",     "this is a ZIP archive or a word processor's file; a handbook is a text file with XML" },
    { "\xD0\xCF\x11\xE0", "this is a word processor's file; a handbook is a text file with XML" },
    { "{\\rtf",         "this is a word processor's file; a handbook is a text file with XML" },
    { "\x1F\x8B",       "this file is compressed; unpack it first" },
    { "\x89PNG",        "this is a picture; a handbook is a text file with XML" },
    { "\xFF\xD8\xFF",   "this is a picture; a handbook is a text file with XML" },
    { "<!DOCTYPE html", "this is a web page; a handbook begins with the element \"handbook\"" },
    { "<html",          "this is a web page; a handbook begins with the element \"handbook\"" },
    { "{",              "this is not XML; a handbook begins with the element \"handbook\"" },
    { "[",              "this is not XML; a handbook begins with the element \"handbook\"" },
    { "# ",             "this is Markdown; a handbook is XML and begins with the element \"handbook\"" },
    { "---",            "this is not XML; a handbook begins with the element \"handbook\"" },
};
/* clang-format on */

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

const char *
foreign_kind(const struct source *source)
{
    const char *text = source->text;
    size_t skipped = g_str_has_prefix(text, BYTE_ORDER_MARK) ? strlen(BYTE_ORDER_MARK) : 0;
    skipped += strspn(text + skipped, " \t\r\n");
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        size_t size = strlen(kinds[i].begin);
        if (source->size - skipped >= size &&
            g_ascii_strncasecmp(text + skipped, kinds[i].begin, size) == 0)
            return kinds[i].text;
    }
    return NULL;
}
