/* d:at, carried by templates from the content to what they make: where a node comes from. */
#include "compose/compose.h"

#include <stdlib.h>

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
        char *rest;
        unsigned long index = strtoul((const char *)at->children->content, &rest, 10);
        unsigned long start = *rest == ':' ? strtoul(rest + 1, &rest, 10) : 0;
        unsigned long end = *rest == ':' ? strtoul(rest + 1, &rest, 10) : 0;
        const struct source *source = sources_at(ctx->sources, index);
        /* A template may have written anything there. */
        if (!source || *rest || start > end || end > source->size)
            return nowhere;
        return (struct span){ source, (uint32_t)start, (uint32_t)end };
    }
    return nowhere;
}
