/*
 * The coverage build includes this before every file, because _exit does not write the counts.
 */
#ifndef PROVISO_TESTS_COUNT_AT_EXIT_H
#define PROVISO_TESTS_COUNT_AT_EXIT_H

#include <unistd.h>

void __gcov_dump(void);

#define _exit(status) (__gcov_dump(), (_exit)(status))

#endif
