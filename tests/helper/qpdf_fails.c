/*
 * Preloaded into a program: makes call number COUNT of qpdf's function NAME fail, for
 * QPDF_FAILS=NAME:COUNT.
 */
#include <dlfcn.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

static int
fails(const char *name, int *calls)
{
    const char *wanted = getenv("QPDF_FAILS");
    size_t size = strlen(name);
    ++*calls;
    return wanted && strncmp(wanted, name, size) == 0 && wanted[size] == ':' &&
           strtol(wanted + size + 1, NULL, 10) == *calls;
}

#define NEXT(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

QPDF_BOOL
qpdf_has_error(qpdf_data q)
{
    static int calls;
    return fails("qpdf_has_error", &calls) ? QPDF_TRUE : NEXT(qpdf_has_error)(q);
}

int
qpdf_get_num_pages(qpdf_data q)
{
    static int calls;
    return fails("qpdf_get_num_pages", &calls) ? 0 : NEXT(qpdf_get_num_pages)(q);
}

QPDF_BOOL
qpdf_oh_is_stream(qpdf_data q, qpdf_oh object)
{
    static int calls;
    return fails("qpdf_oh_is_stream", &calls) ? QPDF_FALSE : NEXT(qpdf_oh_is_stream)(q, object);
}

QPDF_ERROR_CODE
qpdf_oh_get_stream_data(qpdf_data q, qpdf_oh stream, enum qpdf_stream_decode_level_e level,
    QPDF_BOOL *is_filtered, unsigned char **data, size_t *size)
{
    static int calls;
    if (!fails("qpdf_oh_get_stream_data", &calls))
        return NEXT(qpdf_oh_get_stream_data)(q, stream, level, is_filtered, data, size);
    *data = NULL;
    *size = 0;
    return QPDF_ERRORS;
}
