/* The text for the character codes of a font: its ToUnicode map (ISO 32000-2, 9.10.3). */
#ifndef PROVISO_AUDIT_UNICODE_MAP_H
#define PROVISO_AUDIT_UNICODE_MAP_H

#include <glib.h>

/* Code -> char *; the caller calls g_hash_table_unref. */
GHashTable *unicode_map_read(const char *cmap, size_t size);

#endif
