#include "decide/told.h"

#include <string.h>

/* Digits and the separators between them. */
static const char *
hide_digits(struct arena *a, const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *p = text; *p;) {
        if (!g_ascii_isdigit(*p)) {
            g_string_append_c(out, *p++);
            continue;
        }
        size_t size = strspn(p, "0123456789.,");
        while (strchr(".,", p[size - 1]))
            size--;
        g_string_append_c(out, '#');
        p += size;
    }
    return arena_strdup(a, out->str);
}

static const char *
text(const struct teller *t, const xmlNode *node)
{
    return t->hides_figures
               ? hide_digits(t->ctx->arena, model_text_bare(t->ctx, t->model, node, t->on))
               : model_text_on(t->ctx, t->model, node, t->on);
}

static void
put(GString *out, const char *line)
{
    g_string_append(out, line ? line : "");
    g_string_append_c(out, '\n');
}

/* What a rule says: answer, official wording, positions. */
static void
put_words(GString *out, const struct teller *t, const struct rule *rule)
{
    put(out, text(t, rule->answer));
    put(out, text(t, rule->wording));
    for (size_t i = 0; i < rule->n_positions; i++) {
        put(out, verdict_name(rule->positions[i].verdict));
        put(out, text(t, rule->positions[i].node));
    }
}

static void
put_sources(GString *out, const struct teller *t, const struct rule *rule)
{
    (void)t;
    for (size_t i = 0; i < rule->cites.n; i++) {
        const struct cite *cite = &rule->cites.list[i];
        put(out, cite->source->id);
        put(out, cite->at);
        put(out, cite->authority->id);
    }
}

static void
put_because(GString *out, const struct teller *t, const struct rule *rule)
{
    put(out, text(t, rule->because));
}

static void
put_instead(GString *out, const struct teller *t, const struct rule *rule)
{
    put(out, text(t, rule->instead));
}

static void
put_consequence(GString *out, const struct teller *t, const struct rule *rule)
{
    put(out, text(t, rule->consequence));
}

typedef void put_part(GString *out, const struct teller *t, const struct rule *rule);

static const struct {
    const char *name;
    put_part *put;
} grounds[GROUNDS] = {
    [GROUND_SOURCES] = { "sources", put_sources },
    [GROUND_BECAUSE] = { "because", put_because },
    [GROUND_INSTEAD] = { "instead", put_instead },
    [GROUND_CONSEQUENCE] = { "consequence", put_consequence },
};

const char *
ground_name(enum ground ground)
{
    return grounds[ground].name;
}

static const char *
told(const struct teller *t, const struct decision *decision, put_part *part)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < decision->n_rules; i++)
        part(out, t, decision->rules[i]);
    return arena_strdup(t->ctx->arena, out->str);
}

const char *
told_words(const struct teller *t, const struct decision *decision)
{
    return told(t, decision, put_words);
}

const char *
told_ground(const struct teller *t, const struct decision *decision, enum ground ground)
{
    return told(t, decision, grounds[ground].put);
}

const char *
told_condition(const struct teller *t, const struct condition *c)
{
    const char *when = node_attribute(c->node, "when"), *by = node_attribute(c->node, "by");
    return arena_printf(
        t->ctx->arena, "%s\n%s\n%s", text(t, c->node), when ? when : "", by ? by : "");
}

const char *
told_answer(const struct teller *t, const struct rule *rule)
{
    return text(t, rule->answer ? rule->answer : rule->wording);
}
