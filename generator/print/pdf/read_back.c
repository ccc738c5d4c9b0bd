#include "print/pdf/read_back.h"

#include "audit/containment.h"
#include "audit/content_tokens.h"
#include "print/pdf/letters.h"
#include "print/pdf/role.h"

#include <stdlib.h>
#include <string.h>

/* --- A page --- */

struct page_reading {
    const struct resources *resources;
    const struct page_marks *marks;
    struct tokens tokens;
    size_t n_begun;                  /* number of marked-content sequences begun so far */
    int depth, replaced;             /* of open sequences; depth of ActualText, or 0 */
    const struct font_letters *font; /* the current font, or NULL */
    uint64_t sum;                    /* of the open sequence */
    unsigned n_forms;
    char *fault;
};

static void G_GNUC_PRINTF(2, 3) fail(struct page_reading *r, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (!r->fault)
        r->fault = g_strdup_vprintf(format, arguments);
    va_end(arguments);
}

static void
begin_sequence(struct page_reading *r, const struct operand *properties)
{
    r->depth++;
    if (r->depth == 1) {
        r->sum = 0;
        r->n_forms = 0;
        size_t i = r->n_begun++;
        if (i >= r->marks->n || !properties || r->marks->marks[i].id != properties->id)
            fail(r, "its marked content %zu is not the one that was painted", i + 1);
    }
    if (properties && properties->actual && !r->replaced) {
        r->replaced = r->depth;
        r->sum += letters_sum(properties->actual->str, properties->actual->len);
    }
}

static const char *
name_of(const struct marked_content *mark)
{
    return mark->tag ? mark->tag->type : "artifact";
}

static void
end_sequence(struct page_reading *r)
{
    if (r->replaced == r->depth)
        r->replaced = 0;
    r->depth--;
    if (r->depth != 0 || r->n_begun == 0 || r->n_begun > r->marks->n)
        return;
    const struct marked_content *mark = &r->marks->marks[r->n_begun - 1];
    if (r->sum != mark->letters)
        fail(r, "its marked content %zu (%s) shows another text than was painted", r->n_begun,
            name_of(mark));
    if (r->n_forms != mark->n_forms)
        fail(r, "its marked content %zu (%s) shows %u drawings of %u", r->n_begun,
            name_of(mark), r->n_forms, mark->n_forms);
}

/* The number that follows the letter in the name of a resource. */
static size_t
resource_number(const struct page_reading *r, char letter)
{
    for (size_t i = 0; i < r->tokens.n_operands; i++) {
        const struct operand *o = &r->tokens.operands[i];
        if (o->kind == OPERAND_NAME && o->text->str[0] == letter)
            return (size_t)g_ascii_strtoull(o->text->str + 1, NULL, 10);
    }
    return SIZE_MAX;
}

static void
show(struct page_reading *r, const GString *bytes)
{
    if (r->replaced)
        return;
    const struct font_letters *font = r->font;
    size_t step = font && font->is_wide ? 2 : 1;
    for (size_t i = 0; i + step <= bytes->len; i += step) {
        unsigned code = (unsigned char)bytes->str[i];
        if (step == 2)
            code = code << 8 | (unsigned char)bytes->str[i + 1];
        uint64_t letter;
        if (font && font_letters_find(font, code, &letter))
            r->sum += letter;
        else
            fail(r, "code %u means nothing in its font", code);
    }
}

static void
do_operator(struct page_reading *r, const char *word)
{
    size_t n = r->tokens.n_operands;
    const struct operand *last = n > 0 ? &r->tokens.operands[n - 1] : NULL;
    if (strcmp(word, "BDC") == 0) {
        begin_sequence(r, last && last->kind == OPERAND_DICTIONARY ? last : NULL);
    } else if (strcmp(word, "EMC") == 0) {
        end_sequence(r);
    } else if (strcmp(word, "Tf") == 0) {
        r->font = resources_letters(r->resources, resource_number(r, 'f'));
    } else if (strcmp(word, "TJ") == 0 && last) {
        show(r, last->text);
    } else if (strcmp(word, "Do") == 0) {
        r->n_forms++;
        if (resource_number(r, 'x') >= resources_n_forms(r->resources))
            fail(r, "it shows a drawing that is not there");
    } else {
        return;
    }
    if (r->depth == 0 && strcmp(word, "Tf") != 0 && strcmp(word, "EMC") != 0)
        fail(r, "%s stands outside of all marked content", word);
}

char *
read_back_page(const struct resources *resources, const struct page_marks *marks,
    const char *stream, size_t size)
{
    struct page_reading r = { .resources = resources, .marks = marks };
    g_autoptr(GString) word = g_string_new(NULL);
    tokens_init(&r.tokens, stream, size);
    while (tokens_next(&r.tokens, word))
        do_operator(&r, word->str);
    tokens_clear(&r.tokens);
    if (r.depth != 0 || r.n_begun != marks->n)
        fail(&r, "it has %zu of %zu pieces of marked content", r.n_begun, marks->n);
    return r.fault;
}

/* --- Boxes --- */

static uint32_t
last_index(const struct box *box)
{
    uint32_t last = box->index;
    for (const struct box *child = box->first; child; child = child->next)
        last = MAX(last, last_index(child));
    return box_marker(box) ? MAX(last, last_index(box_marker(box))) : last;
}

struct placed_letters {
    const struct box *root;
    uint32_t last;  /* index of a box */
    uint64_t *sums; /* by box */
};

struct placed_letters *
placed_letters_new(const struct box *root)
{
    struct placed_letters *placed = g_new0(struct placed_letters, 1);
    placed->root = root;
    placed->last = last_index(root);
    placed->sums = g_new0(uint64_t, (size_t)placed->last + 1);
    return placed;
}

void
placed_letters_add(struct placed_letters *placed, const struct page *page)
{
    for (size_t i = 0; i < page->n_fragments; i++) {
        const struct fragment *f = &page->fragments[i];
        if (f->kind == FRAGMENT_TEXT && f->artifact == ARTIFACT_NONE && f->box &&
            f->box->index <= placed->last && !f->is_soft_hyphen)
            placed->sums[f->box->index] +=
                letters_sum(f->shaped->text, (size_t)f->shaped->text_size);
    }
}

/* The first text in the box that has not been placed completely, or NULL. */
static const struct box *
find_lost(const struct box *box, const uint64_t *sums)
{
    if (box->kind == BOX_TEXT && sums[box->index] != letters_sum(box->text, box->text_size))
        return box;
    const struct box *lost = box_marker(box) ? find_lost(box_marker(box), sums) : NULL;
    for (const struct box *child = box->first; child && !lost; child = child->next)
        lost = find_lost(child, sums);
    return lost;
}

char *
placed_letters_end(struct placed_letters *placed)
{
    const struct box *lost = find_lost(placed->root, placed->sums);
    g_free(placed->sums);
    g_free(placed);
    if (!lost)
        return NULL;
    g_autofree char *text = g_strndup(lost->text, lost->text_size);
    return g_strdup_printf("the pages do not show the whole text \"%s\"", text);
}

/* --- Tags --- */

static const char *
role_of(const struct tag *tag, int part)
{
    const char *role = part == 1 ? tag_role(tag->type) : NULL;
    return role ? role : tag->type;
}

static char *
find_misplaced(const struct tag *tag, const char *parent, int part)
{
    const char *role = role_of(tag, part);
    if (!containment_may_stand(part, parent, role))
        return g_strdup_printf("the tag %s stands in %s", role, parent);
    if (tag->content && !containment_may_stand(part, role, ""))
        return g_strdup_printf("the tag %s has content of its own", role);
    char *fault = NULL;
    for (const struct tag *child = tag->first; child && !fault; child = child->next)
        fault = find_misplaced(child, role, part);
    return fault;
}

char *
read_back_tags(const struct tags *tags)
{
    return find_misplaced(tags->root, "StructTreeRoot", tags->standard == PDF_UA_2 ? 2 : 1);
}
