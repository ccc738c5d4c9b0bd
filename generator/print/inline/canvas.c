#include "print/inline/canvas.h"

struct fragment *
canvas_add(struct canvas *canvas, const struct fragment *fragment)
{
    if (canvas->n == canvas->capacity) {
        canvas->capacity = canvas->capacity ? 2 * canvas->capacity : 256;
        canvas->fragments = g_renew(struct fragment, canvas->fragments, canvas->capacity);
    }
    struct fragment *added = &canvas->fragments[canvas->n++];
    *added = *fragment;
    if (canvas->artifact != ARTIFACT_NONE && added->artifact == ARTIFACT_NONE)
        added->artifact = canvas->artifact;
    return added;
}
