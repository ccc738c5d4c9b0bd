/*
 * Each output is prepared in a stage, a folder inside the output folder, and exchanged with the
 * old output at the end (switch.h).  A lock on the output folder keeps runs apart; the run that
 * holds it may finish and remove the stage of a run that was stopped.
 */
#include "base/publish.h"

#include "base/files.h"
#include "base/publish_write.h"
#include "base/remove.h"
#include "base/signals.h"
#include "base/switch.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct publish {
    char *dir;
    struct switch_place place;
    bool has_made_dir, is_held, is_done;
    GArray *outputs;   /* struct output */
    GPtrArray *checks; /* struct check, one for each output */
};

/* What an output may replace. */
struct check {
    bool is_folder;
    char *mark; /* text that a replaceable file holds; NULL: any file */
};

/* Number of bytes of a file that are searched at a time. */
#define PIECE 65536

static bool G_GNUC_PRINTF(2, 3) refuse(char **message, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_free(*message);
    *message = g_strdup_vprintf(format, args);
    va_end(args);
    return false;
}

/* --- Writing --- */

/* True for a path of plain names, which cannot lead out of the folder. */
static bool
is_plain_path(const char *path)
{
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    if (!parts[0])
        return false;
    for (char **part = parts; *part; part++) {
        if (!**part || strcmp(*part, ".") == 0 || strcmp(*part, "..") == 0)
            return false;
    }
    return strcmp(path, PUBLISH_MARK) != 0;
}

/* Makes the folders on the way to `path`, below fd. */
static bool
make_parents(int fd, const char *path)
{
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        g_autofree char *folder = g_strndup(path, (size_t)(slash - path));
        if (mkdirat(fd, folder, 0777) != 0 && errno != EEXIST)
            return false;
    }
    return true;
}

static bool
refuse_signal(char **message)
{
    return refuse(message, "stopped by a signal (%s): nothing was published",
        g_strsignal(signals_pending()));
}

struct folder_writer {
    const struct publish *p;
    const struct files *files;
    const char *name, *fresh;
    int fd, before;       /* the folder, and that of the edition before or -1 */
    struct stat new_file; /* what a file that is made now is like */
    char **message;
};

static bool
write_or_link(const struct folder_writer *w, const char *path, GBytes *bytes)
{
    bool is_fresh = w->fresh && strcmp(path, w->fresh) == 0;
    return (!is_fresh && publish_link(w->before, w->fd, path, &w->new_file, bytes)) ||
           publish_write(w->fd, path, bytes);
}

static bool
write_entry(void *user, const char *path)
{
    const struct folder_writer *w = user;
    if (signals_pending())
        return refuse_signal(w->message);
    if (!is_plain_path(path))
        return refuse(
            w->message, "\"%s\" is not a path inside \"%s/%s\"", path, w->p->dir, w->name);
    g_autoptr(GBytes) bytes = files_bytes(w->files, path);
    return (bytes && make_parents(w->fd, path) && write_or_link(w, path, bytes)) ||
           refuse(w->message, "cannot write \"%s/%s/%s\": %s", w->p->dir, w->name, path,
               g_strerror(errno));
}

/* --- What may be replaced --- */

/* read() that no signal interrupts. */
static ssize_t
read_piece(int fd, char *piece, size_t size)
{
    ssize_t n;
    do
        n = read(fd, piece, size);
    while (n < 0 && errno == EINTR);
    return n;
}

/*
 * 1 if the file holds the text, 0 if not, -1 with errno if it cannot be read.  An empty file
 * counts as one that does: replacing it loses nothing.
 */
static int
holds(int folder, const char *name, const char *text)
{
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return -1;
    size_t size = strlen(text), kept = 0, total = 0;
    g_autofree char *piece = g_malloc(PIECE + size);
    bool is_found = false;
    ssize_t n = 0;
    while (!is_found && (n = read_piece(fd, piece + kept, PIECE)) > 0) {
        size_t filled = kept + (size_t)n;
        total += (size_t)n;
        is_found = memmem(piece, filled, text, size) != NULL;
        kept = MIN(filled, size - 1);
        memmove(piece, piece + filled - kept, kept);
    }
    int error = errno;
    close(fd);
    errno = error;
    return n < 0 ? -1 : is_found || total == 0;
}

static bool
may_replace_file(
    const struct publish *p, const char *name, const char *mark, mode_t mode, char **message)
{
    if (!S_ISREG(mode) && !S_ISLNK(mode))
        return refuse(message, "\"%s/%s\" is not a file: not replaced", p->dir, name);
    int is_ours = !mark || S_ISLNK(mode) ? 1 : holds(p->place.fd, name, mark);
    if (is_ours < 0)
        return refuse(message, "cannot read \"%s/%s\": %s: not replaced", p->dir, name,
            g_strerror(errno));
    return is_ours ||
           refuse(message,
               "\"%s/%s\" was not made by proviso (\"%s\" is not in it): not replaced", p->dir,
               name, mark);
}

static bool
may_replace_folder(const struct publish *p, const char *name, mode_t mode, char **message)
{
    if (!S_ISDIR(mode))
        return refuse(message, "\"%s/%s\" is not a folder: not replaced", p->dir, name);
    struct stat s;
    g_autofree char *mark = g_build_filename(name, PUBLISH_MARK, NULL);
    bool has_mark = fstatat(p->place.fd, mark, &s, AT_SYMLINK_NOFOLLOW) == 0;
    if (!has_mark && errno != ENOENT)
        return refuse(message, "cannot look at \"%s/%s\": %s", p->dir, mark, g_strerror(errno));
    if (has_mark && S_ISREG(s.st_mode))
        return true;
    if (is_empty_folder(p->place.fd, name))
        return true;
    return refuse(message,
        "\"%s/%s\" was not made by proviso (it contains no \"%s\"): not replaced", p->dir, name,
        PUBLISH_MARK);
}

static bool
may_replace(const struct publish *p, guint i, char **message)
{
    const char *name = g_array_index(p->outputs, struct output, i).name;
    const struct check *check = p->checks->pdata[i];
    struct stat s;
    if (fstatat(p->place.fd, name, &s, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ||
               refuse(message, "cannot look at \"%s/%s\": %s", p->dir, name, g_strerror(errno));
    return check->is_folder ? may_replace_folder(p, name, s.st_mode, message)
                            : may_replace_file(p, name, check->mark, s.st_mode, message);
}

/* --- What a stopped run left --- */

static int
open_stage(int fd)
{
    return openat(fd, SWITCH_STAGE, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* True if some outputs are new and others old. */
static bool
is_mixed(GArray *outputs)
{
    guint moved = 0;
    for (guint i = 0; i < outputs->len; i++)
        moved += g_array_index(outputs, struct output, i).move != NOT_MOVED;
    return moved > 0 && moved < outputs->len;
}

enum publish_state
publish_look(const char *dir)
{
    struct switch_place place = { .fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC) };
    if (place.fd < 0)
        return PUBLISH_WHOLE;
    enum publish_state state = PUBLISH_WHOLE;
    place.stage = open_stage(place.fd);
    /* A run that holds the lock is still at work. */
    if (place.stage >= 0 && (flock(place.fd, LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK)) {
        g_autoptr(GArray) outputs = NULL;
        state = switch_is_unfinished(&place, &outputs) && is_mixed(outputs) ? PUBLISH_MIXED
                                                                            : PUBLISH_LEFT_OVER;
    }
    if (place.stage >= 0)
        close(place.stage);
    close(place.fd);
    return state;
}

/* Finishes and removes the stage; the caller holds the lock. */
static bool
clear_stage(const struct switch_place *locked)
{
    struct switch_place place = *locked;
    place.stage = open_stage(place.fd);
    if (place.stage < 0)
        return remove_at(place.fd, SWITCH_STAGE);
    g_autoptr(GArray) outputs = NULL;
    bool is_good = !switch_is_unfinished(&place, &outputs) || switch_repair(&place, outputs);
    is_good = is_good && switch_end(&place);
    close(place.stage);
    return is_good && remove_at(place.fd, SWITCH_STAGE);
}

bool
publish_repair(const char *dir, char **message)
{
    struct switch_place place = { .fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC) };
    if (place.fd < 0)
        return true;
    bool is_good = true;
    if (flock(place.fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) {
        signals_defer();
        is_good = clear_stage(&place) ||
                  refuse(message, "cannot complete in \"%s\" what an interrupted run left: %s",
                      dir, g_strerror(errno));
        signals_deliver();
    }
    close(place.fd);
    return is_good;
}

/* --- The interface --- */

static void
free_check(gpointer check)
{
    g_free(((struct check *)check)->mark);
    g_free(check);
}

/* On a file system without locks, the user has to keep runs apart. */
static void
lock(const struct publish *p, publish_wait_fn *wait)
{
    if (flock(p->place.fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return;
    if (wait)
        wait(p->dir);
    while (flock(p->place.fd, LOCK_EX) != 0 && errno == EINTR)
        continue;
}

static gint
compare_names(gconstpointer a, gconstpointer b, gpointer data)
{
    (void)data;
    return strcmp(a, b);
}

static void
unref_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

GTree *
publish_files_new(void)
{
    return g_tree_new_full(compare_names, NULL, g_free, unref_bytes);
}

struct publish *
publish_begin(const char *dir, publish_wait_fn *wait, char **message)
{
    struct publish *p = g_new0(struct publish, 1);
    p->dir = g_strdup(dir);
    p->outputs = outputs_new();
    p->checks = g_ptr_array_new_with_free_func(free_check);
    bool is_new = !g_file_test(dir, G_FILE_TEST_EXISTS);
    if (g_mkdir_with_parents(dir, 0777) == 0)
        p->has_made_dir = is_new;
    p->place = (struct switch_place){ .fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC),
        .stage = -1 };
    if (p->place.fd < 0) {
        refuse(message, "cannot make the folder \"%s\": %s", dir, g_strerror(errno));
        publish_free(p);
        return NULL;
    }
    lock(p, wait);
    signals_defer();
    p->is_held = true;
    if (clear_stage(&p->place) && mkdirat(p->place.fd, SWITCH_STAGE, 0777) == 0)
        p->place.stage = open_stage(p->place.fd);
    if (p->place.stage < 0) {
        refuse(message, "cannot write into \"%s\": %s", dir, g_strerror(errno));
        publish_free(p);
        return NULL;
    }
    return p;
}

static bool
add_output(
    struct publish *p, const char *name, bool is_folder, const char *mark, char **message)
{
    if (!is_plain_path(name) || strchr(name, '/') || switch_reserves(name))
        return refuse(message, "\"%s\" is not the name of an output", name);
    struct output output = { .name = g_strdup(name) };
    struct check *check = g_new0(struct check, 1);
    check->is_folder = is_folder;
    check->mark = g_strdup(mark);
    g_array_append_val(p->outputs, output);
    g_ptr_array_add(p->checks, check);
    return may_replace(p, p->outputs->len - 1, message);
}

bool
publish_file(
    struct publish *p, const char *name, GBytes *bytes, const char *mark, char **message)
{
    if (!add_output(p, name, false, mark, message))
        return false;
    if (publish_write(p->place.stage, name, bytes))
        return true;
    return refuse(message, "cannot write \"%s/%s\": %s", p->dir, name, g_strerror(errno));
}

/* Opens the new folder in the stage, with its mark in it, and the old one. */
static bool
open_folders(struct folder_writer *w)
{
    const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    if (mkdirat(w->p->place.stage, w->name, 0777) == 0)
        w->fd = openat(w->p->place.stage, w->name, flags);
    static const char note[] = "This folder was made by proviso, which replaces all of it.\n";
    g_autoptr(GBytes) mark = g_bytes_new_static(note, sizeof note - 1);
    if (w->fd < 0 || !publish_write(w->fd, PUBLISH_MARK, mark) ||
        fstatat(w->fd, PUBLISH_MARK, &w->new_file, AT_SYMLINK_NOFOLLOW) != 0)
        return false;
    w->before = openat(w->p->place.fd, w->name, flags);
    return true;
}

bool
publish_folder(struct publish *p, const char *name, const struct files *files,
    const char *fresh, char **message)
{
    if (!add_output(p, name, true, NULL, message))
        return false;
    struct folder_writer w = { .p = p,
        .files = files,
        .name = name,
        .fresh = fresh,
        .fd = -1,
        .before = -1,
        .message = message };
    bool is_good = open_folders(&w) ? files_each_path(files, write_entry, &w)
                                    : refuse(message, "cannot write \"%s/%s\": %s", p->dir,
                                          name, g_strerror(errno));
    if (w.before >= 0)
        close(w.before);
    if (w.fd >= 0)
        close(w.fd);
    return is_good;
}

/*
 * Waits until the disk holds everything that was written, names included, before anything
 * moves: after a loss of power either the old edition or the new one is there.  One call for
 * the whole file system is much cheaper than one for each of thousands of files.
 */
static bool
sync_stage(const struct publish *p)
{
    return syncfs(p->place.stage) == 0;
}

bool
publish_commit(struct publish *p, char **message)
{
    for (guint i = 0; i < p->outputs->len; i++) {
        if (!may_replace(p, i, message))
            return false;
    }
    bool is_good = sync_stage(p);
    if (signals_pending())
        return refuse_signal(message);
    if (!is_good || !switch_in(&p->place, p->outputs))
        return refuse(
            message, "cannot move the new edition into \"%s\": %s", p->dir, g_strerror(errno));
    p->has_made_dir = false;
    p->is_done = true;
    return true;
}

/* The next run finishes a step that stopped halfway and could not be undone. */
static void
leave_stage(const struct publish *p)
{
    g_autoptr(GArray) outputs = NULL;
    bool is_over =
        p->is_done || !switch_is_unfinished(&p->place, &outputs) || !is_mixed(outputs);
    if (is_over && switch_end(&p->place))
        remove_at(p->place.fd, SWITCH_STAGE);
    close(p->place.stage);
}

void
publish_free(struct publish *p)
{
    if (!p)
        return;
    if (p->place.stage >= 0)
        leave_stage(p);
    if (p->has_made_dir)
        rmdir(p->dir);
    if (p->place.fd >= 0)
        close(p->place.fd);
    bool is_held = p->is_held;
    g_array_unref(p->outputs);
    g_ptr_array_unref(p->checks);
    g_free(p->dir);
    g_free(p);
    if (is_held)
        signals_deliver();
}
