#include "base/disk.h"

#include "base/sort.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* Does the error say that there is nothing? */
static bool
is_absence(int error)
{
    return error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG;
}

bool
disk_has(struct ctx *ctx, const char *path)
{
    struct stat s;
    if (lstat(path, &s) == 0)
        return true;
    if (!is_absence(errno))
        ctx_refuse(ctx, "cannot look at \"%s\": %s", path, g_strerror(errno));
    return false;
}

/* The next name, or NULL with errno, which is 0 at the end. */
static const char *
next_name(DIR *listing)
{
    errno = 0;
    const struct dirent *entry = readdir(listing);
    return entry ? entry->d_name : NULL;
}

char **
disk_names(struct ctx *ctx, const char *folder)
{
    GPtrArray *names = g_ptr_array_new();
    DIR *listing = opendir(folder);
    for (const char *name; listing && (name = next_name(listing));)
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
            g_ptr_array_add(names, g_strdup(name));
    if (listing ? errno != 0 : !is_absence(errno))
        ctx_refuse(ctx, "cannot read the folder \"%s\": %s", folder, g_strerror(errno));
    if (listing)
        closedir(listing);
    g_ptr_array_sort(names, compare_strings);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}
