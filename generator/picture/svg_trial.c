/*
 * Drawings whose cost cannot be computed from their text (filters, patterns, dashes, style
 * sheets) are drawn once by a child process with a time limit.  librsvg cannot be interrupted,
 * and aborts where a size overflows; then only the child dies.
 */
#include "picture/internal.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_SECONDS 5
#define PAGE_SIDE   600

static cairo_status_t
drop(void *closure, const unsigned char *data, unsigned int size)
{
    (void)closure;
    (void)data;
    (void)size;
    return CAIRO_STATUS_SUCCESS;
}

static bool
draw(GBytes *bytes)
{
    size_t size;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    RsvgHandle *svg = rsvg_handle_new_from_data(data, size, NULL);
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(drop, NULL, PAGE_SIDE, PAGE_SIDE);
    cairo_t *cr = cairo_create(surface);
    RsvgRectangle area = { .width = PAGE_SIDE, .height = PAGE_SIDE };
    bool is_drawn = svg && rsvg_handle_render_document(svg, cr, &area, NULL);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    is_drawn = is_drawn && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    g_clear_object(&svg);
    return is_drawn;
}

static void
limit(int resource, rlim_t most)
{
    struct rlimit r;
    if (getrlimit(resource, &r) != 0)
        return;
    r.rlim_cur = MIN(most, r.rlim_max);
    (void)!setrlimit(resource, &r);
}

static void G_GNUC_NORETURN
child(GBytes *bytes)
{
    limit(RLIMIT_CPU, MAX_SECONDS);
    limit(RLIMIT_CORE, 0);
#ifndef __SANITIZE_ADDRESS__ /* AddressSanitizer reserves terabytes of addresses */
    limit(RLIMIT_AS, (rlim_t)1536 * 1024 * 1024);
#endif
    if (!freopen("/dev/null", "w", stderr))
        _exit(3);
    _exit(draw(bytes) ? 0 : 1);
}

bool
svg_try(GBytes *bytes, struct picture_report *report)
{
    pid_t pid = fork();
    if (pid == 0)
        child(bytes);
    int status = 0;
    pid_t done = pid;
    while (pid > 0 && (done = waitpid(pid, &status, 0)) < 0 && errno == EINTR)
        continue;
    if (pid < 0 || done < 0)
        return picture_refuse(report, "cannot be tested: %s", g_strerror(errno));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    bool is_late =
        WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL);
    if (is_late)
        return picture_refuse(
            report, "takes over %d seconds to draw; simplify it", MAX_SECONDS);
    return picture_refuse(report, "cannot be drawn");
}
