/*
 * Preloaded into a program: hides the files whose path contains the text of HIDE, as if their
 * package were not installed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int
is_hidden(const char *path)
{
    const char *text = getenv("HIDE");
    if (!text || !path || !strstr(path, text))
        return 0;
    errno = ENOENT;
    return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define HIDE_OPEN(name)                                                                        \
    int name(const char *path, int flags, ...)                                                 \
    {                                                                                          \
        va_list list;                                                                          \
        va_start(list, flags);                                                                 \
        int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, int) : 0;                      \
        va_end(list);                                                                          \
        return is_hidden(path) ? -1 : NEXT(name)(path, flags, mode);                           \
    }

#define HIDE_FOPEN(name)                                                                       \
    FILE *name(const char *path, const char *mode)                                             \
    {                                                                                          \
        return is_hidden(path) ? NULL : NEXT(name)(path, mode);                                \
    }

HIDE_OPEN(open)
HIDE_OPEN(open64)
HIDE_FOPEN(fopen)
HIDE_FOPEN(fopen64)

int
access(const char *path, int mode)
{
    return is_hidden(path) ? -1 : NEXT(access)(path, mode);
}

int
stat(const char *path, struct stat *out)
{
    return is_hidden(path) ? -1 : NEXT(stat)(path, out);
}
