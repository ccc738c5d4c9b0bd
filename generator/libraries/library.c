#include "libraries/library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static _Noreturn void
give_up(void)
{
    fprintf(stderr, "proviso: %s\n", dlerror());
    _exit(3);
}

/*
 * The library joins those that the program is linked with, and the search starts behind the
 * program itself, which defines the same name: a library that is preloaded is asked first, as
 * ever.
 */
void
library_find(const char *file, const char *name, void **address)
{
    if (!dlopen(file, RTLD_LAZY | RTLD_GLOBAL))
        give_up();
    *address = dlsym(RTLD_NEXT, name);
    if (!*address)
        give_up();
}
