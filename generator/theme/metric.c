/* The measures of a theme: one table of their names, and whether each is a length. */
#include "theme/internal.h"

#include <assert.h>
#include <string.h>

/* clang-format off */
static const struct {
    const char *name;
    bool is_length;
} metrics[] = {
    /* a drawn tree */
    { "tree-column",         true  }, /* from one question to the next */
    { "tree-node-width",     true  },
    { "tree-leaf-x",         true  },
    { "tree-leaf-width",     true  },
    { "tree-pitch-min",      true  }, /* between rows, as the page allows */
    { "tree-pitch-max",      true  },
    { "tree-line",           true  },
    { "tree-line-y",         true  }, /* of the line, below its row's top */
    { "tree-spine",          true  }, /* the upright, right of the parent */
    { "tree-radius",         true  },
    { "tree-box-gap",        true  }, /* between an answer and its question's box */
    { "tree-levels",         false }, /* deeper, and it becomes a numbered key */
    { "tree-leaves",         false },
    /* the line of `join-signs` */
    { "join-line",           true  },
    { "join-x",              true  }, /* from the sign's left edge */
    { "join-top",            true  }, /* from the step's top */
    { "join-gap",            true  }, /* above the next sign */
    /* the standing of a source */
    { "bar-width",           true  },
    { "bar-height",          true  },
    { "bar-gap",             true  },
    { "bar-line",            true  },
    { "sign-rise",           false }, /* a sign's centre above the baseline, in 1/1000 em */
    /* the cover */
    { "pattern-columns",     false }, /* up to six times as many signs */
    { "pattern-sign",        true  },
    { "pattern-row-gap",     true  },
    { "pattern-height",      true  }, /* at most */
    { "pattern-fill",        false }, /* more signs: size in 1/1000 of the column pitch */
    { "pattern-aspect",      false }, /* more signs: columns = ceil(sqrt(n * this / 1000)) */
    { "title-step",          true  }, /* by which a heading that does not fit gets smaller */
    { "title-min",           true  },
    { "title-word-min",      true  }, /* of a title with a word wider than the page */
    /* tables, lists, lines */
    { "matrix-roles",        false }, /* side by side; more stand in further tables */
    { "rule-columns",        false }, /* circumstances in a rule table; more make it a list */
    { "table-whole-rows",    false }, /* tables of up to so many rows do not break */
    { "table-first-rows",    false }, /* with the head, before the first break */
    { "list-whole-lines",    false }, /* items of up to so many lines do not break */
    { "heading-lines",       false }, /* of the next block that stay with a heading */
    { "opening-lines",       false }, /* of text that follow an answer block on its page */
    { "move-whole-under",    false }, /* percent of the page left: move it if it fits the next */
    { "short-word",          false }, /* letters a last line's only word must have */
    { "justify-stretch",     false }, /* word space may grow by 1/1000 of itself */
    { "justify-shrink",      false },
    { "hyphen-lines",        false }, /* at most so many hyphens in a row */
    { "hyphen-penalty",      false },
    { "link-height",         true  }, /* of a link's area, at least */
    { "bleed",               true  }, /* around the page, for a printing press */
};
/* clang-format on */

size_t
metric_count(void)
{
    return G_N_ELEMENTS(metrics);
}

const char *
metric_name(size_t i)
{
    return metrics[i].name;
}

static size_t
metric_index(const char *name)
{
    size_t i = 0;
    while (i < G_N_ELEMENTS(metrics) && strcmp(metrics[i].name, name) != 0)
        i++;
    return i;
}

bool
metric_set(struct theme *theme, const char *name, const char *text, const char **why)
{
    size_t i = metric_index(name);
    *why = NULL;
    if (i == G_N_ELEMENTS(metrics))
        return false;
    int32_t *at = &theme->data->metrics[i];
    if (metrics[i].is_length) {
        *why = "a length, such as 12pt";
        return theme_length(theme, text, at) && *at >= 0;
    }
    guint64 number;
    *why = "a number";
    if (!g_ascii_string_to_unsigned(text, 10, 0, 1000000, &number, NULL))
        return false;
    *at = (int32_t)number;
    return true;
}

int32_t
theme_metric(const struct theme *theme, const char *name)
{
    size_t i = metric_index(name);
    assert(i < G_N_ELEMENTS(metrics));
    return theme->data->metrics[i];
}
