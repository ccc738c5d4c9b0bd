/* For tests of pictures: a set of them, and what is said of bytes that are added to it. */
#ifndef PROVISO_TESTS_PICTURE_FIXTURE_H
#define PROVISO_TESTS_PICTURE_FIXTURE_H

#include "unit/unit.h"

#include "picture/picture.h"

#include <string.h>

static struct pictures *pictures;

static inline int
setup(void **state)
{
    (void)state;
    pictures = pictures_new();
    return 0;
}

static inline int
teardown(void **state)
{
    (void)state;
    pictures_free(pictures);
    return 0;
}

/* The fault of these bytes, or "" for a valid picture.  The caller frees it with g_free. */
static inline char *
fault_of(const void *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    struct picture_report report;
    const struct picture *picture = pictures_add(pictures, "p", bytes, &report);
    assert_true((picture != NULL) == (report.fault == NULL));
    char *fault = g_strdup(report.fault ? report.fault : "");
    picture_report_clear(&report);
    return fault;
}

static inline void
expect_fault(const void *data, size_t size, const char *part)
{
    g_autofree char *fault = fault_of(data, size);
    if (!strstr(fault, part))
        fail_msg("\"%s\" has no \"%s\"", fault, part);
}

#endif
