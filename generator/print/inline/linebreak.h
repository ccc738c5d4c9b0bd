/*
 * Finds the line ends of a whole paragraph at once (total fit), from plain numbers.
 *
 * Ragged text: minimizes the sum of the squared gaps at the right edge over all lines but the
 * last.  A line shorter than three quarters of the measure that could hold more, and a last
 * line of one short word, are accepted only if nothing else is possible.  Balanced text is set
 * to the shortest measure that keeps the number of lines.  Justified text follows Knuth and
 * Plass: demerits grow with the deviation of the word space from its natural width.  Hyphens
 * are tried from the start, at a cost; adjacent lines of very different spacing cost as well,
 * and at most `max_ladder` consecutive lines end in a hyphen.
 */
#ifndef PROVISO_PRINT_INLINE_LINEBREAK_H
#define PROVISO_PRINT_INLINE_LINEBREAK_H

#include "base/arena.h"
#include "print/inline/item.h"

/*
 * A line shows items [first, item).  If the item at which it ends is a penalty, that adds its
 * width.
 */
struct line_end {
    size_t first, item;
    scaled width;                 /* natural width, without the space at its end */
    scaled hang_left, hang_right; /* how far it extends into the margins */
    int ratio;  /* in 1/1024 of each glue's stretch (> 0) or shrink (< 0); 0 if ragged */
    int glyphs; /* its boxes are set wider by this, in thousandths */
    bool is_overfull;
};

struct linebreak_options {
    scaled measure;
    scaled indent; /* how much shorter the first line is */
    bool is_justified, is_balanced;
    int glyph_stretch;   /* justified: limit of changes of glyph widths, in thousandths */
    unsigned max_ladder; /* 0 to 2 */
    unsigned short_word; /* a last line of one word with fewer letters is avoided */
};

/*
 * Breaks items[0..n) into lines.  The last item must be a forced break.  Returns the number of
 * lines and stores their ends, in order, at *ends in the arena.  Unbreakable content wider than
 * the measure gets a line of its own, with ratio 0.
 */
size_t linebreak(struct arena *a, const struct item *items, size_t n,
    const struct linebreak_options *options, struct line_end **ends);

#endif
