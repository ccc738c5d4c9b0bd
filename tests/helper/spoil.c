/*
 * Preloaded into a program: replaces the text of SPOIL by that of SPOILED in the first stream
 * that contains it, before it is compressed, so that correct content is damaged on its way into
 * the file.  With SPOIL_FILES it does the same to the first file that contains the text, on its
 * way to the disk.
 */
#include <dlfcn.h>
#include <libdeflate.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int is_done;

/* Both texts have the same length, so that no size changes. */
static char *
spoiled(const void *data, size_t size)
{
    const char *text = getenv("SPOIL"), *other = getenv("SPOILED");
    if (!text || !other || strlen(text) != strlen(other))
        return NULL;
    const size_t length = strlen(text);
    const char *at = memmem(data, size, text, length);
    char *copy = NULL;
    pthread_mutex_lock(&lock);
    if (at && !is_done && (copy = malloc(size))) {
        memcpy(copy, data, size);
        memcpy(copy + (at - (const char *)data), other, length);
        is_done = 1;
    }
    pthread_mutex_unlock(&lock);
    return copy;
}

size_t
libdeflate_zlib_compress(struct libdeflate_compressor *compressor, const void *in,
    size_t in_nbytes, void *out, size_t out_nbytes_avail)
{
    __typeof__(&libdeflate_zlib_compress) next =
        (__typeof__(&libdeflate_zlib_compress))dlsym(RTLD_NEXT, "libdeflate_zlib_compress");
    char *copy = getenv("SPOIL_FILES") ? NULL : spoiled(in, in_nbytes);
    size_t packed = next(compressor, copy ? copy : in, in_nbytes, out, out_nbytes_avail);
    free(copy);
    return packed;
}

ssize_t
write(int fd, const void *buf, size_t n)
{
    __typeof__(&write) next = (__typeof__(&write))dlsym(RTLD_NEXT, "write");
    char *copy = getenv("SPOIL_FILES") ? spoiled(buf, n) : NULL;
    ssize_t written = next(fd, copy ? copy : buf, n);
    free(copy);
    return written;
}
