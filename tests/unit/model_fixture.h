/* Builds a small handbook for tests of the model and of later stages. */
#ifndef PROVISO_TESTS_MODEL_FIXTURE_H
#define PROVISO_TESTS_MODEL_FIXTURE_H

#include "unit/unit.h"

#include "model/model.h"

#include <stdio.h>
#include <string.h>

struct model_fixture {
    struct ctx ctx;
    xmlDoc *doc;
    struct model *model;
    char *said; /* the findings, one a line */
};

/* Builds the model of a whole handbook as of a day; "" means the day of its edition. */
static inline void
fixture_open(struct model_fixture *f, const char *text, const char *as_of)
{
    struct date date;
    *f = (struct model_fixture){
        .ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() }
    };
    f->ctx.folder = "/nonexistent";
    f->ctx.has_as_of = date_parse(as_of, &date);
    if (f->ctx.has_as_of)
        f->ctx.as_of = date.first;
    f->doc = load_parse(&f->ctx, sources_text(f->ctx.sources, "t.xml", text, strlen(text)));
    assert_non_null(f->doc);
    f->model = model_build(&f->ctx, f->doc);
    assert_non_null(f->model);
}

/* Parts of a handbook, for its body. */
#define PRACTICE(id, attributes, rules)                                                        \
    "<practice xml:id='" id "' " attributes "><title>" id "</title><question>" id              \
    "?</question>" rules "</practice>"
#define CHAPTER(practices) "<chapter xml:id='ch'><title>Ch</title>" practices "</chapter>"
#define RULE(id, attributes)                                                                   \
    "<rule xml:id='" id "' verdict='allowed' " attributes "><answer><p>Yes.</p></answer></rule>"

#define FIXTURE_HEAD                                                                           \
    "<handbook xmlns='urn:proviso:handbook:1' xml:id='h' xml:lang='%s'><title>T</title>"       \
    "<edition date='2024-06-01'>E</edition>\n"                                                 \
    "<roles><role xml:id='client'><name>Client</name></role>"                                  \
    "<role xml:id='provider'><name>Provider</name></role>"                                     \
    "<role xml:id='attorney' is='provider'><name>Attorney</name></role></roles>\n"             \
    "<circumstances><circumstance xml:id='tool'><name>Tool</name><question>Q?</question>"      \
    "<case xml:id='hand'><name>Hand</name></case><case xml:id='power'><name>Power</name>"      \
    "</case><case xml:id='crane'><name>Crane</name></case></circumstance>"                     \
    "<circumstance xml:id='course' given='power'><name>Course</name><question>Q?</question>"   \
    "<case xml:id='untrained'><name>No</name></case><case xml:id='trained'><name>Yes</name>"   \
    "</case></circumstance></circumstances>\n"                                                 \
    "<sources><source xml:id='S1' authority='official'><title>S</title></source></sources>\n"

/* The same for a body, put between the head above and the end tag; it begins on line 5. */
static inline void
fixture_body(struct model_fixture *f, const char *lang, const char *body, const char *as_of)
{
    g_autofree char *text = g_strdup_printf(FIXTURE_HEAD "%s</handbook>", lang, body);
    fixture_open(f, text, as_of);
}

/* The findings, one a line: "`marked text` code: message (note) (note)".  Long tags are cut. */
static inline const char *
fixture_findings(struct model_fixture *f)
{
    GString *out = g_string_new(NULL);
    size_t n;
    const struct diag *const *sorted = diags_sorted(f->ctx.diags, &n);
    for (size_t i = 0; i < n; i++) {
        const struct span *span = &sorted[i]->span;
        if (i)
            g_string_append_c(out, '\n');
        if (span->source) {
            const char *start = span->source->text + span->start;
            g_string_append_printf(out, "`%.*s` ",
                (int)MIN(span->end - span->start, strcspn(start, ">") + 1), start);
        }
        g_string_append_printf(out, "%s: %s", sorted[i]->code, sorted[i]->text);
        for (size_t k = 0; k < sorted[i]->n_notes; k++)
            g_string_append_printf(out, " (%s)", sorted[i]->notes[k].text);
    }
    g_free(f->said);
    f->said = g_string_free(out, FALSE);
    return f->said;
}

static inline void
fixture_close(struct model_fixture *f)
{
    model_free(f->model);
    xmlFreeDoc(f->doc);
    g_free(f->said);
    diags_free(f->ctx.diags);
    sources_free(f->ctx.sources);
    arena_free(f->ctx.arena);
}

#endif
