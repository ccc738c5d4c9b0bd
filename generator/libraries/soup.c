/*
 * libsoup serves pages over HTTP.
 */
#include "libraries/library.h"

#include "sonames.h"

#include <libsoup/soup.h>

#define LIBRARY SONAME_SOUP

/* clang-format off */
FORWARD4(void, soup_message_body_append, SoupMessageBody *, SoupMemoryUse, gconstpointer, gsize)
FORWARD2(void, soup_message_body_append_bytes, SoupMessageBody *, GBytes *)
FORWARD2(void, soup_message_body_set_accumulate, SoupMessageBody *, gboolean)
FORWARD2(const char *, soup_message_headers_get_one, SoupMessageHeaders *, const char *)
FORWARD3(void, soup_message_headers_replace, SoupMessageHeaders *, const char *, const char *)
FORWARD3(void, soup_message_headers_set_content_type, SoupMessageHeaders *, const char *,
    GHashTable *)
FORWARD2(void, soup_message_headers_set_encoding, SoupMessageHeaders *, SoupEncoding)
FORWARD5(void, soup_server_add_handler, SoupServer *, const char *, SoupServerCallback,
    gpointer, GDestroyNotify)
FORWARD1(void, soup_server_disconnect, SoupServer *)
FORWARD0(GType, soup_server_get_type)
FORWARD1(GSList *, soup_server_get_uris, SoupServer *)
FORWARD4(gboolean, soup_server_listen, SoupServer *, GSocketAddress *, SoupServerListenOptions,
    GError **)
FORWARD1(const char *, soup_server_message_get_method, SoupServerMessage *)
FORWARD1(SoupMessageHeaders *, soup_server_message_get_request_headers, SoupServerMessage *)
FORWARD1(SoupMessageBody *, soup_server_message_get_response_body, SoupServerMessage *)
FORWARD1(SoupMessageHeaders *, soup_server_message_get_response_headers, SoupServerMessage *)
FORWARD3(void, soup_server_message_set_status, SoupServerMessage *, guint, const char *)
FORWARD1(void, soup_server_message_unpause, SoupServerMessage *)
/* clang-format on */
