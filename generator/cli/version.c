/*
 * The release and commit come from build_version.h, which generator/version.sh makes.  The
 * versions of libraries are those loaded, not those of the headers, because a page can depend
 * on them.
 */
#include "cli/version.h"

#include "libraries/library.h"

#include "build_version.h"
#include "sonames.h"

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <hb.h>
#include <lcms2.h>
#include <libxml/parser.h>
#include <libxslt/xslt.h>
#include <pango/pango.h>
#include <qpdf/qpdf-c.h>
#include <unicode/uversion.h>

/*
 * Prints versions given as one number: 20914 for libxml2 2.9.14, and fontconfig's and lcms2's
 * formats.
 */
static void
print_number(FILE *out, const char *name, int number)
{
    fprintf(out, "%s %d.%d.%d\n", name, number / 10000, number / 100 % 100, number % 100);
}

/* librsvg has no function for its version. */
static void
print_rsvg(FILE *out)
{
    static const char *const names[] = { "rsvg_major_version", "rsvg_minor_version",
        "rsvg_micro_version" };
    unsigned numbers[G_N_ELEMENTS(names)];
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        void *number;
        library_find(SONAME_RSVG, names[i], &number);
        numbers[i] = *(const unsigned *)number;
    }
    fprintf(out, "librsvg %u.%u.%u\n", numbers[0], numbers[1], numbers[2]);
}

const char *
version_release(void)
{
    return BUILD_VERSION;
}

void
version_print(FILE *out)
{
    fprintf(out, "proviso %s (%s)\n\n", BUILD_VERSION, BUILD_COMMIT);
    fprintf(out, "cairo %s\n", cairo_version_string());
    print_number(out, "fontconfig", FcGetVersion());
    fprintf(out, "GLib %u.%u.%u\n", glib_major_version, glib_minor_version, glib_micro_version);
    fprintf(out, "HarfBuzz %s\n", hb_version_string());
    UVersionInfo icu;
    char text[U_MAX_VERSION_STRING_LENGTH];
    u_getVersion(icu);
    u_versionToString(icu, text);
    fprintf(out, "ICU %s\n", text);
    int lcms = cmsGetEncodedCMMversion();
    fprintf(out, "lcms2 %d.%d\n", lcms / 1000, lcms / 10 % 100);
    print_rsvg(out);
    print_number(out, "libxml2", (int)g_ascii_strtoll(xmlParserVersion, NULL, 10));
    print_number(out, "libxslt", (int)g_ascii_strtoll(xsltEngineVersion, NULL, 10));
    fprintf(out, "Pango %s\n", pango_version_string());
    fprintf(out, "qpdf %s\n", qpdf_get_qpdf_version());
}
