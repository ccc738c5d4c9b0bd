#include "model/scope_words.h"

#include "model/words.h"

const char *
role_set_words(struct arena *a, const struct words *words, const struct model *model,
    role_set roles, bool as_plural)
{
    const char *text = NULL;
    for (size_t i = 0; i < model->n_roles; i++) {
        const struct role *role = &model->roles[i];
        if (!(roles >> i & 1))
            continue;
        const char *name = as_plural && role->plural ? role->plural : role->name;
        text = text ? word(a, words, "list.comma", text, name, NULL) : name;
    }
    return text;
}

const char *
case_set_words(struct arena *a, const struct words *words,
    const struct circumstance *circumstance, uint64_t cases)
{
    const char *names[MODEL_MAX_CASES];
    size_t n = 0;
    for (size_t i = 0; i < circumstance->n_cases; i++) {
        if (cases >> i & 1)
            names[n++] = circumstance->cases[i].name;
    }
    return n > 0 ? words_alternatives(a, words, names, n) : NULL;
}
