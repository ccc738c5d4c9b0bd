/* What mends a file that is not well-formed, where that is certain, as edits of the file. */
#include "load/internal.h"

#include "base/edit_distance.h"

#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <string.h>

struct syntax {
    struct diags *diags;
    struct diag *diag;
    const struct source *source;
};

static void
edit(const struct syntax *s, long start, long end, const char *text)
{
    struct span span = { s->source, (uint32_t)start, (uint32_t)end };
    diag_edit(s->diags, s->diag, span, text);
}

static void
write_instead(const struct syntax *s, long start, long end, const char *text)
{
    diag_fix(s->diags, s->diag, true, "write \"%s\"", text);
    edit(s, start, end, text);
}

/* "&nbsp;" and the like are HTML's; here the character itself stands for them. */
static void
fix_entity(const struct syntax *s, long at, const char *name)
{
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
    const char *text = s->source->text + at;
    size_t size = strlen(name);
    if (!entity || strncmp(text + 1, name, size) != 0 || text[size + 1] != ';')
        return;
    char utf8[8] = "";
    g_unichar_to_utf8(entity->value, utf8);
    diag_fix(s->diags, s->diag, true, "write the character U+%04X", entity->value);
    edit(s, at, at + (long)size + 2, utf8);
}

/* The value of an attribute ends at a blank or at the tag's end, where it has no marks. */
static void
fix_bare_value(const struct syntax *s, long at)
{
    const char *text = s->source->text + at;
    size_t size =
        strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:%");
    if (!size || !strchr(" \t\r\n>", text[size]))
        return;
    diag_fix(s->diags, s->diag, true, "write the value between quotation marks");
    edit(s, at, at, "\"");
    edit(s, at + (long)size, at + (long)size, "\"");
}

static const char *
behind(const char *p)
{
    return p + g_utf8_skip[*(const guchar *)p];
}

/* Curly marks: the value ends at the next one, in the same tag. */
static void
fix_curly_marks(const struct syntax *s, long at)
{
    const char *text = s->source->text, *open = text + at;
    const char *p = behind(open), *within = p;
    while (*p && !strchr("<>\"'\n", *p) && !is_curly_mark(g_utf8_get_char(p)))
        p = behind(p);
    if (!is_curly_mark(g_utf8_get_char(p)) && *p != '"')
        return;
    diag_fix(s->diags, s->diag, true, "write straight quotation marks");
    edit(s, at, within - text, "\"");
    edit(s, p - text, behind(p) - text, "\"");
}

static void
fix_space(const struct syntax *s, long at)
{
    const char *text = s->source->text;
    if (at < 1 || (text[at - 1] != '"' && text[at - 1] != '\'') || !g_ascii_isalpha(text[at]))
        return;
    diag_fix(s->diags, s->diag, true, "write a space between the attributes");
    edit(s, at, at, " ");
}

static void
fix_declaration(const struct syntax *s)
{
    size_t blank = strspn(s->source->text, " \t\r\n");
    if (!blank || !g_str_has_prefix(s->source->text + blank, "<?xml"))
        return;
    diag_fix(s->diags, s->diag, true, "take out the space before it");
    edit(s, 0, (long)blank, "");
}

void
fix_syntax(struct diags *diags, struct diag *diag, const struct source *source, int code,
    long at, const char *name)
{
    const struct syntax s = { diags, diag, source };
    if (at < 0 || (size_t)at > source->size)
        return;
    const char *text = source->text + at;
    switch (code) {
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_NAME_REQUIRED:
        if (*text == '&')
            write_instead(&s, at, at + 1, "&amp;");
        else if (*text == '<' &&
                 (g_ascii_isspace(text[1]) || g_ascii_isdigit(text[1]) || text[1] == '='))
            write_instead(&s, at, at + 1, "&lt;");
        break;
    case XML_ERR_UNDECLARED_ENTITY:
        fix_entity(&s, at, name);
        break;
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
        if (is_curly_mark(g_utf8_get_char(text)))
            fix_curly_marks(&s, at);
        else
            fix_bare_value(&s, at);
        break;
    case XML_ERR_SPACE_REQUIRED:
        fix_space(&s, at);
        break;
    case XML_ERR_RESERVED_XML_NAME:
        fix_declaration(&s);
        break;
    default:
        break;
    }
}

void
fix_end_tag(struct diags *diags, struct diag *diag, struct span found, const char *expected)
{
    /* "</name>", without the marks around it */
    struct span name = { found.source, found.start + 2, found.end };
    const char *text = found.source->text;
    name.end -= text[name.end - 1] == '>';
    g_autofree char *written = g_strndup(text + name.start, name.end - name.start);
    if (!nearest_is_certain(written, expected, &expected, 1))
        return;
    diag_fix(diags, diag, true, "write \"</%s>\"", expected);
    diag_edit(diags, diag, name, expected);
}
