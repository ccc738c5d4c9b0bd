#include "cli/source_attachments.h"

#include "picture/picture.h"

static const char *
mime_of(const struct run *run, const struct source *source)
{
    const struct picture *picture = pictures_find(run->ctx.pictures, source->inside);
    if (picture)
        return picture_mime(picture->kind);
    return g_str_has_suffix(source->inside, ".css") ? "text/css" : "application/xml";
}

struct pdf_attachment *
source_attachments(struct run *run, size_t *n)
{
    size_t n_sources = sources_count(run->ctx.sources);
    struct pdf_attachment *list = ARENA_ARRAY(run->ctx.arena, struct pdf_attachment, n_sources);
    *n = 0;
    for (size_t i = 0; i < n_sources; i++) {
        const struct source *source = sources_at(run->ctx.sources, i);
        if (!source->inside)
            continue;
        list[(*n)++] = (struct pdf_attachment){ .name = source->inside,
            .description = "Source of this handbook",
            .mime = mime_of(run, source),
            .data = source->text,
            .size = source->size };
    }
    return list;
}
