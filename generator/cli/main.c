/* The table of commands. */
#include "base/heap.h"
#include "cli/commands.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define VERSION "0.1"

/* clang-format off */
static const struct command commands[] = {
    { .name = "build", .arguments = "[HANDBOOK.xml]", .max_arguments = 1,
      .uses_build = true, .uses_out = true, .run = cmd_build,
      .summary = "Make the PDF and the site, into out/ unless -o says otherwise." },
    { .name = "check", .arguments = "[HANDBOOK.xml]", .max_arguments = 1,
      .uses_explain = true, .run = cmd_check,
      .summary = "Print findings; write nothing." },
    { .name = "ask", .arguments = "HANDBOOK.xml PRACTICE [as=ROLE] [CASE...]",
      .max_arguments = 256, .uses_batch = true, .run = cmd_ask,
      .summary = "One verdict, its rules, conditions and sources." },
    { .name = "extract", .arguments = "HANDBOOK.pdf", .max_arguments = 1, .uses_out = true,
      .run = cmd_extract, .summary = "Write the source that a PDF carries into -o DIR." },
    { .name = "init", .arguments = "DIR", .max_arguments = 1, .run = cmd_init,
      .summary = "Make a new handbook that builds." },
};
/* clang-format on */

static void
print_help(FILE *out)
{
    fprintf(out, "Usage: proviso COMMAND [OPTION...] [ARGUMENT...]\n\n"
                 "Turns rules written in XML into a PDF handbook and an HTML site.\n\n");
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        const struct command *c = &commands[i];
        fprintf(out, "  proviso %-8s%s\n      %s\n", c->name, c->arguments, c->summary);
    }
    fprintf(out, "\n\"proviso COMMAND --help\" says more; proviso(1) says everything.\n"
                 "Exit status: 0 no errors, 1 errors in the content, 2 usage, 3 system.\n");
}

int
main(int argc, char **argv)
{
    heap_begin();
    /* Messages in the user's encoding; numbers and dates never depend on the locale. */
    setlocale(LC_CTYPE, "");
    /* Else Pango asks $LANGUAGE which of the languages of a script a foreign word may be in. */
    g_setenv("PANGO_LANGUAGE", "", TRUE);
    /* A limit on the size of files is met like a full disk: by a message, not by a death. */
    signal(SIGXFSZ, SIG_IGN);
    if (argc < 2 || strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0 ||
        strcmp(argv[1], "-h") == 0) {
        print_help(argc < 2 ? stderr : stdout);
        return argc < 2 ? EXIT_USAGE : EXIT_FINE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("proviso %s\n", VERSION);
        return EXIT_FINE;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(commands[i].name, argv[1]) != 0)
            continue;
        g_autofree char *name = g_strdup_printf("proviso %s", argv[1]);
        g_set_prgname(name);
        struct options options;
        int status = EXIT_FINE;
        if (options_parse(&options, &commands[i], argc - 1, argv + 1, &status))
            status = commands[i].run(&options);
        options_clear(&options);
        return status;
    }
    fprintf(stderr, "proviso: there is no command \"%s\"\n", argv[1]);
    print_help(stderr);
    return EXIT_USAGE;
}
