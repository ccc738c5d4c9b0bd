#include "base/signals.h"

#include <glib.h>
#include <signal.h>
#include <stdbool.h>

static const int held[] = { SIGINT, SIGTERM, SIGHUP };

static struct sigaction before[G_N_ELEMENTS(held)];
static volatile sig_atomic_t came;

static void
remember(int signal)
{
    came = signal;
}

/* Uses a handler and no mask, because threads that libraries keep would not share the mask. */
void
signals_defer(void)
{
    came = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(held); i++) {
        sigaction(held[i], NULL, &before[i]);
        if (before[i].sa_handler == SIG_IGN)
            continue;
        struct sigaction action = { .sa_handler = remember, .sa_flags = SA_RESTART };
        sigaction(held[i], &action, NULL);
    }
}

void
signals_deliver(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(held); i++)
        sigaction(held[i], &before[i], NULL);
    if (came)
        raise(came);
}

int
signals_pending(void)
{
    return came;
}
