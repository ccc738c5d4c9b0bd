/*
 * The system's list says in which folders the wanted families are; a configuration of our own
 * reads those folders (from fontconfig's caches) and leaves out what else is in them.  Giving
 * it families to accept instead takes twenty times as long with a few hundred fonts.
 */
#include "print/text/families.h"

#include <string.h>

#define FALLBACK_PREFIX "Noto "

static bool
is_wanted(const struct theme *theme, const char *family)
{
    size_t n;
    const struct theme_font *list = theme_fonts(theme, &n);
    for (size_t i = 0; i < n; i++) {
        if (g_ascii_strcasecmp(list[i].family, family) == 0 ||
            (list[i].fallback && g_ascii_strcasecmp(list[i].fallback, family) == 0))
            return true;
    }
    return g_str_has_prefix(family, FALLBACK_PREFIX);
}

static bool
is_wanted_font(const struct theme *theme, const FcPattern *font)
{
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(font, FC_FAMILY, i, &name) == FcResultMatch; i++) {
        if (is_wanted(theme, (const char *)name))
            return true;
    }
    return false;
}

static void
add_element(GString *xml, const char *element, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append_printf(xml, "<%s>%s</%s>\n", element, escaped, element);
}

static const char *
file_of(const FcPattern *font)
{
    FcChar8 *file;
    return FcPatternGetString(font, FC_FILE, 0, &file) == FcResultMatch ? (const char *)file
                                                                        : "";
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The folders that hold a wanted font, sorted. */
static GPtrArray *
wanted_folders(const struct theme *theme, const FcFontSet *all)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; all && i < all->nfont; i++) {
        if (!is_wanted_font(theme, all->fonts[i]))
            continue;
        g_autofree char *folder = g_path_get_dirname(file_of(all->fonts[i]));
        if (g_hash_table_contains(seen, folder))
            continue;
        g_ptr_array_add(folders, folder);
        g_hash_table_add(seen, g_steal_pointer(&folder));
    }
    g_ptr_array_sort(folders, compare_names);
    return folders;
}

/* Does the file lie in one of the folders, or below? */
static bool
is_below(const GPtrArray *folders, const char *file)
{
    for (guint i = 0; i < folders->len; i++) {
        const char *folder = g_ptr_array_index(folders, i);
        if (g_str_has_prefix(file, folder) && file[strlen(folder)] == '/')
            return true;
    }
    return false;
}

/*
 * Fonts of pictures (emoji) are of one size; without the system's rules somebody must say that
 * they are scaled to the size asked for.
 */
static const char scale_pictures[] =
    "<match target=\"font\"><test name=\"outline\"><bool>false</bool></test>\n"
    "<edit name=\"pixelsizefixupfactor\" mode=\"assign\"><divide>"
    "<name target=\"pattern\">pixelsize</name><name target=\"font\">pixelsize</name>"
    "</divide></edit>\n"
    "<edit name=\"matrix\" mode=\"assign\"><times><name>matrix</name><matrix>"
    "<name>pixelsizefixupfactor</name><double>0</double>"
    "<double>0</double><name>pixelsizefixupfactor</name></matrix></times></edit></match>\n";

static const struct theme_font *
font_named(const struct theme *theme, const char *name)
{
    size_t n;
    const struct theme_font *list = theme_fonts(theme, &n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i].name, name) == 0)
            return &list[i];
    return n > 0 ? list : NULL;
}

static void
add_test(GString *xml, const char *quality, const char *comparison, const char *family)
{
    g_string_append_printf(
        xml, "<test name=\"family\" qual=\"%s\" compare=\"%s\">", quality, comparison);
    add_element(xml, "string", family);
    g_string_append(xml, "</test>");
}

/* Where the family (NULL: any) is asked for and none of the theme's, `font` comes after it. */
static void
add_substitute(
    GString *xml, const struct theme *theme, const char *family, const struct theme_font *font)
{
    size_t n;
    const struct theme_font *list = theme_fonts(theme, &n);
    g_string_append(xml, "<match target=\"pattern\">");
    for (size_t i = 0; i < n; i++) {
        add_test(xml, "all", "not_eq", list[i].family);
        if (list[i].fallback)
            add_test(xml, "all", "not_eq", list[i].fallback);
    }
    if (family)
        add_test(xml, "any", "eq", family);
    g_string_append(xml, "<edit name=\"family\" mode=\"append_last\">");
    add_element(xml, "string", font->family);
    g_string_append(xml, "</edit></match>\n");
}

/*
 * Drawings ask for families that a book does not have.  "Times New Roman" is librsvg's default;
 * of other names nothing says whether they have serifs, and most letters in drawings have none.
 */
static void
add_substitutes(GString *xml, const struct theme *theme)
{
    static const char *const serif[] = { "serif", "Times New Roman", "Times" };
    if (!font_named(theme, "serif"))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(serif); i++)
        add_substitute(xml, theme, serif[i], font_named(theme, "serif"));
    add_substitute(xml, theme, NULL, font_named(theme, "sans"));
}

FcConfig *
families_config(const struct theme *theme)
{
    FcConfig *system = FcInitLoadConfig();
    FcConfigBuildFonts(system);
    const FcFontSet *all = FcConfigGetFonts(system, FcSetSystem);
    g_autoptr(GPtrArray) folders = wanted_folders(theme, all);
    g_autoptr(GString) xml = g_string_new("<fontconfig>\n");
    g_string_append(xml, scale_pictures);
    add_substitutes(xml, theme);
    for (guint i = 0; i < folders->len; i++)
        add_element(xml, "dir", g_ptr_array_index(folders, i));
    FcStrList *caches = FcConfigGetCacheDirs(system);
    for (FcChar8 *name; caches && (name = FcStrListNext(caches));)
        add_element(xml, "cachedir", (const char *)name);
    if (caches)
        FcStrListDone(caches);
    g_string_append(xml, "<selectfont><rejectfont>\n");
    for (int i = 0; all && i < all->nfont; i++) {
        const FcPattern *font = all->fonts[i];
        if (!is_wanted_font(theme, font) && is_below(folders, file_of(font)))
            add_element(xml, "glob", file_of(font));
    }
    g_string_append(xml, "</rejectfont></selectfont></fontconfig>\n");
    FcConfig *own = FcConfigCreate();
    FcConfigParseAndLoadFromMemory(own, (const FcChar8 *)xml->str, FcTrue);
    FcConfigBuildFonts(own);
    FcConfigDestroy(system);
    return own;
}
