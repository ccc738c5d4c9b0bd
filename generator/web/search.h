/*
 * The search of the site: an index, and the ranking that finds documents in it.
 *
 * The ranking stands here and, for readers, in templates/web/search.js.  Both read the same
 * whole numbers, so that what `check` says of a query holds in a browser
 * (tests/content/search.test).  All that needs a stemmer or a logarithm is done here, once:
 *
 *     line        the words of one stem ("pay", "paid"), and where they stand: documents with
 *                 their weight.  The weight is how rare the stem is, times the root of the rest
 *                 of BM25 (Robertson and Zaragoza, 2009) over five fields.
 *     group       synonyms: phrases that mean the same, and the weight of documents that hold
 *                 any of them, three quarters of what it would be for one word.
 *     a query     the sum over its words.  A word that the index has counts by its line; one
 *                 that it has not, by words that begin so, are one slip away or most alike.  A
 *                 phrase of a group counts at least what the group does.  An entry that stands
 *                 in the query counts besides; a name, title or entry that is all of the query
 *                 comes first.
 */
#ifndef PROVISO_WEB_SEARCH_H
#define PROVISO_WEB_SEARCH_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

struct ctx; /* base/ctx.h */

/* Places in lists of verdicts and roles: at most 64. */
#define SEARCH_DIGITS "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_."

/* How many documents a query shows. */
#define SEARCH_MOST 10

struct search_posting {
    guint doc;
    guint weight;
};

struct search_line {
    GPtrArray *words; /* char *: the forms of one stem, in the order of their first use */
    GArray *postings; /* struct search_posting, by document */
    GArray **counts;  /* while reading: how often, by field and document */
};

struct search_group {
    const xmlNode *node; /* d:group */
    GPtrArray *names;    /* char *: as the author wrote them */
    GPtrArray *phrases;  /* GArray * of guint: their words, as lines */
    GArray *postings;
    GArray **counts;
};

struct search_doc {
    const xmlNode *node; /* d:doc */
    char *names[4];      /* address, number, title, question: as texts to compare */
    GPtrArray *entries;  /* char *: index entries, likewise */
    bool is_practice;    /* it has verdicts */
};

struct search {
    struct search_reader *reader; /* until search_end */
    GArray *docs;                 /* struct search_doc */
    GArray *groups;               /* struct search_group */
    GArray *lines;                /* struct search_line */
    GHashTable *words;            /* char * -> number of its line + 1 */
};

/*
 * From d:search > d:role(id name)*, d:verdict(name sign word)*, d:chapter(number title href)*,
 * d:group(words)*, and behind it
 * d:doc(href number title question chapter? guide?) > d:cell(verdict)*, d:text(field entry?) >
 * text, d:only(text)*, d:when(name text)*, d:varies(verdict roles? text)*, d:says(text)?,
 * d:expect(query)*; at the end d:searched.  An entry is a name that a reader may have in mind
 * as a whole; "a|b" are two.  d:search must outlive the search.  Of a d:doc that was added and
 * written, only what search_forget leaves must outlive it.
 */
struct search *search_begin(const xmlNode *tree, const char *lang);
void search_add(struct search *search, const xmlNode *doc);
void search_end(struct search *search);
/* The same for d:search and all d:doc behind it. */
struct search *search_new(const xmlNode *tree, const char *lang);
/* Removes from a document what nothing asks for once it has been added and written. */
void search_forget(xmlNode *doc);
void search_free(struct search *search);

/* The numbers of the documents that a query finds, best first; returns how many. */
guint search_find(const struct search *search, const char *text, guint found[SEARCH_MOST]);

/*
 * Findings: groups of synonyms that say nothing ("synonyms"), and queries of authors that do
 * not bring their practice among the first three ("search-miss").
 */
void search_check(struct ctx *ctx, const struct search *search);

/*
 * The index as a classic script, which loads from file:// as well:
 *
 *     proviso_index({"roles":["Client"],"verdicts":[["no","Forbidden"]],
 *     "docs":[["pay-outside.html","2.2","Paying outside","May I pay ...?","0-",
 *     "circumvention|direct payment"],...],
 *     "guides":[[84,[3,9]]],"chapters":[["1","Talking","talking.html"]],
 *     "shards":["search-0.12ab.js"],
 *     "groups":[[["boss","client"],"0.1k,3.9"]],
 *     "terms":"pay,paid=0.2f,2.9\n..."});
 *
 * A document is its address, number, title, question, a character for each role (the place of
 * its verdict in the list, "-" where it does not concern the role), its entries, and perhaps
 * the lines that say where it arises.  Postings are distances between documents and weights,
 * both in base 36.  A guide is the number of its document and those of its practices.
 * `docs` is what search_write_doc has appended, for each document in its order; `shards` are
 * the names of the scripts that search_end_shard has made.
 */
void search_write_doc(GString *out, const xmlNode *tree, const xmlNode *doc);
GBytes *search_write(const struct search *search, const xmlNode *tree, const GString *docs,
    const GPtrArray *shards);

/*
 * What only the page of results shows, of SEARCH_SHARD documents from shard * SEARCH_SHARD on:
 *
 *     proviso_shard(0,[["1","Yes, by any medium.",[["Stage","Running"]],[["Ended|",3,"02"]]]]);
 *
 * Of each: the number of its chapter, its answer, the cases in which the question arises, and
 * its other verdicts: by which cases ("|" behind each), the place of the verdict in the list,
 * the places of the roles, a character each ("": all).  The document with this number is
 * appended to its shard, which is empty before the first.
 */
#define SEARCH_SHARD 200
void search_write_more(GString *out, const xmlNode *tree, const xmlNode *doc, guint number);
/* The script; leaves the shard empty. */
GBytes *search_end_shard(GString *shard);

/*
 * The words of a text as they are looked up: lower case, without accents; a compound with
 * hyphens gives its parts and itself in one piece ("e-mail": e, mail, email).
 */
void search_words(
    const char *text, void (*call)(void *user, const char *text, size_t size), void *user);

/*
 * A text to be compared as a whole: lower case, without accents and without punctuation but
 * what a number or an address needs.  The caller frees it.
 */
char *search_plain(const char *text);

#endif
