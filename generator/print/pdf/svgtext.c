/*
 * Pango draws a box with a code number for a character that no font has, and librsvg does not
 * report it.  So the text is looked up before it is drawn, in a layout with the same fonts.
 * The font family does not matter, because Pango tries all of them.
 */
#include "print/pdf/svgtext.h"

#include "print/pdf/draw_order.h"

#include <libxml/xmlreader.h>
#include <pango/pangocairo.h>
#include <string.h>

#define NS_SVG "http://www.w3.org/2000/svg"

struct drawing_text {
    GString *out;
    int shown, hidden; /* depth of the text, or of what hides it; -1 outside */
};

static bool
is_svg(xmlTextReader *reader)
{
    const char *space = (const char *)xmlTextReaderConstNamespaceUri(reader);
    return space && strcmp(space, NS_SVG) == 0;
}

static bool
is_one_of(xmlTextReader *reader, const char *const *names)
{
    const char *name = (const char *)xmlTextReaderConstLocalName(reader);
    for (; *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

static void
open_element(struct drawing_text *t, xmlTextReader *reader)
{
    static const char *const texts[] = { "text", NULL };
    static const char *const not_shown[] = { "title", "desc", "metadata", "style", "script",
        NULL };
    int depth = xmlTextReaderDepth(reader);
    if (xmlTextReaderIsEmptyElement(reader) || !is_svg(reader))
        return;
    if (t->hidden < 0 && is_one_of(reader, not_shown))
        t->hidden = depth;
    if (t->shown < 0 && is_one_of(reader, texts))
        t->shown = depth;
}

static void
close_element(struct drawing_text *t, xmlTextReader *reader)
{
    int depth = xmlTextReaderDepth(reader);
    if (depth == t->hidden)
        t->hidden = -1;
    if (depth == t->shown) {
        t->shown = -1;
        g_string_append_c(t->out, '\n');
    }
}

static void
add_node(struct drawing_text *t, xmlTextReader *reader)
{
    const xmlChar *value;
    switch (xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_ELEMENT:
        open_element(t, reader);
        break;
    case XML_READER_TYPE_END_ELEMENT:
        close_element(t, reader);
        break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
        value = xmlTextReaderConstValue(reader);
        if (value && t->shown >= 0 && t->hidden < 0)
            g_string_append(t->out, (const char *)value);
        break;
    default:
        break;
    }
}

char *
svg_text(const void *data, size_t size)
{
    struct drawing_text t = { .out = g_string_new(NULL), .shown = -1, .hidden = -1 };
    xmlTextReader *reader = xmlReaderForMemory(data, (int)MIN(size, G_MAXINT), NULL, NULL,
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    while (reader && xmlTextReaderRead(reader) == 1)
        add_node(&t, reader);
    xmlFreeTextReader(reader);
    return g_string_free(t.out, FALSE);
}

/* Adds the unknown characters of a run, each once. */
static void
add_unknown(GArray *unknown, const PangoGlyphString *glyphs)
{
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        PangoGlyph glyph = glyphs->glyphs[i].glyph;
        if (!(glyph & PANGO_GLYPH_UNKNOWN_FLAG))
            continue;
        gunichar c = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
        bool is_there = false;
        for (guint k = 0; k < unknown->len; k++)
            is_there |= g_array_index(unknown, gunichar, k) == c;
        if (!is_there)
            g_array_append_val(unknown, c);
    }
}

static GArray *
find_unknown(const char *text)
{
    GArray *unknown = g_array_new(FALSE, FALSE, sizeof(gunichar));
    PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_text(layout, text, -1);
    if (pango_layout_get_unknown_glyphs_count(layout) > 0) {
        PangoLayoutIter *at = pango_layout_get_iter(layout);
        do {
            const PangoLayoutRun *run = pango_layout_iter_get_run_readonly(at);
            if (run)
                add_unknown(unknown, run->glyphs);
        } while (pango_layout_iter_next_run(at));
        pango_layout_iter_free(at);
    }
    g_object_unref(layout);
    g_object_unref(context);
    return unknown;
}

char *
svg_text_fault(const char *text)
{
    const struct shaped whole = { .text = text, .text_size = (int)strlen(text) };
    if (text_is_private(&whole))
        return g_strdup("has a private-use character, which means nothing outside its font");
    GString *fault = g_string_new(NULL);
    g_autoptr(GArray) unknown = find_unknown(text);
    for (guint i = 0; i < unknown->len; i++) {
        g_string_append(fault, i == 0 ? "has text that no font has: " : ", ");
        text_name_character(fault, g_array_index(unknown, gunichar, i));
    }
    return g_string_free(fault, fault->len == 0);
}
