/* Adds members to JSON objects; with NULL as the name, adds to a list. */
#ifndef PROVISO_CLI_JSON_MEMBER_H
#define PROVISO_CLI_JSON_MEMBER_H

#include "base/period.h"

#include <json-glib/json-glib.h>
#include <stdbool.h>

/* Adds nothing if the value is NULL. */
void json_add_text(JsonBuilder *b, const char *name, const char *value);
void json_add_flag(JsonBuilder *b, const char *name, bool value);

/* "2018-03-01"; adds nothing for DAY_MIN and DAY_MAX. */
void json_add_day(JsonBuilder *b, const char *name, day d);

/* Begins a list; json_builder_end_array ends it. */
void json_begin_list(JsonBuilder *b, const char *name);

#endif
