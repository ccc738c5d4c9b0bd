#include "web/assets.h"

#include "base/files.h"
#include "base/media_type.h"
#include "base/resource.h"
#include "dress/dress.h"

#include <string.h>

/* Number of hexadecimal digits of the hash in a name: 48 bits. */
#define HASH_DIGITS 12

void
assets_init(struct assets *assets, struct files *files, const struct theme *theme)
{
    assets->files = files;
    assets->theme = theme;
    assets->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

void
assets_clear(struct assets *assets)
{
    g_hash_table_unref(assets->names);
}

/* "site.css" -> "site.0123456789ab.css" */
static char *
hashed_name(const char *folder, const char *name, GBytes *bytes)
{
    g_autofree char *hash = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    hash[HASH_DIGITS] = '\0';
    const char *dot = strrchr(name, '.');
    int stem = dot ? (int)(dot - name) : (int)strlen(name);
    g_autoptr(GString) out = g_string_new(folder);
    for (int i = 0; i < stem; i++)
        g_string_append_c(
            out, g_ascii_isalnum(name[i]) || strchr("-_.", name[i]) ? name[i] : '-');
    g_string_append_printf(out, ".%s%s", hash, dot ? dot : "");
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* "data:image/png;base64,..." */
static char *
data_address(const char *name, GBytes *bytes)
{
    const char *type = media_type(name);
    gsize size;
    const guchar *data = g_bytes_get_data(bytes, &size);
    g_autofree char *base64 = g_base64_encode(data, size);
    return g_strdup_printf("data:%.*s;base64,%s", (int)strcspn(type, ";"), type, base64);
}

static const char *
add(struct assets *assets, const char *key, const char *folder, const char *name, GBytes *bytes)
{
    if (assets->is_inline) {
        char *address = data_address(name, bytes);
        g_hash_table_insert(assets->names, g_strdup(key), address);
        return address;
    }
    char *hashed = hashed_name(folder, name, bytes);
    g_hash_table_insert(assets->names, g_strdup(key), hashed);
    if (!files_has(assets->files, hashed))
        files_add(assets->files, hashed, g_bytes_ref(bytes));
    return hashed;
}

/*
 * Style sheet and icon take their colours from the theme: @light NAME@ and @dark NAME@ are
 * replaced by them, so that both editions have one list of colours.
 */
static GBytes *
fill_colours(const struct theme *theme, GBytes *sheet)
{
    gsize size;
    const char *text = g_bytes_get_data(sheet, &size);
    g_autofree char *copy = g_strndup(text, size);
    GString *out = g_string_sized_new(size);
    char *p = copy;
    for (char *at = strchr(p, '@'); at; at = strchr(p, '@')) {
        bool is_light = g_str_has_prefix(at, "@light "),
             is_dark = g_str_has_prefix(at, "@dark ");
        char *end = is_light || is_dark ? strchr(at + 1, '@') : NULL;
        struct colour c;
        if (end) {
            *end = '\0';
            if (theme_colour(theme, strchr(at, ' ') + 1, is_dark, &c)) {
                g_string_append_len(out, p, at - p);
                g_string_append_printf(out, "#%02X%02X%02X", c.red, c.green, c.blue);
                p = end + 1;
                continue;
            }
            *end = '@';
        }
        g_string_append_len(out, p, at + 1 - p);
        p = at + 1;
    }
    g_string_append(out, p);
    return g_string_free_to_bytes(out);
}

const char *
assets_add(struct assets *assets, const char *name, GBytes *bytes)
{
    const char *hashed = add(assets, name, "", name, bytes);
    g_bytes_unref(bytes);
    return hashed;
}

/*
 * The publisher's style sheet, with pictures under their names in the site, followed by our
 * rules for verdicts.
 */
static GBytes *
dress_sheet_bytes(struct assets *assets)
{
    static const char mark[] = "url(\"" PICTURE_SCHEME;
    GString *out = g_string_new(NULL);
    const char *p = assets->dress->sheet;
    for (const char *at = strstr(p, mark); at; at = strstr(p, mark)) {
        const char *name = at + strlen(mark);
        g_autofree char *picture = g_strndup(name, strcspn(name, "\""));
        g_string_append_len(out, p, at - p);
        const char *shown = assets_picture(assets, pictures_find(assets->pictures, picture));
        g_string_append_printf(out, "url(\"%s", shown);
        p = name + strlen(picture);
    }
    g_string_append(out, p);
    size_t size;
    const char *last = resource_find("web/verdicts.css", &size);
    g_string_append_len(out, last, (gssize)size);
    return g_string_free_to_bytes(out);
}

/* The file that the publisher provides; NULL if there is none. */
static GBytes *
dress_bytes(struct assets *assets, const char *name)
{
    const struct dress *dress = assets->dress;
    if (dress && dress->sheet && strcmp(name, DRESS_SHEET) == 0)
        return dress_sheet_bytes(assets);
    if (dress && dress->brand && strcmp(name, DRESS_BRAND) == 0) {
        g_autoptr(GBytes) drawing = dress_brand_sheet(dress);
        return fill_colours(assets->theme, drawing);
    }
    return NULL;
}

/* The publisher's file, or else the built-in one; NULL if there is neither. */
static GBytes *
asset_bytes(struct assets *assets, const char *name)
{
    GBytes *own = dress_bytes(assets, name);
    if (own)
        return own;
    g_autofree char *resource = g_strconcat("web/", name, NULL);
    size_t size;
    const char *data = resource_find(resource, &size);
    if (!data)
        return NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
    if (!g_str_has_suffix(name, ".css") && !g_str_has_suffix(name, ".svg"))
        return g_steal_pointer(&bytes);
    return fill_colours(assets->theme, bytes);
}

const char *
assets_builtin(struct assets *assets, const char *name)
{
    const char *known = g_hash_table_lookup(assets->names, name);
    if (known)
        return known;
    g_autoptr(GBytes) bytes = asset_bytes(assets, name);
    return bytes ? add(assets, name, "", name, bytes) : NULL;
}

char *
assets_text(struct assets *assets, const char *name)
{
    g_autoptr(GBytes) bytes = asset_bytes(assets, name);
    if (!bytes)
        return NULL;
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autofree char *text = g_strndup(data, size);
    GString *out = g_string_sized_new(size);
    for (const char *p = text; *p;) {
        size_t line = strcspn(p, "\n");
        g_string_append_len(out, p, (gssize)line);
        p += line;
        p += strspn(p, "\n ");
        if (*p)
            g_string_append_c(out, ' ');
    }
    if (g_str_has_suffix(name, ".css"))
        g_string_replace(out, "</", "<\\/", 0); /* nothing in a sheet ends its element */
    return g_string_free(out, FALSE);
}

char *
assets_text_hash(const char *text, size_t n)
{
    guint8 digest[32];
    gsize size = sizeof digest;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)text, (gssize)n);
    g_checksum_get_digest(checksum, digest, &size);
    g_autofree char *base64 = g_base64_encode(digest, size);
    return g_strconcat("sha256-", base64, NULL);
}

const char *
assets_picture(struct assets *assets, const struct picture *picture)
{
    g_autofree char *key = g_strconcat("picture:", picture->name, NULL);
    const char *known = g_hash_table_lookup(assets->names, key);
    if (known)
        return known;
    g_autofree char *base = g_path_get_basename(picture->name);
    char *dot = strrchr(base, '.');
    if (dot && dot > base)
        *dot = '\0';
    g_autofree char *name = g_strconcat(base, ".", picture_suffix(picture), NULL);
    return add(assets, key, "images/", name, picture->bytes);
}
