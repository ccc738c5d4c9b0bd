/*
 * Reports words that run from right to left in text whose language does not: screen readers
 * spell them out, and the marks at their ends stand on the wrong side.  A single word is taken
 * for a name.
 */
#include "base/language.h"
#include "check/internal.h"
#include "model/quote.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#define MIN_WORDS 2

static bool
is_from_right(gunichar ch)
{
    UCharDirection direction = u_charDirection((UChar32)ch);
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

/*
 * The first passage of such words in `text`, up to a letter that runs from the left; its size
 * is written to *size.  NULL if there is none.
 */
static const char *
find_passage(const char *text, size_t *size)
{
    const char *start = NULL;
    bool in_word = false;
    size_t words = 0;
    *size = 0;
    for (const char *p = text; *p; p = utf8_next(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (is_from_right(ch)) {
            start = start ? start : p;
            words += !in_word;
            in_word = true;
            *size = (size_t)(utf8_next(p) - start);
        } else if (g_unichar_isspace(ch)) {
            in_word = false;
        } else if (g_unichar_isalpha(ch)) {
            if (words >= MIN_WORDS)
                break;
            start = NULL;
            words = 0;
            in_word = false;
        }
    }
    return words >= MIN_WORDS ? start : NULL;
}

/* A language that is written in the script of a passage; others may be meant. */
static const char *
language_of_script(const char *passage)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript((UChar32)g_utf8_get_char(passage), &status)) {
    case USCRIPT_HEBREW:
        return "he";
    case USCRIPT_SYRIAC:
        return "syr";
    case USCRIPT_THAANA:
        return "dv";
    case USCRIPT_NKO:
        return "nqo";
    default:
        return "ar";
    }
}

/* Where it stands behind the start tag of its element, or else that tag. */
static struct span
place_of(const xmlNode *element, const char *passage, size_t size)
{
    struct span tag = node_span(element);
    const char *at = tag.source ? g_strstr_len(tag.source->text + tag.end,
                                      (gssize)(tag.source->size - tag.end), passage)
                                : NULL;
    if (!at)
        return tag;
    uint32_t start = (uint32_t)(at - tag.source->text);
    return (struct span){ tag.source, start, start + (uint32_t)size };
}

static void
look_at_text(struct checker *c, const xmlNode *text)
{
    size_t size;
    const char *found = find_passage((const char *)text->content, &size);
    const char *lang = found ? language_around(c->model, text) : NULL;
    if (!found || language_is_from_right(lang))
        return;
    g_autofree char *passage = g_strndup(found, size);
    struct diag *diag = check_found(c, text->parent, "other-direction",
        "\"%s\" runs from right to left, but the language here is \"%s\"", passage, lang);
    diag->span = place_of(text->parent, passage, size);
    check_note(c, diag, NULL,
        "put the passage into an element with its language: xml:lang=\"%s\"",
        language_of_script(found));
}

/* In a translation, texts that are not translated are still without their language. */
void
check_directions(struct checker *c)
{
    const xmlNode *root = xmlDocGetRootElement(c->model->doc);
    if (c->model->original && language_is_from_right(c->model->original))
        return;
    for (const xmlNode *n = root; n; n = check_next(n, root)) {
        for (const xmlNode *text = n->children; text && !node_is(n, "code"); text = text->next)
            if (text->type == XML_TEXT_NODE || text->type == XML_CDATA_SECTION_NODE)
                look_at_text(c, text);
    }
}
