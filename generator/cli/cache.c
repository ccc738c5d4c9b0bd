/*
 * An entry:
 *
 *     proviso-cache 1 8c736521    the CRC-32 of all that follows this line
 *     52 :                        the size of the findings
 *     16 index.html               the size and path of each file; no path where the product is
 *     48211 take-home.html        one file
 *                                 an empty line, and then all their bytes
 *
 * The checksum finds damage; which entry belongs to a build is decided by its name alone.
 */
#include "cli/cache.h"

#include "base/files.h"
#include "base/publish_write.h"
#include "cli/cache_findings.h"

#include <fcntl.h>
#include <libdeflate.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FINDINGS  ":" /* no path of a site */
#define HEAD      "proviso-cache 1 "
#define HEAD_SIZE (sizeof HEAD - 1 + 8 + 1) /* with the checksum and the end of the line */

/* --- Reading --- */

/* The bytes of an entry behind its first line; NULL if it is not whole. */
static GBytes *
read_entry(const char *path)
{
    g_autoptr(GMappedFile) map = g_mapped_file_new(path, FALSE, NULL);
    if (!map || g_mapped_file_get_length(map) < HEAD_SIZE)
        return NULL;
    g_autoptr(GBytes) all = g_mapped_file_get_bytes(map);
    size_t size;
    const char *text = g_bytes_get_data(all, &size);
    char head[HEAD_SIZE + 1];
    g_snprintf(head, sizeof head, HEAD "%08x\n",
        libdeflate_crc32(0, text + HEAD_SIZE, size - HEAD_SIZE));
    if (memcmp(text, head, HEAD_SIZE) != 0)
        return NULL;
    return g_bytes_new_from_bytes(all, HEAD_SIZE, size - HEAD_SIZE);
}

/* Reads a line of the index, "16 index.html". */
static bool
read_line(const char **at, const char *end, size_t *size, char **path)
{
    const char *newline = memchr(*at, '\n', (size_t)(end - *at));
    g_autofree char *line = newline ? g_strndup(*at, (size_t)(newline - *at)) : NULL;
    char *blank = line ? strchr(line, ' ') : NULL;
    if (!blank)
        return false;
    *size = g_ascii_strtoull(line, NULL, 10);
    *path = g_strdup(blank + 1);
    *at = newline + 1;
    return true;
}

/* Where the bytes of the files begin; 0 if there is no index. */
static size_t
index_size(const char *text, size_t size)
{
    const char *end = memmem(text, size, "\n\n", 2);
    return end ? (size_t)(end - text) + 2 : 0;
}

static void
take_file(struct product *product, const char *path, GBytes *bytes)
{
    if (strcmp(path, FINDINGS) == 0) {
        product->findings = bytes;
    } else if (!*path) {
        product->file = bytes;
    } else {
        if (!product->files)
            product->files = files_new();
        files_add_mapped(product->files, path, bytes);
    }
}

static void
drop(struct product *product)
{
    g_clear_pointer(&product->findings, g_bytes_unref);
    g_clear_pointer(&product->file, g_bytes_unref);
    g_clear_pointer(&product->files, files_free);
}

/* False, with nothing in the product, if the index does not fit the bytes. */
static bool
take_entry(GBytes *entry, struct product *product)
{
    size_t total, offset, size;
    const char *text = g_bytes_get_data(entry, &total), *at = text;
    const char *end = text + (offset = index_size(text, total));
    char *path;
    bool fits = offset > 0;
    while (fits && at + 1 < end) {
        fits = read_line(&at, end, &size, &path);
        if (!fits)
            break;
        fits = size <= total - offset;
        if (fits)
            take_file(product, path, g_bytes_new_from_bytes(entry, offset, size));
        offset += fits ? size : 0;
        g_free(path);
    }
    fits = fits && offset == total && product->findings;
    if (!fits)
        drop(product);
    return fits;
}

static char *
entry_name(const char *entry, const char *key)
{
    return g_strdup_printf("%s-%s", entry, key);
}

bool
cache_find(const char *folder, struct product *product, struct ctx *ctx)
{
    g_autofree char *name = entry_name(product->entry, product->key);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GBytes) entry = read_entry(path);
    if (!entry || !take_entry(entry, product))
        return false;
    if (cache_findings_read(product->findings, ctx->sources, ctx->diags))
        return true;
    drop(product);
    return false;
}

/* --- Writing --- */

struct held {
    char *entry, *key;
    GBytes *findings, *file;
    struct files *files;
};

struct cache_held {
    GArray *list; /* struct held */
};

static void
clear_held(void *data)
{
    struct held *held = data;
    g_free(held->entry);
    g_free(held->key);
    g_bytes_unref(held->findings);
    if (held->file)
        g_bytes_unref(held->file);
    files_free(held->files);
}

struct cache_held *
cache_held_new(void)
{
    struct cache_held *held = g_new(struct cache_held, 1);
    held->list = g_array_new(FALSE, FALSE, sizeof(struct held));
    g_array_set_clear_func(held->list, clear_held);
    return held;
}

void
cache_held_free(struct cache_held *held)
{
    g_array_free(held->list, TRUE);
    g_free(held);
}

void
cache_hold(struct cache_held *held, const struct product *product)
{
    if (!product->key || !product->findings || product->is_kept)
        return;
    const struct held one = {
        .entry = g_strdup(product->entry),
        .key = g_strdup(product->key),
        .findings = g_bytes_ref(product->findings),
        .file = product->file ? g_bytes_ref(product->file) : NULL,
        .files = product->files ? files_copy(product->files) : NULL,
    };
    g_array_append_val(held->list, one);
}

/* An entry that is written: first its index, with the checksum of all, and then the bytes. */
struct entry_writer {
    const struct files *files;
    GString *index;
    uint32_t sum;
    int fd;
};

static bool
add_line(void *user, const char *path)
{
    struct entry_writer *w = user;
    g_autoptr(GBytes) bytes = files_bytes(w->files, path);
    if (bytes)
        g_string_append_printf(w->index, "%zu %s\n", g_bytes_get_size(bytes), path);
    return bytes != NULL;
}

static bool
write_bytes(struct entry_writer *w, GBytes *bytes)
{
    size_t size;
    const void *data = g_bytes_get_data(bytes, &size);
    if (size > 0) /* without data, the checksum would begin again */
        w->sum = libdeflate_crc32(w->sum, data, size);
    return write_all(w->fd, data, size);
}

static bool
write_file(void *user, const char *path)
{
    struct entry_writer *w = user;
    g_autoptr(GBytes) bytes = files_bytes(w->files, path);
    return bytes && write_bytes(w, bytes);
}

/* The checksum is known last, and replaces blanks. */
static bool
write_held(const struct held *held, int fd)
{
    g_autoptr(GString) index = g_string_new(NULL);
    struct entry_writer w = { held->files, index, 0, fd };
    g_string_printf(index, "%zu " FINDINGS "\n", g_bytes_get_size(held->findings));
    if (held->file)
        g_string_append_printf(index, "%zu \n", g_bytes_get_size(held->file));
    else if (!files_each_path(held->files, add_line, &w))
        return false;
    g_string_append_c(index, '\n');
    char head[HEAD_SIZE + 1];
    g_snprintf(head, sizeof head, HEAD "%8s\n", "");
    w.sum = libdeflate_crc32(0, index->str, index->len);
    bool is_written = write_all(fd, head, HEAD_SIZE) && write_all(fd, index->str, index->len) &&
                      write_bytes(&w, held->findings) &&
                      (held->file ? write_bytes(&w, held->file)
                                  : files_each_path(held->files, write_file, &w));
    g_snprintf(head, sizeof head, HEAD "%08x\n", w.sum);
    return is_written && pwrite(fd, head, HEAD_SIZE, 0) == (ssize_t)HEAD_SIZE;
}

/* Removes all entries for an output but one, and what stopped runs left. */
static void
remove_others(int folder, const char *path, const char *entry, const char *kept)
{
    g_autofree char *begin = g_strconcat(entry, "-", NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        bool is_same = g_str_has_prefix(name, begin) && !strchr(name + strlen(begin), '-');
        if (is_same && strcmp(name, kept) != 0)
            unlinkat(folder, name, 0);
    }
}

/* An entry has its name only when it is complete. */
static void
write_entry(const struct held *held, int folder, const char *path)
{
    g_autofree char *name = entry_name(held->entry, held->key);
    g_autofree char *begun = g_strconcat(name, "~", NULL);
    remove_others(folder, path, held->entry, name);
    unlinkat(folder, begun, 0);
    int fd = openat(folder, begun, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0)
        return;
    bool is_written = write_held(held, fd);
    is_written = close(fd) == 0 && is_written;
    if (!is_written || renameat(folder, begun, folder, name) != 0)
        unlinkat(folder, begun, 0);
}

void
cache_write(const struct cache_held *held, const char *path)
{
    if (held->list->len == 0)
        return;
    (void)!mkdir(path, 0777);
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return;
    for (guint i = 0; i < held->list->len; i++)
        write_entry(&g_array_index(held->list, struct held, i), folder, path);
    close(folder);
}

/* A key is 64 hexadecimal digits; "~" is behind that of an entry that was begun. */
static bool
is_entry(const char *name)
{
    const char *dash = strrchr(name, '-');
    size_t n = dash ? strspn(dash + 1, "0123456789abcdef") : 0;
    return n == 64 && (!dash[65] || strcmp(dash + 65, "~") == 0);
}

void
cache_clear(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return;
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (is_entry(name))
            unlinkat(folder, name, 0);
    close(folder);
    rmdir(path);
}
