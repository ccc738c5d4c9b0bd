#include "web/late.h"

#include <string.h>

const char *
late_mark(GString *buffer, const char *href)
{
    g_string_printf(buffer, "%c%s%c", LATE_MARK, href, LATE_MARK);
    return buffer->str;
}

/* Text that is read from mark to mark. */
struct late_reader {
    const char *at, *end;
    GString *out;
    GString *href; /* of the mark that was read last */
};

static struct late_reader
reader_new(GBytes *text)
{
    gsize size;
    const char *data = g_bytes_get_data(text, &size);
    return (struct late_reader){ data, data + size, g_string_sized_new(size + size / 16),
        g_string_new(NULL) };
}

/* Copies the text up to the next mark, and reads it; false at the end of the text. */
static bool
next_mark(struct late_reader *r)
{
    const char *mark = memchr(r->at, LATE_MARK, (size_t)(r->end - r->at));
    const char *close = mark ? memchr(mark + 1, LATE_MARK, (size_t)(r->end - mark - 1)) : NULL;
    const char *end = close ? mark : r->end;
    g_string_append_len(r->out, r->at, end - r->at);
    r->at = close ? close + 1 : r->end;
    g_string_truncate(r->href, 0);
    if (close)
        g_string_append_len(r->href, mark + 1, close - mark - 1);
    return close;
}

static GBytes *
reader_end(struct late_reader *r)
{
    g_string_free(r->href, TRUE);
    return g_string_free_to_bytes(r->out);
}

/* Links to the page itself say so; a link to nowhere stays as it is written. */
GBytes *
late_fill_html(const struct late_fill *fill, GBytes *text)
{
    struct late_reader r = reader_new(text);
    while (next_mark(&r)) {
        const char *address = fill->address(fill->user, r.href->str);
        g_string_append(r.out, address ? address : r.href->str);
        if (address && strcmp(address, fill->here) == 0 && r.at < r.end && *r.at == '"') {
            g_string_append(r.out, "\" aria-current=\"page\"");
            r.at++;
        }
    }
    return reader_end(&r);
}

/* The "[" of the link whose text ends at the end of `out`. */
static size_t
start_of_link(const GString *out)
{
    int depth = 1;
    size_t at = out->len;
    while (at > 0 && depth > 0) {
        at--;
        bool is_escaped = at > 0 && out->str[at - 1] == '\\';
        if (!is_escaped && out->str[at] == ']')
            depth++;
        if (!is_escaped && out->str[at] == '[')
            depth--;
    }
    return at;
}

/* A link to nowhere is its text alone. */
GBytes *
late_fill_markdown(const struct late_fill *fill, GBytes *text)
{
    static const char middle[] = "](";
    struct late_reader r = reader_new(text);
    while (next_mark(&r)) {
        const char *address = fill->address(fill->user, r.href->str);
        if (address || !g_str_has_suffix(r.out->str, middle)) {
            g_string_append(r.out, address ? address : r.href->str);
            continue;
        }
        g_string_truncate(r.out, r.out->len - strlen(middle));
        g_string_erase(r.out, (gssize)start_of_link(r.out), 1);
        r.at += r.at < r.end && *r.at == ')';
    }
    return reader_end(&r);
}
