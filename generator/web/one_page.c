/* A page without parts, assets or pictures: everything is in the tree. */
#include "web/one_page.h"

#include "web/html.h"

static const char *
same_page(void *user, const char *name)
{
    GString *buffer = user;
    g_string_printf(buffer, "#%s", name);
    return buffer->str;
}

GBytes *
web_one_page(const xmlDoc *tree)
{
    struct page_piece *piece = piece_new();
    struct html_writer w = { .piece = piece };
    html_write(&w, xmlDocGetRootElement(tree));
    g_autoptr(GString) address = g_string_new(NULL);
    const struct expansion expansion = {
        .here = "index.html", .address = same_page, .user = address
    };
    GString *out = g_string_new("<!DOCTYPE html>\n");
    piece_expand(out, piece, NULL, &expansion);
    piece_free(piece);
    return g_string_free_to_bytes(out);
}
