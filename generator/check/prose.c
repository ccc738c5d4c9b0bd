/*
 * Checks how the text reads: long sentences, long answers, and list items that mean the
 * opposite when read alone.
 */
#include "check/internal.h"
#include "model/words.h"

#include <string.h>

#define SENTENCE_MAX_WORDS   30
#define ANSWER_MAX_SENTENCES 2
#define ANSWER_MAX_LETTERS   240
#define ACT_MAX_LETTERS      32

/* --- Sentences ------------------------------------------------------------------------- */

static bool
is_among(gunichar ch, const char *set)
{
    return ch && g_utf8_strchr(set, -1, ch) != NULL;
}

static const char *
skip(const char *p, const char *set)
{
    while (is_among(g_utf8_get_char(p), set))
        p = utf8_next(p);
    return p;
}

/* True if a word can begin after this character: white space or an opening mark. */
static bool
is_before_word(gunichar ch)
{
    GUnicodeType type = g_unichar_type(ch);
    return g_unichar_isspace(ch) || type == G_UNICODE_OPEN_PUNCTUATION ||
           type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* True if the word before a full stop is an abbreviation or initial, or if there is no word. */
static bool
is_short(const char *abbreviations, const char *from, const char *stop)
{
    const char *word = stop;
    while (word > from) {
        const char *before = g_utf8_prev_char(word);
        if (is_before_word(g_utf8_get_char(before)))
            break;
        word = before;
    }
    g_autofree char *text = g_strndup(word, (size_t)(stop - word));
    g_autofree char *lower = g_utf8_strdown(text, -1);
    bool is_initial = g_utf8_strlen(text, -1) == 1 && g_unichar_isupper(g_utf8_get_char(text));
    return is_initial || check_has_word(abbreviations, lower);
}

/*
 * The end of the sentence that begins at `from`: after a mark that ends one and any closing
 * marks, unless what follows continues in lower case.
 */
static const char *
sentence_end(const char *from, const char *abbreviations)
{
    const char *after = from; /* after the marks around p */
    bool goes_on = false;     /* what follows continues the sentence */
    for (const char *p = from; *p; p = utf8_next(p)) {
        if ((guchar)*p < 0x80 && !strchr(".!?", *p))
            continue;
        gunichar ch = g_utf8_get_char(p);
        if (is_among(ch, "\u3002\uff01\uff1f"))
            return skip(utf8_next(p), "\u300d\u300f\uff09");
        if (!is_among(ch, ".!?\u2026\u0964\u061f\u06d4"))
            continue;
        if (p >= after) {
            after = skip(utf8_next(p), ".!?\u2026)]\"'\u201d\u2019\u00bb");
            const char *next = skip(after, " ([\"'\u201c\u2018\u201e\u00ab\u00bf\u00a1");
            goes_on = *after && (*after != ' ' || g_unichar_islower(g_utf8_get_char(next)));
        }
        if (!goes_on && (!*after || ch != '.' || !is_short(abbreviations, from, p)))
            return after;
    }
    return from + strlen(from);
}

/* Counts the words between spaces that have a letter or digit in them, or are filled in. */
static size_t
count_words(const char *from, const char *end)
{
    size_t n = 0;
    bool is_word = false;
    for (const char *p = from; p < end; p = utf8_next(p)) {
        if (*p == ' ')
            is_word = false;
        if (*p == ' ' || is_word)
            continue;
        gunichar ch = g_utf8_get_char(p);
        if (g_unichar_isalnum(ch) || ch == 0xFFFC) {
            is_word = true;
            n++;
        }
    }
    return n;
}

/*
 * True for definitions, and for reasons of rules that quote their source: most often the
 * source's own sentences, which the author cannot split.
 */
static bool
is_of_source(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
        if (node_is(node, "definition"))
            return true;
        if (node_is(node, "because"))
            return node->parent && node_child(node->parent, "wording");
    }
    return false;
}

/* The sentence's first words, so that the author can find it. */
static char *
excerpt(const char *from, const char *end)
{
    const char *p = from;
    for (size_t spaces = 0; p < end; p++)
        if (*p == ' ' && ++spaces == 5)
            break;
    g_autofree char *text = g_strndup(from, (size_t)(p - from));
    g_auto(GStrv) parts = g_strsplit(text, "\uFFFC", -1);
    g_autofree char *joined = g_strjoinv("\u2026", parts);
    return g_strconcat(joined, p < end ? " \u2026" : "", NULL);
}

static void
check_block(struct checker *c, const struct block *block, const char *abbreviations)
{
    const char *p = block->text;
    while (*p) {
        const char *end = sentence_end(p, abbreviations);
        size_t n = count_words(p, end);
        if (n > SENTENCE_MAX_WORDS) {
            g_autofree char *start = excerpt(p, end);
            check_found(c, block->node, "long-sentence", "this sentence has %zu words: \"%s\"",
                n, start);
        }
        p = skip(end, " ");
    }
}

void
check_sentences(struct checker *c)
{
    const char *abbreviations = words_find(c->model->words, "check.abbreviations");
    for (guint i = 0; i < c->blocks->len; i++) {
        const struct block *block = &g_array_index(c->blocks, struct block, i);
        if (!block->is_heading && !is_of_source(block->node))
            check_block(c, block, abbreviations);
    }
}

/* --- Answers --------------------------------------------------------------------------- */

static void
check_answer(struct checker *c, const struct rule *rule)
{
    const xmlNode *answer = node_child(rule->node, "answer");
    if (!answer)
        return;
    const char *abbreviations = words_find(c->model->words, "check.abbreviations");
    const char *text = model_text(c->ctx, c->model, answer);
    size_t sentences = 0, letters = (size_t)g_utf8_strlen(text, -1);
    for (const char *p = text; *p; p = skip(sentence_end(p, abbreviations), " "))
        sentences++;
    if (sentences > ANSWER_MAX_SENTENCES)
        check_found(c, answer, "long-answer",
            "the answer of \"%s\" has %zu sentences; it may have %d", rule->id, sentences,
            ANSWER_MAX_SENTENCES);
    else if (letters > ANSWER_MAX_LETTERS)
        check_found(c, answer, "long-answer",
            "the answer of \"%s\" has %zu characters; it may have %d", rule->id, letters,
            ANSWER_MAX_LETTERS);
}

void
check_answers(struct checker *c)
{
    for (size_t i = 0; i < c->model->n_practices; i++)
        for (size_t k = 0; k < c->model->practices[i].n_own_rules; k++)
            check_answer(c, &c->model->practices[i].own_rules[k]);
}

/* --- Acts ------------------------------------------------------------------------------ */

void
check_acts(struct checker *c)
{
    for (size_t i = 0; i < c->model->n_practices; i++) {
        const struct practice *practice = &c->model->practices[i];
        for (size_t k = 0; k < practice->n_acts; k++) {
            const struct act *act = &practice->acts[k];
            size_t letters = (size_t)g_utf8_strlen(act->text, -1);
            if (letters > ACT_MAX_LETTERS)
                check_found(c, act->node, "long-act",
                    "the act \"%s\" has %zu characters; it may have %d", act->text, letters,
                    ACT_MAX_LETTERS);
        }
    }
}

/* --- Negatives ------------------------------------------------------------------------- */

/* Words of the language that negate a sentence, and words that undo it. */
struct negation {
    const char *words, *endings, *exceptions, *neutral, *abbreviations;
    struct word_split *split;
    GHashTable *leads; /* const xmlNode * -> struct lead: one text may lead in many lists */
};

/* The last sentence of a block that introduces a list. */
struct lead {
    const char *text; /* its first words if it is long; "" if it ends in the block */
    bool negates;     /* the list after it */
};

#define LEAD_MAX_SHOWN 120 /* length in bytes */

static bool
is_negation(const struct negation *negation, const char *word)
{
    if (check_has_word(negation->words, word))
        return true;
    g_auto(GStrv) endings = g_strsplit(negation->endings ? negation->endings : "", " ", -1);
    for (size_t i = 0; endings[i]; i++)
        if (*endings[i] && g_str_has_suffix(word, endings[i]))
            return true;
    return false;
}

static bool
has_negation(const struct negation *negation, const char *text)
{
    char *const *words = split_words(negation->split, text);
    for (size_t i = 0; words[i]; i++)
        if (is_negation(negation, words[i]))
            return true;
    return false;
}

/*
 * True if both words of a pair such as "or not" occur: the sentence then leaves open what
 * follows.
 */
static bool
is_neutral(const struct negation *negation, char *const *words, size_t at)
{
    if (at == 0)
        return false;
    g_autofree char *pair = g_strconcat(words[at - 1], "-", words[at], NULL);
    return check_has_word(negation->neutral, pair);
}

/*
 * True for "You may not:".  False for "You may not, unless:", whose items are allowed, and for
 * "whether or not to:", which says nothing about them.
 */
static bool
negates_what_follows(const struct negation *negation, const char *text)
{
    char *const *words = split_words(negation->split, text);
    bool negates = false;
    for (size_t i = 0; words[i]; i++) {
        if (is_negation(negation, words[i]))
            negates = negates || !is_neutral(negation, words, i);
        else if (check_has_word(negation->exceptions, words[i]))
            negates = false;
    }
    return negates;
}

/* The text directly in the element; "" if there is none or it is in another language. */
static const char *
text_of(const struct checker *c, const xmlNode *node)
{
    gpointer at = NULL;
    if (!node || !g_hash_table_lookup_extended(c->block_of, node, NULL, &at))
        return "";
    const struct block *block = &g_array_index(c->blocks, struct block, GPOINTER_TO_UINT(at));
    return block->is_own_language ? block->text : "";
}

/*
 * The element whose text introduces a list: a heading right before it, a paragraph or an item.
 */
static const xmlNode *
lead_in(const xmlNode *list)
{
    const xmlNode *before = xmlPreviousElementSibling((xmlNode *)(uintptr_t)list);
    const xmlNode *parent = list->parent;
    if (before && (node_is(before, "title") || node_is(before, "p")))
        return before;
    if (!before && node_is(parent, "dd")) {
        for (before = parent; before && !node_is(before, "dt");)
            before = xmlPreviousElementSibling((xmlNode *)(uintptr_t)before);
        return before;
    }
    return node_is(parent, "li") || node_is(parent, "dd") || node_is(parent, "td") ? parent
                                                                                   : NULL;
}

static const struct lead *
lead_of(struct checker *c, const struct negation *negation, const xmlNode *node)
{
    struct lead *lead = g_hash_table_lookup(negation->leads, node);
    if (lead)
        return lead;
    lead = g_new0(struct lead, 1);
    lead->text = text_of(c, node);
    if (node && !node_is(node, "title") && !node_is(node, "dt")) {
        const char *last = lead->text;
        for (const char *p = last; *p; p = skip(sentence_end(p, negation->abbreviations), " "))
            last = p;
        size_t size = strlen(last);
        lead->text = size && strchr(".!?", last[size - 1]) ? "" : last;
    }
    lead->negates = negates_what_follows(negation, lead->text);
    size_t size = strlen(lead->text);
    if (lead->negates && size > LEAD_MAX_SHOWN) {
        g_autofree char *start = excerpt(lead->text, lead->text + size);
        lead->text = arena_strdup(c->ctx->arena, start);
    }
    g_hash_table_insert(negation->leads, (gpointer)(uintptr_t)node, lead);
    return lead;
}

static void
check_list(struct checker *c, const struct negation *negation, const xmlNode *list)
{
    const struct lead *lead = lead_of(c, negation, lead_in(list));
    if (!lead->negates)
        return;
    const xmlNode *first = NULL;
    size_t n = 0, n_items = 0;
    for (const xmlNode *item = list->children; item; item = item->next) {
        if (!node_is(item, "li"))
            continue;
        n_items++;
        if (has_negation(negation, model_text(c->ctx, c->model, item)))
            continue;
        first = first ? first : item;
        n++;
    }
    if (!n)
        return;
    struct diag *diag = check_found(c, first, "negative-unsafe",
        "read alone, %zu of %zu items under \"%s\" would say the opposite", n, n_items,
        lead->text);
    check_note(
        c, diag, NULL, "write \"not\" in each item, or rewrite the words before the list");
}

void
check_negatives(struct checker *c)
{
    const struct negation negation = {
        words_find(c->model->words, "check.negations"),
        words_find(c->model->words, "check.negation-endings"),
        words_find(c->model->words, "check.exceptions"),
        words_find(c->model->words, "check.neutral"),
        words_find(c->model->words, "check.abbreviations"),
        c->split,
        g_hash_table_new_full(NULL, NULL, NULL, g_free),
    };
    for (guint i = 0; negation.words && i < c->lists->len; i++)
        check_list(c, &negation, c->lists->pdata[i]);
    g_hash_table_unref(negation.leads);
}
