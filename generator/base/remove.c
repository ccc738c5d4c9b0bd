#include "base/remove.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static bool
is_dots(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

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
        if (!is_dots(e->d_name))
            is_empty = remove_at(fd, e->d_name) && is_empty;
    }
    closedir(listing);
    return is_empty;
}

bool
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

bool
is_empty_folder(int fd, const char *name)
{
    int folder = openat(fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *listing = folder < 0 ? NULL : fdopendir(folder);
    if (!listing) {
        if (folder >= 0)
            close(folder);
        return false;
    }
    bool is_empty = true;
    errno = 0;
    for (const struct dirent *e; is_empty && (e = readdir(listing));)
        is_empty = is_dots(e->d_name);
    is_empty = is_empty && errno == 0;
    closedir(listing);
    return is_empty;
}
