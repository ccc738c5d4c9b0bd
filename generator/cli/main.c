/* The entry point: finds the command and passes it its options. */
#include "base/edit_distance.h"
#include "base/heap.h"
#include "base/memory.h"
#include "cli/cli.h"
#include "cli/version.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
print_help(FILE *out)
{
    fprintf(out, "Usage: proviso COMMAND [OPTION...] [ARGUMENT...]\n\n"
                 "Turns rules written in XML into a PDF handbook and an HTML site.\n\n");
    size_t n;
    const struct command *commands = commands_all(&n);
    for (size_t i = 0; i < n; i++) {
        const struct command *c = &commands[i];
        fprintf(out, "  proviso %-8s %s\n      %s\n", c->name, c->arguments, c->summary);
    }
    fprintf(out,
        "\nSee \"proviso COMMAND --help\" for options, and proviso(1) for the manual.\n"
        "Exit status: 0 no errors, 1 errors in the content, 2 usage, 3 system.\n");
}

/* Says which command was probably meant; without a guess, prints all of them. */
static int
unknown(const char *word)
{
    size_t n;
    const struct command *commands = commands_all(&n);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < n; i++)
        g_ptr_array_add(names, (gpointer)(uintptr_t)commands[i].name);
    g_ptr_array_add(names, (gpointer)(uintptr_t) "--version");
    g_ptr_array_add(names, (gpointer)(uintptr_t) "--help");
    const char *near = nearest_word(word, (const char *const *)names->pdata, names->len);
    const bool is_option = *word == '-';
    fprintf(stderr, "proviso: there is no command \"%s\"", word);
    if (near)
        fprintf(stderr, "; did you mean \"%s\"?\n", near);
    else if (is_option)
        fprintf(stderr, "; options follow the command: proviso build %s ...\n", word);
    else {
        fputs("\n", stderr);
        print_help(stderr);
    }
    return EXIT_USAGE;
}

/* Runs a command; argv[0] is its name. */
static int
run_command(const struct command *command, int argc, char **argv)
{
    g_autofree char *name = g_strdup_printf("proviso %s", command->name);
    g_set_prgname(name);
    struct options options;
    int status = EXIT_FINE;
    if (options_parse(&options, command, argc, argv, &status))
        status = command->run(&options);
    options_clear(&options);
    return status;
}

/*
 * "proviso help COMMAND" is "proviso COMMAND --help"; without a command it lists all commands.
 */
static int
help(int argc, char **argv)
{
    if (argc <= 2 || argv[2][0] == '-') {
        print_help(stdout);
        return options_flush(EXIT_FINE);
    }
    const struct command *command = command_find(argv[2]);
    if (!command)
        return unknown(argv[2]);
    char option[] = "--help";
    char *arguments[] = { argv[2], option, NULL };
    return run_command(command, 2, arguments);
}

/* Environment variables that change how libraries shape, draw or print; they are removed. */
static const char *const leaking[] = { "CAIRO_DEBUG_PDF", "FC_DEBUG", "FREETYPE_PROPERTIES",
    "FT2_DEBUG", "HB_OPTIONS", "HB_SHAPER_LIST", "PANGOCAIRO_BACKEND", "PANGO_RC_FILE" };

/*
 * GLib and libraries that use it end the program by a signal after a fatal error (no thread can
 * be created, for example).  This ends it with a message and status 3 instead.
 */
static void
log_or_end(const char *domain, GLogLevelFlags level, const char *message, gpointer user)
{
    if (!(level & G_LOG_LEVEL_ERROR)) {
        g_log_default_handler(domain, level, message, user);
        return;
    }
    fprintf(stderr, "proviso: %s\n", message);
    _exit(EXIT_SYSTEM);
}

int
main(int argc, char **argv)
{
    memory_guard();
    g_log_set_default_handler(log_or_end, NULL);
    heap_begin();
    for (size_t i = 0; i < G_N_ELEMENTS(leaking); i++)
        g_unsetenv(leaking[i]);
    /* Messages use the user's encoding; numbers and dates never depend on the locale. */
    setlocale(LC_CTYPE, "");
    /* Otherwise Pango would use $LANGUAGE to guess the language of foreign words. */
    g_setenv("PANGO_LANGUAGE", "", TRUE);
    /*
     * Exceeding the limit on file sizes is reported like a full disk, instead of killing the
     * program.
     */
    signal(SIGXFSZ, SIG_IGN);
    if (argc < 2) {
        print_help(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0 ||
        strcmp(argv[1], "-h") == 0)
        return help(argc, argv);
    if (strcmp(argv[1], "--version") == 0) {
        version_print(stdout);
        return options_flush(EXIT_FINE);
    }
    const struct command *command = command_find(argv[1]);
    if (command)
        return run_command(command, argc - 1, argv + 1);
    return unknown(argv[1]);
}
