/* Ends the program with a message when there is no more memory. */
#ifndef PROVISO_BASE_MEMORY_H
#define PROVISO_BASE_MEMORY_H

/*
 * From here on an allocation that fails ends the program with a message and exit status 3, in
 * whichever library it is made.  Libraries meet a failure differently: some report it, some
 * end the program, some go on without what they could not store, so that a word is missing from
 * a book that is published; those that are never tried so read through a null pointer.  Nothing
 * that was published is touched.
 *
 * A request of 64 MB or more may still be refused to its caller: that is how libraries find out
 * that a size is absurd.
 */
void memory_guard(void);

#endif
