#include "cli/serve_page.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <stdbool.h>
#include <string.h>

#define POLICY "<meta http-equiv=\"Content-Security-Policy\" content=\""

/* --- The policy --- */

/* A directive that allows this server; 'strict-dynamic' would allow only hashes. */
static char *
directive_open(const char *directive)
{
    g_auto(GStrv) words = g_strsplit(directive, " ", -1);
    g_autoptr(GString) out = g_string_new(NULL);
    for (char **word = words; *word; word++) {
        if (**word && strcmp(*word, "'strict-dynamic'") != 0 && strcmp(*word, "'none'") != 0 &&
            strcmp(*word, "'self'") != 0)
            g_string_append_printf(out, "%s ", *word);
    }
    g_string_append(out, "'self'");
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void
policy_open(GString *out, const char *policy)
{
    static const char *const needed[] = { "script-src", "connect-src", "frame-src" };
    bool has[G_N_ELEMENTS(needed)] = { false };
    g_auto(GStrv) directives = g_strsplit(policy, ";", -1);
    for (char **directive = directives; *directive; directive++) {
        const char *text = g_strstrip(*directive);
        size_t size = strcspn(text, " ");
        bool is_opened = false;
        for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) {
            if (strlen(needed[i]) != size || strncmp(text, needed[i], size) != 0)
                continue;
            g_autofree char *opened = directive_open(text);
            g_string_append_printf(out, "%s; ", opened);
            has[i] = is_opened = true;
        }
        if (!is_opened && *text)
            g_string_append_printf(out, "%s; ", text);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) {
        if (!has[i])
            g_string_append_printf(out, "%s 'self'; ", needed[i]);
    }
}

/* --- Pages --- */

GBytes *
serve_page(GBytes *page, unsigned edition)
{
    gsize size;
    const char *data = g_bytes_get_data(page, &size);
    g_autofree char *text = g_strndup(data, size);
    g_autofree char *hash = serve_page_hash(page);
    GString *out = g_string_sized_new(size + 512);
    const char *rest = text;
    const char *policy = strstr(text, POLICY);
    const char *end = policy ? strchr(policy + strlen(POLICY), '"') : NULL;
    if (end) {
        const char *start = policy + strlen(POLICY);
        g_autofree char *value = g_strndup(start, (gsize)(end - start));
        g_string_append_len(out, text, start - text);
        policy_open(out, value);
        rest = end;
    }
    const char *close = g_strrstr(rest, "</body>");
    size_t before = close ? (size_t)(close - rest) : strlen(rest);
    g_string_append_len(out, rest, (gssize)before);
    g_string_append_printf(out,
        "<script src=\"" SERVE_PAGE_SCRIPT "\" data-edition=\"%u\" data-file=\"%s\"></script>",
        edition, hash);
    g_string_append(out, rest + before);
    return g_string_free_to_bytes(out);
}

static GBytes *
resource(const char *path)
{
    return g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

GBytes *
serve_page_script(void)
{
    return resource("/proviso/serve/live.js");
}

GBytes *
serve_page_empty(void)
{
    return resource("/proviso/serve/empty.html");
}

GBytes *
serve_page_viewer(const char *inside, GBytes *pdf)
{
    g_autofree char *name = g_markup_escape_text(inside, -1);
    g_autofree char *hash = serve_page_hash(pdf);
    char *text = g_strdup_printf(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title>"
        "<style>html, body, iframe { margin: 0; width: 100%%; height: 100%%; border: 0; }"
        "</style></head><body><iframe src=\"/%s\" title=\"%s\" data-file=\"%s\"></iframe>"
        "</body></html>\n",
        name, name, name, hash);
    return g_bytes_new_take(text, strlen(text));
}

/* --- Helpers --- */

char *
serve_page_hash(GBytes *bytes)
{
    return g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
}

void
serve_page_quote(GString *out, const char *text)
{
    g_autoptr(JsonNode) node = json_node_init_string(json_node_alloc(), text);
    g_autofree char *quoted = json_to_string(node, FALSE);
    g_string_append(out, quoted);
}
