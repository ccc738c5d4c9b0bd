#include "cli/cache_findings.h"

#include "finding/codes.h"

/*
 * A place is the index of a source plus one, or 0, with its start and end.  A finding is
 * severity, code, place, text and notes; a note, place and text.  Behind the findings stands
 * what the summary counts as left out: number and text.
 */
#define NOTE     "(uuus)"
#define FINDING  "(usuuusa" NOTE ")"
#define FINDINGS "a" FINDING
#define LEFT_OUT "(ts)"
#define ALL      "(" FINDINGS "a" LEFT_OUT ")"

static bool
can_be_kept(const struct diag *diag)
{
    bool can = diag->n_fixes == 0 && code_find(diag->code) &&
               (!diag->span.source || diag->span.source->is_file);
    for (size_t i = 0; i < diag->n_notes; i++)
        can = can && (!diag->notes[i].span.source || diag->notes[i].span.source->is_file);
    return can;
}

static uint32_t
number_of(struct span span)
{
    return span.source ? span.source->index + 1 : 0;
}

GBytes *
cache_findings_write(struct diags *found)
{
    size_t n;
    const struct diag *const *list = diags_sorted(found, &n);
    g_auto(GVariantBuilder) findings = G_VARIANT_BUILDER_INIT(G_VARIANT_TYPE(FINDINGS));
    for (size_t i = 0; i < n; i++) {
        const struct diag *d = list[i];
        if (!can_be_kept(d))
            return NULL;
        GVariantBuilder notes = G_VARIANT_BUILDER_INIT(G_VARIANT_TYPE("a" NOTE));
        for (size_t k = 0; k < d->n_notes; k++) {
            struct span span = d->notes[k].span;
            g_variant_builder_add(
                &notes, NOTE, number_of(span), span.start, span.end, d->notes[k].text);
        }
        g_variant_builder_add(&findings, FINDING, (uint32_t)d->severity, d->code,
            number_of(d->span), d->span.start, d->span.end, d->text, &notes);
    }
    g_auto(GVariantBuilder) left_out = G_VARIANT_BUILDER_INIT(G_VARIANT_TYPE("a" LEFT_OUT));
    for (size_t i = 0; i < diags_not_shown(found); i++) {
        const char *text = diags_not_shown_at(found, i, &n);
        g_variant_builder_add(&left_out, LEFT_OUT, (uint64_t)n, text);
    }
    g_autoptr(GVariant) all = g_variant_ref_sink(g_variant_new(ALL, &findings, &left_out));
    return g_variant_get_data_as_bytes(all);
}

/* False if there is no such place. */
static bool
find_place(const struct sources *sources, uint32_t number, struct span *span)
{
    if (number == 0)
        return true;
    span->source = number <= sources_count(sources) ? sources_at(sources, number - 1) : NULL;
    return span->source && span->start <= span->end && span->end <= span->source->size;
}

static bool
read_finding(GVariant *finding, const struct sources *sources, struct diags *into)
{
    uint32_t severity, number;
    const char *code, *text;
    struct span span = { 0 };
    g_autoptr(GVariantIter) notes = NULL;
    g_variant_get(finding, "(u&suuu&sa" NOTE ")", &severity, &code, &number, &span.start,
        &span.end, &text, &notes);
    const struct code *known = code_find(code);
    if (!known || severity > SEV_ERROR || !find_place(sources, number, &span))
        return false;
    struct diag *diag = diag_add(into, (enum severity)severity, span, known->name, "%s", text);
    while (g_variant_iter_next(notes, "(uuu&s)", &number, &span.start, &span.end, &text)) {
        span.source = NULL;
        if (!find_place(sources, number, &span))
            return false;
        diag_note(into, diag, span, "%s", text);
    }
    return true;
}

bool
cache_findings_read(GBytes *bytes, const struct sources *sources, struct diags *into)
{
    g_autoptr(GVariant) all =
        g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(ALL), bytes, FALSE));
    if (!g_variant_is_normal_form(all))
        return false;
    struct diags *found = diags_new();
    bool is_read = true;
    g_autoptr(GVariant) findings = g_variant_get_child_value(all, 0);
    for (gsize i = 0; is_read && i < g_variant_n_children(findings); i++) {
        g_autoptr(GVariant) finding = g_variant_get_child_value(findings, i);
        is_read = read_finding(finding, sources, found);
    }
    g_autoptr(GVariant) left_out = g_variant_get_child_value(all, 1);
    for (gsize i = 0; i < g_variant_n_children(left_out); i++) {
        uint64_t n;
        const char *text;
        g_variant_get_child(left_out, i, "(t&s)", &n, &text);
        diags_add_not_shown(found, (size_t)n, "%s", text);
    }
    if (is_read)
        diags_join(into, found);
    else
        diags_free(found);
    return is_read;
}
