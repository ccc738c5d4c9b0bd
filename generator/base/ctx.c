#include "base/ctx.h"

#include <stdarg.h>

void
ctx_refuse(struct ctx *ctx, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (!ctx->refusal)
        ctx->refusal = arena_strdup(ctx->arena, text);
}
