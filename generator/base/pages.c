/*
 * One range of addresses is reserved for the life of the process; stretches of it become memory
 * in order.  A block is taken from the lowest stretch that has one, so that the upper ones
 * empty.
 */
#include "base/pages.h"

#include <glib.h>
#include <stdint.h>
#include <sys/mman.h>

#define STRETCH    ((size_t)2 * 1024 * 1024)
#define STRETCHES  ((size_t)8192) /* 16 GiB of addresses */
#define ALL_BLOCKS UINT32_MAX
#define KEPT_EMPTY 4 /* stretches that wait for the next to ask, instead of going back */

G_STATIC_ASSERT(STRETCH / PAGES_BLOCK == 32);

/* A bit for each block. */
struct stretch {
    uint32_t taken, dirty;
};

/* Addresses belong to the process, and so does this. */
static struct {
    GMutex lock;
    bool is_tried;
    char *start; /* NULL: no range */
    struct stretch stretches[STRETCHES];
    size_t n;      /* stretches that have been memory */
    size_t lowest; /* none below has a free block */
    size_t n_empty;
} pages;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_WATCHED true
#elif defined(__has_feature)
#define IS_WATCHED (__has_feature(address_sanitizer) || __has_feature(memory_sanitizer))
#else
#define IS_WATCHED false
#endif

static void
reserve(void)
{
    pages.is_tried = true;
    if (IS_WATCHED)
        return;
    size_t size = (STRETCHES + 1) * STRETCH;
    void *range =
        mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED)
        return;
    uintptr_t start = ((uintptr_t)range + STRETCH - 1) & ~(uintptr_t)(STRETCH - 1);
    pages.start = (char *)range + (start - (uintptr_t)range);
}

/* Makes the next stretch memory. */
static bool
open_stretch(void)
{
    if (pages.n == STRETCHES)
        return false;
    char *at = pages.start + pages.n * STRETCH;
    if (mprotect(at, STRETCH, PROT_READ | PROT_WRITE) != 0)
        return false;
    (void)!madvise(at, STRETCH, MADV_HUGEPAGE); /* where there are such pages */
    pages.n++;
    pages.n_empty++;
    return true;
}

static void *
take_from(struct stretch *s, bool *is_zero)
{
    size_t stretch = (size_t)(s - pages.stretches);
    int block = __builtin_ctz(~s->taken);
    uint32_t bit = (uint32_t)1 << block;
    if (s->taken == 0)
        pages.n_empty--;
    *is_zero = !(s->dirty & bit);
    s->taken |= bit;
    s->dirty |= bit;
    return pages.start + stretch * STRETCH + (size_t)block * PAGES_BLOCK;
}

void *
pages_take(bool *is_zero)
{
    void *block = NULL;
    g_mutex_lock(&pages.lock);
    if (!pages.is_tried)
        reserve();
    while (pages.lowest < pages.n && pages.stretches[pages.lowest].taken == ALL_BLOCKS)
        pages.lowest++;
    if (pages.start && (pages.lowest < pages.n || open_stretch()))
        block = take_from(&pages.stretches[pages.lowest], is_zero);
    g_mutex_unlock(&pages.lock);
    return block;
}

void
pages_give(void *block)
{
    g_mutex_lock(&pages.lock);
    size_t offset = (size_t)((char *)block - pages.start), stretch = offset / STRETCH;
    struct stretch *s = &pages.stretches[stretch];
    s->taken &= ~((uint32_t)1 << (offset % STRETCH / PAGES_BLOCK));
    pages.lowest = MIN(pages.lowest, stretch);
    if (s->taken == 0) {
        pages.n_empty++;
        if (pages.n_empty > KEPT_EMPTY &&
            madvise(pages.start + stretch * STRETCH, STRETCH, MADV_DONTNEED) == 0)
            s->dirty = 0;
    }
    g_mutex_unlock(&pages.lock);
}

/* Set once, before there is a block to ask about. */
bool
pages_hold(const void *p)
{
    const char *start = pages.start;
    return start && (uintptr_t)p - (uintptr_t)start < STRETCHES * STRETCH;
}
