/*
 * Where an element's names stand.  The reader keeps the place of start tags only, which is all
 * that findings need; an end tag is looked for when a fix has to change it.  The file was read
 * before, so it is well-formed and has no DOCTYPE: marked sections and tags are all there is.
 */
#include "load/load.h"

#include <string.h>

#define NAME_END " \t\r\n/>="

/* The local part of the name at p. */
static struct span
name_at(const struct source *source, const char *p)
{
    size_t size = strcspn(p, NAME_END);
    const char *colon = memchr(p, ':', size);
    const char *name = colon ? colon + 1 : p;
    return (struct span){ source, (uint32_t)(name - source->text),
        (uint32_t)(p + size - source->text) };
}

struct span
start_name_span(const xmlNode *node)
{
    struct span span = node_span(node);
    return span.source ? name_at(span.source, span.source->text + span.start + 1) : span;
}

/* Behind a tag; a value may contain ">". */
static const char *
skip_tag(const char *p)
{
    char quote = '\0';
    for (; *p && (quote || *p != '>'); p++) {
        if (quote && *p == quote)
            quote = '\0';
        else if (!quote && (*p == '"' || *p == '\''))
            quote = *p;
    }
    return *p ? p + 1 : p;
}

/* Behind a comment, CDATA section or processing instruction; NULL where p begins none. */
static const char *
skip_section(const char *p)
{
    static const struct {
        const char *start, *end;
    } sections[] = { { "<!--", "-->" }, { "<![CDATA[", "]]>" }, { "<?", "?>" } };
    for (size_t i = 0; i < G_N_ELEMENTS(sections); i++) {
        if (!g_str_has_prefix(p, sections[i].start))
            continue;
        const char *end = strstr(p + strlen(sections[i].start), sections[i].end);
        return end ? end + strlen(sections[i].end) : p + strlen(p);
    }
    return NULL;
}

struct span
end_name_span(const xmlNode *node)
{
    struct span span = node_span(node);
    const struct source *source = span.source;
    if (!source || span.end < 2 || source->text[span.end - 2] == '/')
        return (struct span){ 0 };
    int depth = 1;
    for (const char *p = source->text + span.end; (p = strchr(p, '<'));) {
        const char *behind = skip_section(p);
        if (behind) {
            p = behind;
            continue;
        }
        bool is_end = p[1] == '/';
        if (is_end && --depth == 0)
            return name_at(source, p + 2);
        p = skip_tag(p);
        depth += !is_end && p[-2] != '/';
    }
    return (struct span){ 0 };
}
