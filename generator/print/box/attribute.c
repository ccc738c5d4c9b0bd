#include "print/box/attribute.h"

#include <assert.h>
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
attribute_is_kept(const char *name)
{
    static const char *const kept[] = { "alt", "data-choose", "data-columns", "data-completes",
        "data-continued", "data-footer-end", "data-footer-start", "data-from", "data-label",
        "data-leaves", "data-levels", "data-master", "data-running", "data-tab", "data-tag",
        "data-to", "scope", "title" };
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        if (strcmp(kept[i], name) == 0)
            return true;
    return false;
}

const char *
box_attribute(const struct box *box, const char *name)
{
    const struct attribute *attributes = box_more(box)->attributes;
    if (!attributes)
        return NULL;
    assert(attribute_is_kept(name));
    for (const struct attribute *a = attributes; a; a = a->next)
        if (strcmp(a->name, name) == 0)
            return a->value;
    return NULL;
}
