/* Checks where links lead: pages of the site, names on them, and hosts that imitate others. */
#include "base/edit_distance.h"
#include "check/internal.h"

#include <string.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

/* --- Relative links -------------------------------------------------------------------- */

#define MAX_GUESSES 500

/* The page or part that a name without its suffix denotes. */
static bool
is_named(const struct checker *c, const char *name)
{
    /* Parts of a practice are named after it: "pay-outside--why". */
    const char *part = strstr(name, "--");
    g_autofree char *whole = part ? g_strndup(name, (size_t)(part - name)) : g_strdup(name);
    return model_anchor(c->model, whole) != NULL;
}

static void
report_dead(struct checker *c, const xmlNode *node, const char *href, const char *name)
{
    struct diag *diag =
        check_found(c, node, "dead-link", "the link \"%s\" leads nowhere", href);
    bool is_worth_it = c->found->len < MAX_GUESSES; /* each guess compares every name */
    const char *near = is_worth_it ? model_nearest(c->model, name, ANCHOR_OTHER) : NULL;
    if (g_str_has_prefix(href, "www."))
        check_note(c, diag, NULL, "write \"https://%s\"", href);
    else if (strchr(href, '@') && !strchr(href, '/'))
        check_note(c, diag, NULL, "write \"mailto:%s\"", href);
    else if (is_named(c, name))
        check_note(c, diag, NULL, "write <ref to=\"%s\">", name);
    else if (near)
        check_note(c, diag, NULL, "did you mean \"%s\"?", near);
    else if (strchr(href, '#'))
        check_note(c, diag, NULL, "nothing is named \"%s\"", name);
    else
        check_note(c, diag, NULL,
            "a relative link leads to a page of this site; give the full address of what lies "
            "elsewhere");
}

static void
check_relative(struct checker *c, const xmlNode *node, const char *href)
{
    const char *fragment = strchr(href, '#');
    size_t size = strcspn(href, "?#");
    g_autofree char *path = g_strndup(href, size);
    g_autofree char *name = g_strdup(path);
    if (g_str_has_suffix(name, ".html"))
        name[size - strlen(".html")] = '\0';
    bool is_page = g_str_has_suffix(path, ".html") && model_has_page(c->model, name);
    if (*path && !is_page)
        report_dead(c, node, href, name);
    else if (fragment && fragment[1] && !is_named(c, fragment + 1))
        report_dead(c, node, href, fragment + 1);
}

/* --- Hosts ----------------------------------------------------------------------------- */

/* The start of an address's host; NULL if there is none. */
static const char *
host_of(const char *href, size_t *size)
{
    const char *slashes = strstr(href, "://");
    if (!slashes)
        return NULL;
    const char *host = slashes + 3;
    *size = strcspn(host, "/?#:");
    return host;
}

/* Lists the characters that are not ASCII, each once: "р" (U+0440). */
static char *
list_characters(const char *text)
{
    GString *list = g_string_new(NULL);
    for (const char *p = text; *p; p = utf8_next(p)) {
        gunichar ch = g_utf8_get_char(p);
        char shown[8] = "";
        shown[g_unichar_to_utf8(ch, shown)] = '\0';
        if (ch >= 0x80 && !strstr(list->str, shown))
            g_string_append_printf(list, "%s\"%s\" (U+%04X)", list->len ? ", " : "", shown, ch);
    }
    return g_string_free(list, FALSE);
}

/* Unicode Technical Standard 39, 5.2: "highly restrictive", for each label. */
static void
check_host(struct checker *c, USpoofChecker *spoof, const xmlNode *node, const char *href)
{
    size_t size = 0;
    const char *host = host_of(href, &size);
    g_autofree char *name = host ? g_strndup(host, size) : NULL;
    g_auto(GStrv) labels = g_strsplit(name ? name : "", ".", -1);
    for (char **label = labels; *label; label++) {
        UErrorCode status = U_ZERO_ERROR;
        if (g_str_is_ascii(*label) || uspoof_checkUTF8(spoof, *label, -1, NULL, &status) == 0 ||
            U_FAILURE(status))
            continue;
        g_autofree char *strange = list_characters(*label);
        check_found(c, node, "unsafe-url", "the host \"%s\" mixes scripts that look alike: %s",
            name, strange);
        return;
    }
}

void
check_links(struct checker *c)
{
    UErrorCode status = U_ZERO_ERROR;
    USpoofChecker *spoof = uspoof_open(&status);
    uspoof_setRestrictionLevel(spoof, USPOOF_HIGHLY_RESTRICTIVE);
    uspoof_setChecks(spoof, USPOOF_RESTRICTION_LEVEL | USPOOF_INVISIBLE, &status);
    const xmlNode *root = xmlDocGetRootElement(c->model->doc);
    for (const xmlNode *n = root; n; n = check_next(n, root)) {
        const char *href = node_attribute(n, "href");
        if (!href || !*href)
            continue;
        size_t scheme = strcspn(href, ":/?#");
        if (U_SUCCESS(status) && href[scheme] == ':')
            check_host(c, spoof, n, href);
        else if (href[scheme] != ':' && !g_str_has_prefix(href, "//") && !node_is(n, "site"))
            check_relative(c, n, href);
    }
    uspoof_close(spoof);
}
