/*
 * Signals that end the program, held back while it must not stop halfway.
 *
 *     signals_defer();
 *     ... look at signals_pending() now and then, and give up where it is not 0 ...
 *     signals_deliver();   // ends the program as the signal would have, if one came
 *
 * A signal that the program was started to ignore (nohup) stays ignored.  For one caller at a
 * time.
 */
#ifndef PROVISO_BASE_SIGNALS_H
#define PROVISO_BASE_SIGNALS_H

void signals_defer(void);
void signals_deliver(void);

/* The signal that came since signals_defer, or 0. */
int signals_pending(void);

#endif
