/*
 * Pages to a finished PDF.  cairo draws what pages have in common, each thing once: glyphs,
 * signs, pictures (resources.h).  The pages are painted with these on worker threads
 * (content_stream.h), while structure tree, links, destinations, page labels, metadata and
 * source attachment are written.  PDF/UA-1 and PDF/A-3a (2a without attachment) at once, or
 * PDF/UA-2, PDF/A-4f (4 without attachment) and WTPDF.
 */
#ifndef PROVISO_PRINT_PDF_PDF_H
#define PROVISO_PRINT_PDF_PDF_H

#include "print/pdf/tag.h"

/* Stands as text in the metadata of each file that we write, and so tells it from others. */
#define PDF_MARK "<pdf:Producer>Proviso</pdf:Producer>"

struct pdf_attachment {
    const char *name, *description, *mime;
    const void *data;
    size_t size;
};

struct pdf_info {
    const char *title, *author, *subject, *lang;
    int64_t stamp; /* dates of the document, seconds since 1970 */
    enum pdf_standard standard;
    const char *options; /* of the command that makes it again, or NULL */
    const struct pdf_attachment *attachments;
    size_t n_attachments;
    const struct font_file *fonts; /* the files it is set in (print/text/font_files.h) */
    size_t n_fonts;
    /*
     * NULL: a file that is not what was painted refuses the run.  Else the file is returned,
     * and *damage says what is wrong with it.
     */
    const char **damage;
};

/* The whole file in memory; NULL after a finding.  The caller frees it with g_bytes_unref. */
GBytes *pdf_write(struct ctx *ctx, const struct layout *layout, const struct box *root,
    const struct pdf_info *info);

/* The structure tree as text, for goldens. */
void pdf_dump_tags(
    const struct box *root, const struct layout *layout, enum pdf_standard standard, FILE *out);

/* The findings that pdf_write would add to those of the layout, without a PDF. */
void pdf_check(struct ctx *ctx, const struct layout *layout, const struct box *root);

#endif
