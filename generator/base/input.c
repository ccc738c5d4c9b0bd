#include "base/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ATTEMPTS 3

/* O_NONBLOCK: opening a fifo that nobody writes to must not wait. */
#define OPEN_FLAGS (O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)

enum read_outcome { READ, REFUSED, CHANGED };

static enum read_outcome G_GNUC_PRINTF(2, 3)
    refuse(struct input_fault *fault, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fault->why = g_strdup_vprintf(format, args);
    va_end(args);
    return REFUSED;
}

/* True for errors of the machine; all others are about the path. */
static enum read_outcome
refuse_errno(struct input_fault *fault, int error)
{
    static const int of_the_system[] = { EIO, EMFILE, ENFILE, ENOMEM, ESTALE, EOVERFLOW };
    for (size_t i = 0; i < G_N_ELEMENTS(of_the_system); i++)
        fault->is_system |= error == of_the_system[i];
    return refuse(fault, "%s",
        error == ENOENT || error == ENOTDIR ? "there is no such file" : g_strerror(error));
}

static bool
is_same_state(const struct stat *a, const struct stat *b)
{
    return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec && a->st_ctim.tv_sec == b->st_ctim.tv_sec &&
           a->st_ctim.tv_nsec == b->st_ctim.tv_nsec;
}

/* Reads up to size bytes; *got says how many there were.  False with errno after an error. */
static bool
read_up_to(int fd, char *out, size_t size, size_t *got)
{
    *got = 0;
    while (*got < size) {
        ssize_t n = read(fd, out + *got, size - *got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (n == 0)
            break;
        *got += (size_t)n;
    }
    return true;
}

static enum read_outcome
read_open_file(int fd, size_t limit, GBytes **out, struct input_fault *fault)
{
    struct stat before, after;
    if (fstat(fd, &before) != 0)
        return refuse_errno(fault, errno);
    if (S_ISDIR(before.st_mode))
        return refuse(fault, "it is a folder");
    if (!S_ISREG(before.st_mode))
        return refuse(fault, "it is not a regular file");
    size_t size = (size_t)before.st_size;
    if (size > limit)
        return refuse(fault, "it is larger than %zu MB", limit / ((size_t)1024 * 1024));
    char *data = g_try_malloc(size + 1);
    if (!data)
        return refuse_errno(fault, ENOMEM);
    size_t got;
    /* Reads one byte more than the size, to notice a file that grows. */
    if (!read_up_to(fd, data, size + 1, &got) || fstat(fd, &after) != 0) {
        int error = errno;
        g_free(data);
        return refuse_errno(fault, error);
    }
    if (got != size || !is_same_state(&before, &after)) {
        g_free(data);
        return CHANGED;
    }
    data[size] = '\0';
    *out = g_bytes_new_take(data, size);
    return READ;
}

/* Opens `inside` below `folder`, one name at a time, and follows no symbolic link. */
static int
open_below(const char *folder, const char *inside)
{
    int at = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    g_auto(GStrv) names = g_strsplit(inside, "/", -1);
    for (char **name = names; *name && at >= 0; name++) {
        bool is_last = !name[1];
        int next = openat(at, *name,
            is_last ? OPEN_FLAGS | O_NOFOLLOW : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        int error = errno;
        close(at);
        errno = error;
        at = next;
    }
    return at;
}

static GBytes *
read_settled(const char *folder, const char *path, size_t limit, struct input_fault *fault)
{
    *fault = (struct input_fault){ 0 };
    GBytes *bytes = NULL;
    for (int i = 0; i < ATTEMPTS; i++) {
        int fd = folder ? open_below(folder, path) : open(path, OPEN_FLAGS);
        if (fd < 0) {
            refuse_errno(fault, errno);
            return NULL;
        }
        enum read_outcome outcome = read_open_file(fd, limit, &bytes, fault);
        close(fd);
        if (outcome != CHANGED)
            return bytes;
    }
    fault->is_system = true;
    refuse(fault, "it changed while it was read, %d times", ATTEMPTS);
    return NULL;
}

/* A pipe says neither its size nor when it changes: it is read to its end. */
static GBytes *
read_stream(int fd, size_t limit, struct input_fault *fault)
{
    *fault = (struct input_fault){ 0 };
    g_autoptr(GByteArray) data = g_byte_array_new();
    char chunk[65536];
    size_t got;
    do {
        if (!read_up_to(fd, chunk, sizeof chunk, &got)) {
            refuse_errno(fault, errno);
            return NULL;
        }
        g_byte_array_append(data, (const guint8 *)chunk, (guint)got);
        if (data->len > limit) {
            refuse(fault, "it is larger than %zu MB", limit / ((size_t)1024 * 1024));
            return NULL;
        }
    } while (got == sizeof chunk);
    g_byte_array_append(data, (const guint8 *)"", 1);
    size_t size = data->len - 1;
    return g_bytes_new_take(g_byte_array_free(g_steal_pointer(&data), FALSE), size);
}

GBytes *
input_read(const char *path, size_t limit, struct input_fault *fault)
{
    if (strcmp(path, INPUT_STANDARD) == 0)
        return read_stream(STDIN_FILENO, limit, fault);
    return read_settled(NULL, path, limit, fault);
}

GBytes *
input_read_below(
    const char *folder, const char *inside, size_t limit, struct input_fault *fault)
{
    return read_settled(folder, inside, limit, fault);
}
