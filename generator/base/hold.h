/*
 * Signals that end the program, held back while it must not stop halfway.
 *
 *     hold_begin();
 *     ... look at hold_signal() now and then, and give up where it is not 0 ...
 *     hold_end();   // ends the program as the signal would have, if one came
 *
 * A signal that the program was started to ignore (nohup) stays ignored.  For one caller at a
 * time.
 */
#ifndef PROVISO_BASE_HOLD_H
#define PROVISO_BASE_HOLD_H

void hold_begin(void);
void hold_end(void);

/* The signal that came since hold_begin, or 0. */
int hold_signal(void);

#endif
