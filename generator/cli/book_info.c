#include "cli/book_info.h"

#include "base/language_mark.h"
#include "compose/compose.h"
#include "model/words.h"

/* Which text prevails, where the handbook is a translation; else NULL. */
static const char *
prevailing(const struct run *run)
{
    g_autofree char *original = (char *)xmlGetNsProp(xmlDocGetRootElement(run->model->doc),
        (const xmlChar *)"original-name", (const xmlChar *)NS_DERIVED);
    return original ? word(run->ctx.arena, run->model->words, "translation.prevails", original,
                          NULL, NULL)
                    : NULL;
}

/* Metadata are in one language. */
static const char *
plain(const struct run *run, const char *text)
{
    char *copy = text ? arena_strdup(run->ctx.arena, text) : NULL;
    if (copy)
        language_unmark(copy);
    return copy;
}

struct pdf_info
book_info(const struct run *run, const char *title)
{
    const struct role *role = run->model->for_role;
    return (struct pdf_info){
        .title = plain(run, role ? word(run->ctx.arena, run->model->words, "for.title", title,
                                       role->plural, NULL)
                                 : title),
        .author = plain(run, run->model->publisher),
        .subject = plain(run, run->model->subtitle),
        .rights = plain(run, prevailing(run)),
        .lang = arena_strdup(run->ctx.arena, run->model->lang),
        .stamp = run->ctx.stamp,
        .standard = (enum pdf_standard)run->options->standard,
    };
}
