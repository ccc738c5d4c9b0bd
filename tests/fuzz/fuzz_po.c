/*
 * Any bytes give entries or findings, and every place of either lies inside the file.  Each
 * entry is found by its text, and the entries that were read, written again, are read as the
 * same.
 */
#include "translate/po.h"

#include <assert.h>
#include <string.h>

static const char *const lines[] = { "#", "# By hand.", "#. id: a/title", "#: a.xml:3",
    "#, fuzzy", "#, c-format, fuzzy ", "#| msgctxt \"c\"", "#| msgid \"old\"",
    "#~ msgid \"gone\"", "#~ msgstr \"weg\"", "#~| msgid \"older\"", "#~ \"more\"",
    "msgctxt \"c\"", "msgid \"\"", "msgid \"a\"", "msgid \"b\\n\"", "msgstr \"\"",
    "msgstr \"x\"", "msgstr[0] \"y\"", "msgid_plural \"z\"", "\"more\"",
    "\"\\\"\\\\\\t\\r\\n\"", "\"Language: de\\n\"",
    "\"Content-Type: text/plain; charset=UTF-8\\n\"", "\"PO-Revision-Date: 2026-01-02\\n\"",
    "\"\\x\"", "\"open", "msgid", "word", "\"a\" \"b\"", "msgstr\"\"",
    "  msgid \t\"\xC3\xA4\" ", "#|", "#~", "#,", "", "#| ", "#~ ", "#~| ", "#~ | ", "#. ",
    "#. id: ", "#, ", " ", "msgid ", "msgctxt \t", "\"more\" \t" };

/* Returns a file of such lines; the bytes choose them. */
static GString *
steered(const uint8_t *data, size_t size)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < size; i++)
        g_string_append_printf(
            text, "%s%s", lines[data[i] % G_N_ELEMENTS(lines)], data[i] & 128 ? "\r\n" : "\n");
    return text;
}

static void
check_span(const struct span *span, const struct source *source)
{
    assert(span->source == source && span->start <= span->end && span->end <= source->size);
}

static void
check_findings(struct ctx *ctx, const struct source *source)
{
    size_t n;
    const struct diag *const *list = diags_sorted(ctx->diags, &n);
    for (size_t i = 0; i < n; i++) {
        check_span(&list[i]->span, source);
        assert(list[i]->severity == SEV_ERROR && *list[i]->text);
    }
}

static void
check_entry(const struct po *po, struct po_entry *entry)
{
    const char *text = po->source->text;
    const struct span *const spans[] = { &entry->id_span, &entry->text_span };
    for (size_t i = 0; i < G_N_ELEMENTS(spans); i++) {
        if (entry->is_obsolete && !spans[i]->source)
            continue;
        check_span(spans[i], po->source);
        assert(text[spans[i]->start] == '"' && text[spans[i]->end - 1] == '"');
    }
    assert(g_utf8_validate(entry->id, -1, NULL) && g_utf8_validate(entry->text, -1, NULL));
    if (!entry->is_obsolete)
        assert(po_find(po, entry->context, entry->id) == entry);
}

static void
write_string(GString *out, const char *keyword, const char *text)
{
    g_string_append_printf(out, "%s \"", keyword);
    for (; *text; text++) {
        static const char special[] = "\n\t\r\"\\", letters[] = "ntr\"\\";
        const char *found = strchr(special, *text);
        if (found)
            g_string_append_c(out, '\\');
        g_string_append_c(out, found ? letters[found - special] : *text);
    }
    g_string_append(out, "\"\n");
}

static void
write_entry(GString *out, const struct po_entry *entry)
{
    const char *mark = entry->is_obsolete ? "#~ " : "";
    g_string_append_printf(out, "%s%s", entry->comments ? entry->comments : "",
        entry->is_fuzzy ? "#, fuzzy\n" : "");
    if (entry->place)
        g_string_append_printf(out, "#. id: %s\n", entry->place);
    if (entry->previous)
        write_string(out, entry->is_obsolete ? "#~| msgid" : "#| msgid", entry->previous);
    if (entry->context) {
        g_string_append(out, mark);
        write_string(out, "msgctxt", entry->context);
    }
    g_string_append(out, mark);
    write_string(out, "msgid", entry->id);
    g_string_append(out, mark);
    write_string(out, "msgstr", entry->text);
    g_string_append_c(out, '\n');
}

static void
check_again(struct ctx *ctx, const struct po *po)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < po->entries->len; i++)
        write_entry(text, po->entries->pdata[i]);
    size_t findings = diags_count(ctx->diags, SEV_ERROR);
    const struct source *source = sources_text(ctx->sources, "again", text->str, text->len);
    const struct po *again = po_read(ctx, source, "de");
    assert(diags_count(ctx->diags, SEV_ERROR) == findings);
    assert(again->entries->len == po->entries->len);
    for (guint i = 0; i < po->entries->len; i++) {
        const struct po_entry *one = po->entries->pdata[i], *two = again->entries->pdata[i];
        assert(strcmp(one->id, two->id) == 0 && strcmp(one->text, two->text) == 0);
        assert(g_strcmp0(one->context, two->context) == 0);
        assert(g_strcmp0(one->previous, two->previous) == 0);
        assert(g_strcmp0(one->comments, two->comments) == 0);
        assert(g_strcmp0(one->place, two->place) == 0);
        assert(one->is_fuzzy == two->is_fuzzy && one->is_obsolete == two->is_obsolete);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 20000)
        return 0;
    struct ctx ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    bool is_steered = size && data[0] < 8; /* no PO file begins with such a byte */
    g_autoptr(GString) text = is_steered ? steered(data + 1, size - 1)
                                         : g_string_new_len((const char *)data, (gssize)size);
    const struct source *source = sources_text(ctx.sources, "fuzz", text->str, text->len);
    struct po *po = po_read(&ctx, source, "de");
    check_findings(&ctx, source);
    for (guint i = 0; i < po->entries->len; i++)
        check_entry(po, po->entries->pdata[i]);
    check_again(&ctx, po);
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
    return 0;
}
