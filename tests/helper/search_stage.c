/*
 * search_stage TREE LANG < QUERIES: prints what the search in C finds in a web tree (proviso
 * build --dump=web-tree), for comparison with the script: for each query a line with the
 * addresses found, best first, separated by spaces.
 */
#include "web/html.h"
#include "web/search.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

static const xmlNode *
find_element(const xmlNode *node, const char *name)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0)
            return n;
    }
    return NULL;
}

static void
answer(const struct search *search, const char *query)
{
    guint found[SEARCH_MOST];
    guint n = search_find(search, query, found);
    for (guint i = 0; i < n; i++)
        printf("%s%s", i ? " " : "",
            html_attribute(
                g_array_index(search->docs, struct search_doc, found[i]).node, "href"));
    putchar('\n');
}

int
main(int argc, char **argv)
{
    xmlDoc *doc = argc == 3 ? xmlReadFile(argv[1], NULL, XML_PARSE_HUGE) : NULL;
    const xmlNode *tree = doc ? find_element(xmlDocGetRootElement(doc), "search") : NULL;
    if (!tree) {
        fprintf(stderr, "search_stage TREE LANG < QUERIES\n");
        return 2;
    }
    struct search *search = search_new(tree, argv[2]);
    char line[1000];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        answer(search, line);
    }
    search_free(search);
    xmlFreeDoc(doc);
    return 0;
}
