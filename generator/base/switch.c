/*
 * The journal, a line for each output and a last line "end":
 *
 *     1837465 handbook.pdf
 *     1837470 site
 *     end
 */
#include "base/switch.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define JOURNAL     ".journal"
#define AWAY        ".away-"
#define MAX_JOURNAL 65536
#define LAST_LINE   "end"

static void
free_name(gpointer output)
{
    g_free(((struct output *)output)->name);
}

GArray *
outputs_new(void)
{
    GArray *outputs = g_array_new(FALSE, TRUE, sizeof(struct output));
    g_array_set_clear_func(outputs, free_name);
    return outputs;
}

static struct output *
output_at(GArray *outputs, guint i)
{
    return &g_array_index(outputs, struct output, i);
}

bool
switch_reserves(const char *name)
{
    return g_str_has_prefix(name, AWAY) || strcmp(name, JOURNAL) == 0;
}

/* The inode of `name` in the folder fd; 0 if it does not exist. */
static ino_t
inode_of(int fd, const char *name)
{
    struct stat s;
    return fstatat(fd, name, &s, AT_SYMLINK_NOFOLLOW) == 0 ? s.st_ino : 0;
}

/* --- Moving --- */

static bool
exchange(const struct switch_place *place, const char *name)
{
    return renameat2(place->stage, name, place->fd, name, RENAME_EXCHANGE) == 0;
}

/* Moves the new output to its place and the old one, if any, to the stage. */
static bool
move_in(const struct switch_place *place, struct output *output)
{
    const char *name = output->name;
    if (renameat2(place->stage, name, place->fd, name, RENAME_NOREPLACE) == 0) {
        output->move = MOVED;
        return true;
    }
    if (errno == EEXIST && exchange(place, name)) {
        output->move = EXCHANGED;
        return true;
    }
    /*
     * For file systems without those calls: moves in two steps, and undoes the first if the
     * second fails.
     */
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    g_autofree char *away = g_strconcat(AWAY, name, NULL);
    bool is_away = renameat(place->fd, name, place->stage, away) == 0;
    if (!is_away && errno != ENOENT)
        return false;
    if (renameat(place->stage, name, place->fd, name) == 0) {
        output->move = is_away ? MOVED_AWAY : MOVED;
        return true;
    }
    int error = errno;
    if (is_away)
        (void)!renameat(place->stage, away, place->fd, name);
    errno = error;
    return false;
}

static bool
move_back(const struct switch_place *place, struct output *output)
{
    const char *name = output->name;
    g_autofree char *away = g_strconcat(AWAY, name, NULL);
    bool is_back = true;
    switch (output->move) {
    case NOT_MOVED:
        /*
         * The run stopped between the two steps: the old output is away and its place is empty.
         */
        if (inode_of(place->stage, away) && !inode_of(place->fd, name))
            is_back = renameat(place->stage, away, place->fd, name) == 0;
        break;
    case EXCHANGED:
        is_back = exchange(place, name);
        break;
    case MOVED_AWAY:
        is_back = renameat(place->fd, name, place->stage, name) == 0 &&
                  renameat(place->stage, away, place->fd, name) == 0;
        break;
    case MOVED:
        is_back = renameat(place->fd, name, place->stage, name) == 0;
        break;
    }
    output->move = NOT_MOVED;
    return is_back;
}

/* Moves what has not moved yet.  False, with errno, after undoing all moves. */
static bool
move_all(const struct switch_place *place, GArray *outputs)
{
    bool is_good = true;
    for (guint i = 0; is_good && i < outputs->len; i++) {
        struct output *output = output_at(outputs, i);
        is_good = output->move != NOT_MOVED || move_in(place, output);
    }
    if (is_good && fsync(place->fd) == 0)
        return true;
    int error = errno;
    for (guint i = outputs->len; i-- > 0;)
        (void)!move_back(place, output_at(outputs, i));
    errno = error;
    return false;
}

/* --- The journal --- */

static bool
write_journal(const struct switch_place *place, GArray *outputs)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < outputs->len; i++) {
        struct output *output = output_at(outputs, i);
        output->inode = inode_of(place->stage, output->name);
        g_string_append_printf(text, "%ju %s\n", (uintmax_t)output->inode, output->name);
    }
    g_string_append(text, LAST_LINE "\n");
    int fd = openat(place->stage, JOURNAL, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    ssize_t n = write(fd, text->str, text->len);
    if (n >= 0 && (size_t)n < text->len)
        errno = ENOSPC;
    bool is_written = n == (ssize_t)text->len && fsync(fd) == 0 && fsync(place->stage) == 0;
    int error = errno;
    close(fd);
    errno = error;
    return is_written;
}

static char *
read_journal(int stage)
{
    int fd = openat(stage, JOURNAL, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    g_autofree char *text = g_malloc(MAX_JOURNAL);
    ssize_t n = read(fd, text, MAX_JOURNAL - 1);
    close(fd);
    if (n < 0)
        return NULL;
    text[n] = '\0';
    return g_steal_pointer(&text);
}

static bool
parse_line(GArray *outputs, const char *line)
{
    char *name;
    errno = 0;
    uintmax_t inode = strtoumax(line, &name, 10);
    bool is_good = errno == 0 && name != line && *name == ' ' && name[1] && name[1] != '.' &&
                   !strchr(name, '/');
    if (is_good) {
        struct output output = { .name = g_strdup(name + 1), .inode = (ino_t)inode };
        g_array_append_val(outputs, output);
    }
    return is_good;
}

/* NULL if the journal is cut short; nothing has moved then. */
static GArray *
parse_journal(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = g_strv_length(lines);
    if (n < 2 || *lines[n - 1] || strcmp(lines[n - 2], LAST_LINE) != 0)
        return NULL;
    g_autoptr(GArray) outputs = outputs_new();
    for (guint i = 0; i + 2 < n; i++) {
        if (!parse_line(outputs, lines[i]))
            return NULL;
    }
    return g_steal_pointer(&outputs);
}

/* --- The interface --- */

bool
switch_in(const struct switch_place *place, GArray *outputs)
{
    return write_journal(place, outputs) && move_all(place, outputs);
}

bool
switch_end(const struct switch_place *place)
{
    return unlinkat(place->stage, JOURNAL, 0) == 0 || errno == ENOENT;
}

bool
switch_is_unfinished(const struct switch_place *place, GArray **outputs)
{
    g_autofree char *text = read_journal(place->stage);
    *outputs = text ? parse_journal(text) : NULL;
    if (!*outputs)
        return false;
    for (guint i = 0; i < (*outputs)->len; i++) {
        struct output *output = output_at(*outputs, i);
        g_autofree char *away = g_strconcat(AWAY, output->name, NULL);
        if (inode_of(place->fd, output->name) != output->inode)
            output->move = NOT_MOVED;
        else if (inode_of(place->stage, away))
            output->move = MOVED_AWAY;
        else
            output->move = inode_of(place->stage, output->name) ? EXCHANGED : MOVED;
    }
    return true;
}

bool
switch_repair(const struct switch_place *place, GArray *outputs)
{
    bool is_whole = true; /* every new output is either in its place or in the stage */
    for (guint i = 0; i < outputs->len; i++) {
        const struct output *output = output_at(outputs, i);
        is_whole = is_whole && (output->move != NOT_MOVED ||
                                   inode_of(place->stage, output->name) == output->inode);
    }
    if (is_whole && move_all(place, outputs))
        return true;
    bool is_back = true;
    for (guint i = outputs->len; i-- > 0;)
        is_back = move_back(place, output_at(outputs, i)) && is_back;
    return is_back && fsync(place->fd) == 0;
}
