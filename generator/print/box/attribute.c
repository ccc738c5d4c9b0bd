#include "print/box/attribute.h"

#include <string.h>

const char *
box_attribute(const struct box *box, const char *name)
{
    if (box->is_anonymous || !box->node || box->node->type != XML_ELEMENT_NODE)
        return NULL;
    for (const xmlAttr *a = box->node->properties; a; a = a->next)
        if (!a->ns && strcmp((const char *)a->name, name) == 0)
            return a->children && a->children->content ? (const char *)a->children->content
                                                       : "";
    return NULL;
}

bool
box_has_class(const struct box *box, const char *name)
{
    const char *classes = box_attribute(box, "class");
    size_t size = strlen(name);
    while (classes && *classes) {
        size_t word = strcspn(classes, " ");
        if (word == size && strncmp(classes, name, size) == 0)
            return true;
        classes += word + (classes[word] == ' ');
    }
    return false;
}
