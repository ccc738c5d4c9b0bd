#include "cli/option_table.h"

#include "cli/edition.h"

/* In the order of enum findings_format. */
static const char *const formats[] = { "human", "json", "sarif", "github", "gitlab", "junit" };

const char *
format_choice(size_t i)
{
    return i < G_N_ELEMENTS(formats) ? formats[i] : NULL;
}

/* Formats of `ask`, and of `diff` in the order of enum diff_format. */
static const char *const ask_formats[] = { "human", "json" };
static const char *const diff_formats[] = { "text", "markdown", "html", "json" };

static const char *
ask_format_choice(size_t i)
{
    return i < G_N_ELEMENTS(ask_formats) ? ask_formats[i] : NULL;
}

const char *
diff_format_choice(size_t i)
{
    return i < G_N_ELEMENTS(diff_formats) ? diff_formats[i] : NULL;
}

/* In the order of enum pdf_standard (print/pdf/tag.h). */
static const char *const standards[] = { "ua1", "ua2" };

const char *
standard_choice(size_t i)
{
    return i < G_N_ELEMENTS(standards) ? standards[i] : NULL;
}

#define FIELD(name)  G_STRUCT_OFFSET(struct options, name)
#define READS_RULES  (FOR_BUILD | FOR_CHECK | FOR_ASK | FOR_DIFF)
#define HAS_FINDINGS (FOR_BUILD | FOR_CHECK)

/* clang-format off */
static const struct option table[] = {
    { .name = "output", .letter = 'o', G_OPTION_ARG_FILENAME, FIELD(out_dir),
      FOR_BUILD | FOR_SERVE | FOR_EXTRACT, .text = "Where to write", .argument = "DIR" },
    { .name = "edition", 0, G_OPTION_ARG_STRING, FIELD(edition_text), FOR_BUILD,
      .choice = edition_choice, .is_list = true, .text = "Make these editions",
      .argument = "NAME,..." },
    { .name = "pdf", 0, G_OPTION_ARG_NONE, FIELD(pdf), FOR_BUILD,
      .text = "Make the PDF only" },
    { .name = "site", 0, G_OPTION_ARG_NONE, FIELD(site), FOR_BUILD,
      .text = "Make the site only" },
    { .name = "as-of", 0, G_OPTION_ARG_STRING, FIELD(as_of_text), READS_RULES | FOR_SERVE | FOR_MCP,
      .text = "Use the rules of this day, such as 2018-03-01", .argument = "DAY" },
    { .name = "days", 0, G_OPTION_ARG_STRING, FIELD(days_text), FOR_BUILD,
      .text = "Add earlier days to the site; \"changes\" for the last with changed answers",
      .argument = "DAY,..." },
    { .name = "for", 0, G_OPTION_ARG_STRING, FIELD(for_role), READS_RULES | FOR_SERVE,
      .text = "Include only what concerns this role", .argument = "ROLE" },
    { .name = "text-size", 0, G_OPTION_ARG_INT, FIELD(text_size),
      FOR_BUILD | FOR_CHECK | FOR_SERVE, .text = "Large print: the size of the book's text",
      .argument = "POINTS" },
    { .name = "press", 0, G_OPTION_ARG_NONE, FIELD(press), FOR_BUILD,
      .text = "For a printing press: bleed, a back cover, pages in fours" },
    { .name = "lang", 0, G_OPTION_ARG_STRING, FIELD(lang_text),
      FOR_BUILD | FOR_CHECK | FOR_SERVE | FOR_ASK | FOR_DIFF,
      .text = "Languages of po/ to use; \"all\" for all of them", .argument = "LANG,..." },
    { .name = "update", 0, G_OPTION_ARG_NONE, FIELD(update), FOR_EXTRACT_TEXT,
      .text = "Update every po/LANG.po" },
    { .name = "lang", 0, G_OPTION_ARG_STRING, FIELD(lang_text), FOR_EXTRACT_TEXT,
      .text = "Create or update the files of these languages",
      .argument = "LANG,..." },
    { .name = "output", .letter = 'o', G_OPTION_ARG_FILENAME, FIELD(out_dir), FOR_EXTRACT_TEXT,
      .text = "Where to write the template; \"-\" is standard output", .argument = "FILE" },
    { .name = "theme", 0, G_OPTION_ARG_FILENAME, FIELD(theme),
      FOR_BUILD | FOR_CHECK | FOR_SERVE,
      .text = "Another theme", .argument = "FILE" },
    { .name = "templates", 0, G_OPTION_ARG_FILENAME, FIELD(templates),
      FOR_BUILD | FOR_CHECK | FOR_SERVE, .text = "Folder with your own templates", .argument = "DIR" },
    { .name = "pdf-standard", 0, G_OPTION_ARG_STRING, FIELD(standard_text), FOR_BUILD,
      .choice = standard_choice, .text = "Standard to which PDFs conform", .argument = "STANDARD" },
    { .name = "no-source", 0, G_OPTION_ARG_NONE, FIELD(no_source), FOR_BUILD,
      .text = "Do not attach the content to the PDF" },
    { .name = "depfile", 0, G_OPTION_ARG_FILENAME, FIELD(depfile), FOR_BUILD,
      .text = "Write the list of the files read, for make and ninja", .argument = "FILE" },
    { .name = "no-cache", 0, G_OPTION_ARG_NONE, FIELD(no_cache), FOR_BUILD | FOR_SERVE,
      .text = "Make everything again, and remove what builds before kept" },
    { .name = "dump", 0, G_OPTION_ARG_STRING, FIELD(dump), FOR_BUILD, .choice = stage_choice,
      .text = "Print a stage as text instead of publishing", .argument = "STAGE" },
    { .name = "practice", 0, G_OPTION_ARG_STRING, FIELD(practice), FOR_BUILD,
      .text = "With --dump=spoken, print only this practice", .argument = "NAME" },
    { .name = "rules", 0, G_OPTION_ARG_NONE, FIELD(rules_only), FOR_CHECK,
      .text = "Check only rules and text, not the pages" },
    { .name = "fix", 0, G_OPTION_ARG_NONE, FIELD(fix), FOR_CHECK,
      .text = "Fix in the files what is certain" },
    { .name = "against", 0, G_OPTION_ARG_FILENAME, FIELD(against), FOR_CHECK,
      .text = "Report addresses of this previous edition that would lead nowhere",
      .argument = "OLD" },
    { .name = "explain", 0, G_OPTION_ARG_STRING, FIELD(explain), FOR_CHECK,
      .text = "Explain a finding and its remedy, and exit", .argument = "CODE" },
    { .name = "batch", 0, G_OPTION_ARG_FILENAME, FIELD(batch), FOR_ASK,
      .text = "Answer each line of a file, \"-\" for standard input, by a line of JSON",
      .argument = "FILE" },
    { .name = "port", 0, G_OPTION_ARG_INT, FIELD(port), FOR_SERVE,
      .text = "Port to listen on (default: a free one)", .argument = "NUMBER" },
    { .name = "werror", 0, G_OPTION_ARG_NONE, FIELD(werror), HAS_FINDINGS | FOR_SERVE,
      .text = "Count warnings as errors" },
    { .name = "from", 0, G_OPTION_ARG_STRING, FIELD(from_text), FOR_BUILD,
      .text = "The day since which a notice says what changed", .argument = "DAY" },
    { .name = "from", 0, G_OPTION_ARG_STRING, FIELD(from_text), FOR_DIFF,
      .text = "Print what changed since this day", .argument = "DAY" },
    { .name = "to", 0, G_OPTION_ARG_STRING, FIELD(to_text), FOR_DIFF,
      .text = "With --from, the later day (default: that of the edition)", .argument = "DAY" },
    { .name = "format", 0, G_OPTION_ARG_STRING, FIELD(format_text), HAS_FINDINGS,
      .choice = format_choice, .text = "Format of the output", .argument = "FORMAT" },
    { .name = "format", 0, G_OPTION_ARG_STRING, FIELD(format_text), FOR_ASK,
      .choice = ask_format_choice, .text = "Format of the output", .argument = "FORMAT" },
    { .name = "format", 0, G_OPTION_ARG_STRING, FIELD(format_text), FOR_DIFF,
      .choice = diff_format_choice, .text = "Format of the output", .argument = "FORMAT" },
    { .name = "jobs", .letter = 'j', G_OPTION_ARG_INT, FIELD(jobs), HAS_FINDINGS | FOR_SERVE,
      .text = "How many threads may work at once (default: one for each processor)", .argument = "NUMBER" },
    { .name = "timings", 0, G_OPTION_ARG_NONE, FIELD(timings), READS_RULES,
      .text = "Print how long each step took" },
    { .name = "quiet", .letter = 'q', G_OPTION_ARG_NONE, FIELD(quiet),
      FOR_EVERY & ~(unsigned)(FOR_COMPLETIONS | FOR_MCP), .text = "Print errors only" },
    { .name = "help", .letter = 'h', G_OPTION_ARG_NONE, FIELD(help), FOR_EVERY,
      .text = "Print this" },
};

/* What serve tells the builds that it runs: nobody else needs it, so nothing else shows it. */
static const struct option internal[] = {
    { .name = "addresses", 0, G_OPTION_ARG_FILENAME, FIELD(addresses), FOR_BUILD,
      .text = "Note where the site has what (web/addresses.h)", .argument = "FILE" },
    { .name = "only-page", 0, G_OPTION_ARG_STRING, FIELD(only_page), FOR_BUILD,
      .text = "With --addresses of a whole build, print this practice's page (-: named in the input)", .argument = "NAME" },
};
/* clang-format on */

const struct option *
options_all(size_t *n)
{
    *n = G_N_ELEMENTS(table);
    return table;
}

const struct option *
options_internal(size_t *n)
{
    *n = G_N_ELEMENTS(internal);
    return internal;
}

char *
option_choices(const struct option *option, const char *separator)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const char *name;
    for (size_t i = 0; (name = option->choice(i)); i++)
        g_ptr_array_add(names, (gpointer)(uintptr_t)name);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(separator, (char **)names->pdata);
}
