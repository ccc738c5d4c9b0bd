/*
 * Modifies a small handbook that contains every kind of content, as the input bytes determine,
 * and builds both editions.  The build either reports errors, each with a message, or makes a
 * PDF and a site; the same input gives the same bytes.  It never ends with exit status 3.
 */
#include "base/files.h"
#include "cli/edition.h"
#include "cli/pipeline.h"

#include <assert.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_CHANGES 8 /* with more, the schema rejects nearly every document */

static const char seed[] =
    "<handbook xmlns='urn:proviso:handbook:1' xml:id='h' xml:lang='en'><title>Tools</title>"
    "<edition date='2026-01-01'>First</edition>"
    "<roles><role xml:id='member'><name>Member</name></role>"
    "<role xml:id='guest'><name>Guest</name></role></roles>"
    "<circumstances><circumstance xml:id='when'><name>Time</name>"
    "<question>When is it?</question><case xml:id='when.day'><name>By day</name></case>"
    "<case xml:id='when.night'><name>At night</name></case></circumstance></circumstances>"
    "<sources><source xml:id='S' authority='official-terms' href='https://example.org/'>"
    "<title>Rules</title></source></sources>"
    "<facts><fact xml:id='fee'><name>Fee</name><value from='2025-01-01' money='EUR 2'>"
    "<cite source='S'/></value></fact></facts>"
    "<glossary><term xml:id='saw'><name>saw</name><definition><p>It cuts.</p></definition></term>"
    "</glossary>"
    "<chapter xml:id='c'><title>Lending</title><intro><p>Take a saw.</p></intro>"
    "<practice xml:id='take'><title>Take a tool</title><question>May I take a tool?</question>"
    "<rule xml:id='take.member' verdict='conditional' roles='member'><answer><p>Yes, for "
    "<value-of fact='fee'/> a day.</p></answer><provided><p>You bring it back.</p></provided>"
    "<because><p>It is everybody's.</p></because><cite source='S'/></rule>"
    "<rule xml:id='take.guest' verdict='forbidden' roles='guest' cases='when.night' "
    "from='2025-03-01'><answer><p>No. See <ref to='pay'/>.</p></answer><cite source='S'/></rule>"
    "<rule xml:id='take.guest-day' verdict='discouraged' roles='guest' cases='when.day'>"
    "<answer><ul><li>One.</li><li>Two.</li></ul></answer><cite source='S'/></rule></practice>"
    "<practice xml:id='pay'><title>Pay the fee</title><question>Must I pay?</question>"
    "<rule xml:id='pay.all' verdict='required' until='2025-01-01'><answer><p>Yes.</p></answer>"
    "<cite source='S'/></rule><rule xml:id='pay.later' verdict='unsettled' from='2025-01-01'>"
    "<answer><table><thead><tr><th>A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"
    "</answer><cite source='S'/></rule></practice></chapter>"
    "<guide xml:id='g' practices='take pay'><title>Which tool?</title></guide>"
    "<scenario xml:id='s'><title>A Sunday</title><step on='2025-06-01' practice='take' "
    "as='guest' cases='when.night' expect='forbidden'><p>Ann asks.</p></step></scenario>"
    "</handbook>";

static const char *const values[] = { "", "a", "member", "guest", "when.day", "when.night",
    "take", "pay", "take.member", "2025-03-01", "2025", "2030-01-01", "allowed", "forbidden",
    "EUR 3", "S", "\xd9\x85\xd8\xb1", "voil\xc3\xa0. Then", "x y", "#take", "../x" };

/* --- Changes --- */

struct bytes {
    const uint8_t *at, *end;
};

static unsigned
next(struct bytes *bytes)
{
    return bytes->at < bytes->end ? *bytes->at++ : 0;
}

static void
collect(xmlNode *node, GPtrArray *elements)
{
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        g_ptr_array_add(elements, node);
        collect(node->children, elements);
    }
}

static bool
is_within(const xmlNode *node, const xmlNode *outer)
{
    while (node && node != outer)
        node = node->parent;
    return node != NULL;
}

static void
set_attribute(xmlNode *node, unsigned which, const char *value)
{
    xmlAttr *attribute = node->properties;
    for (unsigned i = 0; attribute && i < which % 4 && attribute->next; i++)
        attribute = attribute->next;
    if (!attribute)
        return;
    xmlNode *text = xmlNewDocText(node->doc, (const xmlChar *)value);
    xmlFreeNodeList(attribute->children);
    attribute->children = attribute->last = text;
    text->parent = (xmlNode *)attribute;
}

static void
change(xmlDoc *doc, struct bytes *bytes)
{
    g_autoptr(GPtrArray) elements = g_ptr_array_new();
    collect(xmlDocGetRootElement(doc)->children, elements);
    if (elements->len == 0)
        return;
    unsigned kind = next(bytes) % 7;
    xmlNode *node = elements->pdata[next(bytes) % elements->len];
    xmlNode *other = elements->pdata[next(bytes) % elements->len];
    const char *value = values[next(bytes) % G_N_ELEMENTS(values)];
    if (kind == 0) {
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    } else if (kind == 1) {
        xmlAddNextSibling(other, xmlCopyNode(node, 1));
    } else if (kind == 2 && !is_within(other, node)) {
        xmlUnlinkNode(node);
        xmlAddNextSibling(other, node);
    } else if (kind == 3) {
        set_attribute(node, next(bytes), value);
    } else if (kind == 4 && node->properties) {
        xmlRemoveProp(node->properties);
    } else if (kind == 5) {
        xmlNodeAddContent(node, (const xmlChar *)value);
    } else {
        xmlNodeSetName(node, other->name);
    }
}

/* --- Both editions --- */

struct made {
    bool is_made;
    char *pdf; /* hashes */
    size_t n_pages;
};

static struct made
build(const char *path)
{
    struct made made = { 0 };
    struct options options = { .command = "build", .quiet = TRUE };
    struct run run;
    struct edition_run editions = { 0 };
    made.is_made = run_begin(&run, &options, path) && editions_make(&run, &editions);
    assert(!run.ctx.refusal);
    assert(made.is_made == !run_has_errors(&run));
    for (size_t i = 0; made.is_made && i < editions.n; i++) {
        const struct product *product = &editions.products[i];
        if (product->file)
            made.pdf = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, product->file);
        if (product->files) {
            made.n_pages = files_count(product->files);
            assert(files_has(product->files, "index.html"));
        }
    }
    size_t n;
    const struct diag *const *list = diags_sorted(run.ctx.diags, &n);
    for (size_t i = 0; i < n; i++)
        assert(*list[i]->text && *list[i]->code);
    editions_clear(&editions);
    run_close(&run);
    return made;
}

/* libFuzzer never returns, so the counts are printed at exit. */
static size_t n_made;

static void
report_made(void)
{
    fprintf(stderr, "fuzz_build: both editions of %zu handbooks made twice\n", n_made);
    if (n_made == 0)
        _Exit(1);
}

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return atexit(report_made);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes bytes = { data, data + size };
    xmlDoc *doc = xmlReadMemory(seed, sizeof seed - 1, "seed", NULL, 0);
    for (size_t i = 0; i < MOST_CHANGES && bytes.at < bytes.end; i++)
        change(doc, &bytes);
    g_autofree char *folder = g_dir_make_tmp("fuzz-build-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "book.xml", NULL);
    assert(xmlSaveFile(path, doc) > 0);
    xmlFreeDoc(doc);
    struct made first = build(path);
    if (first.is_made) {
        assert(first.pdf && first.n_pages > 0);
        struct made second = build(path);
        assert(second.is_made && strcmp(first.pdf, second.pdf) == 0);
        assert(first.n_pages == second.n_pages);
        n_made++;
        g_free(second.pdf);
    }
    g_free(first.pdf);
    g_unlink(path);
    g_rmdir(folder);
    return 0;
}
