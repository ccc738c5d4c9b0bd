#include "print/text/emoji.h"

#include <string.h>
#include <unicode/uchar.h>

/* The character that is missing from all fonts, or 0 if a font has it. */
static gunichar
unknown_at(const struct shaped *shaped, int i)
{
    PangoGlyph glyph = shaped->glyphs->glyphs[i].glyph;
    return glyph & PANGO_GLYPH_UNKNOWN_FLAG ? glyph & ~PANGO_GLYPH_UNKNOWN_FLAG : 0;
}

static bool
is_picture(gunichar c)
{
    return u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC) ||
           u_hasBinaryProperty((UChar32)c, UCHAR_REGIONAL_INDICATOR);
}

bool
emoji_is_all(const struct shaped *shaped)
{
    bool has_picture = false;
    for (int i = 0; i < shaped->glyphs->num_glyphs; i++) {
        gunichar c = unknown_at(shaped, i);
        if (c == 0)
            continue;
        if (!is_picture(c) && !u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI_COMPONENT))
            return false;
        has_picture = has_picture || is_picture(c);
    }
    return has_picture;
}

/* "nazar-amulet": a line may end after a hyphen. */
static void
append_name(GString *out, gunichar c)
{
    char name[128] = "";
    UErrorCode error = U_ZERO_ERROR;
    u_charName((UChar32)c, U_EXTENDED_CHAR_NAME, name, sizeof name, &error);
    for (char *p = name; *p; p++)
        *p = (char)(*p == ' ' ? '-' : g_ascii_tolower(*p));
    g_string_append_printf(out, "[%s]", name);
}

char *
emoji_names(const struct shaped *shaped)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < shaped->glyphs->num_glyphs; i++) {
        gunichar c = unknown_at(shaped, i);
        if (c != 0 && is_picture(c))
            append_name(out, c);
    }
    return g_string_free(out, FALSE);
}
