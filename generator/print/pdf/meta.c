#include "print/pdf/meta.h"

#include "print/pdf/object.h"

#include <lcms2.h>
#include <string.h>
#include <time.h>

#define PRODUCER "Proviso"

static const char packet_begin[] =
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    "  xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    "  xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    "  xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    "  xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    "  xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"";

/*
 * PDF/A-2 and 3 predefine only some schemas; others must be declared in the file (ISO 19005-3,
 * 6.6.2.3).
 */
static const char extension_namespaces[] =
    "\n"
    "  xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    "  xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    "  xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

static const char extension[] =
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char identification[] = "<pdfaid:part>4</pdfaid:part>\n"
                                     "<pdfaid:rev>2020</pdfaid:rev>\n"
                                     "<pdfuaid:part>2</pdfuaid:part>\n"
                                     "<pdfuaid:rev>2024</pdfuaid:rev>\n";

/* The declarations that "Well-Tagged PDF" 1.0, 6.1 requires. */
static const char declarations[] =
    "<pdfd:declarations><rdf:Bag>\n"
    "<rdf:li rdf:parseType=\"Resource\"><pdfd:conformsTo>"
    "http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li>\n"
    "<rdf:li rdf:parseType=\"Resource\"><pdfd:conformsTo>"
    "http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo></rdf:li>\n"
    "</rdf:Bag></pdfd:declarations>\n";

static const char packet_end[] =
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";

/* Appends `before`, the escaped value and `after`, or nothing if there is no value. */
static void
append_field(GString *out, const char *before, const char *value, const char *after)
{
    if (!value || !*value)
        return;
    g_autofree char *escaped = g_markup_escape_text(value, -1);
    g_string_append_printf(out, "%s%s%s\n", before, escaped, after);
}

static void
append_title(GString *out, const struct pdf_info *info)
{
    g_autofree char *title = g_markup_escape_text(info->title ? info->title : "", -1);
    g_string_append_printf(
        out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li>", title);
    if (info->lang && *info->lang) {
        g_autofree char *lang = g_markup_escape_text(info->lang, -1);
        g_string_append_printf(out, "<rdf:li xml:lang=\"%s\">%s</rdf:li>", lang, title);
    }
    g_string_append(out, "</rdf:Alt></dc:title>\n");
}

static void
append_dates(GString *out, int64_t stamp)
{
    struct tm when;
    time_t seconds = (time_t)stamp;
    gmtime_r(&seconds, &when);
    char text[40];
    g_snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", when.tm_year + 1900,
        when.tm_mon + 1, when.tm_mday, when.tm_hour, when.tm_min, when.tm_sec);
    append_field(out, "<xmp:CreateDate>", text, "</xmp:CreateDate>");
    append_field(out, "<xmp:ModifyDate>", text, "</xmp:ModifyDate>");
    append_field(out, "<xmp:MetadataDate>", text, "</xmp:MetadataDate>");
}

/* PDF/A-3a if source is attached; otherwise 2a, which many archives prefer. */
static void
append_identification_1(GString *out, const struct pdf_info *info)
{
    g_string_append_printf(out,
        "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n",
        info->n_attachments > 0 ? 3 : 2);
    g_string_append(out, extension);
}

/* PDF/A-4f if source is attached; otherwise plain 4. */
static void
append_identification_2(GString *out, const struct pdf_info *info)
{
    g_string_append(out, identification);
    if (info->n_attachments > 0)
        g_string_append(out, "<pdfaid:conformance>F</pdfaid:conformance>\n");
    g_string_append(out, declarations);
}

int
metadata_write(struct file *file, const struct pdf_info *info)
{
    g_autoptr(GString) out = g_string_new(packet_begin);
    bool is_pdf2 = info->standard == PDF_UA_2;
    g_string_append(out,
        is_pdf2 ? "\n  xmlns:pdfd=\"http://pdfa.org/declarations/\">\n" : extension_namespaces);
    append_title(out, info);
    append_field(
        out, "<dc:creator><rdf:Seq><rdf:li>", info->author, "</rdf:li></rdf:Seq></dc:creator>");
    append_field(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->subject,
        "</rdf:li></rdf:Alt></dc:description>");
    append_field(out, "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->rights,
        "</rdf:li></rdf:Alt></dc:rights>");
    append_field(
        out, "<dc:language><rdf:Bag><rdf:li>", info->lang, "</rdf:li></rdf:Bag></dc:language>");
    append_field(out, "<dc:format>", "application/pdf", "</dc:format>");
    append_dates(out, info->stamp);
    append_field(out, "<xmp:CreatorTool>", PRODUCER, "</xmp:CreatorTool>");
    g_string_append(out, PDF_MARK "\n");
    if (is_pdf2)
        append_identification_2(out, info);
    else
        append_identification_1(out, info);
    g_string_append(out, packet_end);
    /* It is not compressed, so that programs without a PDF parser can find it. */
    int number = file_reserve(file);
    file_stream_packed(file, number, "/Type/Metadata/Subtype/XML", out->str, out->len);
    return number;
}

static void
put_entry(GString *out, const char *key, const char *value)
{
    if (!value || !*value)
        return;
    put_literal(out, key);
    put_text(out, value);
}

int
information_write(struct file *file, const struct pdf_info *info)
{
    int number = file_reserve(file);
    GString *out = file_begin(file, number);
    put_literal(out, "<<");
    put_entry(out, "/Title", info->title);
    put_entry(out, "/Author", info->author);
    put_entry(out, "/Subject", info->subject);
    put_entry(out, "/Creator", PRODUCER);
    put_entry(out, "/Producer", PRODUCER);
    put_literal(out, "/CreationDate");
    put_date(out, info->stamp);
    put_literal(out, "/ModDate");
    put_date(out, info->stamp);
    put_literal(out, ">>");
    file_end(file);
    return number;
}

/*
 * lcms2 writes the current time into bytes 24 to 35 of the header: year to second, two bytes
 * each.  Replaces it by `stamp`.
 */
static void
set_profile_date(unsigned char *profile, int64_t stamp)
{
    struct tm when;
    time_t seconds = (time_t)stamp;
    gmtime_r(&seconds, &when);
    const int fields[] = { when.tm_year + 1900, when.tm_mon + 1, when.tm_mday, when.tm_hour,
        when.tm_min, when.tm_sec };
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        profile[24 + 2 * i] = (unsigned char)(fields[i] >> 8);
        profile[25 + 2 * i] = (unsigned char)fields[i];
    }
}

/*
 * The version of ICC that PDF/A-3 and PDF/A-4 allow (ISO 19005-3, 6.2.3, and ISO 15076-1) and
 * in which a curve is a formula.  Readers invert the curve once for each page: as a table it
 * costs poppler more than the text of the page.
 */
#define PROFILE_VERSION 4.2

int
profile_write(struct file *file, const struct pdf_info *info)
{
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsSetProfileVersion(profile, PROFILE_VERSION);
    cmsUInt32Number size = 0;
    cmsBool is_good = cmsSaveProfileToMem(profile, NULL, &size);
    unsigned char *data = g_malloc(size);
    is_good = is_good && cmsSaveProfileToMem(profile, data, &size) && size > 128;
    cmsCloseProfile(profile);
    if (!is_good) {
        g_free(data);
        return 0;
    }
    set_profile_date(data, info->stamp);
    int number = file_reserve(file);
    file_stream(file, number, "/N 3", data, size);
    g_free(data);
    return number;
}
