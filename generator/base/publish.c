/*
 * Everything is prepared in one folder inside the output folder, and so on the same disk:
 *
 *     out/.proviso-new/handbook.pdf   <-- exchange -->   out/handbook.pdf
 *     out/.proviso-new/site/          <-- exchange -->   out/site/
 *
 * An exchange (renameat2) leaves the old edition in .proviso-new, from where it can be put back
 * by the same call, or is removed at the end.  A lock on the output folder keeps runs apart;
 * whoever holds it may remove a .proviso-new that is there.
 */
#include "base/publish.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define STAGE ".proviso-new"
#define AWAY  ".away-"

struct output {
    char *name;
    bool is_folder;
    enum { NOT_MOVED, MOVED, EXCHANGED, MOVED_AWAY } move;
};

struct publish {
    char *dir;
    int fd;    /* of dir, locked */
    int stage; /* of dir/STAGE */
    bool has_made_dir;
    GArray *outputs; /* struct output */
};

static bool G_GNUC_PRINTF(2, 3) refuse(char **message, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_free(*message);
    *message = g_strdup_vprintf(format, args);
    va_end(args);
    return false;
}

/* --- Removing --- */

static bool remove_at(int parent, const char *name);

static bool
empty_folder(int fd)
{
    DIR *listing = fdopendir(fd);
    if (!listing) {
        close(fd);
        return false;
    }
    bool is_empty = true;
    for (const struct dirent *e; (e = readdir(listing));) {
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
            is_empty = remove_at(fd, e->d_name) && is_empty;
    }
    closedir(listing);
    return is_empty;
}

/* A file or a folder with all that is in it; links are removed, not followed. */
static bool
remove_at(int parent, const char *name)
{
    if (unlinkat(parent, name, 0) == 0 || errno == ENOENT)
        return true;
    if (errno != EISDIR && errno != EPERM)
        return false;
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 || !empty_folder(fd))
        return false;
    return unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

/* --- Writing --- */

static bool
write_all(int fd, const char *data, size_t size)
{
    while (size) {
        ssize_t n = write(fd, data, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        data += n;
        size -= (size_t)n;
    }
    return true;
}

/* Writes a file; publish_commit waits until the disk has it. */
static bool
write_file(int parent, const char *name, GBytes *bytes)
{
    int fd = openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    size_t size;
    const void *data = g_bytes_get_data(bytes, &size);
    bool is_written = write_all(fd, data, size);
    int error = errno;
    is_written = close(fd) == 0 && is_written;
    if (!is_written && error)
        errno = error;
    return is_written;
}

/* A path of plain names: nothing that leads out of the folder. */
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

/* Makes the folders that `path` goes through, below fd. */
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

struct folder_writer {
    const struct publish *p;
    const char *name;
    int fd;
    char **message;
    bool has_failed;
};

static gboolean
write_entry(gpointer key, gpointer value, gpointer user)
{
    struct folder_writer *w = user;
    const char *path = key;
    if (!is_plain_path(path))
        w->has_failed =
            !refuse(w->message, "\"%s\" is no path inside \"%s/%s\"", path, w->p->dir, w->name);
    else if (!make_parents(w->fd, path) || !write_file(w->fd, path, value))
        w->has_failed = !refuse(w->message, "cannot write \"%s/%s/%s\": %s", w->p->dir, w->name,
            path, g_strerror(errno));
    return w->has_failed;
}

/* --- What may be replaced --- */

static bool
is_empty_folder(int fd, const char *name)
{
    int folder = openat(fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *listing = folder < 0 ? NULL : fdopendir(folder);
    if (!listing)
        return false;
    bool is_empty = true;
    for (const struct dirent *e; is_empty && (e = readdir(listing));)
        is_empty = strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0;
    closedir(listing);
    return is_empty;
}

static bool
may_replace(const struct publish *p, const char *name, bool is_folder, char **message)
{
    struct stat s;
    if (fstatat(p->fd, name, &s, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ||
               refuse(message, "cannot look at \"%s/%s\": %s", p->dir, name, g_strerror(errno));
    if (!is_folder) {
        if (S_ISREG(s.st_mode) || S_ISLNK(s.st_mode))
            return true;
        return refuse(message, "\"%s/%s\" is no file: not replaced", p->dir, name);
    }
    if (!S_ISDIR(s.st_mode))
        return refuse(message, "\"%s/%s\" is no folder: not replaced", p->dir, name);
    g_autofree char *mark = g_build_filename(name, PUBLISH_MARK, NULL);
    if (fstatat(p->fd, mark, &s, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(s.st_mode))
        return true;
    if (is_empty_folder(p->fd, name))
        return true;
    return refuse(message,
        "\"%s/%s\" was not made by proviso (it holds no \"%s\"): not replaced", p->dir, name,
        PUBLISH_MARK);
}

/* --- Moving in --- */

static bool
exchange(const struct publish *p, const char *name)
{
    return renameat2(p->stage, name, p->fd, name, RENAME_EXCHANGE) == 0;
}

/* The new one to its place, the old one, if any, to the stage. */
static bool
move_in(const struct publish *p, struct output *output)
{
    const char *name = output->name;
    if (renameat2(p->stage, name, p->fd, name, RENAME_NOREPLACE) == 0) {
        output->move = MOVED;
        return true;
    }
    if (errno == EEXIST && exchange(p, name)) {
        output->move = EXCHANGED;
        return true;
    }
    /* File systems without those calls: two steps, the second taken back if it fails. */
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    g_autofree char *away = g_strconcat(AWAY, name, NULL);
    bool is_away = renameat(p->fd, name, p->stage, away) == 0;
    if (!is_away && errno != ENOENT)
        return false;
    if (renameat(p->stage, name, p->fd, name) == 0) {
        output->move = is_away ? MOVED_AWAY : MOVED;
        return true;
    }
    int error = errno;
    if (is_away)
        (void)!renameat(p->stage, away, p->fd, name);
    errno = error;
    return false;
}

static void
move_back(const struct publish *p, struct output *output)
{
    const char *name = output->name;
    g_autofree char *away = g_strconcat(AWAY, name, NULL);
    switch (output->move) {
    case NOT_MOVED:
        break;
    case EXCHANGED:
        (void)!exchange(p, name);
        break;
    case MOVED_AWAY:
        if (renameat(p->fd, name, p->stage, name) == 0)
            (void)!renameat(p->stage, away, p->fd, name);
        break;
    case MOVED:
        (void)!renameat(p->fd, name, p->stage, name);
        break;
    }
    output->move = NOT_MOVED;
}

/* --- The interface --- */

struct publish *
publish_begin(const char *dir, char **message)
{
    struct publish *p = g_new0(struct publish, 1);
    p->dir = g_strdup(dir);
    p->stage = -1;
    p->outputs = g_array_new(FALSE, TRUE, sizeof(struct output));
    bool is_new = !g_file_test(dir, G_FILE_TEST_EXISTS);
    if (g_mkdir_with_parents(dir, 0777) == 0)
        p->has_made_dir = is_new;
    p->fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (p->fd < 0) {
        refuse(message, "cannot make the folder \"%s\": %s", dir, g_strerror(errno));
        publish_free(p);
        return NULL;
    }
    /* Where the file system knows no locks, runs at the same time are the user's business. */
    while (flock(p->fd, LOCK_EX) != 0 && errno == EINTR)
        continue;
    if (remove_at(p->fd, STAGE) && mkdirat(p->fd, STAGE, 0777) == 0)
        p->stage = openat(p->fd, STAGE, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (p->stage < 0) {
        refuse(message, "cannot write into \"%s\": %s", dir, g_strerror(errno));
        publish_free(p);
        return NULL;
    }
    return p;
}

static bool
add_output(struct publish *p, const char *name, bool is_folder, char **message)
{
    if (!is_plain_path(name) || strchr(name, '/') || g_str_has_prefix(name, AWAY))
        return refuse(message, "\"%s\" is no name of an output", name);
    struct output output = { .name = g_strdup(name), .is_folder = is_folder };
    g_array_append_val(p->outputs, output);
    return may_replace(p, name, is_folder, message);
}

bool
publish_file(struct publish *p, const char *name, GBytes *bytes, char **message)
{
    if (!add_output(p, name, false, message))
        return false;
    if (write_file(p->stage, name, bytes))
        return true;
    return refuse(message, "cannot write \"%s/%s\": %s", p->dir, name, g_strerror(errno));
}

bool
publish_folder(struct publish *p, const char *name, GTree *files, char **message)
{
    if (!add_output(p, name, true, message))
        return false;
    struct folder_writer w = { .p = p, .name = name, .fd = -1, .message = message };
    if (mkdirat(p->stage, name, 0777) == 0)
        w.fd = openat(p->stage, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    static const char note[] = "This folder was made by proviso, which replaces all of it.\n";
    g_autoptr(GBytes) mark = g_bytes_new_static(note, sizeof note - 1);
    bool is_good = w.fd >= 0 && write_file(w.fd, PUBLISH_MARK, mark);
    if (is_good) {
        g_tree_foreach(files, write_entry, &w);
        is_good = !w.has_failed;
    }
    if (!is_good && !w.has_failed)
        refuse(message, "cannot write \"%s/%s\": %s", p->dir, name, g_strerror(errno));
    if (w.fd >= 0)
        close(w.fd);
    return is_good;
}

/*
 * The disk has all that was written, names included, before anything moves: after a loss of
 * power there is the old edition or the new one.  One call for the file system instead of one
 * for each of thousands of files, which cost more than everything else together.
 */
static bool
sync_stage(const struct publish *p)
{
    return syncfs(p->stage) == 0;
}

bool
publish_commit(struct publish *p, char **message)
{
    for (guint i = 0; i < p->outputs->len; i++) {
        const struct output *output = &g_array_index(p->outputs, struct output, i);
        if (!may_replace(p, output->name, output->is_folder, message))
            return false;
    }
    bool is_good = sync_stage(p);
    for (guint i = 0; is_good && i < p->outputs->len; i++)
        is_good = move_in(p, &g_array_index(p->outputs, struct output, i));
    if (is_good && fsync(p->fd) == 0) {
        p->has_made_dir = false;
        return true;
    }
    refuse(message, "cannot move the new edition into \"%s\": %s", p->dir, g_strerror(errno));
    for (guint i = p->outputs->len; i-- > 0;)
        move_back(p, &g_array_index(p->outputs, struct output, i));
    return false;
}

void
publish_free(struct publish *p)
{
    if (!p)
        return;
    if (p->stage >= 0) {
        close(p->stage);
        /* What cannot be removed now is removed, or complained about, by the next run. */
        remove_at(p->fd, STAGE);
    }
    if (p->has_made_dir)
        rmdir(p->dir);
    if (p->fd >= 0)
        close(p->fd);
    for (guint i = 0; i < p->outputs->len; i++)
        g_free(g_array_index(p->outputs, struct output, i).name);
    g_array_free(p->outputs, TRUE);
    g_free(p->dir);
    g_free(p);
}
