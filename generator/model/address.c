#include "model/address.h"

#include "model/validate.h"

#include <string.h>

static bool
fail(struct ctx *ctx, const xmlNode *node, const char *problem, const char *value)
{
    validate_refuse(ctx, node, "href", "unsafe-url", problem, value);
    return false;
}

/* Checks the part between scheme and path: a host without user name or password. */
static bool
has_authority(struct ctx *ctx, const xmlNode *node, const char *value, const char *rest)
{
    if (g_ascii_strncasecmp(value, "mailto:", 7) == 0)
        return *rest && *rest != '?'
                   ? true
                   : fail(ctx, node, "the address \"%s\" has no recipient", value);
    size_t slashes = strspn(rest, "/");
    const char *host = rest + slashes;
    size_t size = strcspn(host, "/?#");
    if (slashes != 2 || size == 0 || *host == ':')
        return fail(ctx, node, "the address \"%s\" names no host", value);
    if (memchr(host, '@', size))
        return fail(
            ctx, node, "the address \"%s\" has a user name or password before its host", value);
    return true;
}

/* Browsers drop or convert some characters ("java\nscript:", "\\host"): they have no remedy. */
static bool
is_deceptive(const char *value)
{
    for (const char *p = value; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7F || *p == '\\')
            return true;
    return false;
}

static bool
is_escape(const char *p)
{
    return g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2]);
}

/* The first character of an address that must be written as its code, or NULL. */
static const char *
bare_character(const char *value)
{
    for (const char *p = value; *p; p++)
        if (strchr(" \"<>`{}|^", *p) || (*p == '%' && !is_escape(p)))
            return p;
    return NULL;
}

static bool
is_of_characters(struct ctx *ctx, const xmlNode *node, const char *value)
{
    bool has_remedy = !is_deceptive(value);
    const char *bare = bare_character(value);
    if (has_remedy && !bare)
        return true;
    struct diag *diag = validate_refuse(ctx, node, "href", "unsafe-url",
        "the address \"%s\" has a character that is not allowed in addresses", value);
    if (has_remedy)
        diag_note(ctx->diags, diag, (struct span){ 0 }, "write \"%%%02X\" instead of \"%c\"",
            (unsigned)*bare, *bare);
    return false;
}

/* The addresses of pages are that of the site with a name behind it. */
static bool
is_folder(struct ctx *ctx, const xmlNode *node, const char *value)
{
    if (g_ascii_strncasecmp(value, "http://", 7) != 0 &&
        g_ascii_strncasecmp(value, "https://", 8) != 0)
        return fail(ctx, node,
            "the site's address \"%s\" is not whole: it begins with \"https://\" and a host",
            value);
    if (strpbrk(value, "?#") || g_str_has_suffix(value, ".html") ||
        g_str_has_suffix(value, ".htm"))
        return fail(ctx, node, "the site's address \"%s\" must be that of its folder", value);
    return true;
}

bool
validate_address(struct ctx *ctx, const xmlNode *node, const char *value)
{
    static const char *const schemes[] = { "http", "https", "mailto" };
    if (!is_of_characters(ctx, node, value))
        return false;
    if (g_str_has_prefix(value, "//"))
        return fail(
            ctx, node, "the address \"%s\" has no scheme: write \"https:\" before it", value);
    size_t size = strcspn(value, ":/?#");
    bool is_relative = value[size] != ':';
    for (size_t i = 0; !is_relative && i < G_N_ELEMENTS(schemes); i++) {
        if (strlen(schemes[i]) == size && g_ascii_strncasecmp(value, schemes[i], size) == 0)
            return has_authority(ctx, node, value, value + size + 1) &&
                   (!node_is(node, "site") || is_folder(ctx, node, value));
    }
    if (is_relative)
        return !node_is(node, "site") || is_folder(ctx, node, value);
    return fail(
        ctx, node, "the address \"%s\" is neither http, https, mailto nor relative", value);
}
