/* Chapters, practices and rules. */
#include "model/internal.h"
#include "model/reach.h"

#include <string.h>

/* Bijective base 26: every combination of letters occurs. */
void
letter_format(size_t index, char letter[8])
{
    char reversed[8];
    size_t n = 0;
    for (size_t left = index + 1; left > 0 && n < sizeof reversed - 1; left = (left - 1) / 26)
        reversed[n++] = (char)('a' + (left - 1) % 26);
    for (size_t i = 0; i < n; i++)
        letter[i] = reversed[n - 1 - i];
    letter[n] = '\0';
}

static void
read_conditions(const struct builder *b, struct rule *rule, size_t *letters)
{
    size_t n = count_children(rule->node, "provided");
    rule->conditions = ARENA_ARRAY(b->ctx->arena, struct condition, n);
    rule->n_conditions = n;
    xmlNode *node = rule->node->children;
    for (size_t i = 0; i < n; i++) {
        struct condition *condition = &rule->conditions[i];
        condition->node = next_named(node, "provided");
        condition->rule = rule;
        letter_format((*letters)++, condition->letter);
        node = condition->node->next;
    }
}

static void
read_positions(const struct builder *b, struct rule *rule)
{
    rule->n_positions = count_children(rule->node, "position");
    rule->positions = ARENA_ARRAY(b->ctx->arena, struct position, rule->n_positions);
    xmlNode *node = rule->node->children;
    for (size_t i = 0; i < rule->n_positions; i++) {
        struct position *position = &rule->positions[i];
        position->node = next_named(node, "position");
        const char *verdict = node_attribute(position->node, "verdict");
        position->verdict = verdict ? verdict_parse(verdict) : VERDICT_NOT_STATED;
        if (position->verdict > VERDICT_NOT_STATED)
            position->verdict = VERDICT_NOT_STATED;
        position->cites = read_cites(b, position->node);
        node = position->node->next;
    }
}

/* The child of that name, or the target of its `same-as`; NULL if that leads nowhere. */
static xmlNode *
text_of(const struct builder *b, xmlNode *rule, const char *name)
{
    xmlNode *child = next_named(rule->children, name);
    for (int hops = 0; child && hops < 100; hops++) {
        const char *id = node_attribute(child, "same-as");
        if (!id)
            return child;
        const struct anchor *anchor = model_anchor(b->model, id);
        child = anchor && anchor->kind == ANCHOR_RULE ? next_named(anchor->node->children, name)
                                                      : NULL;
    }
    return NULL;
}

/* Reports a rule for a role that its practice declares silent. */
static void
check_silent(const struct builder *b, const struct rule *rule)
{
    const char *roles = node_attribute(rule->node, "roles");
    if (!roles || !rule->practice->silent)
        return;
    size_t n;
    char **words = link_words(b->ctx->arena, roles, &n);
    for (size_t i = 0; i < n; i++) {
        const struct role *role = model_role(b->model, words[i]);
        if (!role || !(rule->practice->silent >> role->index & 1))
            continue;
        struct diag *diag = diag_add(b->ctx->diags, SEV_ERROR,
            attribute_span(rule->node, "roles"), "schema",
            "a rule is for \"%s\", but its practice says that no source speaks of this role",
            role->id);
        diag_note(b->ctx->diags, diag, attribute_span(rule->practice->node, "silent"),
            "it is named here");
    }
}

static void
read_rule(struct builder *b, struct rule *rule, size_t *letters)
{
    xmlNode *node = rule->node;
    const char *verdict = node_attribute(node, "verdict");
    rule->verdict = verdict ? verdict_parse(verdict) : VERDICT_UNSETTLED;
    if (rule->verdict >= VERDICT_NOT_STATED)
        rule->verdict = VERDICT_UNSETTLED;
    rule->roles = read_roles(b, node_attribute(node, "roles")) & rule->practice->roles &
                  ~rule->practice->silent;
    rule->cases = read_cases(b, node_attribute(node, "cases"), false);
    rule->period = node_period(node);
    rule->confidence = read_confidence(node);
    rule->cites = read_cites(b, node);
    rule->label = node_attribute(node, "label");
    rule->answer = text_of(b, node, "answer");
    rule->wording = text_of(b, node, "wording");
    rule->because = text_of(b, node, "because");
    rule->instead = text_of(b, node, "instead");
    rule->consequence = text_of(b, node, "consequence");
    read_conditions(b, rule, letters);
    read_positions(b, rule);
    check_silent(b, rule);
}

/*
 * Reads `silent`: roles that no source mentions.  The practice concerns them, but its rules do
 * not reach them; read_rule reports a rule that names one.
 */
static void
read_silent(const struct builder *b, struct practice *practice)
{
    const char *silent = node_attribute(practice->node, "silent");
    if (!silent)
        return;
    practice->silent = read_roles(b, silent);
    practice->roles |= practice->silent;
}

static void
read_practice(struct builder *b, struct practice *practice)
{
    const xmlNode *node = practice->node;
    const char *combine = node_attribute(node, "combine");
    practice->label = node_attribute(node, "label");
    practice->title = child_text(b, node, "title");
    practice->question = child_text(b, node, "question");
    if (!practice->title)
        practice->title = practice->id;
    if (!practice->question)
        practice->question = practice->title;
    practice->roles = read_roles(b, node_attribute(node, "roles"));
    read_silent(b, practice);
    practice->given = read_cases(b, node_attribute(node, "given"), false);
    read_acts(b, practice);
    practice->combine_strictest = combine && g_str_equal(combine, "strictest");
    practice->owner = node_attribute(node, "owner");
    practice->reviewed = read_date(node, "reviewed");
    practice->review_by = read_date(node, "review-by");
    practice->is_spoiled = g_hash_table_contains(b->spoiled, node);
    size_t letters = 0;
    for (size_t i = 0; i < practice->n_own_rules; i++)
        read_rule(b, &b->rules[practice->own_rules - b->rules + (ptrdiff_t)i], &letters);
}

/*
 * Gives each practice its slice of the array of all rules and binds names; reads nothing yet.
 */
static void
declare_rules(struct builder *b)
{
    struct model *model = b->model;
    size_t next = 0;
    b->n_rules = b->nodes[ANCHOR_RULE]->len;
    b->rules = ARENA_ARRAY(b->ctx->arena, struct rule, b->n_rules);
    for (size_t i = 0; i < model->n_practices; i++) {
        struct practice *practice = &model->practices[i];
        practice->own_rules = &b->rules[next];
        practice->n_own_rules = count_children(practice->node, "rule");
        xmlNode *node = practice->node->children;
        for (size_t k = 0; k < practice->n_own_rules; k++) {
            struct rule *rule = &b->rules[next++];
            node = next_named(node, "rule");
            rule->index = k;
            rule->node = node;
            rule->practice = practice;
            rule->id = node_id(b, node, next - 1);
            link_bind(b, node, rule);
            node = node->next;
        }
    }
}

static void
declare_practices(struct builder *b)
{
    struct model *model = b->model;
    struct arena *a = b->ctx->arena;
    size_t next = 0;
    model->n_chapters = b->nodes[ANCHOR_CHAPTER]->len;
    model->chapters = ARENA_ARRAY(a, struct chapter, model->n_chapters);
    model->n_practices = b->nodes[ANCHOR_PRACTICE]->len;
    model->practices = ARENA_ARRAY(a, struct practice, model->n_practices);
    for (size_t i = 0; i < model->n_chapters; i++) {
        struct chapter *chapter = &model->chapters[i];
        chapter->index = i;
        chapter->node = b->nodes[ANCHOR_CHAPTER]->pdata[i];
        chapter->id = node_id(b, chapter->node, i);
        chapter->label = node_attribute(chapter->node, "label");
        chapter->title = child_text(b, chapter->node, "title");
        if (!chapter->title)
            chapter->title = chapter->id;
        chapter->n_practices = count_children(chapter->node, "practice");
        chapter->practices = ARENA_ARRAY(a, struct practice *, chapter->n_practices);
        link_bind(b, chapter->node, chapter);
        xmlNode *node = chapter->node->children;
        for (size_t k = 0; k < chapter->n_practices; k++) {
            struct practice *practice = &model->practices[next];
            node = next_named(node, "practice");
            practice->index = next;
            practice->node = node;
            practice->id = node_id(b, node, next++);
            practice->chapter = chapter;
            chapter->practices[k] = practice;
            link_bind(b, node, practice);
            node = node->next;
        }
    }
}

/* True if the rule's exemption also applies in the practice. */
static bool
is_exempted(const struct rule *rule, const struct practice *practice)
{
    for (size_t i = 0; i < rule->n_exempts; i++) {
        if (rule->exempts[i] == practice)
            return true;
    }
    return false;
}

/*
 * `exempted_by` holds the last rule that named each practice, so that repeated names count
 * once.
 */
static void
read_exempts(struct builder *b, struct rule *rule, const struct rule **exempted_by)
{
    struct diags *diags = b->ctx->diags;
    size_t n;
    char **words = link_words(b->ctx->arena, node_attribute(rule->node, "exempts"), &n);
    if (n == 0)
        return;
    if (rule->verdict != VERDICT_EXEMPT) {
        diag_add(diags, SEV_ERROR, attribute_span(rule->node, "exempts"), "schema",
            "only a rule with the verdict \"exempt\" can exempt other practices; this one is "
            "\"%s\"",
            verdict_name(rule->verdict));
        return;
    }
    rule->exempts = ARENA_ARRAY(b->ctx->arena, struct practice *, n);
    exempted_by[rule->practice->index] = rule;
    for (size_t i = 0; i < n; i++) {
        struct practice *practice = link_target(b, words[i], ANCHOR_PRACTICE);
        if (!practice || exempted_by[practice->index] == rule)
            continue;
        exempted_by[practice->index] = rule;
        rule->exempts[rule->n_exempts++] = practice;
    }
}

/* True if two rules can meet: in the practice of either, or in one that either exempts from. */
static bool
can_meet(const struct rule *a, const struct rule *b)
{
    return a->practice == b->practice || is_exempted(a, b->practice) ||
           is_exempted(b, a->practice);
}

static void
read_overrides(struct builder *b, struct rule *rule)
{
    struct diags *diags = b->ctx->diags;
    size_t n;
    char **words = link_words(b->ctx->arena, node_attribute(rule->node, "overrides"), &n);
    if (n == 0)
        return;
    rule->overrides = ARENA_ARRAY(b->ctx->arena, const struct rule *, n);
    for (size_t i = 0; i < n; i++) {
        const struct rule *other = link_target(b, words[i], ANCHOR_RULE);
        if (other == rule) {
            diag_add(diags, SEV_ERROR, attribute_span(rule->node, "overrides"), "dangling-ref",
                "a rule cannot override itself");
        } else if (other && !can_meet(rule, other)) {
            struct diag *diag = diag_add(diags, SEV_ERROR,
                attribute_span(rule->node, "overrides"), "dangling-ref",
                "\"%s\" is a rule of another practice, \"%s\"", words[i], other->practice->id);
            diag_note(diags, diag, node_span(other->node), "it stands here");
        } else if (other) {
            rule->overrides[rule->n_overrides++] = other;
        }
    }
}

/*
 * A rule whose end is unknown holds until the next rule of its practice begins that reaches as
 * far (reach.h).  Practices with too many rules are refused later, when they are decided.
 */
static void
settle_ends(struct builder *b, const struct practice *practice)
{
    struct arena *a = arena_new();
    const struct reach_space space = reach_space_make(a, practice);
    struct rule *rules = &b->rules[practice->own_rules - b->rules];
    const uint64_t **reach = ARENA_ARRAY(a, const uint64_t *, practice->n_own_rules);
    for (size_t i = 0; !space.is_too_large && i < practice->n_own_rules; i++)
        reach[i] = reach_of(a, &space, &rules[i]);
    for (size_t i = 0; !space.is_too_large && i < practice->n_own_rules; i++) {
        struct period *period = &rules[i].period;
        for (size_t k = 0; period->unknown_until && k < practice->n_own_rules; k++) {
            const struct date *next = &rules[k].period.from;
            if (next->first > period->from.first && next->first < period->until.first &&
                reach_is_inside(&space, reach[i], reach[k]))
                period->until = *next;
        }
    }
    arena_free(a);
}

static bool
has_unknown_end(const struct practice *practice)
{
    for (size_t i = 0; i < practice->n_own_rules; i++)
        if (practice->own_rules[i].period.unknown_until)
            return true;
    return false;
}

/* The practice's own rules, then the exempting ones of others in document order. */
static void
gather_rules(struct builder *b)
{
    struct model *model = b->model;
    for (size_t i = 0; i < b->n_rules; i++) {
        for (size_t k = 0; k < b->rules[i].n_exempts; k++)
            b->rules[i].exempts[k]->n_rules++;
    }
    for (size_t i = 0; i < model->n_practices; i++) {
        struct practice *practice = &model->practices[i];
        size_t n = practice->n_own_rules + practice->n_rules;
        practice->rules = ARENA_ARRAY(b->ctx->arena, const struct rule *, n);
        practice->n_rules = practice->n_own_rules;
        for (size_t k = 0; k < practice->n_own_rules; k++)
            practice->rules[k] = &practice->own_rules[k];
    }
    for (size_t i = 0; i < b->n_rules; i++) {
        for (size_t k = 0; k < b->rules[i].n_exempts; k++) {
            struct practice *practice = b->rules[i].exempts[k];
            practice->rules[practice->n_rules++] = &b->rules[i];
        }
    }
}

void
build_practices(struct builder *b)
{
    struct model *model = b->model;
    declare_practices(b);
    declare_rules(b);
    for (size_t i = 0; i < model->n_practices; i++)
        read_practice(b, &model->practices[i]);
    const struct rule **exempted_by =
        ARENA_ARRAY(b->ctx->arena, const struct rule *, model->n_practices);
    for (size_t i = 0; i < b->n_rules; i++)
        read_exempts(b, &b->rules[i], exempted_by);
    for (size_t i = 0; i < b->n_rules; i++)
        read_overrides(b, &b->rules[i]);
    gather_rules(b);
    for (size_t i = 0; i < model->n_practices; i++)
        if (has_unknown_end(&model->practices[i]))
            settle_ends(b, &model->practices[i]);
    for (size_t i = 0; i < model->n_practices; i++) {
        struct practice *practice = &model->practices[i];
        for (size_t k = 0; k < practice->n_rules && !practice->is_shown; k++)
            practice->is_shown = practice->rules[k]->period.from.first <= b->ctx->as_of;
    }
}
