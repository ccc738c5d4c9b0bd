/*
 * Any text is checked in a short time wherever an author can write text, and every finding
 * about it lies inside the file.  The input is used as an answer, a paragraph, a list with its
 * introduction, and a term of the glossary.
 */
#include "check/check.h"
#include "decide/answers.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Returns a handbook with the same text in each of these places. */
static char *
handbook(const char *text)
{
    g_autofree char *safe = g_markup_escape_text(text, -1);
    return g_strdup_printf(
        "<handbook xmlns='" NS_HANDBOOK "' xml:id='h' xml:lang='en'><title>T</title>"
        "<edition date='2020-01-01'>E</edition><roles><role xml:id='r'><name>R</name></role>"
        "</roles><glossary><term xml:id='g'><name>%s</name><definition><p>%s</p></definition>"
        "</term></glossary><chapter xml:id='c'><title>C</title><practice xml:id='p'><title>P"
        "</title><question>%s</question><rule xml:id='p.1' verdict='allowed'><answer><p>%s</p>"
        "</answer></rule><p>%s</p><ul><li>%s</li></ul></practice></chapter></handbook>",
        safe, safe, safe, safe, safe, safe);
}

static void
check_text(const char *text)
{
    struct ctx ctx = {
        .arena = arena_new(),
        .sources = sources_new(),
        .diags = diags_new(),
    };
    g_autofree char *xml = handbook(text);
    const struct source *source = sources_text(ctx.sources, "fuzz", xml, strlen(xml));
    xmlDoc *doc = load_parse(&ctx, source);
    if (doc && load_validate(&ctx, doc, "handbook.xsd", "schema")) {
        struct model *model = model_build(&ctx, doc);
        if (model)
            check_handbook(&ctx, model, answers_new(&ctx, model, ctx.as_of));
        size_t n;
        const struct diag *const *list = diags_sorted(ctx.diags, &n);
        for (size_t i = 0; i < n; i++)
            assert(list[i]->span.source == source && list[i]->span.end <= source->size);
        model_free(model);
    }
    xmlFreeDoc(doc);
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 4000)
        return 0;
    /* fuzz_parse covers bytes that are not UTF-8 and control characters. */
    g_autofree char *raw = g_strndup((const char *)data, size);
    g_autofree char *text = g_utf8_make_valid(raw, -1);
    for (char *p = text; *p; p++)
        if ((unsigned char)*p < 0x20)
            *p = ' ';
    check_text(text);
    return 0;
}
