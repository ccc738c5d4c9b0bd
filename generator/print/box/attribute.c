#include "print/box/attribute.h"

#include <string.h>

const char *
element_attribute(const xmlNode *element, const char *name)
{
    for (const xmlAttr *a = element->properties; a; a = a->next)
        if (!a->ns && strcmp((const char *)a->name, name) == 0)
            return a->children && a->children->content ? (const char *)a->children->content
                                                       : "";
    return NULL;
}

bool
element_has_class(const xmlNode *element, const char *name)
{
    const char *classes = element_attribute(element, "class");
    size_t size = strlen(name);
    while (classes && *classes) {
        size_t word = strcspn(classes, " \t\n");
        if (word == size && strncmp(classes, name, size) == 0)
            return true;
        classes += word + (classes[word] != '\0');
    }
    return false;
}

const char *
box_attribute(const struct box *box, const char *name)
{
    if (box->is_anonymous || !box->node || box->node->type != XML_ELEMENT_NODE)
        return NULL;
    return element_attribute(box->node, name);
}

bool
box_has_class(const struct box *box, const char *name)
{
    return !box->is_anonymous && box->node && box->node->type == XML_ELEMENT_NODE &&
           element_has_class(box->node, name);
}
