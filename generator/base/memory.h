/* Ends the program with a message when there is no more memory. */
#ifndef PROVISO_BASE_MEMORY_H
#define PROVISO_BASE_MEMORY_H

/*
 * From this call on, an allocation that fails ends the program with a message and exit status
 * 3, whichever library makes it.  Libraries meet a failure differently: some report it, some
 * abort, and some go on without what they could not store, so that a published book would lack
 * a word; others read through a null pointer.  The published edition stays untouched.  Requests
 * of 64 MB or more may still fail: libraries learn that way that a size is absurd.
 */
void memory_guard(void);

#endif
