#include "base/publish_write.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Number of bytes of a file that are compared at a time. */
#define PIECE 65536

bool
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

/* True if the file holds exactly these bytes; otherwise errno says why. */
static bool
holds_bytes(int parent, const char *name, const char *data, size_t size)
{
    int fd = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return false;
    g_autofree char *piece = g_malloc(PIECE);
    ssize_t n;
    errno = EIO; /* the bytes read differ from the bytes written */
    while ((n = read(fd, piece, PIECE)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 || (size_t)n > size || memcmp(piece, data, (size_t)n) != 0)
            break;
        data += n;
        size -= (size_t)n;
    }
    int error = errno;
    close(fd);
    errno = error;
    return n == 0 && size == 0;
}

bool
publish_write(int parent, const char *name, GBytes *bytes)
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
    return is_written && holds_bytes(parent, name, data, size);
}

bool
publish_link(int before, int parent, const char *name, const struct stat *as, GBytes *bytes)
{
    struct stat s;
    size_t size;
    const void *data = g_bytes_get_data(bytes, &size);
    bool is_same = before >= 0 && fstatat(before, name, &s, AT_SYMLINK_NOFOLLOW) == 0 &&
                   s.st_mode == as->st_mode && s.st_uid == as->st_uid &&
                   s.st_gid == as->st_gid && s.st_nlink == 1 && (guint64)s.st_size == size;
    if (!is_same || linkat(before, name, parent, name, 0) != 0)
        return false;
    if (holds_bytes(parent, name, data, size))
        return true;
    unlinkat(parent, name, 0);
    return false;
}
