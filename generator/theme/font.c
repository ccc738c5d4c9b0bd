#include "theme/font.h"

#include "base/language.h"
#include "theme/internal.h"

#include <string.h>
#include <unicode/uchar.h>

/* The family of "Arab: Noto Naskh Arabic", and its script or NULL; the caller frees both. */
static char *
split_entry(const char *entry, char **script)
{
    const char *colon = strchr(entry, ':');
    *script = colon ? g_strstrip(g_strndup(entry, (gsize)(colon - entry))) : NULL;
    return g_strstrip(g_strdup(colon ? colon + 1 : entry));
}

char **
fallback_families(const char *fallback, const char *lang)
{
    GPtrArray *first = g_ptr_array_new(), *others = g_ptr_array_new();
    g_auto(GStrv) entries = g_strsplit(fallback ? fallback : "", ",", -1);
    char language[ULOC_LANG_CAPACITY], own[ULOC_SCRIPT_CAPACITY] = "";
    if (lang)
        language_split(lang, language, own);
    for (char **entry = entries; *entry; entry++) {
        char *script, *family = split_entry(*entry, &script);
        if (!*family)
            g_free(family);
        else
            g_ptr_array_add(script && strcmp(script, own) == 0 ? first : others, family);
        g_free(script);
    }
    g_ptr_array_extend_and_steal(first, others);
    g_ptr_array_add(first, NULL);
    return (char **)g_ptr_array_free(first, FALSE);
}

char *
fallback_unknown_script(const char *fallback)
{
    g_auto(GStrv) entries = g_strsplit(fallback, ",", -1);
    for (char **entry = entries; *entry; entry++) {
        char *script;
        g_free(split_entry(*entry, &script));
        if (script && (strlen(script) != 4 ||
                          u_getPropertyValueEnum(UCHAR_SCRIPT, script) == UCHAR_INVALID_CODE))
            return script;
        g_free(script);
    }
    return NULL;
}

struct theme_font *
theme_font_named(struct theme *theme, const char *name)
{
    for (guint i = 0; i < theme->data->fonts->len; i++) {
        struct theme_font *f = &g_array_index(theme->data->fonts, struct theme_font, i);
        if (strcmp(f->name, name) == 0)
            return f;
    }
    struct theme_font fresh = { .name = theme_intern(theme, name) };
    g_array_append_val(theme->data->fonts, fresh);
    return &g_array_index(theme->data->fonts, struct theme_font, theme->data->fonts->len - 1);
}

const struct theme_font *
theme_fonts(const struct theme *theme, size_t *n)
{
    *n = theme->data->fonts->len;
    return (const struct theme_font *)(const void *)theme->data->fonts->data;
}

const struct theme_font *
theme_family(const struct theme *theme, const char *family)
{
    size_t n;
    const struct theme_font *list = theme_fonts(theme, &n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i].family, family) == 0)
            return &list[i];
    }
    return NULL;
}
