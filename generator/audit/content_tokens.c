/*
 * Reads strings, names, numbers, arrays and dictionaries as far as marked content and text
 * need.
 */
#include "audit/content_tokens.h"

#include <string.h>

void
tokens_init(struct tokens *tokens, const char *data, size_t size)
{
    *tokens = (struct tokens){ .at = data, .end = data + size };
    for (size_t i = 0; i < MOST_OPERANDS; i++) {
        tokens->operands[i].text = g_string_new(NULL);
        tokens->operands[i].type = g_string_new(NULL);
        tokens->operands[i].subtype = g_string_new(NULL);
    }
}

void
tokens_clear(struct tokens *tokens)
{
    for (size_t i = 0; i < MOST_OPERANDS; i++) {
        g_string_free(tokens->operands[i].text, TRUE);
        g_string_free(tokens->operands[i].type, TRUE);
        g_string_free(tokens->operands[i].subtype, TRUE);
        if (tokens->operands[i].actual)
            g_string_free(tokens->operands[i].actual, TRUE);
    }
}

static bool
is_delimiter(char c)
{
    return c == '\0' || g_ascii_isspace(c) || strchr("()<>[]{}/%", c);
}

static void
skip_space(struct tokens *p)
{
    while (p->at < p->end && (g_ascii_isspace(*p->at) || *p->at == '\0' || *p->at == '%')) {
        if (*p->at == '%')
            while (p->at < p->end && *p->at != '\n' && *p->at != '\r')
                p->at++;
        else
            p->at++;
    }
}

static void
read_escape(struct tokens *p, GString *out)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    char c = *p->at;
    const char *found = c ? strchr(from, c) : NULL;
    if (c >= '0' && c <= '7') {
        unsigned value = 0;
        for (int i = 0; i < 3 && p->at < p->end && *p->at >= '0' && *p->at <= '7'; i++)
            value = value * 8 + (unsigned)(*p->at++ - '0');
        g_string_append_c(out, (char)value);
        return;
    }
    if (c != '\n')
        g_string_append_c(out, found ? to[found - from] : c);
    p->at++;
}

static void
read_literal(struct tokens *p, GString *out)
{
    int depth = 1;
    for (p->at++; p->at < p->end && depth > 0;) {
        char c = *p->at++;
        if (c == '\\' && p->at < p->end) {
            read_escape(p, out);
            continue;
        }
        depth += (c == '(') - (c == ')');
        if (depth > 0)
            g_string_append_c(out, c);
    }
}

static void
read_hex(struct tokens *p, GString *out)
{
    int high = -1;
    for (p->at++; p->at < p->end && *p->at != '>'; p->at++) {
        int digit = g_ascii_xdigit_value(*p->at);
        if (digit < 0)
            continue;
        if (high >= 0)
            g_string_append_c(out, (char)(high << 4 | digit));
        high = high >= 0 ? -1 : digit;
    }
    if (p->at < p->end)
        p->at++;
    if (high >= 0)
        g_string_append_c(out, (char)(high << 4));
}

static void
read_word(struct tokens *p, GString *out)
{
    while (p->at < p->end && !is_delimiter(*p->at))
        g_string_append_c(out, *p->at++);
}

/*
 * Converts a text string to UTF-8: from UTF-16 if it begins with a byte order mark, else
 * unchanged.
 */
static void
append_text_string(GString *out, const GString *bytes)
{
    if (bytes->len < 2 || memcmp(bytes->str, "\xfe\xff", 2) != 0) {
        g_string_append_len(out, bytes->str, (gssize)bytes->len);
        return;
    }
    g_autofree char *utf8 = g_convert(
        bytes->str + 2, (gssize)bytes->len - 2, "UTF-8", "UTF-16BE", NULL, NULL, NULL);
    g_string_append(out, utf8 ? utf8 : "");
}

static void
set_entry(struct operand *d, const char *key, char kind, const GString *value)
{
    if (strcmp(key, "MCID") == 0)
        d->id = (int)g_ascii_strtoll(value->str, NULL, 10);
    else if (strcmp(key, "Type") == 0 && kind == '/')
        g_string_assign(d->type, value->str);
    else if (strcmp(key, "Subtype") == 0 && kind == '/')
        g_string_assign(d->subtype, value->str);
    else if (strcmp(key, "ActualText") == 0) {
        d->actual = d->actual ? d->actual : g_string_new(NULL);
        append_text_string(d->actual, value);
    }
}

/* Reads "<< key value ... >>", whose values are not dictionaries themselves. */
static void
read_dictionary(struct tokens *p, struct operand *d)
{
    g_autoptr(GString) key = g_string_new(NULL), value = g_string_new(NULL);
    p->at += 2;
    for (;;) {
        skip_space(p);
        if (p->at >= p->end || *p->at != '/')
            break;
        p->at++;
        g_string_truncate(key, 0);
        g_string_truncate(value, 0);
        read_word(p, key);
        skip_space(p);
        char kind = '\0';
        if (p->at < p->end)
            kind = *p->at;
        if (kind == '(')
            read_literal(p, value);
        else if (kind == '<')
            read_hex(p, value);
        else {
            p->at += kind == '/';
            read_word(p, value);
        }
        set_entry(d, key->str, kind, value);
    }
    p->at += p->at + 1 < p->end ? 2 : 0;
}

static struct operand *
push(struct tokens *p, enum operand_kind kind)
{
    struct operand *o = &p->operands[MIN(p->n_operands, MOST_OPERANDS - 1)];
    p->n_operands += p->n_operands < MOST_OPERANDS;
    o->kind = kind;
    o->id = -1;
    g_string_truncate(o->text, 0);
    g_string_truncate(o->type, 0);
    g_string_truncate(o->subtype, 0);
    if (o->actual)
        g_string_free(o->actual, TRUE);
    o->actual = NULL;
    return o;
}

static void
read_array(struct tokens *p)
{
    struct operand *o = push(p, OPERAND_STRING);
    g_autoptr(GString) other = g_string_new(NULL);
    for (p->at++;;) {
        skip_space(p);
        if (p->at >= p->end || *p->at == ']')
            break;
        if (*p->at == '(')
            read_literal(p, o->text);
        else if (*p->at == '<')
            read_hex(p, o->text);
        else if (is_delimiter(*p->at))
            p->at++;
        else
            read_word(p, other);
    }
    p->at += p->at < p->end;
}

bool
tokens_next(struct tokens *p, GString *word)
{
    p->n_operands = 0;
    for (;;) {
        skip_space(p);
        if (p->at >= p->end)
            return false;
        char c = *p->at;
        if (c == '/') {
            p->at++;
            read_word(p, push(p, OPERAND_NAME)->text);
        } else if (c == '(') {
            read_literal(p, push(p, OPERAND_STRING)->text);
        } else if (c == '<' && p->at + 1 < p->end && p->at[1] == '<') {
            read_dictionary(p, push(p, OPERAND_DICTIONARY));
        } else if (c == '<') {
            read_hex(p, push(p, OPERAND_STRING)->text);
        } else if (c == '[') {
            read_array(p);
        } else if (g_ascii_isdigit(c) || strchr("+-.", c)) {
            read_word(p, push(p, OPERAND_NUMBER)->text);
        } else if (is_delimiter(c)) {
            p->at++;
        } else {
            g_string_truncate(word, 0);
            read_word(p, word);
            return true;
        }
    }
}
