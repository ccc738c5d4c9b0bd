/* Includes cmocka with the headers that it needs. */
#ifndef PROVISO_TESTS_UNIT_H
#define PROVISO_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#endif
