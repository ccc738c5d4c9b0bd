/*
 * extra.css: parsed by the grammar of CSS Syntax Level 3 as far as needed to know each
 * selector, property and address.  It may change everything that does not tell a verdict.  It
 * cannot select our names for signs, answers and their colours, cannot use !important (site.css
 * has the last word on verdicts, templates/web/verdicts.css), and cannot insert text, since
 * nobody would find or hear it.
 */
#include "dress/internal.h"

#include "model/verdict.h"

#include <string.h>

struct sheet {
    struct ctx *ctx;
    const struct source *source;
    const char *p; /* position of the parser */
    GString *out;
    bool is_good;
};

/* Classes that show verdicts, besides those of the signs. */
static const char *const our_names[] = { "v", "w", "ans", "big", "who", "ord", "r1", "bars",
    "au", "sign", "sprite", "vd", "condition", "prov" };

bool
dress_is_ours(const char *name, size_t size)
{
    for (size_t i = 0; i < G_N_ELEMENTS(our_names); i++) {
        if (strlen(our_names[i]) == size && memcmp(our_names[i], name, size) == 0)
            return true;
    }
    for (int v = 0; v < VERDICT_COUNT; v++) {
        const char *sign = verdict_sign((enum verdict)v);
        if (strlen(sign) == size && memcmp(sign, name, size) == 0)
            return true;
    }
    return false;
}

/* --- Findings --- */

static void refuse(struct sheet *s, const char *from, size_t size, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

static void
refuse(struct sheet *s, const char *from, size_t size, const char *format, ...)
{
    uint32_t start = (uint32_t)(from - s->source->text);
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    struct span span = { s->source, start, start + (uint32_t)size };
    diag_add(s->ctx->diags, SEV_ERROR, span, "dress", "%s", text);
    s->is_good = false;
}

/* --- Tokens --- */

static bool
is_name_char(char ch)
{
    return g_ascii_isalnum(ch) || ch == '-' || ch == '_' || (unsigned char)ch >= 0x80;
}

static size_t
name_size(const char *p)
{
    size_t n = 0;
    while (is_name_char(p[n]))
        n++;
    return n;
}

/* The end of the string that begins at p; the end of its line if it is not closed. */
static const char *
string_end(struct sheet *s, const char *p)
{
    char quote = *p;
    const char *end = p + 1;
    while (*end && *end != quote && *end != '\n') {
        if (*end == '\\' && end[1])
            end++;
        end++;
    }
    if (*end == quote)
        return end + 1;
    refuse(s, p, 1, "this string is not closed");
    return end;
}

/* Skips space and comments, and drops the comments. */
static void
skip_space(struct sheet *s)
{
    for (;;) {
        while (g_ascii_isspace(*s->p))
            g_string_append_c(s->out, *s->p++);
        if (s->p[0] != '/' || s->p[1] != '*')
            return;
        const char *end = strstr(s->p + 2, "*/");
        if (!end)
            refuse(s, s->p, 2, "this comment is not closed");
        g_string_append(s->out, "/**/"); /* one space, which separates tokens */
        s->p = end ? end + 2 : s->p + strlen(s->p);
    }
}

/* --- Values --- */

/*
 * Reads url(...), whose "u" is at p: a picture of the handbook.  Returns the position after it.
 */
static const char *
read_url(struct sheet *s, const char *p)
{
    const char *at = p + strlen("url(");
    at += strspn(at, " \t\n");
    const char quote = (char)(*at == '"' || *at == '\'' ? *at : 0);
    at += quote != '\0';
    size_t size = strcspn(at, quote ? "\"'\n" : ") \t\n\"'");
    const char *end = at + size + (quote && at[size] == quote);
    end += strspn(end, " \t\n");
    if (*end != ')') {
        refuse(s, p, strlen("url("), "this address is not closed");
        return at + size;
    }
    g_autofree char *href = g_strndup(at, size);
    uint32_t start = (uint32_t)(at - s->source->text);
    struct span span = { s->source, start, start + (uint32_t)size };
    const struct picture *picture = dress_picture(s->ctx, href, span);
    s->is_good = s->is_good && picture;
    g_string_append_printf(
        s->out, "url(\"" PICTURE_SCHEME "%s\")", picture ? picture->name : "");
    return end + 1;
}

static bool
is_function(const char *p, size_t size, const char *name)
{
    return p[size] == '(' && strlen(name) == size && g_ascii_strncasecmp(p, name, size) == 0;
}

/* Reads a name in a value; most names are passed on.  Returns the position after it. */
static const char *
read_value_name(struct sheet *s, const char *p)
{
    /* These load like url(), or show the text of an attribute. */
    static const char *const loaders[] = { "image-set", "-webkit-image-set", "image", "src",
        "cross-fade", "element", "paint", "attr", "expression" };
    size_t size = name_size(p);
    if (is_function(p, size, "url"))
        return read_url(s, p);
    for (size_t i = 0; i < G_N_ELEMENTS(loaders); i++) {
        if (is_function(p, size, loaders[i]))
            refuse(s, p, size,
                "\"%s()\" cannot be used: write url() with a picture of the handbook",
                loaders[i]);
    }
    g_string_append_len(s->out, p, (gssize)size);
    return p + size;
}

/* Decodes the character at *p and moves *p behind it; "\\00a7" is one. */
static gunichar
next_character(const char **p)
{
    if (**p == '\\' && g_ascii_isxdigit((*p)[1])) {
        gunichar ch = 0;
        (*p)++;
        for (int i = 0; i < 6 && g_ascii_isxdigit(**p); i++)
            ch = ch * 16 + (gunichar)g_ascii_xdigit_value(*(*p)++);
        return ch;
    }
    gunichar ch = g_utf8_get_char(*p);
    *p += g_utf8_skip[(guchar) * *p];
    return ch;
}

static bool
holds_letters(const char *from, const char *end)
{
    for (const char *p = from; p < end;) {
        if (g_unichar_isalnum(next_character(&p)))
            return true;
    }
    return false;
}

/* Reads the value of a property, up to ";" or "}". */
static void
read_value(struct sheet *s, const char *property, size_t size)
{
    bool is_content =
        size == strlen("content") && g_ascii_strncasecmp(property, "content", size) == 0;
    while (*s->p && *s->p != ';' && *s->p != '}') {
        const char *p = s->p;
        if (*p == '{') {
            refuse(s, p, 1, "rules cannot be nested");
            s->p++;
        } else if (*p == '\\') {
            refuse(s, p, 1, "escapes (\"\\\") can be used in strings only");
            s->p++;
        } else if (*p == '!') {
            refuse(
                s, p, 1, "\"!important\" is not allowed: this style sheet comes last anyway");
            s->p++;
        } else if (*p == '"' || *p == '\'') {
            s->p = string_end(s, p);
            if (is_content && holds_letters(p, s->p))
                refuse(s, p, (size_t)(s->p - p),
                    "a style sheet cannot add text: searches and screen readers would miss it");
            g_string_append_len(s->out, p, s->p - p);
        } else if (is_name_char(*p)) {
            s->p = read_value_name(s, p);
        } else if (g_ascii_isspace(*p) || (p[0] == '/' && p[1] == '*')) {
            skip_space(s);
        } else {
            g_string_append_c(s->out, *s->p++);
        }
    }
}

/* --- Declarations --- */

/* True for "--no", "--no-t" and the other custom properties of templates/web/site/. */
static bool
is_our_colour(const char *name, size_t size)
{
    static const char *const colours[] = { "--yes", "--if", "--must", "--no", "--ns", "--en",
        "--un", "--bg", "--mark" };
    size_t stem = size > 2 && memcmp(name + size - 2, "-t", 2) == 0 ? size - 2 : size;
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
        if (strlen(colours[i]) == stem && memcmp(colours[i], name, stem) == 0)
            return true;
    }
    return false;
}

static void
read_declaration(struct sheet *s)
{
    const char *name = s->p;
    size_t size = name_size(name);
    if (size == 0) {
        refuse(s, name, 1, "a property is expected here");
        s->p += strcspn(s->p, ";}");
        return;
    }
    if (is_our_colour(name, size))
        refuse(s, name, size,
            "\"%.*s\" is a verdict's colour; a theme can change it, with verdicts=\"own\"",
            (int)size, name);
    g_string_append_len(s->out, name, (gssize)size);
    s->p += size;
    skip_space(s);
    if (*s->p != ':') {
        refuse(s, name, size, "\":\" is expected behind \"%.*s\"", (int)size, name);
        s->p += strcspn(s->p, ";}");
        return;
    }
    g_string_append_c(s->out, *s->p++);
    read_value(s, name, size);
}

/* Reads declarations up to "}". */
static void
read_block(struct sheet *s, const char *begin)
{
    g_string_append_c(s->out, '{');
    for (skip_space(s); *s->p && *s->p != '}'; skip_space(s)) {
        if (*s->p == ';')
            g_string_append_c(s->out, *s->p++);
        else
            read_declaration(s);
    }
    if (*s->p != '}')
        refuse(s, begin, 1, "this rule is not closed");
    else
        s->p++;
    g_string_append_c(s->out, '}');
}

/* --- Selectors --- */

static void
read_selector_name(struct sheet *s)
{
    static const char *const drawings[] = { "svg", "use", "symbol", "path", "circle" };
    const char *from = s->p;
    bool is_class = *from == '.', is_id = *from == '#', is_pseudo = *from == ':';
    size_t mark = is_pseudo ? strspn(from, ":") : is_class || is_id;
    size_t size = name_size(from + mark);
    const char *name = from + mark;
    if ((is_class && dress_is_ours(name, size)) ||
        (is_id && size > 5 && g_ascii_strncasecmp(name, "sign-", 5) == 0))
        refuse(s, from, mark + size, "\"%.*s\" shows a verdict and cannot be selected",
            (int)(mark + size), from);
    for (size_t i = 0; mark == 0 && i < G_N_ELEMENTS(drawings); i++) {
        if (strlen(drawings[i]) == size && g_ascii_strncasecmp(name, drawings[i], size) == 0)
            refuse(s, from, size, "\"%s\" would select the signs of verdicts", drawings[i]);
    }
    g_string_append_len(s->out, from, (gssize)(mark + size));
    s->p += mark + size;
    if (mark + size == 0)
        g_string_append_c(s->out, *s->p++);
}

/* Reads up to "{"; false if it is missing. */
static bool
read_selector(struct sheet *s)
{
    const char *from = s->p;
    while (*s->p && !strchr("{};", *s->p)) {
        if (*s->p == '*')
            refuse(s, s->p, 1, "\"*\" would select what shows verdicts");
        if (*s->p == '[')
            refuse(s, s->p, 1, "attributes cannot be selected: name an element or class");
        if (*s->p == '\\')
            refuse(s, s->p, 1, "escapes (\"\\\") can be used in strings only");
        if (g_ascii_isspace(*s->p) || (s->p[0] == '/' && s->p[1] == '*'))
            skip_space(s);
        else
            read_selector_name(s);
    }
    if (*s->p == '{' && s->p > from)
        return true;
    refuse(s, from, 1, "a selector and \"{\" are expected here");
    s->p += *s->p != '\0';
    return false;
}

/* --- Rules --- */

static void read_rules(struct sheet *s, bool is_inner, bool is_keyframes);

/* "@media (...) {" holds rules again; other at-rules would load or hide something. */
static void
read_at_rule(struct sheet *s)
{
    static const char *const known[] = { "media", "supports", "container", "keyframes" };
    const char *from = s->p;
    size_t size = name_size(from + 1);
    size_t i = 0;
    while (i < G_N_ELEMENTS(known) &&
           (strlen(known[i]) != size || g_ascii_strncasecmp(from + 1, known[i], size) != 0))
        i++;
    if (i == G_N_ELEMENTS(known))
        refuse(s, from, size + 1,
            "\"%.*s\" cannot be used; you can use @media, @supports, "
            "@container and @keyframes",
            (int)size + 1, from);
    while (*s->p && !strchr("{};", *s->p)) {
        if (*s->p == '\\')
            refuse(s, s->p, 1, "escapes (\"\\\") can be used in strings only");
        if (*s->p == '"' || *s->p == '\'') {
            const char *string = s->p;
            s->p = string_end(s, string);
            g_string_append_len(s->out, string, s->p - string);
        } else if (g_ascii_isspace(*s->p) || (s->p[0] == '/' && s->p[1] == '*')) {
            skip_space(s);
        } else {
            g_string_append_c(s->out, *s->p++);
        }
    }
    const char *begin = s->p;
    if (*s->p == '{') {
        g_string_append_c(s->out, *s->p++);
        read_rules(s, true, i == 3);
        if (*s->p == '}')
            s->p++;
        else
            refuse(s, begin, 1, "this rule is not closed");
        g_string_append_c(s->out, '}');
    } else {
        if (i < G_N_ELEMENTS(known))
            refuse(s, from, size + 1, "\"%.*s\" has no rules", (int)size + 1, from);
        s->p += *s->p != '\0';
    }
}

/* The steps of an animation are called "from", "to" or "50%". */
static bool
read_keyframe(struct sheet *s)
{
    size_t size = strcspn(s->p, "{}");
    g_string_append_len(s->out, s->p, (gssize)size);
    s->p += size;
    return *s->p == '{';
}

static void
read_rules(struct sheet *s, bool is_inner, bool is_keyframes)
{
    for (skip_space(s); *s->p && !(is_inner && *s->p == '}'); skip_space(s)) {
        const char *begin = s->p;
        if (*s->p == '@' && is_inner && is_keyframes) {
            refuse(s, s->p, 1, "a step of an animation is expected here");
            s->p++;
        } else if (*s->p == '@') {
            read_at_rule(s);
        } else if (is_keyframes ? read_keyframe(s) : read_selector(s)) {
            s->p++;
            read_block(s, begin);
        }
    }
}

const char *
dress_sheet(struct ctx *ctx, const struct source *source)
{
    struct sheet s = { .ctx = ctx,
        .source = source,
        .p = source->text,
        .out = g_string_new(NULL),
        .is_good = true };
    if (strlen(source->text) != source->size || !g_utf8_validate(source->text, -1, NULL))
        refuse(&s, source->text, 0, "the style sheet is not UTF-8");
    else
        read_rules(&s, false, false);
    const char *text = s.is_good ? arena_strdup(ctx->arena, s.out->str) : NULL;
    g_string_free(s.out, TRUE);
    return text;
}
