#include "print/pdf/link.h"

#include "print/box/attribute.h"
#include "print/pdf/object.h"
#include "print/pdf/tag_content.h"

#include <string.h>

#define MAX_CONTENTS 160
#define SHORT_TEXT   6 /* "33", "(a)", "3.2" are meaningless out of context */

struct link_area {
    struct tag *tag;
    uint32_t page, line;
    scaled left, top, right, bottom;
};

/* The Link tag that contains a fragment, or NULL. */
static struct tag *
link_tag(const struct tags *tags, const struct fragment *f)
{
    if (f->artifact != ARTIFACT_NONE || (f->kind != FRAGMENT_TEXT && f->kind != FRAGMENT_IMAGE))
        return NULL;
    const struct box *link = f->link;
    if (!link && f->box && f->box->kind == BOX_PAGE_REF)
        link = f->box;
    struct tag *tag = link ? tags_find(tags, link) : NULL;
    bool is_link = tag && tag->box == link &&
                   (strcmp(tag->type, "Link") == 0 || strcmp(tag->type, "Reference") == 0);
    return is_link ? tag : NULL;
}

static void
add_area(struct links *links, const struct fragment *f, struct tag *tag, uint32_t page)
{
    bool is_text = f->kind == FRAGMENT_TEXT;
    struct link_area area = {
        .tag = tag,
        .page = page,
        .line = f->line,
        .left = f->x,
        .right = f->x + f->width,
        .top = is_text ? f->line_top : f->y,
        .bottom = is_text ? f->line_top + f->line_height : f->y + f->height,
    };
    scaled missing = links->least_height - (area.bottom - area.top);
    if (missing > 0) {
        area.top -= missing / 2;
        area.bottom += missing - missing / 2;
    }
    if (links->areas->len > 0) {
        struct link_area *last =
            &g_array_index(links->areas, struct link_area, links->areas->len - 1);
        if (last->tag == tag && last->page == page && last->line == area.line) {
            last->left = MIN(last->left, area.left);
            last->right = MAX(last->right, area.right);
            last->top = MIN(last->top, area.top);
            last->bottom = MAX(last->bottom, area.bottom);
            return;
        }
    }
    g_array_append_val(links->areas, area);
}

void
links_begin(struct links *links, const struct layout *layout)
{
    *links = (struct links){ .areas = g_array_new(FALSE, FALSE, sizeof(struct link_area)),
        .page_first = g_new0(size_t, layout->n_pages + 1),
        .least_height = layout->link_height };
}

void
links_find(struct links *links, const struct tags *tags, const struct page *page, size_t index)
{
    for (size_t i = 0; i < page->n_fragments; i++) {
        struct tag *tag = link_tag(tags, &page->fragments[i]);
        if (tag)
            add_area(links, &page->fragments[i], tag, (uint32_t)index);
    }
    links->page_first[index + 1] = links->areas->len;
}

void
links_end(struct links *links, struct file *file, struct tags *tags)
{
    links->tags = g_new0(struct tag *, links->areas->len);
    links->numbers = g_new0(int, links->areas->len);
    for (guint i = 0; i < links->areas->len; i++) {
        const struct link_area *area = &g_array_index(links->areas, struct link_area, i);
        links->tags[i] = area->tag;
        links->numbers[i] = file_reserve(file);
        tag_add_annotation(tags, area->tag, area->page, links->numbers[i]);
    }
}

/* The paragraph around a box, or else the first one inside it. */
static const struct box *
paragraph_of(const struct box *box)
{
    for (const struct box *b = box; b; b = b->parent)
        if (b->kind == BOX_PARAGRAPH || b->kind == BOX_CELL)
            return b;
    while (box && box->kind != BOX_PARAGRAPH)
        box = box->first;
    return box;
}

/*
 * Describes a link for readers who meet it out of context (ISO 14289-1, 7.18.5): its words,
 * then the address if it leads to another document, or the target's text if the words are only
 * a number.
 */
static void
put_contents(GString *out, const struct box *link, const struct target *target)
{
    g_autoptr(GString) text = g_string_new(box_attribute(link, "title"));
    if (text->len == 0)
        box_text(link, text);
    g_strstrip(text->str);
    text->len = strlen(text->str);
    const struct box *there = target ? paragraph_of(target->box) : NULL;
    const char *address = link_address(link);
    if (there && text->len < SHORT_TEXT) {
        g_string_append(text, text->len > 0 ? ": " : "");
        box_text(there, text);
    } else if (address && strcmp(text->str, address) != 0) {
        g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", address);
    }
    if (text->len == 0)
        g_string_append(text, target ? target->id : address);
    if (text->len > MAX_CONTENTS) {
        const char *end = g_utf8_find_prev_char(text->str, text->str + MAX_CONTENTS);
        g_string_truncate(text, (gsize)(end - text->str));
    }
    put_text(out, text->str);
}

/* Percent-encodes the characters that RFC 3986 does not allow in an address. */
static void
put_address(GString *out, const char *address)
{
    g_autofree char *escaped = g_uri_escape_string(address, ":/?#[]@!$&'()*+,;=%", FALSE);
    put_bytes(out, escaped, strlen(escaped));
}

static void
put_area(GString *out, const struct link_area *area, scaled height)
{
    scaled top = height - area->top, bottom = height - area->bottom;
    put_literal(out, "/Rect[");
    put_length(out, area->left);
    put_length(out, bottom);
    put_length(out, area->right);
    put_length(out, top);
    put_literal(out, "]/QuadPoints[");
    const scaled points[] = { area->left, top, area->right, top, area->left, bottom,
        area->right, bottom };
    for (size_t i = 0; i < G_N_ELEMENTS(points); i++)
        put_length(out, points[i]);
    put_literal(out, "]");
}

static void
put_link(GString *out, const struct nav *nav, const struct link_area *area)
{
    const struct box *link = area->tag->box;
    const struct target *target = tag_link_target(nav->layout, link);
    put_literal(out, "/Contents");
    put_contents(out, link, target);
    if (target) {
        put_leap(out, nav, target->page, target->y, tags_written(nav->tags, target->box));
    } else {
        put_literal(out, "/A<</S/URI/URI");
        put_address(out, link_address(link));
        put_literal(out, ">>");
    }
}

static void
write_link(struct file *file, const struct nav *nav, const struct links *links, size_t i)
{
    const struct layout *layout = nav->layout;
    const struct link_area *area = &g_array_index(links->areas, struct link_area, i);
    GString *out = file_begin(file, links->numbers[i]);
    put_literal(out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]");
    put_area(out, area, layout->pages[area->page].master->height);
    put_literal(out, "/P");
    put_reference(out, nav->page_numbers[area->page]);
    put_literal(out, "/StructParent");
    put_integer(out, (int64_t)(layout->n_pages + i));
    put_link(out, nav, area);
    put_literal(out, ">>");
    file_end(file);
}

void
links_write_page(
    struct file *file, const struct nav *nav, const struct links *links, size_t page)
{
    for (size_t i = links->page_first[page]; i < links->page_first[page + 1]; i++)
        write_link(file, nav, links, i);
}

void
links_clear(struct links *links)
{
    g_array_free(links->areas, TRUE);
    g_free(links->tags);
    g_free(links->numbers);
    g_free(links->page_first);
}
