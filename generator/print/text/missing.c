/*
 * Findings for characters that no font has.  A script of which not even a typical letter is
 * there lacks its font: it is reported once, with what to install, and not letter by letter.
 */
#include "print/text/internal.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#define CJK_FONTS  "Noto Serif CJK and Noto Sans CJK (package fonts-noto-cjk)"
#define NOTO_FONTS "a Noto font for it (package fonts-noto-core or fonts-noto-extra)"

void
text_name_character(GString *out, uint32_t c)
{
    char name[128] = "";
    UErrorCode error = U_ZERO_ERROR;
    u_charName((UChar32)c, U_EXTENDED_CHAR_NAME, name, sizeof name, &error);
    char shown[8] = "";
    if (g_unichar_isgraph(c))
        shown[g_unichar_to_utf8(c, shown)] = '\0';
    g_string_append_printf(out, "\"%s\" (U+%04X %s)", shown, c, name);
}

/* The script of a character; that of the full-width signs, which several scripts use, is Han.
 */
static UScriptCode
script_of(uint32_t c)
{
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &error);
    int32_t width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    bool is_wide = width == U_EA_FULLWIDTH || width == U_EA_WIDE;
    return script == USCRIPT_COMMON && is_wide ? USCRIPT_HAN : script;
}

/* The script whose font is asked for; one font has all that Chinese, Japanese and Korean need.
 */
static UScriptCode
script_of_font(UScriptCode script)
{
    switch (script) {
    case USCRIPT_BOPOMOFO:
    case USCRIPT_HANGUL:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
        return USCRIPT_HAN;
    default:
        return script;
    }
}

/* Whether a typical letter of the script is missing as well. */
static bool
lacks_script(struct text *t, const struct style *style, UScriptCode script)
{
    UChar sample[16];
    char utf8[sizeof sample * 3];
    UErrorCode error = U_ZERO_ERROR;
    int32_t n = uscript_getSampleString(script, sample, G_N_ELEMENTS(sample), &error);
    u_strToUTF8(utf8, sizeof utf8, NULL, sample, n, &error);
    if (U_FAILURE(error) || n == 0 || script == USCRIPT_UNKNOWN)
        return false;
    for (const struct shaped *s = text_shape(t, style, utf8); s; s = s->next)
        if (s->has_unknown)
            return true;
    return false;
}

static void
report_script(struct text *t, UScriptCode script, const char *character, const struct box *box)
{
    UScriptCode font = script_of_font(script);
    if (!g_hash_table_add(t->missing_scripts, GINT_TO_POINTER(font)))
        return;
    diag_add(t->ctx->diags, SEV_ERROR, *box->origin, "missing-glyph",
        "no font has the character %s or others of its script, %s: install %s", character,
        u_getPropertyValueName(UCHAR_SCRIPT, (int32_t)script, U_LONG_PROPERTY_NAME),
        font == USCRIPT_HAN ? CJK_FONTS : NOTO_FONTS);
}

void
text_report_unknown(struct text *t, const struct shaped *shaped, const struct box *box)
{
    for (int i = 0; i < shaped->glyphs->num_glyphs; i++) {
        PangoGlyph glyph = shaped->glyphs->glyphs[i].glyph;
        if (!(glyph & PANGO_GLYPH_UNKNOWN_FLAG))
            continue;
        uint32_t c = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
        UScriptCode script = script_of(c);
        g_autoptr(GString) name = g_string_new(NULL);
        text_name_character(name, c);
        if (lacks_script(t, box->style, script))
            report_script(t, script, name->str, box);
        else
            diag_add(t->ctx->diags, SEV_ERROR, *box->origin, "missing-glyph",
                "no font has the character %s", name->str);
    }
}
