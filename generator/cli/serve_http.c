/*
 * The server of serve: sends files of the last good edition, read on request, and a stream of
 * events for each open page (EventSource: HTML, "Server-sent events").
 */
#include "base/input.h"
#include "base/media_type.h"
#include "cli/serve.h"
#include "cli/serve_page.h"

#include <gio/gio.h>
#include <libsoup/soup.h>
#include <stdio.h>
#include <string.h>

#define MAX_FILE ((size_t)1 << 30)

struct serve_http {
    SoupServer *server;
    char *site, *book; /* paths of the folder and the file that are shown */
    unsigned port;
    unsigned edition; /* how often there was something new to see */
    GPtrArray *pages; /* SoupServerMessage *: those that listen for events */
    char *state;      /* members of JSON: the result of the last build */
    char *shown_name; /* a page that is newer than the site; or NULL */
    GBytes *shown;
};

/* --- Answers --- */

static void
answer(SoupServerMessage *message, unsigned status, const char *type, GBytes *body)
{
    SoupMessageHeaders *headers = soup_server_message_get_response_headers(message);
    soup_message_headers_replace(headers, "Cache-Control", "no-store");
    soup_message_headers_replace(headers, "X-Content-Type-Options", "nosniff");
    soup_message_headers_set_content_type(headers, type, NULL);
    soup_message_body_append_bytes(soup_server_message_get_response_body(message), body);
    soup_server_message_set_status(message, status, NULL);
}

static void
answer_text(SoupServerMessage *message, unsigned status, const char *type, const char *text)
{
    g_autoptr(GBytes) body = g_bytes_new(text, strlen(text));
    answer(message, status, type, body);
}

/* Sends a page with the script that makes it follow the builds. */
static void
answer_page(
    const struct serve_http *http, SoupServerMessage *message, unsigned status, GBytes *page)
{
    g_autoptr(GBytes) living = serve_page(page, http->edition);
    answer(message, status, "text/html; charset=utf-8", living);
}

static void
answer_file(struct serve_http *http, SoupServerMessage *message, const char *inside,
    unsigned status, GBytes *bytes)
{
    SoupMessageHeaders *headers = soup_server_message_get_response_headers(message);
    g_autofree char *hash = serve_page_hash(bytes);
    soup_message_headers_replace(headers, "X-Proviso-File", hash);
    const char *type = media_type(inside);
    if (g_str_has_prefix(type, "text/html"))
        answer_page(http, message, status, bytes);
    else
        answer(message, status, type, bytes);
}

/* --- Files --- */

/* True if the path consists of plain names: none is hidden, and none leads up. */
static bool
is_plain(const char *inside)
{
    g_auto(GStrv) names = g_strsplit(inside, "/", -1);
    bool is = *inside && g_utf8_validate(inside, -1, NULL) && !strchr(inside, '\\');
    for (char **name = names; *name && is; name++)
        is = **name && **name != '.';
    return is;
}

/* Reads a file of the site, or the book, which is also available if no site is made. */
static GBytes *
read_file(const struct serve_http *http, const char *inside)
{
    if (g_strcmp0(inside, http->shown_name) == 0)
        return g_bytes_ref(http->shown);
    struct input_fault fault = { 0 };
    GBytes *bytes = input_read_below(http->site, inside, MAX_FILE, &fault);
    g_free(fault.why);
    if (!bytes && strcmp(inside, "handbook.pdf") == 0) {
        g_autofree char *folder = g_path_get_dirname(http->book);
        g_autofree char *name = g_path_get_basename(http->book);
        fault = (struct input_fault){ 0 };
        bytes = input_read_below(folder, name, MAX_FILE, &fault);
        g_free(fault.why);
    }
    return bytes;
}

/* True if a PDF is requested as a page, and not by the frame that shows it. */
static bool
wants_viewer(SoupServerMessage *message, const char *inside)
{
    const char *wanted = soup_message_headers_get_one(
        soup_server_message_get_request_headers(message), "Sec-Fetch-Dest");
    return g_str_has_suffix(inside, ".pdf") && g_strcmp0(wanted, "document") == 0;
}

static void
serve_file(struct serve_http *http, SoupServerMessage *message, const char *inside)
{
    g_autoptr(GBytes) bytes = is_plain(inside) ? read_file(http, inside) : NULL;
    if (bytes && wants_viewer(message, inside)) {
        g_autoptr(GBytes) viewer = serve_page_viewer(inside, bytes);
        answer_page(http, message, SOUP_STATUS_OK, viewer);
    } else if (bytes) {
        answer_file(http, message, inside, SOUP_STATUS_OK, bytes);
    } else {
        g_autoptr(GBytes) missing = read_file(http, "404.html");
        if (!missing)
            missing = serve_page_empty();
        answer_page(http, message, SOUP_STATUS_NOT_FOUND, missing);
    }
}

/* --- Events --- */

static void
forget(SoupServerMessage *message, gpointer data)
{
    struct serve_http *http = data;
    g_ptr_array_remove(http->pages, message);
}

static void
send_state(const struct serve_http *http, SoupServerMessage *message)
{
    g_autofree char *event =
        g_strdup_printf("data: {\"edition\":%u,%s}\n\n", http->edition, http->state);
    soup_message_body_append(
        soup_server_message_get_response_body(message), SOUP_MEMORY_COPY, event, strlen(event));
    soup_server_message_unpause(message);
}

static void
send_states(const struct serve_http *http)
{
    for (guint i = 0; i < http->pages->len; i++)
        send_state(http, http->pages->pdata[i]);
}

/* A page says which it is: "/pay-outside.html". */
static void
serve_events(struct serve_http *http, SoupServerMessage *message, GHashTable *query)
{
    const char *page = query ? g_hash_table_lookup(query, "page") : NULL;
    g_object_set_data_full(G_OBJECT(message), "page", g_strdup(page), g_free);
    SoupMessageHeaders *headers = soup_server_message_get_response_headers(message);
    soup_message_headers_set_encoding(headers, SOUP_ENCODING_CHUNKED);
    soup_message_headers_replace(headers, "Cache-Control", "no-store");
    soup_message_headers_set_content_type(headers, "text/event-stream", NULL);
    soup_message_body_set_accumulate(soup_server_message_get_response_body(message), FALSE);
    soup_server_message_set_status(message, SOUP_STATUS_OK, NULL);
    g_ptr_array_add(http->pages, message);
    g_signal_connect(message, "finished", G_CALLBACK(forget), http);
    send_state(http, message);
}

/* --- Requests --- */

/*
 * Pages of other sites can reach this address only under their own host name (DNS rebinding).
 */
static bool
is_for_us(const struct serve_http *http, SoupServerMessage *message)
{
    const char *host =
        soup_message_headers_get_one(soup_server_message_get_request_headers(message), "Host");
    g_autofree char *number = g_strdup_printf("127.0.0.1:%u", http->port);
    g_autofree char *name = g_strdup_printf("localhost:%u", http->port);
    return g_strcmp0(host, number) == 0 || g_strcmp0(host, name) == 0;
}

static void
handle(SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
    gpointer data)
{
    struct serve_http *http = data;
    (void)server;
    const char *method = soup_server_message_get_method(message);
    bool is_head = strcmp(method, "HEAD") == 0;
    if (!is_for_us(http, message)) {
        answer_text(message, SOUP_STATUS_FORBIDDEN, "text/plain", "Not for this host.\n");
    } else if (strcmp(method, "GET") != 0 && !is_head) {
        answer_text(message, SOUP_STATUS_METHOD_NOT_ALLOWED, "text/plain", "GET or HEAD.\n");
    } else if (strcmp(path, SERVE_PAGE_EVENTS) == 0 && !is_head) {
        serve_events(http, message, query);
    } else if (strcmp(path, SERVE_PAGE_SCRIPT) == 0) {
        g_autoptr(GBytes) script = serve_page_script();
        answer(message, SOUP_STATUS_OK, "text/javascript; charset=utf-8", script);
    } else {
        bool is_folder = g_str_has_suffix(path, "/");
        g_autofree char *inside =
            g_strconcat(*path == '/' ? path + 1 : path, is_folder ? "index.html" : "", NULL);
        serve_file(http, message, inside);
    }
}

/* --- The server --- */

/* One line of JSON with what a page needs to know of a result. */
static char *
state_make(const struct serve_result *result)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_string_append_printf(out, "\"status\":%d,\"message\":", result ? result->status : -1);
    serve_page_quote(out, result && result->message ? result->message : "");
    gsize size = 0;
    const char *report =
        result && result->report ? g_bytes_get_data(result->report, &size) : NULL;
    g_string_append(out, ",\"report\":");
    if (size == 0)
        g_string_append(out, "null");
    /* In JSON line ends only occur between members, so they can be replaced. */
    for (gsize i = 0; i < size; i++)
        g_string_append_c(out, report[i] == '\n' ? ' ' : report[i]);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

void
serve_http_move(struct serve_http *http, const char *site, const char *book)
{
    g_free(http->site);
    g_free(http->book);
    http->site = g_strdup(site);
    http->book = g_strdup(book);
}

struct serve_http *
serve_http_new(const char *site, const char *book, unsigned port)
{
    struct serve_http *http = g_new0(struct serve_http, 1);
    serve_http_move(http, site, book);
    http->pages = g_ptr_array_new();
    http->state = state_make(NULL);
    http->server = g_object_new(SOUP_TYPE_SERVER, "server-header", "proviso", NULL);
    soup_server_add_handler(http->server, NULL, handle, http, NULL);
    g_autoptr(GSocketAddress) address =
        g_inet_socket_address_new_from_string("127.0.0.1", port);
    g_autoptr(GError) error = NULL;
    if (!soup_server_listen(http->server, address, 0, &error)) {
        fprintf(stderr, "proviso: cannot listen on port %u: %s\n", port, error->message);
        serve_http_free(http);
        return NULL;
    }
    GSList *uris = soup_server_get_uris(http->server);
    http->port = (unsigned)g_uri_get_port(uris->data);
    g_slist_free_full(uris, (GDestroyNotify)g_uri_unref);
    return http;
}

unsigned
serve_http_port(const struct serve_http *http)
{
    return http->port;
}

char *
serve_http_practice(const struct serve_http *http)
{
    if (http->pages->len == 0)
        return NULL;
    const char *page = g_object_get_data(http->pages->pdata[http->pages->len - 1], "page");
    if (!page || *page != '/' || !is_plain(page + 1) || !g_str_has_suffix(page, ".html"))
        return NULL;
    return g_strndup(page + 1, strlen(page + 1) - strlen(".html"));
}

static void
forget_shown(struct serve_http *http)
{
    g_clear_pointer(&http->shown_name, g_free);
    g_clear_pointer(&http->shown, g_bytes_unref);
}

void
serve_http_show(struct serve_http *http, const char *practice, GBytes *page)
{
    forget_shown(http);
    http->shown_name = g_strconcat(practice, ".html", NULL);
    http->shown = g_bytes_ref(page);
    http->edition++;
    send_states(http);
}

/* What was shown of an edition that is not published after all goes again. */
void
serve_http_tell(struct serve_http *http, const struct serve_result *result)
{
    http->edition += result->status == EXIT_FINE || http->shown;
    forget_shown(http);
    g_free(http->state);
    http->state = state_make(result);
    send_states(http);
}

void
serve_http_free(struct serve_http *http)
{
    soup_server_disconnect(http->server);
    g_object_unref(http->server);
    g_ptr_array_free(http->pages, TRUE);
    forget_shown(http);
    g_free(http->state);
    g_free(http->site);
    g_free(http->book);
    g_free(http);
}
