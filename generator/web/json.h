/*
 * Writes JSON as text, member by member: what is written once and never read again needs no
 * tree.
 *
 *     json_open(&j, NULL, '{');            {
 *     json_text(&j, "id", "pay-in");       "id":"pay-in",
 *     json_open(&j, "roles", '[');         "roles":[
 *     json_text(&j, NULL, "client");       "client"
 *     json_close(&j, ']');                 ]
 *     json_close(&j, '}');                 }
 */
#ifndef PROVISO_WEB_JSON_H
#define PROVISO_WEB_JSON_H

#include "base/period.h"

#include <glib.h>

struct json {
    GString *out;
    bool has_before; /* an element precedes it in the same list or object */
};

/* Opens an object '{' or a list '['; `name` is NULL inside lists. */
void json_open(struct json *json, const char *name, char bracket);
void json_close(struct json *json, char bracket);

/* Empty members are left out: a NULL text, a false flag, an open end. */
void json_text(struct json *json, const char *name, const char *value);
void json_flag(struct json *json, const char *name, bool value);
void json_day(struct json *json, const char *name, day d);

/* A number, as written. */
void json_number(struct json *json, const char *name, const char *digits);

/* Starts a new line before the next member or element. */
void json_line(struct json *json);

/* Appends a string with its quotes. */
void json_quote(GString *out, const char *text);

#endif
