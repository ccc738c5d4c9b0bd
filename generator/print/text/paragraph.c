/*
 * Converts a paragraph's text to pieces.  Plain text goes word by word through the word cache,
 * together with its surroundings if glyphs depend on text across spaces.  A run with a fallback
 * font is shaped as a whole.  Text in several scripts or directions is itemized by Pango for
 * the whole paragraph.
 */
#include "print/text/internal.h"

#include "print/text/emoji.h"

#include <string.h>
#include <unicode/uchar.h>

/* How far the pieces have been made. */
struct paragraph_maker {
    struct text *t;
    struct arena *a;
    const struct piece_home *home; /* of the segment that had the last piece */
    const struct segment *homed;
    guint segment; /* the current segment; those before it are done */
    uint8_t level;
};

static const struct segment *
segment_at(const struct paragraph_maker *m, guint i)
{
    return &g_array_index(m->t->segments, struct segment, i);
}

static const struct piece_home *
home_of(struct paragraph_maker *m, const struct segment *s)
{
    if (m->homed != s) {
        struct piece_home *home = ARENA_NEW(m->a, struct piece_home);
        *home = (struct piece_home){ s->box, s->style, s->link, s->ascent, s->descent };
        m->home = home;
        m->homed = s;
    }
    return m->home;
}

static struct piece *
piece_add(struct paragraph_maker *m, enum piece_kind kind, const struct segment *s)
{
    struct piece p = {
        .home = home_of(m, s), .width = s->width, .kind = kind, .level = m->level
    };
    g_array_append_val(m->t->pieces, p);
    return &g_array_index(m->t->pieces, struct piece, m->t->pieces->len - 1);
}

static bool
may_end_at(const struct paragraph_maker *m, uint32_t offset)
{
    return (m->t->flags->data[offset] & BREAK_ALLOWED) != 0;
}

/*
 * An inline's margin widens the piece before it, so that it disappears at the start of a line.
 */
static void
add_margin(struct paragraph_maker *m, const struct segment *s)
{
    GArray *pieces = m->t->pieces;
    if (pieces->len)
        g_array_index(pieces, struct piece, pieces->len - 1).width += s->width;
}

/* Emits what comes before the text at offset: objects, anchors, line breaks. */
static const struct segment *
seek(struct paragraph_maker *m, uint32_t offset)
{
    for (; m->segment < m->t->segments->len; m->segment++) {
        const struct segment *s = segment_at(m, m->segment);
        switch (s->kind) {
        case SEGMENT_TEXT:
            if (offset < s->to)
                return s;
            break;
        case SEGMENT_OBJECT:
            piece_add(m, PIECE_OBJECT, s)->break_after = may_end_at(m, s->to);
            break;
        case SEGMENT_ANCHOR:
            piece_add(m, PIECE_ANCHOR, s);
            break;
        case SEGMENT_MARGIN:
            add_margin(m, s);
            break;
        case SEGMENT_BREAK:
            piece_add(m, PIECE_BREAK, s);
            break;
        }
    }
    return NULL;
}

static void
add_hyphen(struct paragraph_maker *m, const struct segment *s)
{
    struct piece *p = piece_add(m, PIECE_HYPHEN, s);
    p->shaped = shaper_char(m->t->shaper, s->face, s->face->hyphen);
    p->width = p->shaped->width;
}

/*
 * The least width of a space after kerning, in thousandths of the size.  Programs that extract
 * text detect words by gaps: pdftotext -raw needs 0.15, of which the letter before may take
 * 0.03 by its own kerning.
 */
#define MIN_SPACE 182

static scaled
least_space(const struct shaped *shaped, const struct style *style)
{
    bool is_plain = *shaped->text == ' ' || strncmp(shaped->text, "\xc2\xa0", 2) == 0;
    scaled least = (scaled)((int64_t)style->font_size * MIN_SPACE / 1000);
    return is_plain ? least - MIN(style->letter_spacing, 0) : 0;
}

/* A piece of a name: its glyphs, for `text` (borrowed), or nothing if size is 0. */
static void
add_name_part(struct paragraph_maker *m, const struct segment *s, const struct shaped *part,
    const char *text, int size)
{
    struct shaped *shown = arena_copy(m->t->strings, part, sizeof *part);
    PangoGlyphString *glyphs = arena_copy(m->t->strings, part->glyphs, sizeof *part->glyphs);
    glyphs->log_clusters = ARENA_ARRAY(m->t->strings, int, (size_t)glyphs->num_glyphs + 1);
    shown->glyphs = glyphs;
    shown->text = text;
    shown->text_size = size;
    struct piece *p = piece_add(m, PIECE_SHAPED, s);
    p->shaped = shown;
    p->width = shown->width;
    p->break_after = true;
}

/*
 * Sets the names of emoji that no font has, in words between which a line may end.  The first
 * word stands for the emoji in the PDF's text, so that they are read aloud, found and copied.
 */
static void
add_emoji_names(struct paragraph_maker *m, const struct segment *s, const struct shaped *shaped,
    bool may_end)
{
    g_autofree char *names = emoji_names(shaped);
    diag_add(m->t->ctx->diags, SEV_WARNING, *s->box->origin, "missing-emoji",
        "no font has the emoji \"%.*s\": \"%s\" is printed", shaped->text_size, shaped->text,
        names);
    uint8_t level = m->level;
    m->level = (uint8_t)(level + level % 2); /* names run from left to right */
    const char *text = shaped->text;
    int size = shaped->text_size;
    for (const char *from = names; *from;) {
        size_t n = strcspn(from, "-");
        n += from[n] == '-';
        char *part = arena_strndup(m->t->strings, from, n);
        struct word_query q = { .text = part, .size = (uint32_t)n, .around = LETTERS_LATIN };
        const struct word *word = shaper_word(m->t->shaper, s->face, &q);
        for (size_t i = 0; i < word->n; i++, size = 0)
            add_name_part(m, s, word->parts[i].shaped, text, size);
        from += n;
    }
    m->level = level;
    g_array_index(m->t->pieces, struct piece, m->t->pieces->len - 1).break_after = may_end;
}

static void
add_shaped(struct paragraph_maker *m, enum piece_kind kind, const struct shaped *shaped,
    scaled width, uint32_t from, uint32_t to)
{
    const struct segment *s = seek(m, from);
    if (!s)
        return; /* the placeholder of an object */
    uint8_t flags = m->t->flags->data[to];
    if (shaped->has_unknown && emoji_is_all(shaped)) {
        add_emoji_names(m, s, shaped, (flags & BREAK_ALLOWED) != 0);
        return;
    }
    struct piece *p = piece_add(m, kind, s);
    p->shaped = shaped;
    p->width = kind == PIECE_SPACE ? MAX(width, least_space(shaped, s->style)) : width;
    if (kind == PIECE_SPACE && s->style->text_align == ALIGN_JUSTIFY)
        p->width = (scaled)((int64_t)p->width * s->style->word_space / 100);
    if (shaped->has_unknown)
        text_report_unknown(m->t, shaped, s->box);
    p->break_after = (flags & BREAK_ALLOWED) != 0;
    if (kind == PIECE_SHAPED && (flags & BREAK_HYPHEN) && !p->break_after)
        add_hyphen(m, s);
}

/* The space at the beginning of text, or 0. */
static gunichar
space_at(const char *text, uint32_t left, uint32_t *size)
{
    const unsigned char *p = (const unsigned char *)text;
    *size = 1;
    if (p[0] == ' ')
        return ' ';
    if (left >= 2 && p[0] == 0xC2 && p[1] == 0xA0) {
        *size = 2;
        return 0xA0;
    }
    if (left >= 3 && p[0] == 0xE2 && p[1] == 0x80 && p[2] == 0xAF) {
        *size = 3;
        return 0x202F;
    }
    return 0;
}

/* The next offset after `at` at which a segment ends. */
static uint32_t
seam_after(const struct paragraph_maker *m, guint *segment, uint32_t at)
{
    guint n = m->t->segments->len;
    while (*segment < n && segment_at(m, *segment)->to <= at)
        ++*segment;
    return *segment < n ? segment_at(m, *segment)->to : UINT32_MAX;
}

/* Where [from, to) may or must be split: breaks, ends of segments, both sides of spaces. */
static void
find_splits(struct paragraph_maker *m, uint32_t from, uint32_t to)
{
    struct text *t = m->t;
    const uint8_t *flags = t->flags->data;
    const char *text = t->buffer->str;
    guint segment = m->segment;
    uint32_t space_end = 0, size;
    g_array_set_size(t->splits, 0);
    uint32_t seam = seam_after(m, &segment, from);
    for (uint32_t i = from; i < to; i++) {
        /* a letter after a letter, the most frequent case */
        if (!flags[i] && i != seam && i != space_end && text[i] != ' ' &&
            !((unsigned char)text[i] & 0x80))
            continue;
        bool is_space = space_at(text + i, to - i, &size) != 0;
        bool is_seam = i == seam;
        if (is_seam)
            seam = seam_after(m, &segment, i);
        bool is_must =
            is_space || i == space_end || (flags[i] & (BREAK_ALLOWED | BREAK_BY_HAND)) != 0;
        if (i > from && (is_must || is_seam || (flags[i] & BREAK_HYPHEN))) {
            struct split split = { i - from, is_must };
            g_array_append_val(t->splits, split);
        }
        if (is_space)
            space_end = i + size;
    }
}

static void
add_space(struct paragraph_maker *m, struct face *face, gunichar c, scaled width, uint32_t from,
    uint32_t to)
{
    const struct shaped *shaped = shaper_char(m->t->shaper, face, c);
    add_shaped(m, PIECE_SPACE, shaped, width ? width : shaped->width, from, to);
}

/* A run of segments with one face. */
struct style_run {
    struct face *face;
    uint32_t from, to;
};

/* State of the walk over a run's words: the space before the next word. */
struct pending {
    gunichar space;
    uint32_t from, to;
};

/* True if text beyond a space could change one of the characters; assumed for all but ASCII. */
static bool
may_be_beyond(const struct face *face, const char *text, uint32_t from, uint32_t to, bool other)
{
    if (!face->space->is_beyond)
        return false;
    for (uint32_t i = from; i < to; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 128 ? face->space->ascii_beyond[c] : other)
            return true;
    }
    return false;
}

/*
 * How far before `at` the text must be shaped together with what follows: as far as the font's
 * rules look, and further over words that rules may have changed themselves.
 */
static uint32_t
reach_back(const struct style_run *run, const char *text, uint32_t at)
{
    uint32_t start = at;
    while (start > run->from) {
        uint32_t end = start;
        while (start > run->from && text[start - 1] == ' ')
            start--;
        while (start > run->from && text[start - 1] != ' ')
            start--;
        bool is_far = at - start >= 2 * run->face->space->reach;
        if (is_far && !may_be_beyond(run->face, text, start, end, true))
            break;
    }
    return start;
}

static uint32_t
reach_forward(const struct style_run *run, const char *text, uint32_t at)
{
    uint32_t end = at;
    while (end < run->to) {
        uint32_t start = end;
        while (end < run->to && text[end] == ' ')
            end++;
        while (end < run->to && text[end] != ' ')
            end++;
        bool is_far = end - at >= 2 * run->face->space->reach;
        if (is_far && !may_be_beyond(run->face, text, start, end, true))
            break;
    }
    return end;
}

/* Shapes one word; false if it cannot be shaped by itself. */
static bool
make_word(struct paragraph_maker *m, const struct style_run *run, struct pending *before,
    uint32_t from, uint32_t to, uint32_t after)
{
    struct text *t = m->t;
    const char *text = t->buffer->str;
    find_splits(m, from, to);
    struct word_query q = {
        .text = text + from,
        .size = to - from,
        .before = before->to - before->from,
        .after = after,
        .space = before->to - before->from,
        .around = t->letters,
        .splits = (const struct split *)(const void *)t->splits->data,
        .n_splits = t->splits->len,
    };
    q.is_context = may_be_beyond(run->face, text, from, to, false);
    const struct word *word = q.is_context ? NULL : shaper_word(t->shaper, run->face, &q);
    if (!word || word->is_beyond) {
        q.is_context = true;
        q.before = from - reach_back(run, text, from);
        q.after = reach_forward(run, text, to) - to;
        word = shaper_word(t->shaper, run->face, &q);
    }
    if (word->has_other_font)
        return false;
    if (before->space)
        add_space(m, run->face, before->space, word->space_before, before->from, before->to);
    *before = (struct pending){ .space = 0 };
    for (size_t i = 0; i < word->n; i++) {
        const struct part *part = &word->parts[i];
        add_shaped(m, PIECE_SHAPED, part->shaped, part->shaped->width, from + part->from,
            from + part->to);
    }
    return true;
}

/*
 * Shapes word by word; false, without having added anything, if the run must be shaped as a
 * whole.
 */
static bool
make_words(struct paragraph_maker *m, const struct style_run *run)
{
    const char *text = m->t->buffer->str;
    if (run->face->space->ascii_beyond[' '])
        return false;
    struct paragraph_maker start = *m;
    guint n_pieces = m->t->pieces->len;
    struct pending before = { .space = 0 };
    for (uint32_t i = run->from; i < run->to;) {
        uint32_t size;
        gunichar space = space_at(text + i, run->to - i, &size);
        if (space) {
            if (before.space)
                add_space(m, run->face, before.space, 0, before.from, before.to);
            before = (struct pending){ space, i, i + size };
            i += size;
            continue;
        }
        uint32_t end = i;
        while (end < run->to && !space_at(text + end, run->to - end, &size))
            end++;
        if (!make_word(m, run, &before, i, end, end < run->to ? size : 0)) {
            *m = start;
            g_array_set_size(m->t->pieces, n_pieces);
            return false;
        }
        i = end;
    }
    if (before.space)
        add_space(m, run->face, before.space, 0, before.from, before.to);
    return true;
}

/* Adds parts that may be spaces, from a text that begins at `base` of the paragraph's. */
static void
add_parts(struct paragraph_maker *m, const struct word *word, uint32_t base)
{
    for (size_t i = 0; i < word->n; i++) {
        const struct part *part = &word->parts[i];
        uint32_t length;
        bool is_space = space_at(part->shaped->text, part->to - part->from, &length) != 0;
        add_shaped(m, is_space ? PIECE_SPACE : PIECE_SHAPED, part->shaped, part->shaped->width,
            base + part->from, base + part->to);
    }
}

/* Shapes a run as a whole. */
static void
make_run(struct paragraph_maker *m, const struct style_run *run)
{
    struct text *t = m->t;
    find_splits(m, run->from, run->to);
    struct word_query q = {
        .text = t->buffer->str + run->from,
        .size = run->to - run->from,
        .around = t->letters,
        .splits = (const struct split *)(const void *)t->splits->data,
        .n_splits = t->splits->len,
    };
    add_parts(m, shaper_word(t->shaper, run->face, &q), run->from);
}

/* An item of a paragraph that Pango itemized. */
static void
make_item(struct paragraph_maker *m, struct face *face, const PangoItem *item)
{
    struct text *t = m->t;
    uint32_t base = (uint32_t)item->offset;
    find_splits(m, base, base + (uint32_t)item->length);
    const struct word *word = shaper_item(t->shaper, face, item, t->buffer->str, t->buffer->len,
        (const struct split *)(const void *)t->splits->data, t->splits->len);
    m->level = item->analysis.level;
    add_parts(m, word, base);
}

/* The next run from segment *at on; false if there is none. */
static bool
next_run(const struct paragraph_maker *m, guint *at, struct style_run *run)
{
    guint n = m->t->segments->len;
    while (*at < n && segment_at(m, *at)->kind != SEGMENT_TEXT)
        ++*at;
    if (*at == n)
        return false;
    const struct segment *s = segment_at(m, *at);
    *run = (struct style_run){ s->face, s->from, s->to };
    for (++*at; *at < n; ++*at) {
        s = segment_at(m, *at);
        bool goes_on =
            (s->kind == SEGMENT_TEXT && s->face == run->face) || s->kind == SEGMENT_ANCHOR;
        if (!goes_on)
            break;
        run->to = s->to;
    }
    return true;
}

static PangoAttrList *
attributes_of(const struct paragraph_maker *m)
{
    PangoAttrList *all = pango_attr_list_new();
    struct style_run run;
    for (guint at = 0; next_run(m, &at, &run);) {
        GSList *own = pango_attr_list_get_attributes(run.face->attributes);
        for (GSList *l = own; l; l = l->next) {
            PangoAttribute *a = l->data;
            a->start_index = isolate_first(m->t, run.from);
            a->end_index = isolate_last(m->t, run.to);
            pango_attr_list_insert(all, a);
        }
        g_slist_free(own);
    }
    return all;
}

/* The direction of the first character that has one (UAX 9, P2 and P3). */
static bool
reads_from_right(const char *text, size_t size)
{
    for (const char *p = text; p < text + size; p += g_utf8_skip[(unsigned char)*p]) {
        UCharDirection direction = u_charDirection((UChar32)g_utf8_get_char(p));
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
            return true;
        if (direction == U_LEFT_TO_RIGHT)
            return false;
    }
    return false;
}

/* Several scripts or directions: itemizes the whole paragraph at once. */
static void
make_complex(struct paragraph_maker *m, bool is_rtl)
{
    struct text *t = m->t;
    isolate_drop_needless(t, is_rtl);
    PangoAttrList *attributes = attributes_of(m);
    GList *items = isolate_itemize(t, is_rtl, attributes);
    struct style_run run = { .to = 0 };
    guint at = 0;
    bool has_run = next_run(m, &at, &run);
    for (GList *l = items; l; l = l->next) {
        const PangoItem *item = l->data;
        uint32_t from = (uint32_t)item->offset;
        while (has_run && run.to <= from)
            has_run = next_run(m, &at, &run);
        m->level = item->analysis.level;
        if (has_run && run.from <= from)
            make_item(m, run.face, item);
        else
            seek(m, from + (uint32_t)item->length);
    }
    g_list_free_full(items, (GDestroyNotify)pango_item_free);
    pango_attr_list_unref(attributes);
}

struct paragraph *
text_paragraph(struct text *t, struct arena *a, const struct box *box,
    page_label_fn *page_label, void *data)
{
    struct paragraph *p = ARENA_NEW(a, struct paragraph);
    struct paragraph_maker m = { .t = t, .a = a };
    g_array_set_size(t->pieces, 0);
    text_collect(t, box, page_label, data);
    bool is_from_right = text_is_from_right(t, box->style->lang);
    if (t->is_complex || is_from_right) {
        p->is_rtl = is_from_right || reads_from_right(t->buffer->str, t->buffer->len);
        make_complex(&m, p->is_rtl);
    } else {
        struct style_run run;
        for (guint at = 0; next_run(&m, &at, &run);) {
            if (!make_words(&m, &run))
                make_run(&m, &run);
        }
    }
    seek(&m, UINT32_MAX);
    p->box = box;
    p->n = t->pieces->len;
    p->pieces = arena_copy(a, t->pieces->data, t->pieces->len * sizeof(struct piece));
    return p;
}
