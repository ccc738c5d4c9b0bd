/* d:at, carried by templates from the content to what they make: where a node comes from. */
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

struct span
origin_span(const struct ctx *ctx, const xmlNode *node)
{
    const struct span nowhere = { 0 };
    for (; node && node->type != XML_DOCUMENT_NODE; node = node->parent) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        const xmlAttr *at =
            xmlHasNsProp(node, (const xmlChar *)"at", (const xmlChar *)NS_DERIVED);
        if (!at || !at->children || !at->children->content)
            continue;
        unsigned long numbers[3];
        if (!read_numbers((const char *)at->children->content, numbers))
            return nowhere;
        /* A template may have written anything there. */
        const struct source *source = sources_at(ctx->sources, numbers[0]);
        unsigned long start = numbers[1], end = numbers[2];
        if (!source || start > end || end > source->size)
            return nowhere;
        return (struct span){ source, (uint32_t)start, (uint32_t)end };
    }
    return nowhere;
}
