#include "cli/given.h"

#include "cli/options.h"
#include "cli/streams.h"
#include "cli/unpack.h"
#include "print/pdf/extract.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool
is_pdf(const char *path)
{
    char start[5] = "";
    FILE *file = fopen(path, "rb");
    bool is = file && fread(start, 1, sizeof start, file) == sizeof start &&
              memcmp(start, "%PDF-", sizeof start) == 0;
    if (file)
        (void)fclose(file);
    return is;
}

/* Takes --as-of from the options with which a PDF was made. */
static void
take_day(struct given *given, const char *options)
{
    const char *at = options ? strstr(options, "--as-of ") : NULL;
    struct date date;
    if (!at)
        return;
    g_autofree char *text = g_strndup(at + strlen("--as-of "), strlen("2018-03-01"));
    given->has_as_of = date_parse(text, &date) && date.precision == PRECISION_DAY;
    if (given->has_as_of)
        given->as_of = date.first;
}

static int
open_pdf(struct given *given)
{
    g_autofree char *message = NULL;
    struct extract_made made = { 0 };
    GTree *files = extract_source(given->name, &made, &message);
    if (!files) {
        fprintf(stderr, "proviso: \"%s\": %s\n", given->name, message);
        return made.is_system ? EXIT_SYSTEM : EXIT_CONTENT;
    }
    g_autoptr(GError) error = NULL;
    given->folder = g_dir_make_tmp("proviso-XXXXXX", &error);
    if (!given->folder)
        fprintf(stderr, "proviso: %s\n", error->message);
    int status = given->folder && unpack(given->folder, files) ? EXIT_FINE : EXIT_SYSTEM;
    if (status == EXIT_FINE && made.handbook)
        given->path = g_build_filename(given->folder, made.handbook, NULL);
    take_day(given, made.options);
    g_free(made.handbook);
    g_free(made.options);
    g_tree_unref(files);
    return status;
}

static int
open_folder(struct given *given)
{
    static const char *const usual[] = { "handbook.xml", "content/handbook.xml" };
    for (size_t i = 0; i < G_N_ELEMENTS(usual) && !given->path; i++) {
        g_autofree char *path = g_build_filename(given->name, usual[i], NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            given->path = g_steal_pointer(&path);
    }
    if (given->path)
        return EXIT_FINE;
    fprintf(stderr, "proviso: neither handbook.xml nor content/handbook.xml is in \"%s\"\n",
        given->name);
    return EXIT_USAGE;
}

int
given_open(struct given *given, const char *name)
{
    *given = (struct given){ .name = name };
    if (g_file_test(name, G_FILE_TEST_IS_DIR))
        return open_folder(given);
    if (!is_stream(name) && is_pdf(name))
        return open_pdf(given);
    given->path = g_strdup(name);
    return EXIT_FINE;
}

void
given_close(struct given *given)
{
    if (given->folder)
        unpack_remove(given->folder);
    g_free(given->folder);
    g_free(given->path);
}
