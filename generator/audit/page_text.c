/*
 * Reads content streams (ISO 32000-2, 7.8.2 and 14.6): the text of each marked-content
 * sequence, whether everything drawn is in one, and whether they nest correctly.
 */
#include "audit/content_tokens.h"
#include "audit/internal.h"
#include "audit/unicode_map.h"

#include <stdlib.h>
#include <string.h>

#define DEEPEST 32

/* A font, as far as character codes and their text need it. */
struct shown_font {
    const char *name;
    bool is_wide, has_map;
    GHashTable *map;
};

/* BDC to EMC. */
struct open_sequence {
    struct marked_sequence *sequence; /* NULL if it is neither tagged nor an artifact */
    bool is_replaced;                 /* its ActualText replaces what it holds */
};

struct page_reader {
    struct audit_reader *r;
    struct finished_page *page;
    size_t number;
    qpdf_oh resources;
    struct tokens tokens;
    struct open_sequence open[DEEPEST];
    size_t n_open;
    struct shown_font *font;
    GArray *sequences; /* struct marked_sequence * */
    GPtrArray *texts;  /* GString *: the text of each */
};

/* ---- fonts ---- */

static struct shown_font *
font_of(struct page_reader *p, const char *name)
{
    struct audit_reader *r = p->r;
    g_autofree char *key = g_strdup_printf("/%s", name);
    qpdf_oh object = value_of(r, value_of(r, p->resources, "/Font"), key);
    int number = qpdf_oh_get_object_id(r->q, object);
    struct shown_font *font = g_hash_table_lookup(r->fonts, GINT_TO_POINTER(number));
    if (font || !is_there(r, object))
        return font;
    font = ARENA_NEW(r->arena, struct shown_font);
    font->name = name_of_value(r, value_of(r, object, "/BaseFont"));
    font->is_wide = qpdf_oh_is_name_and_equals(r->q, value_of(r, object, "/Subtype"), "/Type0");
    qpdf_oh map = value_of(r, object, "/ToUnicode");
    unsigned char *data = NULL;
    size_t size = 0;
    if (qpdf_oh_is_stream(r->q, map))
        qpdf_oh_get_stream_data(r->q, map, qpdf_dl_generalized, NULL, &data, &size);
    font->has_map = size > 0;
    font->map = unicode_map_read(data ? (const char *)data : "", size);
    arena_defer(r->arena, (void (*)(void *))g_hash_table_unref, font->map);
    free(data);
    g_hash_table_insert(r->fonts, GINT_TO_POINTER(number), font);
    return font;
}

/* ---- sequences ---- */

static struct open_sequence *
innermost(struct page_reader *p)
{
    for (size_t i = MIN(p->n_open, DEEPEST); i-- > 0;)
        if (p->open[i].sequence)
            return &p->open[i];
    return NULL;
}

static bool
is_replaced(const struct page_reader *p)
{
    for (size_t i = 0; i < MIN(p->n_open, DEEPEST); i++)
        if (p->open[i].is_replaced)
            return true;
    return false;
}

static struct marked_sequence *
add_sequence(struct page_reader *p, const struct operand *d)
{
    struct marked_sequence *s = ARENA_NEW(p->r->arena, struct marked_sequence);
    s->id = d ? d->id : -1;
    s->artifact = d && *d->type->str ? arena_printf(p->r->arena, "%s%s%s", d->type->str,
                                           *d->subtype->str ? " " : "", d->subtype->str)
                                     : "";
    g_array_append_val(p->sequences, s);
    g_ptr_array_add(p->texts, g_string_new(NULL));
    return s;
}

/* The text of the sequence that is being read. */
static GString *
text_of_sequence(struct page_reader *p, const struct marked_sequence *s)
{
    for (guint i = p->sequences->len; i-- > 0;)
        if (g_array_index(p->sequences, struct marked_sequence *, i) == s)
            return p->texts->pdata[i];
    return NULL;
}

static void
begin_sequence(struct page_reader *p, bool has_properties)
{
    const struct operand *tag = p->tokens.n_operands > 0 ? &p->tokens.operands[0] : NULL;
    const struct operand *d = has_properties && p->tokens.n_operands > 1 &&
                                      p->tokens.operands[1].kind == OPERAND_DICTIONARY
                                  ? &p->tokens.operands[1]
                                  : NULL;
    bool is_artifact = tag && strcmp(tag->text->str, "Artifact") == 0;
    bool is_tagged = d && d->id >= 0;
    struct open_sequence open = { 0 };
    struct open_sequence *around = innermost(p);
    if (is_artifact || is_tagged) {
        claim(p->r->v, NESTED, !around, "page %zu: %s in %s", p->number,
            is_artifact ? "an artifact" : "tagged content",
            around && around->sequence->id < 0 ? "an artifact" : "tagged content");
        open.sequence = add_sequence(p, d);
    }
    struct marked_sequence *target = open.sequence ? open.sequence
                                     : around      ? around->sequence
                                                   : NULL;
    if (d && d->actual && target && !is_replaced(p)) {
        g_string_append(text_of_sequence(p, target), d->actual->str);
        open.is_replaced = true;
    }
    if (p->n_open < DEEPEST)
        p->open[p->n_open] = open;
    p->n_open++;
}

static bool
is_private(const char *text)
{
    for (const char *c = text; *c; c += g_utf8_skip[(unsigned char)*c]) {
        gunichar u = g_utf8_get_char(c);
        if ((u >= 0xe000 && u <= 0xf8ff) || u >= 0xf0000)
            return true;
    }
    return false;
}

static void
show(struct page_reader *p, const GString *bytes)
{
    struct open_sequence *open = innermost(p);
    GString *out = open && !is_replaced(p) ? text_of_sequence(p, open->sequence) : NULL;
    const struct shown_font *font = p->font;
    claim(p->r->v, UNICODE, font != NULL, "page %zu: text without a font", p->number);
    size_t step = font && font->is_wide ? 2 : 1;
    for (size_t i = 0; font && i + step <= bytes->len; i += step) {
        unsigned code = (unsigned char)bytes->str[i];
        if (step == 2)
            code = code << 8 | (unsigned char)bytes->str[i + 1];
        const char *text = g_hash_table_lookup(font->map, GUINT_TO_POINTER(code + 1));
        claim(p->r->v, UNICODE, text || is_replaced(p), "page %zu: code %u of %s shows no text",
            p->number, code, font->name);
        claim(p->r->v, NOT_MISSING, step == 1 || code != 0, "page %zu: %s lacks a character",
            p->number, font->name);
        if (out && text)
            g_string_append(out, text);
    }
}

static void
paint(struct page_reader *p, const char *operator)
{
    static const char *const painting[] = { "f", "F", "f*", "B", "B*", "b", "b*", "S", "s",
        "sh", "Do", "Tj", "TJ", "'", "\"", "BI" };
    for (size_t i = 0; i < G_N_ELEMENTS(painting); i++)
        if (strcmp(operator, painting[i]) == 0)
            claim(p->r->v, CONTENT_TAGGED, innermost(p), "page %zu: %s", p->number, operator);
}

static void
do_operator(struct page_reader *p, const char *word)
{
    struct operand *last =
        p->tokens.n_operands > 0 ? &p->tokens.operands[p->tokens.n_operands - 1] : NULL;
    paint(p, word);
    if (strcmp(word, "BDC") == 0 || strcmp(word, "BMC") == 0)
        begin_sequence(p, word[1] == 'D');
    else if (strcmp(word, "EMC") == 0) {
        claim(p->r->v, NESTED, p->n_open > 0, "page %zu: EMC without a beginning", p->number);
        p->n_open -= p->n_open > 0;
    } else if (strcmp(word, "Tf") == 0 && p->tokens.n_operands > 0)
        p->font = font_of(p, p->tokens.operands[0].text->str);
    else if (last && last->kind == OPERAND_STRING &&
             (strcmp(word, "Tj") == 0 || strcmp(word, "TJ") == 0 || strcmp(word, "'") == 0 ||
                 strcmp(word, "\"") == 0))
        show(p, last->text);
}

/* For each id, finds the element that the page's entry in the parent tree names. */
static void
read_parents(struct page_reader *p)
{
    struct audit_reader *r = p->r;
    void *entry = g_hash_table_lookup(r->parents, GINT_TO_POINTER(p->page->parents + 1));
    qpdf_oh list = entry ? GPOINTER_TO_UINT(entry) - 1 : qpdf_oh_new_null(r->q);
    int n = entry ? array_size(r, list) : 0;
    for (size_t i = 0; i < p->page->n_sequences; i++) {
        struct marked_sequence *s = &p->page->sequences[i];
        if (s->id >= 0 && s->id < n)
            s->parent = qpdf_oh_get_object_id(r->q, qpdf_oh_get_array_item(r->q, list, s->id));
    }
}

static void
keep_sequences(struct page_reader *p)
{
    guint n = p->sequences->len;
    p->page->sequences = ARENA_ARRAY(p->r->arena, struct marked_sequence, n + 1);
    p->page->n_sequences = n;
    g_autoptr(GHashTable) ids = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < n; i++) {
        struct marked_sequence *s = &p->page->sequences[i];
        const GString *text = p->texts->pdata[i];
        *s = *g_array_index(p->sequences, struct marked_sequence *, i);
        s->text = arena_strndup(p->r->arena, text->str, text->len);
        if (s->id < 0) {
            claim(p->r->v, ARTIFACT_TYPE, *s->artifact, "page %zu: \"%.40s\"", p->number,
                s->text);
            continue;
        }
        claim(p->r->v, OWNED, g_hash_table_add(ids, GINT_TO_POINTER(s->id + 1)),
            "page %zu: id %d occurs twice", p->number, s->id);
        claim(p->r->v, PRIVATE_USE, !is_private(s->text), "page %zu: \"%.40s\"", p->number,
            s->text);
    }
}

static void
read_page(struct audit_reader *r, size_t index)
{
    qpdf_oh object = qpdf_get_page_n(r->q, index);
    struct page_reader p = { .r = r, .page = &r->out->pages[index], .number = index + 1 };
    p.resources = value_of(r, object, "/Resources");
    unsigned char *data = NULL;
    size_t size = 0;
    if (qpdf_oh_get_page_content_data(r->q, object, &data, &size) & QPDF_ERRORS)
        size = 0;
    tokens_init(&p.tokens, (const char *)data, size);
    p.sequences = g_array_new(FALSE, FALSE, sizeof(struct marked_sequence *));
    p.texts = g_ptr_array_new();
    g_autoptr(GString) word = g_string_new(NULL);
    while (size > 0 && tokens_next(&p.tokens, word))
        do_operator(&p, word->str);
    claim(r->v, NESTED, p.n_open == 0, "page %zu: a marked-content sequence does not end",
        p.number);
    keep_sequences(&p);
    read_parents(&p);
    tokens_clear(&p.tokens);
    for (guint i = 0; i < p.texts->len; i++)
        g_string_free(p.texts->pdata[i], TRUE);
    g_ptr_array_free(p.texts, TRUE);
    g_array_free(p.sequences, TRUE);
    free(data);
}

void
read_pages(struct audit_reader *r)
{
    for (size_t i = 0; i < r->out->n_pages; i++)
        read_page(r, i);
}
