/*
 * proviso completions: prints completions for bash, zsh and fish, generated from the tables of
 * commands and options, so that they always match the program.
 */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

/* Prints a text in single quotes. */
static void
print_quoted(const char *text)
{
    putchar('\'');
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\''", stdout);
        else
            putchar(*text);
    }
    putchar('\'');
}

static void
print_choices(const struct option *option)
{
    g_autofree char *names = option_choices(option, " ");
    fputs(names, stdout);
}

static bool
takes_folder(const struct option *option)
{
    return option->argument && strcmp(option->argument, "DIR") == 0;
}

/* --- bash --- */

/* The same option may take different values in different commands. */
static void
print_bash_values(const struct option *option, const struct command *commands, size_t n)
{
    const char *between = "        ";
    for (size_t i = 0; i < n; i++) {
        if (!(option->commands & commands[i].bit))
            continue;
        printf("%s--%s,%s", between, option->name, commands[i].name);
        if (option->letter)
            printf("|-%c,%s", option->letter, commands[i].name);
        between = "|";
    }
    fputs(") ", stdout);
    if (option->choice) {
        fputs("words='", stdout);
        print_choices(option);
        fputs("' ;;\n", stdout);
    } else if (option->kind == G_OPTION_ARG_FILENAME) {
        printf("kind=%s ;;\n", takes_folder(option) ? "directory" : "file");
    } else {
        fputs("return ;;\n", stdout);
    }
}

static void
print_bash(
    const struct command *commands, size_t n, const struct option *options, size_t n_options)
{
    printf("# bash completion for proviso\n"
           "_proviso() {\n"
           "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
           "    local words='' kind=file\n"
           "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
           "        words='");
    for (size_t i = 0; i < n; i++)
        printf("%s ", commands[i].name);
    printf(
        "help --help --version'\n        kind=none\n    else\n        case $prev,${COMP_WORDS[1]} in\n");
    for (size_t i = 0; i < n_options; i++) {
        if (options[i].argument)
            print_bash_values(&options[i], commands, n);
    }
    printf("        *)\n            case $cur,${COMP_WORDS[1]} in\n");
    for (size_t i = 0; i < n; i++) {
        printf("            -*,%s) words='", commands[i].name);
        for (size_t k = 0; k < n_options; k++) {
            if (options[k].commands & commands[i].bit)
                printf("--%s ", options[k].name);
        }
        printf("' ;;\n");
    }
    printf("            *,completions) words='bash zsh fish' kind=none ;;\n"
           "            esac ;;\n        esac\n    fi\n"
           "    if [ -n \"$words\" ]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
           "    elif [ $kind != none ]; then\n"
           "        compopt -o filenames\n"
           "        mapfile -t COMPREPLY < <(compgen -A $kind -- \"$cur\")\n"
           "    fi\n}\ncomplete -F _proviso proviso\n");
}

/* --- zsh --- */

/* Prints an argument of _arguments, in which brackets and colons must be escaped. */
static void
print_zsh_option(const struct option *option)
{
    g_autoptr(GString) spec = g_string_new(NULL);
    g_string_append_printf(spec, "[%s]", option->text);
    if (option->argument)
        g_string_append_printf(spec, ":%s:", option->argument);
    if (option->choice) {
        g_autofree char *names = option_choices(option, " ");
        g_string_append_printf(spec, "(%s)", names);
    } else if (option->argument && option->kind == G_OPTION_ARG_FILENAME) {
        g_string_append(spec, takes_folder(option) ? "_files -/" : "_files");
    }
    if (option->letter) {
        fputs("            ", stdout);
        printf("{-%c,--%s}", option->letter, option->name);
    } else {
        printf("            --%s", option->name);
    }
    print_quoted(spec->str);
    fputs(" \\\n", stdout);
}

static void
print_zsh(
    const struct command *commands, size_t n, const struct option *options, size_t n_options)
{
    printf("#compdef proviso\n_proviso() {\n    local -a commands=(\n");
    for (size_t i = 0; i < n; i++) {
        g_autofree char *spec = g_strdup_printf("%s:%s", commands[i].name, commands[i].summary);
        fputs("        ", stdout);
        print_quoted(spec);
        putchar('\n');
    }
    printf("    )\n    if (( CURRENT == 2 )); then\n"
           "        _describe command commands\n        return\n    fi\n"
           "    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n"
           "    case $command in\n");
    for (size_t i = 0; i < n; i++) {
        printf("    %s)\n        _arguments \\\n", commands[i].name);
        for (size_t k = 0; k < n_options; k++) {
            if (options[k].commands & commands[i].bit)
                print_zsh_option(&options[k]);
        }
        printf("            %s ;;\n", commands[i].bit == FOR_COMPLETIONS
                                          ? "':shell:(bash zsh fish)'"
                                          : "'*:file:_files'");
    }
    printf("    esac\n}\n_proviso \"$@\"\n");
}

/* --- fish --- */

static void
print_fish_option(const struct option *option, const struct command *commands, size_t n)
{
    fputs("complete -c proviso -n '__fish_seen_subcommand_from", stdout);
    for (size_t i = 0; i < n; i++) {
        if (option->commands & commands[i].bit)
            printf(" %s", commands[i].name);
    }
    printf("' -l %s", option->name);
    if (option->letter)
        printf(" -s %c", option->letter);
    if (option->choice) {
        fputs(" -x -a '", stdout);
        print_choices(option);
        fputs("'", stdout);
    } else if (option->argument) {
        fputs(option->kind == G_OPTION_ARG_FILENAME ? " -r -F" : " -x", stdout);
    }
    fputs(" -d ", stdout);
    print_quoted(option->text);
    putchar('\n');
}

static void
print_fish(
    const struct command *commands, size_t n, const struct option *options, size_t n_options)
{
    printf("# fish completion for proviso\n");
    for (size_t i = 0; i < n; i++) {
        printf("complete -c proviso -n __fish_use_subcommand -f -a %s -d ", commands[i].name);
        print_quoted(commands[i].summary);
        putchar('\n');
    }
    printf("complete -c proviso -n '__fish_seen_subcommand_from completions' -f "
           "-a 'bash zsh fish'\n");
    for (size_t i = 0; i < n_options; i++)
        print_fish_option(&options[i], commands, n);
}

int
cmd_completions(const struct options *options)
{
    static const struct {
        const char *name;
        void (*print)(const struct command *, size_t, const struct option *, size_t);
    } shells[] = { { "bash", print_bash }, { "zsh", print_zsh }, { "fish", print_fish } };
    size_t n, n_options;
    const struct command *commands = commands_all(&n);
    const struct option *table = options_all(&n_options);
    for (size_t i = 0; i < G_N_ELEMENTS(shells) && options->n_arguments == 1; i++) {
        if (strcmp(options->arguments[0], shells[i].name) == 0) {
            shells[i].print(commands, n, table, n_options);
            return options_flush(EXIT_FINE);
        }
    }
    fprintf(stderr, "proviso: completions needs the shell: bash, zsh or fish\n");
    return EXIT_USAGE;
}
