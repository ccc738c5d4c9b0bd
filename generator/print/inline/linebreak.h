/*
 * Line ends of a whole paragraph at once (total fit), from plain numbers.
 *
 * Ragged text: the sum over all lines but the last of the squared gap at the right edge is as
 * small as it can be, a line under three quarters of the measure that could hold more, or a
 * last line of one short word, only where nothing else is possible.  Balanced text is set to
 * the shortest measure that keeps the number of lines.  Justified text follows Knuth and Plass:
 * demerits grow with what the word space is off its natural width, either way; hyphens are
 * tried from the start, and cost; neighbours of very different spacing cost, and no more than
 * `max_ladder` lines in a row end in a hyphen.
 */
#ifndef PROVISO_PRINT_INLINE_LINEBREAK_H
#define PROVISO_PRINT_INLINE_LINEBREAK_H

#include "base/arena.h"
#include "print/inline/item.h"

/* A line shows items [first, item); the item it ends at adds its width if it is a penalty. */
struct line_end {
    size_t first, item;
    scaled width;                 /* natural, without the space at its end */
    scaled hang_left, hang_right; /* reaches into the margins */
    int ratio;  /* in 1/1024 of each glue's stretch (> 0) or shrink (< 0); 0 when ragged */
    int glyphs; /* its boxes are set wider by so many thousandths */
    bool is_overfull;
};

struct linebreak_options {
    scaled measure;
    scaled indent; /* the first line is that much shorter */
    bool is_justified, is_balanced;
    int glyph_stretch;   /* justified: boxes may be wider or narrower by so many thousandths */
    unsigned max_ladder; /* 0 to 2 */
    unsigned short_word; /* a last line of one word with fewer letters is a runt */
};

/*
 * Breaks items[0..n) into lines.  The last item must be a forced break.  Returns how many
 * lines; their ends, in order, are in the arena at *ends.  What is wider than the measure and
 * cannot be broken gets a line of its own, with ratio 0.
 */
size_t linebreak(struct arena *a, const struct item *items, size_t n,
    const struct linebreak_options *options, struct line_end **ends);

#endif
