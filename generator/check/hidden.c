/*
 * Reports invisible characters that change what is read: controls that reorder letters, spaces
 * without width, tags, private use.  What a script needs remains allowed:
 *
 *     isolates and marks of direction    if the text has letters from right to left
 *     joiners                            beside letters of scripts that join, and in emoji
 *     spaces without width               in scripts that set none between words
 *     variation selectors 17 to 256      after a Han character
 */
#include "check/internal.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* State for each file and text; hidden characters are met in document order. */
struct hidden {
    struct checker *c;
    GHashTable *behind;  /* const struct source * -> offset after the last one */
    const void *text;    /* the last paragraph or value whose direction was computed */
    bool has_directions; /* its result */
};

/* A character and its neighbours in one text. */
struct neighbours {
    gunichar before, ch, after; /* 0 at either end */
    bool in_flag;               /* it follows a black flag and its tags */
    const xmlNode *node;        /* the node or attribute it belongs to */
    const char *value;          /* the attribute's value; NULL in text */
};

/* --- What is hidden, and what a script needs ------------------------------------------- */

static bool
has_right_to_left(const char *text)
{
    for (const char *p = text; *p; p = utf8_next(p)) {
        UCharDirection direction = u_charDirection((UChar32)g_utf8_get_char(p));
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
            return true;
    }
    return false;
}

/* The paragraph, item or title in which a node's text stands. */
static const xmlNode *
block_around(const xmlNode *node)
{
    static const char inlines[] = " em strong q code a abbr sub sup term ref value-of index ";
    for (; node->parent && node->parent->type == XML_ELEMENT_NODE; node = node->parent) {
        g_autofree char *name = g_strconcat(" ", (const char *)node->name, " ", NULL);
        if (!strstr(inlines, name))
            break;
    }
    return node;
}

/* True if the paragraph, or value, around the character mixes both directions. */
static bool
has_both_directions(struct hidden *hidden, const struct neighbours *at)
{
    const xmlNode *block = at->value ? NULL : block_around(at->node);
    const void *text = at->value ? (const void *)at->value : (const void *)block;
    if (hidden->text == text)
        return hidden->has_directions;
    hidden->text = text;
    xmlChar *content = block ? xmlNodeGetContent((xmlNode *)(uintptr_t)block) : NULL;
    hidden->has_directions = has_right_to_left(at->value ? at->value
                                               : content ? (const char *)content
                                                         : "");
    xmlFree(content);
    return hidden->has_directions;
}

/* True unless the script is one whose letters do not change with their neighbours. */
static bool
joins(gunichar ch)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (ch ? uscript_getScript((UChar32)ch, &status) : USCRIPT_COMMON) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARMENIAN:
    case USCRIPT_GEORGIAN:
    case USCRIPT_HEBREW:
    case USCRIPT_HAN:
    case USCRIPT_HANGUL:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
        return false;
    default:
        return true;
    }
}

static bool
is_emoji(gunichar ch)
{
    return ch == 0xFE0F || ch == 0x20E3 || (ch >= 0x1F3FB && ch <= 0x1F3FF) ||
           u_hasBinaryProperty((UChar32)ch, UCHAR_EMOJI_PRESENTATION) ||
           (ch > 0x200D && u_hasBinaryProperty((UChar32)ch, UCHAR_EMOJI));
}

static bool
has_no_spaces(gunichar ch)
{
    return ch && u_getIntPropertyValue((UChar32)ch, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

static bool
is_han(gunichar ch)
{
    UErrorCode status = U_ZERO_ERROR;
    return ch && uscript_getScript((UChar32)ch, &status) == USCRIPT_HAN;
}

/* Does the character have forms to choose from?  Letters of these scripts have none. */
static bool
has_variants(gunichar ch)
{
    if (!ch || g_unichar_isspace(ch) ||
        u_hasBinaryProperty((UChar32)ch, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript((UChar32)ch, &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARMENIAN:
    case USCRIPT_GEORGIAN:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
        return false;
    default:
        return true;
    }
}

enum hidden_kind {
    SEEN,
    TURNS,
    WIDTHLESS,
    JOINER,
    DIRECTION,
    TAG,
    SELECTOR,
    HAN_SELECTOR,
    PRIVATE
};

/* Characters with rules of their own; Unicode says of all others whether they are seen. */
/* clang-format off */
static const struct {
    gunichar first, last;
    enum hidden_kind kind;
} ranges[] = {
    { 0x00AD,  0x00AD,  SEEN },       { 0x061C,  0x061C,  DIRECTION },
    { 0x180B,  0x180D,  SELECTOR },   { 0x180F,  0x180F,  SELECTOR },
    { 0x200C,  0x200D,  JOINER },     { 0x200E,  0x200F,  DIRECTION },
    { 0x202A,  0x202E,  TURNS },      { 0x2066,  0x2069,  DIRECTION },
    { 0x206A,  0x206F,  TURNS },      { 0xE000,  0xF8FF,  PRIVATE },
    { 0xFE00,  0xFE0F,  SELECTOR },   { 0xFFF9,  0xFFFB,  WIDTHLESS },
    { 0xE0000, 0xE007F, TAG },        { 0xE0100, 0xE01EF, HAN_SELECTOR },
    { 0xF0000, 0x10FFFF, PRIVATE },
};
/* clang-format on */

static enum hidden_kind
kind_of(gunichar ch)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ranges); i++)
        if (ch >= ranges[i].first && ch <= ranges[i].last)
            return ranges[i].kind;
    bool is_ignorable = u_hasBinaryProperty((UChar32)ch, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    return is_ignorable ? WIDTHLESS : SEEN;
}

/* Why the character is not allowed there; NULL if it is. */
static const char *
fault_of(struct hidden *hidden, const struct neighbours *at)
{
    switch (kind_of(at->ch)) {
    case SEEN:
        return NULL;
    case TURNS:
        return "it changes the order in which letters are shown";
    case WIDTHLESS:
        return at->ch == 0x200B && (has_no_spaces(at->before) || has_no_spaces(at->after))
                   ? NULL
                   : "it is invisible and splits words";
    case JOINER:
        return joins(at->before) || joins(at->after) || is_emoji(at->before)
                   ? NULL
                   : "it joins or separates letters in some scripts, but not in this one";
    case DIRECTION:
        return has_both_directions(hidden, at)
                   ? NULL
                   : "it sets the direction of text, but this text runs in one direction only";
    case TAG:
        return at->in_flag ? NULL : "programs read tag characters, but readers do not see them";
    case SELECTOR:
        return has_variants(at->before)
                   ? NULL
                   : "it chooses the form of a character, but the one before it has no other";
    case HAN_SELECTOR:
        return is_han(at->before)
                   ? NULL
                   : "it chooses the form of a Han character, but none stands before it";
    case PRIVATE:
        return "it means nothing outside the font it was made for";
    }
    return NULL;
}

/* --- Where it stands ------------------------------------------------------------------- */

/*
 * The number of bytes at p that spell the character, literally or as a numeric reference; 0 if
 * none do.
 */
static size_t
spelt_size(const char *p, const char *end, gunichar ch, const char *raw, size_t raw_size)
{
    if ((size_t)(end - p) >= raw_size && memcmp(p, raw, raw_size) == 0)
        return raw_size;
    if (*p != '&' || end - p < 4 || p[1] != '#')
        return 0;
    bool is_hex = p[2] == 'x';
    char *stop = NULL;
    guint64 number = g_ascii_strtoull(p + (is_hex ? 3 : 2), &stop, is_hex ? 16 : 10);
    return number == ch && stop < end && *stop == ';' ? (size_t)(stop + 1 - p) : 0;
}

static struct span
place_of(const struct hidden *hidden, const struct neighbours *at)
{
    struct span tag = node_span(at->node);
    if (!tag.source)
        return tag;
    char raw[8];
    size_t size = (size_t)g_unichar_to_utf8(at->ch, raw);
    guint behind = GPOINTER_TO_UINT(g_hash_table_lookup(hidden->behind, tag.source));
    const char *text = tag.source->text, *end = text + tag.source->size;
    for (const char *p = text + MAX(behind, at->value ? tag.start : tag.end); p < end; p++) {
        size_t n = spelt_size(p, end, at->ch, raw, size);
        if (!n)
            continue;
        struct span span = { tag.source, (uint32_t)(p - text), (uint32_t)(p - text + (long)n) };
        g_hash_table_insert(
            hidden->behind, (gpointer)(uintptr_t)tag.source, GUINT_TO_POINTER((guint)span.end));
        return span;
    }
    g_hash_table_insert(hidden->behind, (gpointer)(uintptr_t)tag.source,
        GUINT_TO_POINTER((guint)tag.source->size));
    return tag;
}

static void
report(struct hidden *hidden, const struct neighbours *at)
{
    const char *fault = fault_of(hidden, at);
    struct span span = place_of(hidden, at);
    if (!fault)
        return;
    char name[128] = "";
    UErrorCode status = U_ZERO_ERROR;
    u_charName((UChar32)at->ch, U_EXTENDED_CHAR_NAME, name, sizeof name, &status);
    struct diag *diag = check_found(hidden->c, at->node, "hidden-character",
        "a hidden character stands here: U+%04X %s", at->ch, name);
    diag->span = span;
    check_note(hidden->c, diag, NULL, "%s", fault);
}

/* --- Reading --------------------------------------------------------------------------- */

static void
read_text(struct hidden *hidden, const xmlNode *node, const char *text, bool is_value)
{
    struct neighbours at = { .node = node, .value = is_value ? text : NULL };
    for (const char *p = text; *p; p = utf8_next(p)) {
        at.before = at.ch;
        at.ch = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char(p);
        bool is_tag = kind_of(at.ch) == TAG;
        at.in_flag = is_tag && (at.in_flag || at.before == 0x1F3F4);
        if (at.ch < 0x80 || kind_of(at.ch) == SEEN)
            continue;
        const char *next = utf8_next(p);
        at.after = *next ? g_utf8_get_char(next) : 0;
        report(hidden, &at);
    }
}

static void
read_element(struct hidden *hidden, const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (a->children && a->children->content)
            read_text(hidden, node, (const char *)a->children->content, true);
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE)
            read_element(hidden, n);
        else if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            read_text(hidden, node, (const char *)n->content, false);
    }
}

void
check_hidden(struct checker *c)
{
    struct hidden hidden = { .c = c, .behind = g_hash_table_new(NULL, NULL) };
    const xmlNode *root = xmlDocGetRootElement(c->model->doc);
    if (root)
        read_element(&hidden, root);
    g_hash_table_unref(hidden.behind);
}
