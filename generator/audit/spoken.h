/*
 * What a listener hears: the structure tree read aloud, one utterance a line, from the finished
 * file.  Artifacts are silent.
 *
 *   heading 2: Title             list of 3 items          figure: alternative text
 *   1 of 3, (a): item            table, 4 columns, 6 rows
 *   row 2: Head: cell; Head, Other head: cell             [link: description]  [de: words]
 *
 * What is in an aside, list or quotation is indented.
 */
#ifndef PROVISO_AUDIT_SPOKEN_H
#define PROVISO_AUDIT_SPOKEN_H

#include "audit/finished.h"

void spoken_write(const struct finished *f, const struct finished_element *from, GString *out);

#endif
