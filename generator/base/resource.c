#include "base/resource.h"

#include <gio/gio.h>

/* Made by glib-compile-resources. */
GResource *proviso_get_resource(void);

const char *
resource_find(const char *name, size_t *size)
{
    g_autofree char *path = g_strconcat("/proviso/", name, NULL);
    g_autoptr(GBytes) bytes = g_resource_lookup_data(
        proviso_get_resource(), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    if (!bytes)
        return NULL;
    /* Uncompressed resources are part of the program itself and outlive the GBytes. */
    return g_bytes_get_data(bytes, size);
}
