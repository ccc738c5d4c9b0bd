/*
 * Preloaded into a program: in the first stream that has the text of SPOIL, it is SPOILED
 * before it is packed: what was painted and tagged well goes wrong on its way into the file.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <libdeflate.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int is_done;

/* Both texts are of one length, so that every size stays as it is. */
static char *
spoiled(const void *data, size_t size)
{
    const char *text = getenv("SPOIL"), *other = getenv("SPOILED");
    if (!text || !other || strlen(text) != strlen(other))
        return NULL;
    const char *at = memmem(data, size, text, strlen(text));
    char *copy = NULL;
    pthread_mutex_lock(&lock);
    if (at && !is_done && (copy = malloc(size))) {
        memcpy(copy, data, size);
        memcpy(copy + (at - (const char *)data), other, strlen(other));
        is_done = 1;
    }
    pthread_mutex_unlock(&lock);
    return copy;
}

size_t
libdeflate_zlib_compress(
    struct libdeflate_compressor *c, const void *in, size_t size, void *out, size_t room)
{
    __typeof__(&libdeflate_zlib_compress) next =
        (__typeof__(&libdeflate_zlib_compress))dlsym(RTLD_NEXT, "libdeflate_zlib_compress");
    char *copy = spoiled(in, size);
    size_t packed = next(c, copy ? copy : in, size, out, room);
    free(copy);
    return packed;
}
