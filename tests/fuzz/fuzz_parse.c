/*
 * Any bytes give either a tree or a finding, never both and never neither.  Every finding lies
 * inside the file, every element has the position of its start tag, and what the schema accepts
 * is valid.
 */
#include "load/load.h"

#include <assert.h>
#include <string.h>

static void
check_elements(const xmlNode *node, const struct source *source, uint32_t *behind)
{
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        struct span span = node_span(node);
        const char *tag = source->text + span.start + 1;
        if (node->ns && node->ns->prefix)
            tag += strlen((const char *)node->ns->prefix) + 1;
        assert(span.source == source && *behind <= span.start && span.start < span.end);
        assert(source->text[span.start] == '<' && source->text[span.end - 1] == '>');
        assert(strncmp(tag, (const char *)node->name, strlen((const char *)node->name)) == 0);
        *behind = span.end;
        check_elements(node->children, source, behind);
    }
}

static size_t
count_findings(struct ctx *ctx)
{
    size_t n;
    const struct diag *const *list = diags_sorted(ctx->diags, &n);
    for (size_t i = 0; i < n; i++) {
        const struct span *span = &list[i]->span;
        assert(span->source && span->start <= span->end && span->end <= span->source->size);
        assert(list[i]->severity == SEV_ERROR && *list[i]->text);
    }
    return n;
}

static const char *const elements[] = { "handbook", "title", "edition", "roles", "role", "name",
    "circumstances", "circumstance", "question", "case", "sources", "source", "facts", "fact",
    "value", "band", "glossary", "term", "definition", "chapter", "intro", "practice", "lead",
    "rule", "answer", "wording", "provided", "because", "position", "cite", "against", "accept",
    "section", "p", "ul", "li", "dl", "dt", "dd", "table", "tbody", "tr", "td", "figure", "img",
    "note", "em", "ref", "value-of", "index", "br", "guide", "scenario", "step", "titel",
    "pp" };
static const char *const attributes[] = { "xml:id", "xml:lang", "verdict", "verdikt", "roles",
    "cases", "from", "until", "to", "ref", "source", "authority", "date", "href", "fact",
    "money", "finding", "practices", "about", "x" };
static const char *const values[] = { "a", "a b", "1", "", "2020", "2020-01-01", "allowed",
    "alowed", "official", "unknown", "EUR 1", "gap", "from until" };

#define PICK(list, byte) list[(byte) % G_N_ELEMENTS(list)]

/* Returns well-formed XML of the handbook's elements and attributes; the bytes choose them. */
static GString *
steered(const uint8_t *data, size_t size)
{
    GString *text = g_string_new("<handbook xmlns='" NS_HANDBOOK "' xml:id='h'><title/>"
                                 "<edition date='2020-01-01'/><roles><role xml:id='a'><name/>"
                                 "</role></roles><chapter xml:id='c'><title/>");
    g_autoptr(GPtrArray) open = g_ptr_array_new();
    const char *outer = "chapter";
    g_ptr_array_add(open, (gpointer)(uintptr_t)outer);
    for (size_t i = 0; i + 2 < size; i += 3) {
        const char *name = PICK(elements, data[i + 1]);
        if (data[i] % 8 < 4) {
            g_string_append_printf(text, "<%s%s", name, data[i] & 64 ? " xmlns=''" : "");
            if (data[i] & 16)
                g_string_append_printf(text, " %s='%s'", PICK(attributes, data[i + 2]),
                    PICK(values, data[i + 2] / 20));
            g_string_append(text, data[i] & 32 ? ">" : "/>");
            if (data[i] & 32)
                g_ptr_array_add(open, (gpointer)(uintptr_t)name);
        } else if (data[i] % 8 < 6 && open->len) {
            g_string_append_printf(
                text, "</%s>", (char *)g_ptr_array_steal_index(open, open->len - 1));
        } else {
            g_string_append(text, data[i] & 8 ? "word &amp; " : " ");
        }
    }
    while (open->len)
        g_string_append_printf(
            text, "</%s>", (char *)g_ptr_array_steal_index(open, open->len - 1));
    return g_string_append(text, "</handbook>");
}

static void check_text(const char *text, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 20000)
        return 0;
    /* No XML file begins with such a byte; it means that the rest chooses the markup. */
    if (size && data[0] < 8) {
        g_autoptr(GString) text = steered(data + 1, size - 1);
        check_text(text->str, text->len);
    } else {
        check_text((const char *)data, size);
    }
    return 0;
}

static void
check_text(const char *text, size_t size)
{
    struct ctx ctx = {
        .arena = arena_new(),
        .sources = sources_new(),
        .diags = diags_new(),
    };
    const struct source *source = sources_text(ctx.sources, "fuzz", text, size);
    xmlDoc *doc = load_parse(&ctx, source);
    assert((doc == NULL) == (count_findings(&ctx) > 0));
    if (doc) {
        uint32_t behind = 0;
        check_elements(doc->children, source, &behind);
        bool was_valid = load_validate(&ctx, doc, "handbook.xsd", "schema");
        assert(was_valid == (count_findings(&ctx) == 0));
        if (xmlDocGetRootElement(doc))
            assert(load_validate(&ctx, doc, "handbook.xsd", "schema"));
        xmlFreeDoc(doc);
    }
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
}
