#include "cli/json_member.h"

void
json_add_text(JsonBuilder *b, const char *name, const char *value)
{
    if (!value)
        return;
    if (name)
        json_builder_set_member_name(b, name);
    json_builder_add_string_value(b, value);
}

void
json_add_flag(JsonBuilder *b, const char *name, bool value)
{
    json_builder_set_member_name(b, name);
    json_builder_add_boolean_value(b, value);
}

void
json_add_day(JsonBuilder *b, const char *name, day d)
{
    char iso[11];
    if (d == DAY_MIN || d == DAY_MAX)
        return;
    day_format(d, iso);
    json_add_text(b, name, iso);
}

void
json_begin_list(JsonBuilder *b, const char *name)
{
    json_builder_set_member_name(b, name);
    json_builder_begin_array(b);
}
