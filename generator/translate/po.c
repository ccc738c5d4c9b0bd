#include "translate/po.h"

#include <string.h>

/* The part of an entry to which a string belongs. */
enum po_part { PART_NONE, PART_CONTEXT, PART_ID, PART_TEXT, PART_PREVIOUS, PART_SKIPPED };

struct po_reading {
    struct ctx *ctx;
    const struct source *source;
    struct po *po;
    struct po_entry entry;
    enum po_part part;
    GString *parts[PART_SKIPPED + 1];
    GString *comments;
    bool has_id, has_text, has_context, has_previous; /* which parts the entry has */
    bool is_refused;                                  /* the entry has a finding */
};

static struct span
span_of(const struct po_reading *r, const char *from, const char *to)
{
    const char *text = r->source->text;
    return (struct span){ r->source, (uint32_t)(from - text), (uint32_t)(to - text) };
}

static struct diag *
complain(struct po_reading *r, const char *from, const char *to, const char *text)
{
    r->is_refused = true;
    return diag_add(r->ctx->diags, SEV_ERROR, span_of(r, from, to), "po", "%s", text);
}

/*
 * The key of an entry.  As in gettext, it is the context and the text, with EOT between them.
 */
static char *
key_of(struct arena *a, const char *context, const char *id)
{
    return context ? arena_printf(a, "%s\004%s", context, id) : arena_strdup(a, id);
}

struct po_entry *
po_find(const struct po *po, const char *context, const char *id)
{
    g_autofree char *key = context ? g_strdup_printf("%s\004%s", context, id) : g_strdup(id);
    return g_hash_table_lookup(po->by_key, key);
}

/* The value of a field of the header, in the arena; NULL if there is none. */
static const char *
header_field(struct arena *a, const char *header, const char *name)
{
    size_t size = strlen(name);
    for (const char *line = header; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        if (g_ascii_strncasecmp(line, name, size) != 0 || line[size] != ':')
            continue;
        const char *value = line + size + 1;
        value += strspn(value, " \t");
        return arena_strndup(a, value, strcspn(value, "\n"));
    }
    return NULL;
}

static void
check_charset(struct po_reading *r, const char *header)
{
    const char *type = header_field(r->ctx->arena, header, "Content-Type");
    const char *charset = type ? strstr(type, "charset=") : NULL;
    charset = charset ? charset + strlen("charset=") : "";
    bool is_utf8 =
        g_ascii_strcasecmp(charset, "UTF-8") == 0 || g_ascii_strcasecmp(charset, "utf8") == 0;
    if (is_utf8 || g_ascii_strcasecmp(charset, "ASCII") == 0 || strcmp(charset, "CHARSET") == 0)
        return;
    diag_add(r->ctx->diags, SEV_ERROR, r->entry.text_span, "po",
        *charset ? "the header says that the charset is \"%s\"; only UTF-8 is read"
                 : "the header does not say \"charset=UTF-8\"%s",
        charset);
}

static bool
is_same_language(const char *one, const char *two)
{
    g_autofree char *a = g_ascii_strdown(one, -1), *b = g_ascii_strdown(two, -1);
    return strcmp(g_strdelimit(a, "_", '-'), g_strdelimit(b, "_", '-')) == 0;
}

static void
take_header(struct po_reading *r, const char *lang)
{
    struct po *po = r->po;
    struct arena *a = r->ctx->arena;
    po->header = r->entry.text;
    po->header_comments = r->entry.comments;
    check_charset(r, po->header);
    const char *said = header_field(a, po->header, "Language");
    if (said && *said && lang && !is_same_language(said, lang))
        diag_add(r->ctx->diags, SEV_ERROR, r->entry.text_span, "po",
            "the header says that the language is \"%s\", not \"%s\"", said, lang);
    const char *revised = header_field(a, po->header, "PO-Revision-Date");
    struct date date;
    const char *on = revised ? arena_strndup(a, revised, MIN(strlen(revised), 10)) : NULL;
    if (on && date_parse(on, &date) && date.precision == PRECISION_DAY)
        po->revised = on;
}

/*
 * Reports a second entry for the same text, because nobody can know which translation is valid.
 */
static void
report_double(struct po_reading *r, const struct po_entry *first)
{
    struct diag *d = diag_add(
        r->ctx->diags, SEV_ERROR, r->entry.id_span, "po", "this text has a second translation");
    diag_note(r->ctx->diags, d, first->id_span, "the first one");
}

static void
keep_entry(struct po_reading *r)
{
    struct po_entry *entry = ARENA_NEW(r->ctx->arena, struct po_entry);
    *entry = r->entry;
    g_ptr_array_add(r->po->entries, entry);
    if (!entry->is_obsolete)
        g_hash_table_insert(
            r->po->by_key, key_of(r->ctx->arena, entry->context, entry->id), entry);
}

/* Called after an entry, at `at`: keeps it, or drops it if it had a finding. */
static void
finish_entry(struct po_reading *r, const char *lang, const char *at)
{
    struct arena *a = r->ctx->arena;
    bool is_header =
        r->has_id && r->parts[PART_ID]->len == 0 && !r->has_context && !r->entry.is_obsolete;
    bool has_part = r->has_id || r->has_context;
    if (has_part && !r->has_text && !r->entry.is_obsolete && !r->is_refused)
        complain(r, at, at, "\"msgstr\" is missing before this place");
    if (r->has_id && r->has_text && !r->is_refused) {
        r->entry.context = r->has_context ? arena_strdup(a, r->parts[PART_CONTEXT]->str) : NULL;
        r->entry.id = arena_strdup(a, r->parts[PART_ID]->str);
        r->entry.text = arena_strdup(a, r->parts[PART_TEXT]->str);
        r->entry.previous =
            r->has_previous ? arena_strdup(a, r->parts[PART_PREVIOUS]->str) : NULL;
        r->entry.comments = r->comments->len ? arena_strdup(a, r->comments->str) : NULL;
        const struct po_entry *first =
            r->entry.is_obsolete ? NULL : po_find(r->po, r->entry.context, r->entry.id);
        if (is_header)
            take_header(r, lang);
        else if (first)
            report_double(r, first);
        else
            keep_entry(r);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(r->parts); i++)
        g_string_truncate(r->parts[i], 0);
    g_string_truncate(r->comments, 0);
    r->entry = (struct po_entry){ 0 };
    r->part = PART_NONE;
    r->has_id = r->has_text = r->has_context = r->has_previous = r->is_refused = false;
}

/* The character that an escape stands for; 0 for escapes that no handbook text needs. */
static char
escaped(char c)
{
    switch (c) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    case '"':
    case '\\':
        return c;
    default:
        return 0;
    }
}

/*
 * The first place from p on that is no blank; end if there is none.  Blanks that end a line lie
 * behind its end, so the end has to be looked at, not only the character.
 */
static const char *
skip_blanks(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    return p;
}

/* Reads "..." up to the end of the line; only blanks may follow. */
static void
read_string(struct po_reading *r, const char *p, const char *end)
{
    GString *out = r->parts[r->part];
    const char *from = p++;
    for (; p < end && *p != '"'; p++) {
        if (*p != '\\') {
            g_string_append_c(out, *p);
        } else if (p + 1 < end && escaped(p[1])) {
            g_string_append_c(out, escaped(*++p));
        } else {
            complain(r, p, MIN(p + 2, end), "this escape means nothing in a handbook's text");
            return;
        }
    }
    if (p >= end) {
        complain(r, from, end, "this string has no closing quotation mark");
        return;
    }
    p++;
    if (skip_blanks(p, end) < end)
        complain(r, p, end, "nothing may follow the string on its line");
    struct span span = span_of(r, from, p);
    struct span *kept = r->part == PART_ID     ? &r->entry.id_span
                        : r->part == PART_TEXT ? &r->entry.text_span
                                               : NULL;
    if (kept && kept->source)
        kept->end = span.end;
    else if (kept)
        *kept = span;
}

static const struct {
    const char *word;
    enum po_part part;
} keywords[] = {
    { "msgctxt", PART_CONTEXT },
    { "msgid_plural", PART_SKIPPED },
    { "msgid", PART_ID },
    { "msgstr", PART_TEXT },
};

/* The part that the keyword at *p begins; moves *p behind the keyword. */
static enum po_part
read_keyword(const char **p, const char *end)
{
    for (size_t i = 0; i < G_N_ELEMENTS(keywords); i++) {
        size_t size = strlen(keywords[i].word);
        if ((size_t)(end - *p) <= size || strncmp(*p, keywords[i].word, size) != 0)
            continue;
        *p += size;
        return keywords[i].part;
    }
    return PART_NONE;
}

/* Reads a line that is not a comment: a keyword with its string, or a continued string. */
static void
read_statement(
    struct po_reading *r, const char *p, const char *end, bool is_previous, const char *lang)
{
    const char *begin = p;
    enum po_part part = PART_NONE;
    if (*p != '"')
        part = read_keyword(&p, end);
    bool may_begin = part == PART_CONTEXT || part == PART_ID;
    if (may_begin && !is_previous && r->has_text)
        finish_entry(r, lang, begin);
    if (part == PART_SKIPPED || (part == PART_TEXT && *p == '[')) {
        complain(r, begin, end,
            "a handbook's text has no plural forms; translate the one form it has");
        r->part = PART_SKIPPED;
        r->has_text = true;
        return;
    }
    if (part == PART_NONE && (*p != '"' || r->part == PART_NONE)) {
        complain(r, begin, end, "this is neither a comment nor a part of an entry");
        return;
    }
    if (!is_previous && part == PART_TEXT && !r->has_id && !r->is_refused)
        complain(r, begin, end, "\"msgid\" is missing before this translation");
    if (!is_previous && ((part == PART_ID && r->has_id) || (part == PART_TEXT && r->has_text)))
        complain(r, begin, end,
            part == PART_ID ? "\"msgstr\" is missing before this text"
                            : "this text has a second \"msgstr\"");
    if (part != PART_NONE)
        r->part = !is_previous ? part : part == PART_ID ? PART_PREVIOUS : PART_SKIPPED;
    r->has_id |= r->part == PART_ID;
    r->has_text |= r->part == PART_TEXT;
    r->has_context |= r->part == PART_CONTEXT;
    r->has_previous |= r->part == PART_PREVIOUS;
    p = skip_blanks(p, end);
    if (p < end && *p == '"')
        read_string(r, p, end);
    else
        complain(r, begin, end, "a string in quotation marks is missing here");
}

/*
 * Reads a comment.  A comment that precedes the keywords of the next entry ends the previous
 * entry.
 */
static void
read_comment(struct po_reading *r, const char *p, const char *end, const char *lang)
{
    char kind = ' ';
    if (p + 1 < end)
        kind = p[1];
    if (kind == '~') {
        p = skip_blanks(p + 2, end);
        bool is_previous = p < end && *p == '|';
        if (is_previous)
            p = skip_blanks(p + 1, end);
        if (r->has_text && (p == end || *p != '"'))
            finish_entry(r, lang, p);
        if (p == end)
            return; /* such a line says nothing, not even of the entry behind it */
        r->entry.is_obsolete = true;
        read_statement(r, p, end, is_previous, lang);
        return;
    }
    if (r->has_text)
        finish_entry(r, lang, p);
    if (kind == '|') {
        p = skip_blanks(p + 2, end);
        if (p < end)
            read_statement(r, p, end, true, lang);
    } else if (kind == ',') {
        g_autofree char *flags = g_strndup(p + 2, (size_t)(end - p - 2));
        g_auto(GStrv) list = g_strsplit(flags, ",", -1);
        for (char **flag = list; *flag; flag++)
            r->entry.is_fuzzy |= strcmp(g_strstrip(*flag), "fuzzy") == 0;
    } else if (kind == '.') {
        static const char mark[] = "id: ";
        size_t size = strlen(mark);
        p = skip_blanks(p + 2, end);
        if ((size_t)(end - p) > size && strncmp(p, mark, size) == 0)
            r->entry.place = arena_strndup(r->ctx->arena, p + size, (size_t)(end - p) - size);
    } else if (kind != ':') {
        g_string_append_len(r->comments, p, end - p);
        g_string_append_c(r->comments, '\n');
    }
}

static void
read_lines(struct po_reading *r, const char *lang)
{
    const char *text = r->source->text, *end = text + r->source->size;
    const char *line = text + (g_str_has_prefix(text, "\xEF\xBB\xBF") ? 3 : 0);
    while (line < end) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        const char *next = stop ? stop + 1 : end;
        stop = stop ? stop : end;
        while (stop > line && g_ascii_isspace(stop[-1]))
            stop--;
        const char *p = skip_blanks(line, stop);
        if (p < stop && *p == '#')
            read_comment(r, p, stop, lang);
        else if (p < stop)
            read_statement(r, p, stop, false, lang);
        line = next;
    }
    finish_entry(r, lang, end);
}

/* Returns false, with a finding, if the bytes are not UTF-8. */
static bool
is_utf8(struct ctx *ctx, const struct source *source)
{
    const char *wrong;
    if (g_utf8_validate_len(source->text, source->size, &wrong))
        return true;
    uint32_t at = (uint32_t)(wrong - source->text);
    diag_add(ctx->diags, SEV_ERROR, (struct span){ source, at, at + 1 }, "po",
        *wrong ? "this byte is not UTF-8; save the file as UTF-8"
               : "a NUL byte stands here; this is not a text file");
    return false;
}

static void
free_entries(void *entries)
{
    g_ptr_array_unref(entries);
}

static void
free_table(void *table)
{
    g_hash_table_unref(table);
}

struct po *
po_read(struct ctx *ctx, const struct source *source, const char *lang)
{
    struct po *po = ARENA_NEW(ctx->arena, struct po);
    *po = (struct po){ .source = source, .header = "" };
    po->entries = g_ptr_array_new();
    po->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    arena_defer(ctx->arena, free_entries, po->entries);
    arena_defer(ctx->arena, free_table, po->by_key);
    if (!is_utf8(ctx, source))
        return po;
    struct po_reading r = { .ctx = ctx, .source = source, .po = po };
    for (size_t i = 0; i < G_N_ELEMENTS(r.parts); i++)
        r.parts[i] = g_string_new(NULL);
    r.comments = g_string_new(NULL);
    read_lines(&r, lang);
    for (size_t i = 0; i < G_N_ELEMENTS(r.parts); i++)
        g_string_free(r.parts[i], TRUE);
    g_string_free(r.comments, TRUE);
    return po;
}
