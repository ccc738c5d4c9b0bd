#include "web/json.h"

#include "base/language_mark.h"

#include <string.h>

/* Programs that read it know the language of the whole, not of parts of strings. */
void
json_quote(GString *out, const char *text)
{
    g_autofree char *plain = language_is_marked(text) ? g_strdup(text) : NULL;
    if (plain)
        language_unmark(plain);
    g_string_append_c(out, '"');
    for (const char *p = plain ? plain : text; *p;) {
        size_t n = 0;
        while ((guchar)p[n] >= 0x20 && p[n] != '"' && p[n] != '\\')
            n++;
        g_string_append_len(out, p, (gssize)n);
        p += n;
        if (!*p)
            break;
        if ((guchar)*p < 0x20)
            g_string_append_printf(out, "\\u%04x", (guint)*p);
        else
            g_string_append_printf(out, "\\%c", *p);
        p++;
    }
    g_string_append_c(out, '"');
}

static void
begin(struct json *json, const char *name)
{
    if (json->has_before)
        g_string_append_c(json->out, ',');
    json->has_before = true;
    if (!name)
        return;
    json_quote(json->out, name);
    g_string_append_c(json->out, ':');
}

void
json_open(struct json *json, const char *name, char bracket)
{
    begin(json, name);
    g_string_append_c(json->out, bracket);
    json->has_before = false;
}

void
json_close(struct json *json, char bracket)
{
    g_string_append_c(json->out, bracket);
    json->has_before = true;
}

void
json_text(struct json *json, const char *name, const char *value)
{
    if (!value)
        return;
    begin(json, name);
    json_quote(json->out, value);
}

void
json_flag(struct json *json, const char *name, bool value)
{
    if (!value)
        return;
    begin(json, name);
    g_string_append(json->out, "true");
}

void
json_day(struct json *json, const char *name, day d)
{
    if (d == DAY_MIN || d == DAY_MAX)
        return;
    char iso[11];
    day_format(d, iso);
    json_text(json, name, iso);
}

void
json_number(struct json *json, const char *name, const char *digits)
{
    begin(json, name);
    g_string_append(json->out, digits);
}

void
json_line(struct json *json)
{
    if (json->has_before)
        g_string_append_c(json->out, ',');
    g_string_append_c(json->out, '\n');
    json->has_before = false;
}
