/* What newcomers call an element, an attribute or a name, and what it is called here. */
#include "load/hint.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Other names, separated by spaces; the first row that fits and is possible wins. */
struct other_name {
    const char *ours, *theirs;
    enum { ANY_VALUE, A_DATE, NO_DATE } takes; /* attributes only: which values mean it */
};

/* clang-format off */
static const struct other_name elements[] = {
    { "strong", " b bold ", ANY_VALUE },
    { "em", " i u italic emphasis ", ANY_VALUE },
    { "code", " tt kbd samp literal pre programlisting ", ANY_VALUE },
    { "q", " quote ", ANY_VALUE },
    { "abbr", " acronym ", ANY_VALUE },
    { "a", " ulink url ", ANY_VALUE },
    { "ref", " xref link ", ANY_VALUE },
    { "p", " para simpara paragraph text div ", ANY_VALUE },
    { "title", " name h1 h2 h3 h4 h5 h6 heading headline ", ANY_VALUE },
    { "name", " title label heading h1 h2 h3 h4 h5 h6 ", ANY_VALUE },
    { "ul", " itemizedlist list ", ANY_VALUE },
    { "ol", " orderedlist ", ANY_VALUE },
    { "li", " listitem item ", ANY_VALUE },
    { "dl", " variablelist ", ANY_VALUE },
    { "dt", " glossterm ", ANY_VALUE },
    { "dd", " glossdef ", ANY_VALUE },
    { "img", " image imagedata graphic picture ", ANY_VALUE },
    { "figure", " mediaobject informalfigure ", ANY_VALUE },
    { "caption", " figcaption ", ANY_VALUE },
    { "table", " informaltable ", ANY_VALUE },
    { "tr", " row ", ANY_VALUE },
    { "td", " entry cell ", ANY_VALUE },
    { "section", " sect1 sect2 sect3 simplesect ", ANY_VALUE },
    { "chapter", " part preface appendix ", ANY_VALUE },
    { "blockquote", " quotation ", ANY_VALUE },
    { "note", " footnote aside warning tip important caution comment remark ", ANY_VALUE },
    { "because", " why reason rationale explanation ", ANY_VALUE },
    { "why", " because reason ", ANY_VALUE },
    { "provided", " condition if proviso requirement ", ANY_VALUE },
    { "answer", " response reply text ", ANY_VALUE },
    { "cite", " citation biblioref ", ANY_VALUE },
    { "definition", " glossdef def meaning ", ANY_VALUE },
    { "glossary", " terms ", ANY_VALUE },
    { "practice", " topic policy activity ", ANY_VALUE },
    { "scenario", " story example ", ANY_VALUE },
};

static const struct other_name attributes[] = {
    { "cases", " when if condition conditions case where circumstance circumstances ", NO_DATE },
    { "roles", " who for role user users audience whom ", NO_DATE },
    { "as", " who for role roles user whom ", NO_DATE },
    { "from", " when since start begin begins starts date effective valid-from starting ", A_DATE },
    { "on", " when date day at ", A_DATE },
    { "until", " end ends till expires valid-until valid-to through ", A_DATE },
    { "date", " on day day-of published ", A_DATE },
    { "published", " date year on issued ", A_DATE },
    { "accessed", " retrieved visited read ", A_DATE },
    { "attested", " seen known ", A_DATE },
    { "expect", " expected verdict result outcome ", NO_DATE },
    { "verdict", " status result type permission answer ", NO_DATE },
    { "source", " ref src cite linkend href by ", NO_DATE },
    { "at", " page section chapter where locator paragraph pages ", ANY_VALUE },
    { "fact", " ref name to linkend ", NO_DATE },
    { "to", " href target linkend idref ref link name ", NO_DATE },
    { "ref", " to href term name linkend ", NO_DATE },
    { "href", " url link uri src ", ANY_VALUE },
    { "src", " href file fileref path url ", ANY_VALUE },
    { "alt", " title caption description text ", ANY_VALUE },
    { "overrides", " override replaces supersedes beats ", NO_DATE },
    { "is", " parent extends base isa kind-of ", NO_DATE },
    { "money", " price amount currency euro eur fee ", ANY_VALUE },
    { "duration", " time length period ", ANY_VALUE },
    { "count", " number n integer ", ANY_VALUE },
    { "percent", " percentage share rate ", ANY_VALUE },
    { "quantity", " weight size measure ", ANY_VALUE },
    { "owner", " author maintainer responsible ", ANY_VALUE },
    { "xml:id", " name key anchor ", NO_DATE },
    { "font-family", " font family face typeface ", ANY_VALUE },
    { "font-size", " size ", ANY_VALUE },
    { "font-weight", " weight bold ", ANY_VALUE },
    { "italic", " font-style style ", ANY_VALUE },
    { "font-features", " font-feature-settings features ", ANY_VALUE },
    { "line-height", " leading line-spacing ", ANY_VALUE },
    { "letter-spacing", " tracking ", ANY_VALUE },
    { "text-align", " align alignment ", ANY_VALUE },
    { "colour", " color ", ANY_VALUE },
    { "light", " value color colour hex ", ANY_VALUE },
    { "background", " background-color background-colour bgcolor fill ", ANY_VALUE },
    { "hyphenate", " hyphens hyphenation ", ANY_VALUE },
    { "break-before", " page-break-before ", ANY_VALUE },
    { "break-after", " page-break-after ", ANY_VALUE },
    { "break-inside", " page-break-inside ", ANY_VALUE },
    { "margin-inner", " margin margins margin-left inner ", ANY_VALUE },
    { "size", " format paper ", ANY_VALUE },
    { "family", " font face typeface ", ANY_VALUE },
};
/* clang-format on */

static const char *
find(const struct other_name *rows, size_t n, const char *name, const char *value,
    const GPtrArray *names)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    g_autofree char *wanted = g_strconcat(" ", lower, " ", NULL);
    const bool is_date = value && g_ascii_isdigit(*value);
    for (size_t i = 0; i < n; i++) {
        guint at;
        if (rows[i].takes == (is_date ? NO_DATE : A_DATE) || !strstr(rows[i].theirs, wanted))
            continue;
        if (g_ptr_array_find_with_equal_func(
                (GPtrArray *)(uintptr_t)names, rows[i].ours, g_str_equal, &at))
            return names->pdata[at];
    }
    return NULL;
}

const char *
hint_element(const char *name, const GPtrArray *names)
{
    return find(elements, G_N_ELEMENTS(elements), name, NULL, names);
}

const char *
hint_attribute(const char *name, const char *value, const GPtrArray *names)
{
    return find(attributes, G_N_ELEMENTS(attributes), name, value, names);
}

char *
hint_name(const char *value, const char *element)
{
    g_autoptr(GString) name = g_string_new(NULL);
    bool is_gap = false;
    for (const char *p = value; *p; p += g_utf8_skip[(unsigned char)*p]) {
        const gunichar ch = g_utf8_get_char(p);
        if (!g_unichar_isalnum(ch) && !strchr("_.-", (int)MIN(ch, 0x7F))) {
            is_gap = name->len > 0;
            continue;
        }
        if (is_gap && name->str[name->len - 1] != '-' && ch != '-')
            g_string_append_c(name, '-');
        is_gap = false;
        g_string_append_unichar(name, ch);
    }
    if (name->len > 0 && xmlValidateNCName((const xmlChar *)name->str, 0) != 0)
        g_string_prepend(g_string_prepend_c(name, '-'), element);
    const bool is_name = name->len && xmlValidateNCName((const xmlChar *)name->str, 0) == 0;
    return is_name ? g_string_free(g_steal_pointer(&name), FALSE) : NULL;
}
