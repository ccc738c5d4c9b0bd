/*
 * Shared by the files of this folder: a run of all checks, how a check reports, and the text of
 * the handbook as checks read it.  Each check is a function in the table of check.c.
 */
#ifndef PROVISO_CHECK_INTERNAL_H
#define PROVISO_CHECK_INTERNAL_H

#include "check/check.h"
#include "decide/answers.h"

/*
 * The text directly in one element (a paragraph, an item, a title), with white space collapsed.
 * What the generator fills in, and quoted words (q, code), become one U+FFFC each.  Facts,
 * sources, official wording, block quotations, index marks and reasons of `accept` are not read
 * at all.
 */
struct block {
    const xmlNode *node;
    const struct practice *practice; /* or NULL */
    const char *text;
    const char *unlinked; /* the same, with links to the glossary also as U+FFFC */
    bool is_heading;      /* a title, name, question or caption, without sentences */
    bool is_own_language; /* the handbook's */
};

/* A link to the glossary in a practice. */
struct term_link {
    const struct practice *practice;
    const char *term; /* its name */
};

struct checker {
    struct ctx *ctx;
    const struct model *model;
    struct answers *answers;
    GArray *found;                       /* struct finding (accept.c) */
    GArray *blocks;                      /* struct block, in document order */
    GHashTable *block_of;                /* const xmlNode * -> index of its block */
    GPtrArray *pictures, *cites, *lists; /* const xmlNode *: img, cite, ul and ol */
    GArray *links;                       /* struct term_link, in document order */
    GHashTable *named;        /* names of sources, facts and terms that something refers to */
    GHashTable *unlinked;     /* const struct term *: used without a link, and reported */
    struct word_split *split; /* arena for split words */
    GHashTable *kind_of;      /* text.c: by the name of elements */
    GString *buffer;          /* text.c */
    size_t n_errors;          /* errors before the checks: nothing is then called stale */
};

/* A finding and the element it is about. */
struct finding {
    struct diag *diag;
    const xmlNode *node;
};

/*
 * Reports a finding about an element, at its start tag.  The code determines the severity
 * (finding/codes.c).  Returns the finding, for notes.
 */
struct diag *check_found(struct checker *c, const xmlNode *node, const char *code,
    const char *format, ...) G_GNUC_PRINTF(4, 5);

/* A second place, or a hint when node is NULL. */
void check_note(struct checker *c, struct diag *diag, const xmlNode *node, const char *format,
    ...) G_GNUC_PRINTF(4, 5);

/* The next element in document order within root, starting with root; NULL after the last. */
const xmlNode *check_next(const xmlNode *node, const xmlNode *root);

/* Reads all blocks (text.c). */
void check_read(struct checker *c);

/* g_utf8_next_char for constant text. */
static inline const char *
utf8_next(const char *p)
{
    return p + g_utf8_skip[(guchar)*p];
}

/*
 * The words of a text, in lower case, without punctuation around them; NULL after the last.
 * They are valid until the next text is split.
 */
struct word_split {
    GString *text;
    GArray *starts;
    GPtrArray *words;
};

struct word_split *split_new(void);
void split_free(struct word_split *split);
char *const *split_words(struct word_split *split, const char *text);

/*
 * True if the word is in a list separated by spaces (templates/words).  NULL is an empty list.
 */
bool check_has_word(const char *list, const char *word);

/* The checks, by file. */
void check_rules(struct checker *c);
void check_scenarios(struct checker *c);
void check_conditions(struct checker *c);
void check_blocks(struct checker *c);
void check_links(struct checker *c);
void check_hidden(struct checker *c);
void check_directions(struct checker *c);
void check_markup(struct checker *c);
void check_alternatives(struct checker *c);
void check_unused(struct checker *c);
void check_sources(struct checker *c);
void check_dates(struct checker *c);
void check_figures(struct checker *c);
void check_values(struct checker *c);
void check_terms(struct checker *c);
void check_sentences(struct checker *c);
void check_answers(struct checker *c);
void check_acts(struct checker *c);
void check_negatives(struct checker *c);

/* Runs last: removes accepted findings, and reports acceptances that match nothing. */
void check_accepts(struct checker *c);

#endif
