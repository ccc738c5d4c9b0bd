/*
 * Checks limits before libxml2 reads a file, because libxml2 and the checks after it compare
 * every attribute of a tag with every other.
 */
#include "load/internal.h"

#include <string.h>

/* Constructs in which "<", ">" and quotation marks are plain characters. */
/* clang-format off */
static const struct {
    const char *begin, *end;
} hidden[] = {
    { "<!--",      "-->" },
    { "<![CDATA[", "]]>" },
    { "<?",        "?>" },
};
/* clang-format on */

/* The end of the comment, section or instruction that begins at `at`; NULL if none begins. */
static const char *
behind_hidden(const char *at, const char *end)
{
    for (size_t i = 0; i < G_N_ELEMENTS(hidden); i++) {
        size_t size = strlen(hidden[i].begin);
        if ((size_t)(end - at) < size || memcmp(at, hidden[i].begin, size) != 0)
            continue;
        const char *close = g_strstr_len(at + size, end - at - (gssize)size, hidden[i].end);
        return close ? close + strlen(hidden[i].end) : end;
    }
    return NULL;
}

static struct span
span_between(const struct source *source, const char *from, const char *to)
{
    return (
        struct span){ source, (uint32_t)(from - source->text), (uint32_t)(to - source->text) };
}

/*
 * The end of the tag that begins at `tag`; NULL after a finding.  After a quotation mark
 * without partner the rest is skipped: the parser reports it.
 */
static const char *
behind_tag(struct ctx *ctx, const struct source *source, const char *tag)
{
    const char *end = source->text + source->size;
    size_t n = 0;
    for (const char *p = tag + 1; p < end && *p != '<'; p++) {
        if (*p == '>')
            return p + 1;
        if (*p != '"' && *p != '\'')
            continue;
        const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
        if (!close)
            return end;
        if ((size_t)(close - p - 1) > MAX_VALUE) {
            diag_add(ctx->diags, SEV_ERROR, span_between(source, p, p + 1), "xml",
                "this value is longer than %zu bytes, or its closing quotation mark is missing",
                MAX_VALUE);
            return NULL;
        }
        if (++n > MAX_ATTRIBUTES) {
            diag_add(ctx->diags, SEV_ERROR, span_between(source, tag, tag + 1), "xml",
                "this element has more than %d attributes", MAX_ATTRIBUTES);
            return NULL;
        }
        p = close;
    }
    return end;
}

bool
limits_hold(struct ctx *ctx, const struct source *source)
{
    const char *end = source->text + source->size;
    const char *p = source->text;
    while (p && p < end && (p = memchr(p, '<', (size_t)(end - p)))) {
        const char *behind = behind_hidden(p, end);
        p = behind ? behind : behind_tag(ctx, source, p);
        if (!p)
            return false;
    }
    return true;
}
