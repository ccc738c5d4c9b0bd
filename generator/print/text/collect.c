/*
 * Collects the inlines of a paragraph into one text, with a segment for each text and object,
 * and for each byte whether a line may end before it.
 */
#include "print/text/internal.h"

#include "picture/picture.h"

#include <string.h>

#define OBJECT_CHAR "\xef\xbf\xbc" /* U+FFFC */

/* The walk over the inlines. */
struct collect {
    struct text *t;
    page_label_fn *page_label;
    void *data;
};

static void
set_flag(struct text *t, unsigned flag)
{
    t->flags->data[t->flags->len - 1] |= (uint8_t)flag;
}

static void
append_bytes(struct text *t, const char *text, size_t size)
{
    size_t old = t->buffer->len;
    g_string_set_size(t->buffer, old + size);
    memcpy(t->buffer->str + old, text, size);
    old = t->flags->len;
    g_byte_array_set_size(t->flags, (guint)(old + size));
    memset(t->flags->data + old, 0, size);
}

/* The script of a character; sets is_complex for everything other than plain text. */
static enum letters
letters_of(gunichar c, bool *is_complex)
{
    if (c < 0x80)
        return g_ascii_isalpha((char)c) ? LETTERS_LATIN : LETTERS_NONE;
    if ((c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
        (c >= 0x2066 && c <= 0x2069)) {
        *is_complex = true;
        return LETTERS_NONE;
    }
    switch (g_unichar_get_script(c)) {
    case G_UNICODE_SCRIPT_LATIN:
        return LETTERS_LATIN;
    case G_UNICODE_SCRIPT_GREEK:
        return LETTERS_GREEK;
    case G_UNICODE_SCRIPT_CYRILLIC:
        return LETTERS_CYRILLIC;
    case G_UNICODE_SCRIPT_COMMON:
        /* Emoji and the characters that modify them have rules of their own. */
        *is_complex |= c >= 0x2300;
        return LETTERS_NONE;
    case G_UNICODE_SCRIPT_INHERITED:
        *is_complex |= c >= 0xFE00;
        return LETTERS_NONE;
    default:
        *is_complex = true;
        return LETTERS_NONE;
    }
}

static void
note_letters(struct text *t, gunichar c)
{
    enum letters letters = letters_of(c, &t->is_complex);
    if (letters == LETTERS_NONE)
        return;
    t->is_complex |= t->letters != LETTERS_NONE && t->letters != letters;
    t->letters = letters;
}

/* Removes characters that show nothing and only control line breaks. */
static unsigned
mark_of(gunichar c)
{
    switch (c) {
    case 0xAD:
        return BREAK_HYPHEN | BREAK_BY_HAND;
    case 0x200B:
        return MARK_ALLOWED;
    case 0x2060:
    case 0xFEFF:
        return MARK_NEVER;
    default:
        return 0;
    }
}

static void
append_text(struct text *t, const char *text, size_t size)
{
    const char *from = text, *end = text + size;
    for (const char *p = text; p < end;) {
        unsigned char byte = (unsigned char)*p;
        if (byte < 0x80) {
            if (t->letters != LETTERS_LATIN && g_ascii_isalpha((char)byte))
                note_letters(t, byte);
            p++;
            continue;
        }
        gunichar c = g_utf8_get_char(p);
        const char *next = p + g_utf8_skip[byte];
        unsigned mark = mark_of(c);
        if (mark) {
            append_bytes(t, from, (size_t)(p - from));
            set_flag(t, mark);
            from = next;
        } else {
            note_letters(t, c);
        }
        p = next;
    }
    append_bytes(t, from, (size_t)(end - from));
}

static struct segment *
segment_add(struct text *t, enum segment_kind kind, const struct box *box,
    const struct box *link, const char *text, size_t size)
{
    struct segment s = { .kind = kind, .box = box, .style = box->style, .link = link };
    s.from = (uint32_t)t->buffer->len;
    if (kind == SEGMENT_TEXT)
        append_text(t, text, size);
    else
        append_bytes(t, text, size);
    s.to = (uint32_t)t->buffer->len;
    g_array_append_val(t->segments, s);
    return &g_array_index(t->segments, struct segment, t->segments->len - 1);
}

static void
add_text(struct collect *c, const struct box *box, const struct box *link, const char *text,
    size_t size)
{
    if (size == 0)
        return;
    struct segment *s = segment_add(c->t, SEGMENT_TEXT, box, link, text, size);
    s->face = fonts_face(c->t->fonts, s->style);
}

static void
add_anchor(struct collect *c, const struct box *box, const struct box *link)
{
    segment_add(c->t, SEGMENT_ANCHOR, box, link, "", 0);
}

/* A sign's centre is a good third of an em above the baseline; bars are set on the baseline. */
static void
measure_sign(struct text *t, struct segment *s)
{
    scaled size = s->style->sign_size;
    int64_t rise = theme_metric(t->theme, "sign-rise");
    scaled centre = (scaled)(rise * s->style->font_size / 1000);
    s->width = size;
    s->ascent = centre + size / 2;
    s->descent = size / 2 - centre;
    if (s->box->kind == BOX_BARS) {
        s->width =
            3 * theme_metric(t->theme, "bar-width") + 2 * theme_metric(t->theme, "bar-gap");
        s->ascent = theme_metric(t->theme, "bar-height");
        s->descent = 0;
    }
}

static void
measure_image(struct segment *s)
{
    const struct picture *picture = box_more(s->box)->picture;
    if (!picture || picture->width <= 0)
        return;
    s->width = s->style->width ? s->style->width : picture->width;
    s->ascent = (scaled)((int64_t)picture->height * s->width / picture->width);
}

static void
add_object(struct collect *c, const struct box *box, const struct box *link)
{
    struct segment *s =
        segment_add(c->t, SEGMENT_OBJECT, box, link, OBJECT_CHAR, strlen(OBJECT_CHAR));
    if (box->kind == BOX_IMAGE)
        measure_image(s);
    else
        measure_sign(c->t, s);
    s->width += s->style->margin[EDGE_LEFT] + s->style->margin[EDGE_RIGHT];
}

static void
add_page_label(struct collect *c, const struct box *box, const struct box *link)
{
    const char *label = c->page_label ? c->page_label(c->data, box) : "0";
    if (label)
        add_text(c, box, link, label, strlen(label));
}

/* The index locators that show something, with commas between them. */
static void
add_page_list(struct collect *c, const struct box *list, const struct box *link)
{
    bool is_first = true;
    for (const struct box *box = list->first; box; box = box->next) {
        if (box->kind != BOX_PAGE_REF)
            continue;
        const char *label = c->page_label ? c->page_label(c->data, box) : "0";
        if (!label || !*label)
            continue;
        if (!is_first)
            add_text(c, list, link, ", ", 2);
        add_text(c, box, box, label, strlen(label));
        is_first = false;
    }
}

static void
add_page_ref(struct collect *c, const struct box *box, const struct box *link,
    const struct style *around)
{
    bool is_isolated = isolate_begin(c->t, box->style, around);
    if (box->first)
        add_page_list(c, box, link);
    else
        add_page_label(c, box, box);
    if (is_isolated)
        isolate_end(c->t);
}

static void collect_inlines(
    struct collect *c, const struct box *parent, const struct box *link);

static void
collect_inline(struct collect *c, const struct box *box, const struct box *link,
    const struct style *around)
{
    const struct style *style = box->style;
    scaled before = style->margin[EDGE_LEFT] + style->padding[EDGE_LEFT];
    scaled after = style->margin[EDGE_RIGHT] + style->padding[EDGE_RIGHT];
    bool is_isolated = isolate_begin(c->t, style, around);
    if (box_target(box))
        link = box;
    if (before)
        segment_add(c->t, SEGMENT_MARGIN, box, link, "", 0)->width = before;
    if (box_id(box))
        add_anchor(c, box, link);
    collect_inlines(c, box, link);
    if (after)
        segment_add(c->t, SEGMENT_MARGIN, box, link, "", 0)->width = after;
    if (is_isolated)
        isolate_end(c->t);
}

static void
collect_inlines(struct collect *c, const struct box *parent, const struct box *link)
{
    for (const struct box *box = parent->first; box; box = box->next) {
        switch (box->kind) {
        case BOX_TEXT:
            add_text(c, box, link, box->text, box->text_size);
            break;
        case BOX_INLINE:
            collect_inline(c, box, link, parent->style);
            break;
        case BOX_PAGE_REF:
            add_page_ref(c, box, link, parent->style);
            break;
        case BOX_SIGN:
        case BOX_BARS:
        case BOX_IMAGE:
            add_object(c, box, link);
            break;
        case BOX_LINE_BREAK:
            segment_add(c->t, SEGMENT_BREAK, box, link, "\n", 1);
            break;
        case BOX_ANCHOR:
            add_anchor(c, box, link);
            break;
        default: /* paragraphs contain no blocks */
            break;
        }
    }
}

/* The innermost link around the paragraph itself. */
static const struct box *
link_around(const struct box *box)
{
    while (box && !box_target(box))
        box = box->parent;
    return box;
}

static bool
is_space_at(const struct text *t, uint32_t offset)
{
    return offset < t->buffer->len && t->buffer->str[offset] == ' ';
}

/* Sets flags that the text alone does not determine: signs, nowrap, addresses, marks. */
static void
adjust_segment(struct text *t, const struct segment *s, const struct segment *before)
{
    uint8_t *flags = t->flags->data;
    bool is_drawn = s->box->kind == BOX_SIGN || s->box->kind == BOX_BARS;
    if (s->kind == SEGMENT_OBJECT && is_drawn) { /* stays with its word */
        flags[s->to] &= (uint8_t)~BREAK_ALLOWED;
        if (is_space_at(t, s->to))
            flags[s->to + 1] &= (uint8_t)~BREAK_ALLOWED;
    }
    if (s->kind == SEGMENT_TEXT && s->style->raise != 0) /* note marks stay with their word */
        flags[s->from] &= 0xff ^ (BREAK_ALLOWED | BREAK_HYPHEN | BREAK_BY_HAND);
    if (s->kind == SEGMENT_TEXT && s->style->break_url)
        breaks_url(t->buffer->str, s->from, s->to, flags);
    bool is_joined = before && before->style->nowrap && before->to == s->from;
    if (!s->style->nowrap)
        return;
    for (uint32_t i = s->from + !is_joined; i < s->to; i++)
        flags[i] &= 0xff ^ (BREAK_ALLOWED | BREAK_HYPHEN | BREAK_BY_HAND);
}

/* "e-mail", "5-year": a line does not end at a hyphen after a single character. */
static void
keep_short_prefixes(struct text *t)
{
    const char *text = t->buffer->str;
    uint8_t *flags = t->flags->data;
    for (uint32_t i = 2; i < t->buffer->len; i++) {
        bool is_start = i == 2 || !g_ascii_isalnum(text[i - 3]);
        if (text[i - 1] == '-' && g_ascii_isalnum(text[i - 2]) && is_start)
            flags[i] &= (uint8_t)~BREAK_ALLOWED;
    }
}

static void
apply_marks(struct text *t)
{
    uint8_t *flags = t->flags->data;
    uint32_t size = (uint32_t)t->buffer->len;
    for (uint32_t i = 0; i <= size; i++) {
        if (!flags[i])
            continue;
        bool is_edge = i == 0 || i == size || is_space_at(t, i) || is_space_at(t, i - 1);
        if (is_edge)
            flags[i] &= 0xff ^ (BREAK_HYPHEN | BREAK_BY_HAND);
        if (flags[i] & MARK_ALLOWED && i > 0 && i < size)
            flags[i] |= BREAK_ALLOWED;
        if (flags[i] & MARK_NEVER)
            flags[i] &= (uint8_t)~BREAK_ALLOWED;
    }
}

/*
 * A word may extend over several inlines, so neighbours in one language are hyphenated
 * together.
 */
static void
hyphenate(struct text *t)
{
    const struct segment *list = (const struct segment *)(const void *)t->segments->data;
    for (guint i = 0; i < t->segments->len; i++) {
        const struct style *style = list[i].style;
        if (list[i].kind != SEGMENT_TEXT || !style->hyphenate || style->break_url)
            continue;
        uint32_t from = list[i].from;
        while (i + 1 < t->segments->len && list[i + 1].kind != SEGMENT_OBJECT &&
               list[i + 1].style->hyphenate && list[i + 1].style->lang == style->lang)
            i++;
        if (!hyphens_find(
                t->hyphens, style->lang, t->buffer->str, from, list[i].to, t->flags->data))
            diag_add(t->ctx->diags, SEV_WARNING, *list[i].box->origin, "missing-hyphenation",
                "no hyphenation patterns are installed for the language \"%s\"", style->lang);
    }
}

void
text_collect(struct text *t, const struct box *paragraph, page_label_fn *page_label, void *data)
{
    g_string_truncate(t->buffer, 0);
    g_byte_array_set_size(t->flags, 1);
    t->flags->data[0] = 0;
    g_array_set_size(t->segments, 0);
    g_array_set_size(t->isolates, 0);
    t->is_complex = false;
    t->letters = LETTERS_NONE;
    struct collect c = { t, page_label, data };
    collect_inlines(&c, paragraph, link_around(paragraph));
    hyphenate(t);
    breaks_find(t->buffer->str, t->buffer->len, paragraph->style->lang, t->flags->data);
    if (paragraph->style->balance)
        breaks_keep_phrases(
            t->buffer->str, t->buffer->len, paragraph->style->lang, t->flags->data);
    else if (paragraph->style->text_align != ALIGN_JUSTIFY)
        breaks_keep_words(
            t->buffer->str, t->buffer->len, paragraph->style->lang, t->flags->data);
    keep_short_prefixes(t);
    nobreak_apply(
        t->nobreak, t->buffer->str, t->buffer->len, paragraph->style->lang, t->flags->data);
    for (guint i = 0; i < t->segments->len; i++) {
        const struct segment *s = &g_array_index(t->segments, struct segment, i);
        adjust_segment(t, s, i ? s - 1 : NULL);
    }
    apply_marks(t);
}
