/*
 * Preloaded into a program: hides the files whose path contains the text of HIDE, as if their
 * package were not installed.
 */
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

#define NEXT(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

#define HIDE_OPEN(name)                                                                        \
    int name(const char *file, int oflag, ...)                                                 \
    {                                                                                          \
        va_list list;                                                                          \
        va_start(list, oflag);                                                                 \
        int mode = oflag & (O_CREAT | O_TMPFILE) ? va_arg(list, int) : 0;                      \
        va_end(list);                                                                          \
        return is_hidden(file) ? -1 : NEXT(name)(file, oflag, mode);                           \
    }

#define HIDE_FOPEN(name)                                                                       \
    FILE *name(const char *filename, const char *modes)                                        \
    {                                                                                          \
        return is_hidden(filename) ? NULL : NEXT(name)(filename, modes);                       \
    }

HIDE_OPEN(open)
HIDE_OPEN(open64)
HIDE_FOPEN(fopen)
HIDE_FOPEN(fopen64)

int
access(const char *name, int type)
{
    return is_hidden(name) ? -1 : NEXT(access)(name, type);
}

int
stat(const char *file, struct stat *buf)
{
    return is_hidden(file) ? -1 : NEXT(stat)(file, buf);
}
