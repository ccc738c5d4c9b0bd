/*
 * Writes pages as a finished PDF.  Each page is packed as it is drawn (painting.h).  cairo
 * draws what pages share, each thing once: glyphs, signs, pictures (resources.h).  Worker
 * threads paint the pages with these (content_stream.h), while structure tree, links,
 * destinations, page labels, metadata and the source attachment are written.  The file conforms
 * to PDF/UA-1 and PDF/A-3a (2a without attachment), or to PDF/UA-2, PDF/A-4f (4 without
 * attachment) and WTPDF.
 */
#ifndef PROVISO_PRINT_PDF_PDF_H
#define PROVISO_PRINT_PDF_PDF_H

#include "print/pdf/tag.h"

/* Appears as text in the metadata of every file that we write, and so identifies our files. */
#define PDF_MARK "<pdf:Producer>Proviso</pdf:Producer>"

struct pdf_attachment {
    const char *name, *description, *mime;
    const void *data;
    size_t size;
};

struct pdf_info {
    const char *title, *author, *subject, *lang;
    const char *rights; /* of a translation: which text prevails; or NULL */
    int64_t stamp;      /* dates of the document, in seconds since 1970 */
    enum pdf_standard standard;
    bool is_press;       /* pages have the theme's bleed */
    const char *options; /* of the command that makes it again, or NULL */
    const struct pdf_attachment *attachments;
    size_t n_attachments;
    struct font_files *fonts; /* the font files in use are added (print/text/font_files.h) */
    /*
     * If NULL, a file that differs from what was painted ends the run.  Otherwise that file is
     * returned, and *damage says what is wrong with it.
     */
    const char **damage;
};

/*
 * Draws the pages of the layout.  Returns the whole file in memory, for g_bytes_unref, or NULL
 * after an error.
 */
GBytes *pdf_write(struct ctx *ctx, struct layout *layout, const struct box *root,
    const struct pdf_info *info);

/* Returns the structure tree as text, for goldens.  Draws the pages for their findings. */
void pdf_dump_tags(
    const struct box *root, struct layout *layout, enum pdf_standard standard, FILE *out);

/*
 * Draws the pages to report the findings that pdf_write would add, without writing a PDF, and
 * adds their fonts.
 */
void pdf_check(
    struct ctx *ctx, struct layout *layout, const struct box *root, struct font_files *fonts);

#endif
