#include "translate/update.h"

#include "translate/similar.h"

#include <string.h>

struct updating {
    const struct its *its;
    const GPtrArray *texts;
    const struct po *po;     /* NULL if there is none yet */
    GHashTable *used;        /* its entries that are in the new file */
    GHashTable *by_place;    /* place -> entry whose text has changed or is gone */
    GHashTable *by_obsolete; /* text -> entry that is commented out */
    GString *out;
    struct update_counts counts;
};

/* Writes a string of a PO file, on several lines if it has several. */
static void
write_string(GString *out, const char *prefix, const char *keyword, const char *text)
{
    const char *end = strchr(text, '\n');
    bool is_long = end && end[1] != '\0';
    g_string_append_printf(out, "%s%s \"", prefix, keyword);
    if (is_long)
        g_string_append_printf(out, "\"\n%s\"", prefix);
    for (; *text; text++) {
        switch (*text) {
        case '\n':
            g_string_append(out, "\\n");
            if (text[1])
                g_string_append_printf(out, "\"\n%s\"", prefix);
            break;
        case '\t':
            g_string_append(out, "\\t");
            break;
        case '\r':
            g_string_append(out, "\\r");
            break;
        case '"':
        case '\\':
            g_string_append_c(out, '\\');
            g_string_append_c(out, *text);
            break;
        default:
            g_string_append_c(out, *text);
        }
    }
    g_string_append(out, "\"\n");
}

static void
write_header(GString *out, const char *title, const char *on, const char *lang)
{
    g_autofree char *created =
        on ? g_strdup_printf("POT-Creation-Date: %s 00:00+0000\n", on) : g_strdup("");
    g_autofree char *header = g_strdup_printf("Project-Id-Version: %s\n"
                                              "%s"
                                              "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\n"
                                              "Last-Translator: FULL NAME <EMAIL@ADDRESS>\n"
                                              "Language-Team: LANGUAGE\n"
                                              "Language: %s\n"
                                              "MIME-Version: 1.0\n"
                                              "Content-Type: text/plain; charset=UTF-8\n"
                                              "Content-Transfer-Encoding: 8bit\n",
        title, created, lang ? lang : "");
    write_string(out, "", "msgid", "");
    write_string(out, "", "msgstr", header);
}

/* --- What a translator is told of a text --- */

static void
write_note(GString *out, GHashTable *said, const char *note)
{
    if (note && g_hash_table_add(said, (gpointer)(uintptr_t)note))
        g_string_append_printf(out, "#. %s\n", note);
}

static void
write_notes_below(const struct its *its, GString *out, GHashTable *said, const xmlNode *node)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE || its_within(its, n) != ITS_WITHIN_YES)
            continue;
        write_note(out, said, its_note(its, n));
        for (const xmlAttr *a = n->properties; a; a = a->next)
            write_note(out, said, its_note(its, a));
        write_notes_below(its, out, said, n);
    }
}

static void
write_comments(struct updating *u, const struct translated_text *const *texts, guint n)
{
    GString *out = u->out;
    g_autoptr(GHashTable) said = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < n; i++)
        if (g_hash_table_add(said, (gpointer)(uintptr_t)texts[i]->path))
            g_string_append_printf(out, "#. %s\n", texts[i]->path);
    g_string_append_printf(out, "#. id: %s\n", texts[0]->place);
    for (guint i = 0; i < n; i++) {
        const struct translated_text *text = texts[i];
        if (text->external)
            write_note(out, said,
                "A drawing: its words are in the file named here. Draw it with your words beside "
                "it, as NAME.LANG.svg, and give any translation; or leave it.");
        write_note(out, said,
            its_note(u->its, text->attribute ? (const void *)text->attribute : text->node));
        if (!text->attribute && !text->external)
            write_notes_below(u->its, out, said, text->node);
    }
    for (guint i = 0; i < n; i++) {
        struct span span = node_span(texts[i]->node);
        const char *file = span.source ? span.source->inside : NULL;
        if (file)
            g_string_append_printf(
                out, "#: %s:%u\n", file, source_place(span.source, span.start).line);
    }
}

/* --- Entries --- */

static bool
is_translated(const struct po_entry *entry)
{
    return entry && entry->text[strspn(entry->text, " \t\n")];
}

/* An entry whose text was in the same place and has changed only slightly, or NULL. */
static const struct po_entry *
changed_from(const struct updating *u, const struct translated_text *text)
{
    const struct po_entry *entry = g_hash_table_lookup(u->by_place, text->place);
    return is_translated(entry) && g_strcmp0(entry->context, text->context) == 0 &&
                   is_similar(entry->id, text->message)
               ? entry
               : NULL;
}

static const struct po_entry *
entry_of(const struct updating *u, const struct translated_text *text)
{
    if (!u->po)
        return NULL;
    const struct po_entry *entry = po_find(u->po, text->context, text->message);
    if (entry)
        return entry;
    entry = g_hash_table_lookup(u->by_obsolete, text->message);
    return entry && g_strcmp0(entry->context, text->context) == 0 ? entry : NULL;
}

static void
write_entry(struct updating *u, const struct translated_text *const *texts, guint n)
{
    const struct translated_text *text = texts[0];
    const struct po_entry *entry = entry_of(u, text), *changed = NULL;
    if (!is_translated(entry) && u->po && (changed = changed_from(u, text)))
        g_hash_table_add(u->used, (gpointer)(uintptr_t)changed);
    if (entry)
        g_hash_table_add(u->used, (gpointer)(uintptr_t)entry);
    const struct po_entry *from = changed ? changed : entry;
    bool is_fuzzy = changed || (entry && entry->is_fuzzy && is_translated(entry));
    const char *previous = changed    ? (changed->previous ? changed->previous : changed->id)
                           : is_fuzzy ? entry->previous
                                      : NULL;
    g_string_append_c(u->out, '\n');
    if (from && from->comments)
        g_string_append(u->out, from->comments);
    write_comments(u, texts, n);
    if (is_fuzzy)
        g_string_append(u->out, "#, fuzzy\n");
    if (previous)
        write_string(u->out, "#| ", "msgid", previous);
    if (text->context)
        write_string(u->out, "", "msgctxt", text->context);
    write_string(u->out, "", "msgid", text->message);
    write_string(u->out, "", "msgstr", from ? from->text : "");
    u->counts.n_texts++;
    u->counts.n_fuzzy += is_fuzzy;
    u->counts.n_translated += !is_fuzzy && is_translated(from);
    u->counts.n_new += !is_translated(from);
}

/* Writes the entries; equal texts share an entry, at the place of the first one. */
static void
write_entries(struct updating *u)
{
    g_autoptr(GHashTable) groups = g_hash_table_new_full(
        g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    for (guint i = 0; i < u->texts->len; i++) {
        struct translated_text *text = u->texts->pdata[i];
        g_autofree char *key =
            g_strdup_printf("%s\004%s", text->context ? text->context : "", text->message);
        GPtrArray *group = g_hash_table_lookup(groups, key);
        if (!group) {
            group = g_ptr_array_new();
            g_ptr_array_add(order, group);
            g_hash_table_insert(groups, g_steal_pointer(&key), group);
        }
        g_ptr_array_add(group, text);
    }
    for (guint i = 0; i < order->len; i++) {
        const GPtrArray *group = order->pdata[i];
        write_entry(u, (const struct translated_text *const *)group->pdata, group->len);
    }
}

/* Keeps unused translations as comments, because their texts may come back. */
static void
write_obsolete(struct updating *u)
{
    for (guint i = 0; u->po && i < u->po->entries->len; i++) {
        const struct po_entry *entry = u->po->entries->pdata[i];
        if (g_hash_table_contains(u->used, entry) || !is_translated(entry))
            continue;
        g_string_append_c(u->out, '\n');
        if (entry->comments)
            g_string_append(u->out, entry->comments);
        if (entry->is_fuzzy)
            g_string_append(u->out, "#, fuzzy\n");
        if (entry->is_fuzzy && entry->previous)
            write_string(u->out, "#~| ", "msgid", entry->previous);
        if (entry->context)
            write_string(u->out, "#~ ", "msgctxt", entry->context);
        write_string(u->out, "#~ ", "msgid", entry->id);
        write_string(u->out, "#~ ", "msgstr", entry->text);
    }
}

/* Finds the entries that have no text any more, by the place where the text was. */
static void
find_unused(struct updating *u)
{
    g_autoptr(GHashTable) now = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < u->texts->len; i++) {
        const struct translated_text *text = u->texts->pdata[i];
        g_hash_table_add(now, po_find(u->po, text->context, text->message));
    }
    for (guint i = 0; i < u->po->entries->len; i++) {
        struct po_entry *entry = u->po->entries->pdata[i];
        if (entry->is_obsolete)
            g_hash_table_insert(u->by_obsolete, (gpointer)(uintptr_t)entry->id, entry);
        else if (entry->place && !g_hash_table_contains(now, entry))
            g_hash_table_insert(u->by_place, (gpointer)(uintptr_t)entry->place, entry);
    }
}

static GString *
update(struct updating *u, const char *lang, const char *title, const char *on,
    struct update_counts *counts)
{
    u->out = g_string_new(NULL);
    u->used = g_hash_table_new(NULL, NULL);
    u->by_place = g_hash_table_new(g_str_hash, g_str_equal);
    u->by_obsolete = g_hash_table_new(g_str_hash, g_str_equal);
    if (u->po)
        find_unused(u);
    if (u->po && *u->po->header) {
        g_string_append(u->out, u->po->header_comments ? u->po->header_comments : "");
        write_string(u->out, "", "msgid", "");
        write_string(u->out, "", "msgstr", u->po->header);
    } else {
        write_header(u->out, title, on, lang);
    }
    write_entries(u);
    write_obsolete(u);
    g_hash_table_unref(u->used);
    g_hash_table_unref(u->by_place);
    g_hash_table_unref(u->by_obsolete);
    *counts = u->counts;
    return u->out;
}

GString *
update_template(const struct its *its, const GPtrArray *texts, const char *title,
    const char *on, struct update_counts *counts)
{
    struct updating u = { .its = its, .texts = texts };
    return update(&u, NULL, title, on, counts);
}

GString *
update_po(const struct its *its, const GPtrArray *texts, const struct po *po, const char *lang,
    const char *title, const char *on, struct update_counts *counts)
{
    struct updating u = { .its = its, .texts = texts, .po = po };
    return update(&u, lang, title, on, counts);
}
