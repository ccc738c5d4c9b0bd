#include "model/same_text.h"

#include <string.h>

static bool same_node(const xmlNode *a, const xmlNode *b);

/* Trees that were read from files hold elements and text only (load_parse). */
static bool
same_children(const xmlNode *a, const xmlNode *b)
{
    a = a->children;
    b = b->children;
    while (a && b && same_node(a, b)) {
        a = a->next;
        b = b->next;
    }
    return !a && !b;
}

/* True if b has every attribute of a, with the same value. */
static bool
has_attributes_of(const xmlNode *b, const xmlNode *a)
{
    for (const xmlAttr *attribute = a->properties; attribute; attribute = attribute->next) {
        const char *name = (const char *)attribute->name;
        const char *left = node_attribute(a, name), *right = node_attribute(b, name);
        if (left && (!right || strcmp(left, right) != 0))
            return false;
    }
    return true;
}

static bool
same_node(const xmlNode *a, const xmlNode *b)
{
    if (a->type != XML_ELEMENT_NODE || b->type != XML_ELEMENT_NODE)
        return a->type == b->type && xmlStrEqual(a->content, b->content);
    return xmlStrEqual(a->name, b->name) && has_attributes_of(b, a) &&
           has_attributes_of(a, b) && same_children(a, b);
}

static bool
same_text(const xmlNode *a, const xmlNode *b)
{
    return a == b || (a && b && same_children(a, b));
}

bool
rules_say_the_same(const struct rule *rule, const struct rule *by)
{
    return same_text(rule->answer, by->answer) && same_text(rule->wording, by->wording) &&
           (!rule->because || same_text(rule->because, by->because)) &&
           (!rule->instead || same_text(rule->instead, by->instead)) &&
           (!rule->consequence || same_text(rule->consequence, by->consequence));
}
