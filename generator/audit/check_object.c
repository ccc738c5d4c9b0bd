/*
 * Checks objects by themselves: fonts, forms, actions and other things that an accessible
 * document should not hold, whether or not a page uses them.
 */
#include "audit/containment.h"
#include "audit/internal.h"

#include <stdlib.h>
#include <string.h>

static bool
name_is(struct audit_reader *r, qpdf_oh value, const char *name)
{
    return qpdf_oh_is_name_and_equals(r->q, value, name);
}

static bool
is_one_of(struct audit_reader *r, qpdf_oh value, const char *const *names)
{
    for (; *names; names++)
        if (name_is(r, value, *names))
            return true;
    return false;
}

/*
 * Checks that the font's descriptor has an embedded program; a composite font is checked
 * through its descendants.
 */
static void
check_font(struct audit_reader *r, qpdf_oh font)
{
    static const char *const mapped[] = { "/Type0", "/TrueType", "/Type1", "/Type3", NULL };
    static const char *const programs[] = { "/FontFile", "/FontFile2", "/FontFile3" };
    qpdf_oh subtype = value_of(r, font, "/Subtype");
    const char *name = name_of_value(r, value_of(r, font, "/BaseFont"));
    name = name ? name : "a font";
    if (is_one_of(r, subtype, mapped))
        claim(r->v, FONTS_MAPPED, qpdf_oh_is_stream(r->q, value_of(r, font, "/ToUnicode")),
            "%s has no ToUnicode map", name);
    if (name_is(r, subtype, "/CIDFontType2"))
        claim(r->v, FONTS_MAPPED, is_there(r, value_of(r, font, "/CIDToGIDMap")),
            "%s has no CIDToGIDMap", name);
    if (name_is(r, subtype, "/Type0") || name_is(r, subtype, "/Type3"))
        return;
    bool is_embedded = false;
    for (size_t i = 0; i < G_N_ELEMENTS(programs); i++)
        is_embedded =
            is_embedded || qpdf_oh_is_stream(r->q,
                               value_of(r, value_of(r, font, "/FontDescriptor"), programs[i]));
    claim(r->v, FONTS_EMBEDDED, is_embedded, "%s", name);
}

static bool
has_mcid(struct audit_reader *r, qpdf_oh form)
{
    unsigned char *data = NULL;
    size_t size = 0;
    if (qpdf_oh_get_stream_data(r->q, form, qpdf_dl_generalized, NULL, &data, &size) &
        QPDF_ERRORS)
        size = 0;
    bool has = size > 0 && g_strstr_len((const char *)data, (gssize)size, "/MCID") != NULL;
    free(data);
    return has;
}

static void
check_form(struct audit_reader *r, qpdf_oh form)
{
    claim(r->v, FORM_OBJECTS, !is_there(r, value_of(r, form, "/Ref")) && !has_mcid(r, form),
        "object %d", qpdf_oh_get_object_id(r->q, form));
}

static void
check_dictionary(struct audit_reader *r, qpdf_oh object)
{
    static const char *const media[] = { "/Movie", "/Sound", "/Screen", "/RichMedia", "/3D",
        NULL };
    static const char *const fields[] = { "/Widget", NULL };
    static const char *const follow[] = { "/GoTo", "/URI", NULL };
    qpdf_oh type = value_of(r, object, "/Type"), subtype = value_of(r, object, "/Subtype");
    if (name_is(r, type, "/Font"))
        check_font(r, object);
    if (qpdf_oh_is_stream(r->q, object) && name_is(r, subtype, "/Form"))
        check_form(r, object);
    if (name_is(r, type, "/Annot")) {
        claim(r->v, NO_MEDIA, !is_one_of(r, subtype, media), "an annotation of that kind");
        claim(r->v, NO_FORMS, !is_one_of(r, subtype, fields), "a field");
    }
    qpdf_oh action = value_of(r, object, "/A");
    bool is_action = is_there(r, value_of(r, action, "/S"));
    if (is_action)
        claim(r->v, NO_SCRIPTS, is_one_of(r, value_of(r, action, "/S"), follow),
            "an action of another kind");
    if (is_there(r, value_of(r, object, "/JS")) || is_there(r, value_of(r, object, "/AA")))
        claim(r->v, NO_SCRIPTS, false, "object %d", qpdf_oh_get_object_id(r->q, object));
}

/* A standard type of PDF 1.7 is not mapped to another (Matterhorn 02-004). */
static void
check_role_map(struct audit_reader *r)
{
    qpdf_oh map = value_of(r, value_of(r, qpdf_get_root(r->q), "/StructTreeRoot"), "/RoleMap");
    static const char *const late[] = { "/Aside", "/FENote", "/Title", "/Em", "/Strong", "/Sub",
        "/DocumentFragment" };
    if (!qpdf_oh_is_dictionary(r->q, map))
        return;
    qpdf_oh_begin_dict_key_iter(r->q, map);
    while (qpdf_oh_dict_more_keys(r->q)) {
        const char *key = qpdf_oh_dict_next_key(r->q);
        bool is_late = false;
        for (size_t i = 0; i < G_N_ELEMENTS(late); i++)
            is_late = is_late || strcmp(late[i], key) == 0;
        claim(r->v, ROLES, is_late || !containment_knows(key + 1), "%s is mapped", key + 1);
    }
}

void
audit_objects(struct audit_reader *r)
{
    int n = number_of_value(r, value_of(r, qpdf_get_trailer(r->q), "/Size"), 0);
    for (int i = 1; i < n; i++) {
        qpdf_oh object = qpdf_get_object_by_id(r->q, i, 0);
        if (qpdf_oh_is_dictionary(r->q, object) || qpdf_oh_is_stream(r->q, object))
            check_dictionary(r, object);
        qpdf_oh_release(r->q, object);
    }
    check_role_map(r);
}
