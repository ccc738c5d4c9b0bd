/* Builds for serve: runs this program in a process of its own. */
#include "cli/serve.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

struct serve_build {
    GPtrArray *command;
    char *folder, *depfile; /* temporary files */
    char *addresses;        /* likewise; NULL: no page is made before the others */
    char *practice;         /* whose page is made first; or NULL */
    serve_built_fn *built;
    serve_page_fn *page_made;
    void *data;
    GSubprocess *running;
    GSubprocess *waiting; /* makes a page as soon as it is told which; or NULL */
    gint64 started;
    bool is_wanted; /* build again as soon as the running build ends */
    bool is_ending; /* results are no longer reported */
};

static void
add(GPtrArray *command, const char *option, const char *value)
{
    if (!value)
        return;
    g_ptr_array_add(command, g_strdup(option));
    g_ptr_array_add(command, g_strdup(value));
}

static GPtrArray *
command_make(
    const struct options *o, const char *handbook, const char *depfile, const char *addresses)
{
    GPtrArray *command = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_ptr_array_add(command, g_strdup(self ? self : "proviso"));
    g_ptr_array_add(command, g_strdup("build"));
    g_ptr_array_add(command, g_strdup("--quiet"));
    if (o->werror)
        g_ptr_array_add(command, g_strdup("--werror"));
    if (o->no_cache)
        g_ptr_array_add(command, g_strdup("--no-cache"));
    add(command, "--format", "json");
    add(command, "--depfile", depfile);
    add(command, "--addresses", addresses);
    add(command, "--output", o->out_dir);
    add(command, "--as-of", o->as_of_text);
    add(command, "--for", o->for_role);
    add(command, "--lang", o->lang_text);
    g_autofree char *text_size = o->text_size ? g_strdup_printf("%d", o->text_size) : NULL;
    add(command, "--text-size", text_size);
    g_autofree char *jobs = g_strdup_printf("%d", o->jobs);
    add(command, "--jobs", jobs);
    add(command, "--theme", o->theme);
    add(command, "--templates", o->templates);
    add(command, "--", handbook);
    g_ptr_array_add(command, NULL);
    return command;
}

struct serve_build *
serve_build_new(const struct options *options, const char *handbook, serve_built_fn *built,
    serve_page_fn *page_made, void *data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("proviso-serve-XXXXXX", &error);
    if (!folder) {
        fprintf(stderr, "proviso: %s\n", error->message);
        return NULL;
    }
    struct serve_build *build = g_new0(struct serve_build, 1);
    build->folder = g_steal_pointer(&folder);
    build->depfile = g_build_filename(build->folder, "read.d", NULL);
    if (!options->langs || options->lang)
        build->addresses = g_build_filename(build->folder, "addresses", NULL);
    build->command = command_make(options, handbook, build->depfile, build->addresses);
    build->built = built;
    build->page_made = page_made;
    build->data = data;
    return build;
}

/* --- Files that it made and read --- */

/*
 * The next path in a depfile's rule, or NULL at the end of the rule or of its targets;
 * depfile.c writes this format.
 */
static char *
next_path(const char **at)
{
    const char *p = *at;
    while (*p == ' ' || (*p == '\\' && p[1] == '\n'))
        p += *p == ' ' ? 1 : 2;
    g_autoptr(GString) path = g_string_new(NULL);
    for (; *p && *p != ' ' && *p != '\n' && !(*p == ':' && p[1] == ' '); p++) {
        if ((*p == '\\' || *p == '$') && p[1])
            p++;
        g_string_append_c(path, *p);
    }
    *at = p;
    return path->len > 0 ? g_string_free(g_steal_pointer(&path), FALSE) : NULL;
}

static void
read_paths(const char **at, GPtrArray *files)
{
    char *path;
    while ((path = next_path(at))) {
        g_ptr_array_add(files, g_canonicalize_filename(path, NULL));
        g_free(path);
    }
}

static void
read_depfile(const char *depfile, GPtrArray *targets, GPtrArray *files)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(depfile, &text, NULL, NULL))
        return;
    const char *at = text;
    read_paths(&at, targets);
    if (*at++ == ':')
        read_paths(&at, files);
}

/* --- Running it --- */

static void build_all(struct serve_build *build);

static GSubprocess *
start(GPtrArray *command, GSubprocessFlags flags, GError **error)
{
    return g_subprocess_newv((const char *const *)command->pdata,
        G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE | flags, error);
}

/* Runs the command; `done` receives its output. */
static bool
run(struct serve_build *build, GPtrArray *command, GAsyncReadyCallback done, GError **error)
{
    build->running = start(command, G_SUBPROCESS_FLAGS_NONE, error);
    if (build->running)
        g_subprocess_communicate_async(build->running, NULL, NULL, done, build);
    return build->running != NULL;
}

/* --- One page --- */

/* Whatever became of the page, the whole build says what is wrong. */
static void
page_finished(GObject *source, GAsyncResult *async, gpointer data)
{
    struct serve_build *build = data;
    GSubprocess *process = G_SUBPROCESS(source);
    g_autoptr(GBytes) page = NULL;
    g_autoptr(GBytes) message = NULL;
    bool is_made = g_subprocess_communicate_finish(process, async, &page, &message, NULL) &&
                   g_subprocess_get_successful(process) && g_bytes_get_size(page) > 0;
    g_clear_object(&build->running);
    if (build->is_ending)
        return;
    if (build->is_wanted) {
        g_autofree char *practice = g_steal_pointer(&build->practice);
        serve_build_start(build, practice);
        return;
    }
    if (is_made)
        build->page_made(build->practice, page, build->data);
    build_all(build);
}

/* Starts what will make the next page, and waits for its name. */
static void
wait_for_page(struct serve_build *build)
{
    static const char *const only[] = { "--only-page", "-" };
    if (build->waiting || !build->addresses)
        return;
    g_autoptr(GPtrArray) command = g_ptr_array_new();
    for (guint i = 0; i < build->command->len; i++) {
        for (size_t k = 0; i == 2 && k < G_N_ELEMENTS(only); k++) /* behind "proviso build" */
            g_ptr_array_add(command, (gpointer)(uintptr_t)only[k]);
        g_ptr_array_add(command, build->command->pdata[i]);
    }
    build->waiting = start(command, G_SUBPROCESS_FLAGS_STDIN_PIPE, NULL);
}

static bool
build_page(struct serve_build *build)
{
    if (!build->practice || !build->addresses ||
        !g_file_test(build->addresses, G_FILE_TEST_EXISTS))
        return false;
    wait_for_page(build);
    build->running = g_steal_pointer(&build->waiting);
    if (!build->running)
        return false;
    char *line = g_strconcat(build->practice, "\n", NULL);
    g_autoptr(GBytes) name = g_bytes_new_take(line, strlen(line));
    g_subprocess_communicate_async(build->running, name, NULL, page_finished, build);
    return true;
}

/* --- Both editions --- */

static void
finished(GObject *source, GAsyncResult *async, gpointer data)
{
    struct serve_build *build = data;
    GSubprocess *process = G_SUBPROCESS(source);
    struct serve_result result = { .status = EXIT_SYSTEM };
    g_autoptr(GBytes) message = NULL;
    g_autoptr(GError) error = NULL;
    bool is_done =
        g_subprocess_communicate_finish(process, async, &result.report, &message, &error);
    int status = is_done && g_subprocess_get_if_exited(process)
                     ? g_subprocess_get_exit_status(process)
                     : -1;
    g_clear_object(&build->running);
    if (build->is_wanted && !build->is_ending) {
        g_autofree char *practice = g_steal_pointer(&build->practice);
        serve_build_start(build, practice);
    } else if (!build->is_ending) {
        if (status >= 0)
            result.status = status;
        gsize size = 0;
        const char *text = message ? g_bytes_get_data(message, &size) : "";
        result.message = is_done ? g_utf8_make_valid(size ? text : "", (gssize)size)
                                 : g_strdup(error->message);
        result.files = g_ptr_array_new_with_free_func(g_free);
        result.targets = g_ptr_array_new_with_free_func(g_free);
        read_depfile(build->depfile, result.targets, result.files);
        result.took = g_get_monotonic_time() - build->started;
        build->built(&result, build->data);
        g_ptr_array_free(result.files, TRUE);
        g_ptr_array_free(result.targets, TRUE);
        g_free(result.message);
        wait_for_page(build);
    }
    if (result.report)
        g_bytes_unref(result.report);
}

static void
build_all(struct serve_build *build)
{
    build->started = g_get_monotonic_time();
    (void)g_unlink(build->depfile);
    g_autoptr(GError) error = NULL;
    if (run(build, build->command, finished, &error))
        return;
    struct serve_result result = { .status = EXIT_SYSTEM, .message = error->message };
    result.files = g_ptr_array_new();
    result.targets = g_ptr_array_new();
    build->built(&result, build->data);
    g_ptr_array_free(result.files, TRUE);
    g_ptr_array_free(result.targets, TRUE);
}

void
serve_build_start(struct serve_build *build, const char *practice)
{
    g_free(build->practice);
    build->practice = g_strdup(practice);
    build->is_wanted = build->running != NULL;
    if (build->running)
        g_subprocess_send_signal(build->running, SIGTERM);
    else if (!build_page(build))
        build_all(build);
}

void
serve_build_free(struct serve_build *build)
{
    build->is_ending = true;
    if (build->running)
        g_subprocess_send_signal(build->running, SIGTERM);
    while (build->running)
        g_main_context_iteration(NULL, TRUE);
    if (build->waiting) {
        g_subprocess_force_exit(build->waiting);
        (void)g_subprocess_wait(build->waiting, NULL, NULL);
        g_object_unref(build->waiting);
    }
    (void)g_unlink(build->depfile);
    if (build->addresses)
        (void)g_unlink(build->addresses);
    (void)g_rmdir(build->folder);
    g_ptr_array_free(build->command, TRUE);
    g_free(build->depfile);
    g_free(build->addresses);
    g_free(build->practice);
    g_free(build->folder);
    g_free(build);
}
