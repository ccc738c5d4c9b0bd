#include "web/site_value.h"

#include "compose/compose.h"

#include <string.h>

#define CARD_SCHEME "card:"

static void
missing_asset(struct site *site, const xmlNode *element, const char *name)
{
    diag_add(site->ctx->diags, SEV_ERROR, origin_span(site->ctx, element), "template",
        "there is no asset \"%s\"", name);
}

/* The text of an asset for use inside a page, read once for all; NULL if there is none. */
static const char *
inlined(struct site *site, const char *name)
{
    const char *known = g_hash_table_lookup(site->inlined, name);
    char *text = known ? NULL : assets_text(&site->assets, name);
    if (text)
        g_hash_table_insert(site->inlined, g_strdup(name), text);
    return known ? known : text;
}

/* A policy lists what is in the page by hash: 'hash:site.js' -> 'sha256-...'. */
static const char *
fill_hashes(struct site *site, const xmlNode *element, const char *value)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *at; (at = strstr(value, "'hash:")); value = at) {
        g_string_append_len(out, value, at + 1 - value);
        at += strlen("'hash:");
        g_autofree char *name = g_strndup(at, strcspn(at, "'"));
        const char *text = inlined(site, name);
        if (!text) {
            missing_asset(site, element, name);
            return NULL;
        }
        g_autofree char *hash = assets_text_hash(text, strlen(text));
        g_string_append(out, hash);
        at += strlen(name);
    }
    g_string_append(out, value);
    return g_string_assign(site->buffer, out->str)->str;
}

const char *
site_known(const struct site *site, const char *kind, const char *name)
{
    if (!site->known)
        return NULL;
    g_autofree char *key = g_strconcat(kind, name, NULL);
    return g_hash_table_lookup(site->known, key);
}

static const char *
picture_name(struct site *site, const xmlNode *element, const char *name)
{
    const struct picture *picture = pictures_find(site->ctx->pictures, name);
    if (picture)
        return assets_picture(&site->assets, picture);
    diag_add(site->ctx->diags, SEV_ERROR, origin_span(site->ctx, element), "template",
        "there is no picture \"%s\"", name);
    return NULL;
}

/* Other sites show the card, so they need its full address. */
static const char *
card_address(struct site *site, const xmlNode *element, const char *name)
{
    bool is_own = pictures_find(site->ctx->pictures, name);
    g_autofree char *drawn = g_strconcat("asset:", name, NULL);
    const char *file = is_own ? picture_name(site, element, name) : site_known(site, "", drawn);
    if (!file)
        file = assets_builtin(&site->assets, name);
    if (!file)
        missing_asset(site, element, name);
    return file ? arena_printf(site->ctx->arena, "%s%s", site->model->site_href, file) : NULL;
}

const char *
site_value(void *user, const xmlNode *element, const xmlAttr *attribute, const char *value)
{
    struct site *site = user;
    if (g_str_has_prefix(value, PICTURE_SCHEME))
        return picture_name(site, element, value + strlen(PICTURE_SCHEME));
    if (g_str_has_prefix(value, CARD_SCHEME))
        return card_address(site, element, value + strlen(CARD_SCHEME));
    if (strcmp(value, "pdf:") == 0)
        return PDF_NAME;
    if (strcmp((const char *)attribute->name, "content") == 0 && strstr(value, "'hash:"))
        return fill_hashes(site, element, value);
    if (!g_str_has_prefix(value, "asset:"))
        return NULL;
    const char *name = site_known(site, "", value);
    if (!name)
        name = assets_builtin(&site->assets, value + strlen("asset:"));
    if (!name)
        missing_asset(site, element, value + strlen("asset:"));
    return name;
}

const char *
site_asset_text(void *user, const xmlNode *element, const char *name)
{
    struct site *site = user;
    const char *text = inlined(site, name);
    if (!text)
        missing_asset(site, element, name);
    return text;
}
