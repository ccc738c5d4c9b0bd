#include "model/quote.h"

#include "model/format.h"

#include <string.h>
#include <unicode/ulocdata.h>
#include <unicode/ustring.h>

#define MAX_MARK        8 /* UTF-16 units */
#define NARROW_NO_BREAK "\u202f"

const char *
language_around(const struct model *model, const xmlNode *node)
{
    for (const xmlNode *n = node->parent; n->type == XML_ELEMENT_NODE; n = n->parent) {
        const xmlAttr *lang = xmlHasNsProp(n, (const xmlChar *)"lang", XML_XML_NAMESPACE);
        if (lang && lang->children && lang->children->content && *lang->children->content)
            return (const char *)lang->children->content;
    }
    return model->lang;
}

/* How many quotations surround a quotation. */
static size_t
depth_of(const xmlNode *q)
{
    size_t depth = 0;
    for (const xmlNode *n = q->parent; n->type == XML_ELEMENT_NODE; n = n->parent)
        depth += node_is(n, "q");
    return depth;
}

/* French puts spaces inside its marks; Swiss French often does not. */
static bool
wants_space(const char *locale)
{
    return g_str_has_prefix(locale, "fr") && (locale[2] == '\0' || strchr("_@", locale[2])) &&
           !strstr(locale, "_CH");
}

static const char *
mark_of(struct ctx *ctx, const struct model *model, const xmlNode *q, bool is_end)
{
    static const ULocaleDataDelimiterType types[2][2] = {
        { ULOCDATA_QUOTATION_START, ULOCDATA_QUOTATION_END },
        { ULOCDATA_ALT_QUOTATION_START, ULOCDATA_ALT_QUOTATION_END },
    };
    const char *locale = format_locale(ctx, language_around(model, q));
    UErrorCode status = U_ZERO_ERROR;
    UChar mark[MAX_MARK];
    char text[MAX_MARK * 3 + 1] = "";
    ULocaleData *data = ulocdata_open(locale, &status);
    int32_t size =
        ulocdata_getDelimiter(data, types[depth_of(q) % 2][is_end], mark, MAX_MARK, &status);
    u_strToUTF8(text, sizeof text, NULL, mark, size, &status);
    ulocdata_close(data);
    if (U_FAILURE(status))
        g_strlcpy(text, is_end ? "\u201d" : "\u201c", sizeof text);
    const char *space = wants_space(locale) ? NARROW_NO_BREAK : "";
    return arena_printf(ctx->arena, "%s%s", is_end ? space : text, is_end ? text : space);
}

const char *
quote_open(struct ctx *ctx, const struct model *model, const xmlNode *q)
{
    return mark_of(ctx, model, q, false);
}

const char *
quote_close(struct ctx *ctx, const struct model *model, const xmlNode *q)
{
    return mark_of(ctx, model, q, true);
}
