/* d:at, which templates copy from the content to what they make: the origin of a node. */
#include "compose/compose.h"

#include <stdlib.h>

/* "S:START:END", and nothing else. */
static bool
read_numbers(const char *text, unsigned long numbers[3])
{
    for (int i = 0; i < 3; i++) {
        char *rest;
        if (!g_ascii_isdigit(*text))
            return false;
        numbers[i] = strtoul(text, &rest, 10);
        if (*rest != (i < 2 ? ':' : '\0'))
            return false;
        text = rest + 1;
    }
    return true;
}

/* A template may have written anything there, so it is checked. */
static struct span
read_span(const struct ctx *ctx, const char *text)
{
    const struct span nowhere = { 0 };
    unsigned long numbers[3];
    if (!read_numbers(text, numbers))
        return nowhere;
    const struct source *source = sources_at(ctx->sources, numbers[0]);
    unsigned long start = numbers[1], end = numbers[2];
    if (!source || start > end || end > source->size)
        return nowhere;
    return (struct span){ source, (uint32_t)start, (uint32_t)end };
}

/* The text of its d:at, or NULL. */
static const char *
place_of(const xmlNode *element)
{
    const xmlAttr *at =
        xmlHasNsProp(element, (const xmlChar *)"at", (const xmlChar *)NS_DERIVED);
    return at && at->children ? (const char *)at->children->content : NULL;
}

struct span
origin_span(const struct ctx *ctx, const xmlNode *node)
{
    for (; node && node->type != XML_DOCUMENT_NODE; node = node->parent) {
        const char *place = node->type == XML_ELEMENT_NODE ? place_of(node) : NULL;
        if (place)
            return read_span(ctx, place);
    }
    return (struct span){ 0 };
}

void
origin_find(const struct ctx *ctx, const xmlNode *element, struct span *span)
{
    const char *place = place_of(element);
    if (place)
        *span = read_span(ctx, place);
}
