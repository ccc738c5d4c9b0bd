/* Stores where the layout placed the tags: their content in reading order, and their areas. */
#include "print/pdf/tag_content.h"

static void
add_content(struct tag *tag, struct tag_content *content)
{
    struct tag_content **at = &tag->content;
    if (tag->content_last && tag->content_last->order <= content->order)
        at = &tag->content_last->next;
    while (*at && (*at)->order <= content->order)
        at = &(*at)->next;
    content->next = *at;
    *at = content;
    if (!content->next)
        tag->content_last = content;
}

void
tag_add_content(struct tags *tags, struct tag *tag, const struct box *box, uint32_t order,
    uint32_t page, int id)
{
    struct tag_content *content = ARENA_NEW(tags->arena, struct tag_content);
    *content = (struct tag_content){ .box = box, .order = order, .page = page, .id = id };
    add_content(tag, content);
}

void
tag_add_annotation(struct tags *tags, struct tag *tag, uint32_t page, int number)
{
    struct tag_content *content = ARENA_NEW(tags->arena, struct tag_content);
    *content = (struct tag_content){ .order = UINT32_MAX, .page = page, .id = number };
    add_content(tag, content);
}

void
tag_place(struct tag *tag, uint32_t page, scaled left, scaled top, scaled right, scaled bottom)
{
    for (; tag && !(tag->is_placed && tag->page != page); tag = tag->parent) {
        if (!tag->is_placed) {
            tag->is_placed = true;
            tag->page = page;
            tag->left = left;
            tag->top = top;
            tag->right = right;
            tag->bottom = bottom;
            continue;
        }
        tag->left = MIN(tag->left, left);
        tag->top = MIN(tag->top, top);
        tag->right = MAX(tag->right, right);
        tag->bottom = MAX(tag->bottom, bottom);
    }
}
