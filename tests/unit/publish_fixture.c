#include "unit/publish_fixture.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* --- System calls that fail on demand --- */

struct faults faults;

static bool
fails(int error)
{
    if (!faults.is_armed || ++faults.calls != faults.fail_at)
        return false;
    if (faults.kills) {
        kill(getpid(), faults.kills);
        return false;
    }
    errno = error;
    return true;
}

/* The same for calls that are not renames. */
static bool
fails_otherwise(int error)
{
    return !faults.only_moves && fails(error);
}

ssize_t
read(int fd, void *buf, size_t n)
{
    return fails_otherwise(EIO) ? -1 : syscall(SYS_read, fd, buf, n);
}

struct dirent *
readdir(DIR *listing)
{
    static struct dirent *(*next)(DIR *);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "readdir");
    return fails_otherwise(EIO) ? NULL : next(listing);
}

ssize_t
write(int fd, const void *buf, size_t n)
{
    return fails_otherwise(ENOSPC) ? -1 : syscall(SYS_write, fd, buf, n);
}

int
fsync(int fd)
{
    return fails_otherwise(EIO) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
syncfs(int fd)
{
    return fails_otherwise(EIO) ? -1 : (int)syscall(SYS_syncfs, fd);
}

int
mkdirat(int fd, const char *path, mode_t mode)
{
    return fails_otherwise(EACCES) ? -1 : (int)syscall(SYS_mkdirat, fd, path, mode);
}

int
openat(int fd, const char *file, int oflag, ...)
{
    va_list args;
    va_start(args, oflag);
    mode_t mode = oflag & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    return fails_otherwise(EMFILE) ? -1 : (int)syscall(SYS_openat, fd, file, oflag, mode);
}

int
renameat2(int oldfd, const char *old, int newfd, const char *new, unsigned flags)
{
    if (faults.no_renameat2 && faults.is_armed) {
        errno = EINVAL;
        return -1;
    }
    if (fails(EIO))
        return -1;
    int result = (int)syscall(SYS_renameat2, oldfd, old, newfd, new, flags);
    faults.moves += faults.is_armed && result == 0;
    return result;
}

int
renameat(int oldfd, const char *old, int newfd, const char *new)
{
    return fails(EIO) ? -1 : (int)syscall(SYS_renameat2, oldfd, old, newfd, new, 0);
}

int
unlinkat(int fd, const char *name, int flag)
{
    return fails_otherwise(EACCES) ? -1 : (int)syscall(SYS_unlinkat, fd, name, flag);
}

/* --- A folder to publish into --- */

char *
new_folder(void)
{
    char *folder = g_dir_make_tmp("proviso-test-XXXXXX", NULL);
    assert_non_null(folder);
    return folder;
}

void
remove_folder(char *folder)
{
    g_autofree char *command = g_strdup_printf("rm -rf '%s'", folder);
    assert_int_equal(system(command), 0);
    g_free(folder);
}

void
write_text(const char *folder, const char *path, const char *text)
{
    g_autofree char *file = g_build_filename(folder, path, NULL);
    g_autofree char *parent = g_path_get_dirname(file);
    assert_int_equal(g_mkdir_with_parents(parent, 0777), 0);
    assert_true(g_file_set_contents(file, text, -1, NULL));
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The contents of all files below a folder, as one text: "a=1 b/c=2 ". */
static void
describe(GString *out, const char *folder, const char *below)
{
    g_autofree char *path = g_build_filename(folder, below, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    if (!dir)
        return;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));)
        g_ptr_array_add(names, g_build_filename(below, name, NULL));
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *file = g_build_filename(folder, names->pdata[i], NULL);
        g_autofree char *text = NULL;
        if (g_file_test(file, G_FILE_TEST_IS_DIR))
            describe(out, folder, names->pdata[i]);
        else if (g_file_get_contents(file, &text, NULL, NULL))
            g_string_append_printf(out, "%s=%.8s ", (const char *)names->pdata[i], text);
    }
}

void
assert_folder(const char *folder, const char *expected)
{
    g_autoptr(GString) is = g_string_new(NULL);
    describe(is, folder, "");
    assert_string_equal(is->str, expected);
}

/* Publishes an edition: handbook.pdf and a site of three files, all containing `text`. */
bool
publish_edition(const char *folder, const char *text, char **message)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    struct files *files = files_new();
    static char names[][16] = { "index.html", "img/a.svg", "img/deep/b.png" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        files_add(files, names[i], g_bytes_ref(bytes));
    struct publish *p = publish_begin(folder, NULL, message);
    bool is_done = p && publish_file(p, "handbook.pdf", bytes, NULL, message) &&
                   publish_folder(p, "site", files, "index.html", message) &&
                   publish_commit(p, message);
    publish_free(p);
    files_free(files);
    return is_done;
}
