/*
 * Notes which places of the program run: gcc -fsanitize-coverage=trace-pc calls the function
 * below at the beginning of each basic block.  If the file REACHED exists, the byte at the
 * offset of the block in this library becomes 1.  The file is shared memory, so nothing is lost
 * when a process is killed.
 */
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

extern const char __ehdr_start[] __attribute__((visibility("hidden")));

static unsigned char *reached;
static uintptr_t size;

__attribute__((constructor)) static void
map_file(void)
{
    int fd = open(REACHED, O_RDWR | O_CLOEXEC);
    struct stat info;
    if (fd < 0)
        return;
    if (fstat(fd, &info) == 0 && info.st_size > 0) {
        void *memory =
            mmap(NULL, (size_t)info.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (memory != MAP_FAILED) {
            reached = memory;
            size = (uintptr_t)info.st_size;
        }
    }
    close(fd);
}

void __sanitizer_cov_trace_pc(void);

void
__sanitizer_cov_trace_pc(void)
{
    uintptr_t at = (uintptr_t)__builtin_return_address(0) - (uintptr_t)__ehdr_start;
    if (at < size)
        reached[at] = 1;
}
