/* The operators of a content stream with their operands (ISO 32000-2, 7.8.2). */
#ifndef PROVISO_AUDIT_CONTENT_TOKENS_H
#define PROVISO_AUDIT_CONTENT_TOKENS_H

#include <glib.h>
#include <stdbool.h>

#define MOST_OPERANDS 64

enum operand_kind { OPERAND_NUMBER, OPERAND_NAME, OPERAND_STRING, OPERAND_DICTIONARY };

/* For an array, its strings; for a dictionary, the entries listed here. */
struct operand {
    enum operand_kind kind;
    GString *text;
    int id; /* MCID, or -1 */
    GString *actual, *type, *subtype;
};

struct tokens {
    const char *at, *end;
    struct operand operands[MOST_OPERANDS]; /* operands of the last operator */
    size_t n_operands;
};

void tokens_init(struct tokens *tokens, const char *data, size_t size);
void tokens_clear(struct tokens *tokens);

/* Reads operands up to the next operator, which becomes `word`; false at the end. */
bool tokens_next(struct tokens *tokens, GString *word);

#endif
