/*
 * SVG, reduced: the tree is parsed without entities, and everything that the tables of
 * svg_vocabulary.c do not list is removed.  The rest is serialized anew, so that browsers,
 * librsvg and other programs see the same elements, whatever the original bytes were.
 */
#include "picture/internal.h"

#include <libxml/parser.h>
#include <math.h>
#include <string.h>

#define MAX_ATTRIBUTES 300

/* --- Reading --- */

struct svg_reading {
    struct picture_report *report;
    startElementNsSAX2Func start_element;
    size_t n_elements;
};

static void
start_element(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
    int n_spaces, const xmlChar **spaces, int n_attributes, int n_defaulted,
    const xmlChar **attributes)
{
    xmlParserCtxt *parser = user;
    struct svg_reading *r = parser->_private;
    if (++r->n_elements > SVG_MAX_ELEMENTS)
        picture_refuse(r->report, "has more than %d elements", SVG_MAX_ELEMENTS);
    else if (parser->nodeNr >= SVG_MAX_DEPTH)
        picture_refuse(r->report, "is nested more than %d deep", SVG_MAX_DEPTH);
    if (r->report->fault)
        xmlStopParser(parser);
    else
        r->start_element(
            user, name, prefix, uri, n_spaces, spaces, n_attributes, n_defaulted, attributes);
}

static void
refuse_entity(void *user, const xmlChar *name, int type, const xmlChar *public_id,
    const xmlChar *system_id,
    /* NOLINTNEXTLINE(readability-non-const-parameter): libxml2 gives the type. */
    xmlChar *content)
{
    (void)type;
    (void)public_id;
    (void)system_id;
    (void)content;
    xmlParserCtxt *parser = user;
    struct svg_reading *r = parser->_private;
    picture_refuse(r->report,
        "declares an entity (\"%s\"); save it as plain SVG, without a DOCTYPE",
        (const char *)name);
    xmlStopParser(parser);
}

static void
hear_error(void *user, xmlError *error)
{
    (void)user;
    xmlParserCtxt *parser = error->ctxt;
    if (!parser || error->level < XML_ERR_ERROR || !error->message)
        return;
    struct svg_reading *r = parser->_private;
    g_autofree char *text = g_strdup(error->message);
    picture_refuse(
        r->report, "is not well-formed XML: line %d: %s", error->line, g_strstrip(text));
}

/* Limits attributes: libxml2 compares every attribute of an element with every other. */
static bool
check_attribute_counts(const char *text, size_t size, struct picture_report *report)
{
    size_t n = 0;
    bool is_tag = false;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '<' || text[i] == '>') {
            is_tag = text[i] == '<';
            n = 0;
        } else if (is_tag && text[i] == '=' && ++n > MAX_ATTRIBUTES) {
            return picture_refuse(
                report, "has an element with more than %d attributes", MAX_ATTRIBUTES);
        }
    }
    return true;
}

static xmlDoc *
read_drawing(GBytes *bytes, struct picture_report *report)
{
    size_t size;
    const char *text = g_bytes_get_data(bytes, &size);
    if (size > SVG_MAX_SIZE) {
        picture_refuse(report, "is a drawing of more than %zu MB; simplify it",
            SVG_MAX_SIZE / ((size_t)1024 * 1024));
        return NULL;
    }
    if (!check_attribute_counts(text, size, report))
        return NULL;
    struct svg_reading r = { .report = report };
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser) {
        picture_refuse(report, "cannot be read: no memory");
        return NULL;
    }
    parser->_private = &r;
    r.start_element = parser->sax->startElementNs;
    parser->sax->startElementNs = start_element;
    parser->sax->entityDecl = refuse_entity;
    parser->sax->serror = hear_error;
    parser->sax->comment = NULL;
    parser->sax->processingInstruction = NULL;
    xmlDoc *doc = xmlCtxtReadMemory(parser, text, (int)size, "picture.svg", "UTF-8",
        XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
    if (doc && (!parser->wellFormed || report->fault)) {
        xmlFreeDoc(doc);
        doc = NULL;
    }
    xmlFreeParserCtxt(parser);
    if (!doc)
        picture_refuse(report, "is not well-formed XML");
    return doc;
}

/* --- Reducing --- */

static bool reduce_children(xmlNode *parent, struct picture_report *report);

static bool
is_svg(const xmlNode *node)
{
    return node->ns && strcmp((const char *)node->ns->href, NS_SVG) == 0;
}

static const char *
value_of(const xmlAttr *a)
{
    return a->children && a->children->content ? (const char *)a->children->content : "";
}

static bool
is_reference(const xmlAttr *a)
{
    return strcmp((const char *)a->name, "href") == 0 &&
           (!a->ns || strcmp((const char *)a->ns->href, NS_XLINK) == 0);
}

static bool
is_kept_attribute(const xmlAttr *a)
{
    if (!a->ns)
        return svg_is_attribute((const char *)a->name);
    return strcmp((const char *)a->ns->href, (const char *)XML_XML_NAMESPACE) == 0 &&
           strcmp((const char *)a->name, "base") != 0;
}

/* Replaces a data: URI by one with the embedded picture as it passed the checks. */
static bool
reduce_embedded(xmlAttr *a, struct picture_report *report)
{
    const char *value = value_of(a);
    const char *comma = strchr(value, ',');
    bool is_data = g_ascii_strncasecmp(value, "data:image/", 11) == 0 && comma &&
                   comma - value >= 7 && g_ascii_strncasecmp(comma - 7, ";base64", 7) == 0;
    if (!is_data)
        return picture_refuse(report,
            "refers to another file (\"%.60s\"); embed the picture in the drawing", value);
    gsize size;
    guchar *data = g_base64_decode(comma + 1, &size);
    g_autoptr(GBytes) bytes = g_bytes_new_take(data, size);
    struct picture picture = { 0 };
    struct picture_report inner = { 0 };
    bool is_good = picture_pass(bytes, false, &picture, &inner);
    for (guint i = 0; inner.parts && i < inner.parts->len; i++)
        picture_leave_out(report, inner.parts->pdata[i]);
    if (!is_good)
        picture_refuse(report, "holds a picture that %s", inner.fault);
    picture_report_clear(&inner);
    if (!is_good)
        return false;
    const guchar *kept = g_bytes_get_data(picture.bytes, &size);
    g_autofree char *base64 = g_base64_encode(kept, size);
    g_autofree char *text =
        g_strconcat("data:", picture_mime(picture.kind), ";base64,", base64, NULL);
    xmlNodeSetContent((xmlNode *)a, (const xmlChar *)text);
    g_bytes_unref(picture.bytes);
    return true;
}

static bool
reduce_attribute(xmlNode *node, xmlAttr *a, struct picture_report *report)
{
    const char *name = (const char *)a->name;
    bool is_image = svg_part((const char *)node->name) == SVG_IMAGE;
    if (is_reference(a)) {
        if (is_image)
            return reduce_embedded(a, report);
        if (value_of(a)[0] == '#')
            return true;
        return picture_refuse(report,
            "refers to something outside itself (\"%.60s\"); put it into the drawing",
            value_of(a));
    }
    if (is_kept_attribute(a))
        return a->ns || svg_check_value(name, value_of(a), report);
    if (!a->ns && g_str_has_prefix(name, "on"))
        picture_leave_out(report, "event handlers");
    xmlRemoveProp(a);
    return true;
}

static bool
reduce_attributes(xmlNode *node, struct picture_report *report)
{
    for (xmlAttr *a = node->properties, *next; a; a = next) {
        next = a->next;
        if (!reduce_attribute(node, a, report))
            return false;
    }
    return true;
}

static bool
reduce_style(xmlNode *node, struct picture_report *report)
{
    xmlChar *text = xmlNodeGetContent(node);
    g_autofree char *reduced = svg_reduce_sheet((const char *)text, report);
    xmlFree(text);
    if (!reduced)
        return false;
    xmlNodeSetContentLen(node, (const xmlChar *)"", 0);
    xmlNodeAddContent(node, (const xmlChar *)reduced);
    return true;
}

static void
leave_out(xmlNode *node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static bool
has_attribute(const xmlNode *node, const char *name)
{
    return xmlHasNsProp((xmlNode *)(uintptr_t)node, (const xmlChar *)name, NULL) != NULL;
}

/* Keeps the first child of a switch that requires no language and no extension. */
static void
choose(xmlNode *node)
{
    bool has_chosen = false;
    for (xmlNode *child = node->children, *next; child; child = next) {
        next = child->next;
        if (child->type != XML_ELEMENT_NODE)
            continue;
        bool is_it = !has_chosen && is_svg(child) && !has_attribute(child, "systemLanguage") &&
                     !has_attribute(child, "requiredExtensions") &&
                     svg_part((const char *)child->name) != SVG_REFUSED;
        has_chosen |= is_it;
        if (!is_it)
            leave_out(child);
    }
}

/* Turns a link or switch into a group, or into a tspan inside text. */
static bool
unwrap(xmlNode *node, struct picture_report *report)
{
    bool is_link = strcmp((const char *)node->name, "a") == 0;
    if (is_link)
        picture_leave_out(report, "links");
    else
        choose(node);
    for (xmlAttr *a = node->properties, *next; a; a = next) {
        next = a->next;
        if (is_reference(a))
            xmlRemoveProp(a);
    }
    static const char *const texts[] = { "text", "tspan", "textPath", NULL };
    bool is_text = node->parent && g_strv_contains(texts, (const char *)node->parent->name);
    xmlNodeSetName(node, (const xmlChar *)(is_text ? "tspan" : "g"));
    return reduce_attributes(node, report) && reduce_children(node, report);
}

static bool
reduce_element(xmlNode *node, struct picture_report *report)
{
    const char *name = (const char *)node->name;
    if (!is_svg(node)) {
        if (strcmp(name, "script") == 0)
            picture_leave_out(report, "script");
        leave_out(node);
        return true;
    }
    switch (svg_part(name)) {
    case SVG_KEPT:
    case SVG_IMAGE:
        return reduce_attributes(node, report) && reduce_children(node, report);
    case SVG_STYLE:
        return reduce_attributes(node, report) && reduce_style(node, report);
    case SVG_UNWRAPPED:
        return unwrap(node, report);
    case SVG_ACTIVE:
        picture_leave_out(report, name);
        leave_out(node);
        return true;
    case SVG_UNSEEN:
        leave_out(node);
        return true;
    case SVG_REFUSED:
        break;
    }
    return picture_refuse(report,
        "holds \"%s\", which not every program shows; draw it with shapes and text", name);
}

static bool
reduce_children(xmlNode *parent, struct picture_report *report)
{
    for (xmlNode *child = parent->children, *next; child; child = next) {
        next = child->next;
        if (child->type == XML_ELEMENT_NODE) {
            if (!reduce_element(child, report))
                return false;
        } else if (child->type != XML_TEXT_NODE) {
            leave_out(child);
        }
    }
    return true;
}

/* Removes namespace declarations of editors that nothing uses any more. */
static void
drop_namespaces(xmlNode *node)
{
    xmlNs **at = &node->nsDef;
    while (*at) {
        const char *href = (const char *)(*at)->href;
        if (href && (strcmp(href, NS_SVG) == 0 || strcmp(href, NS_XLINK) == 0)) {
            at = &(*at)->next;
            continue;
        }
        xmlNs *gone = *at;
        *at = gone->next;
        xmlFreeNs(gone);
    }
    for (xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            drop_namespaces(child);
}

/* Serializes the root alone, without DOCTYPE, comments and instructions around it. */
static GBytes *
write_drawing(xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlBuffer *buffer = xmlBufferCreate();
    xmlNodeDump(buffer, doc, root, 0, 0);
    GString *out = g_string_new_len(
        (const char *)xmlBufferContent(buffer), (gssize)xmlBufferLength(buffer));
    xmlBufferFree(buffer);
    g_string_append_c(out, '\n');
    return g_string_free_to_bytes(out);
}

static bool
reduce(xmlDoc *doc, struct picture_report *report)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    if (!root || strcmp((const char *)root->name, "svg") != 0)
        return picture_refuse(report, "is not an SVG drawing: its root is \"%s\", not \"svg\"",
            root ? (const char *)root->name : "");
    if (!is_svg(root))
        return picture_refuse(
            report, "is a drawing without its namespace; add xmlns=\"" NS_SVG "\"");
    if (!reduce_element(root, report))
        return false;
    drop_namespaces(root);
    return true;
}

bool
svg_pass(GBytes *bytes, struct picture *out, struct picture_report *report)
{
    out->kind = PICTURE_SVG;
    xmlDoc *doc = read_drawing(bytes, report);
    struct svg_cost cost;
    bool is_good = doc && reduce(doc, report) && svg_weigh(doc, &cost, report);
    if (is_good)
        out->bytes = write_drawing(doc);
    is_good = is_good && (cost.is_plain || svg_try(out->bytes, report)) &&
              svg_measure(doc, &cost, out, report);
    xmlFreeDoc(doc);
    if (!is_good && out->bytes) {
        g_bytes_unref(out->bytes);
        out->bytes = NULL;
    }
    return is_good;
}
