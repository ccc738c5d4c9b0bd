/*
 * Distributes the width among columns by what each one needs: given widths, words that cannot
 * be broken, and text that should fit on one line.
 */
#include "print/block/widths.h"

#include <glib.h>

/* Distributes `extra` among the columns in proportion to their weights. */
static scaled
give(const struct demand *demands, size_t n, scaled extra, scaled *widths,
    int64_t (*weigh)(const struct demand *, scaled width))
{
    int64_t total = 0, passed = 0;
    scaled given = 0;
    for (size_t i = 0; i < n; i++)
        total += weigh(&demands[i], widths[i]);
    if (total <= 0 || extra <= 0)
        return extra;
    for (size_t i = 0; i < n; i++) {
        passed += weigh(&demands[i], widths[i]);
        scaled upto = (scaled)(extra * passed / total);
        widths[i] += upto - given;
        given = upto;
    }
    return extra - given;
}

static int64_t
weigh_wish(const struct demand *d, scaled width)
{
    return d->spec == 0 && !d->is_equal && d->most > width ? d->most - width : 0;
}

static int64_t
weigh_text(const struct demand *d, scaled width)
{
    (void)width;
    return d->spec != 0 ? 0 : d->is_equal ? 1 : MAX(d->most, 1);
}

static int64_t
weigh_all(const struct demand *d, scaled width)
{
    (void)d;
    return width;
}

/* The width that columns take if each is as wide as its text, but at most `level`. */
static int64_t
raise_cost(const struct demand *demands, size_t n, const scaled *widths, scaled level)
{
    int64_t cost = 0;
    for (size_t i = 0; i < n; i++) {
        if (weigh_wish(&demands[i], widths[i]) > 0)
            cost += MAX(MIN(demands[i].most, level) - widths[i], 0);
    }
    return cost;
}

/*
 * Used if not all columns can be as wide as their text.  Narrow ones are, so that "Not paid"
 * stays on one line, and wide ones share the rest evenly.  Returns the width that was
 * distributed.
 */
static scaled
raise_widths(const struct demand *demands, size_t n, scaled extra, scaled *widths)
{
    scaled low = 0, high = SCALED_MAX;
    while (high - low > 1) {
        scaled level = low + (high - low) / 2;
        if (raise_cost(demands, n, widths, level) <= extra)
            low = level;
        else
            high = level;
    }
    scaled given = (scaled)raise_cost(demands, n, widths, low);
    for (size_t i = 0; i < n; i++) {
        if (weigh_wish(&demands[i], widths[i]) > 0)
            widths[i] = MAX(widths[i], MIN(demands[i].most, low));
    }
    return given;
}

/*
 * Takes `excess` from the columns in proportion to their weights; returns what could not be
 * taken.
 */
static int64_t
take(const struct demand *demands, size_t n, int64_t excess, scaled *widths,
    int64_t (*weigh)(const struct demand *, scaled width))
{
    int64_t total = 0, passed = 0, taken = 0;
    for (size_t i = 0; i < n; i++)
        total += weigh(&demands[i], widths[i]);
    int64_t most = MIN(excess, total);
    for (size_t i = 0; i < n && most > 0; i++) {
        passed += weigh(&demands[i], widths[i]);
        int64_t upto = most * passed / total;
        widths[i] -= (scaled)(upto - taken);
        taken = upto;
    }
    return excess - taken;
}

static int64_t
weigh_spare_text(const struct demand *d, scaled width)
{
    return d->spec < 0 ? MAX(width - d->least, 0) : 0;
}

static int64_t
weigh_spare(const struct demand *d, scaled width)
{
    return MAX(width - d->least, 0);
}

/*
 * Reduces columns that are too wide together: first those as wide as their text, then those
 * with a given width, both down to their longest word; then all columns alike.
 */
static void
shrink(const struct demand *demands, size_t n, int64_t excess, scaled *widths)
{
    excess = take(demands, n, excess, widths, weigh_spare_text);
    excess = take(demands, n, excess, widths, weigh_spare);
    take(demands, n, excess, widths, weigh_all);
}

scaled
demand_least(const struct demand *demands, size_t n)
{
    int64_t all = 0;
    for (size_t i = 0; i < n; i++)
        all += demands[i].least;
    return (scaled)MIN(all, SCALED_MAX);
}

void
demand_share(const struct demand *demands, size_t n, scaled width, scaled *widths)
{
    int64_t used = 0, wish = 0;
    for (size_t i = 0; i < n; i++) {
        const struct demand *d = &demands[i];
        widths[i] = d->spec > 0 ? d->spec : d->spec < 0 ? d->most : d->least;
        if (d->is_equal)
            widths[i] = 0;
        widths[i] = MAX(widths[i], d->min_width);
        if (d->spec > 0)
            widths[i] = MAX(widths[i], d->least);
        used += widths[i];
        wish += weigh_wish(d, widths[i]);
    }
    if (used > width) {
        shrink(demands, n, used - width, widths);
        return;
    }
    scaled extra = (scaled)(width - used);
    if (extra < wish)
        extra -= raise_widths(demands, n, extra, widths);
    extra -= (scaled)MIN(extra, wish) -
             give(demands, n, (scaled)MIN(extra, wish), widths, weigh_wish);
    extra = give(demands, n, extra, widths, weigh_text);
    bool has_fixed = false;
    for (size_t i = 0; i < n; i++)
        has_fixed |= demands[i].spec > 0;
    if (!has_fixed)
        give(demands, n, extra, widths, weigh_all);
}
