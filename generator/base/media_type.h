/* Media types of files (RFC 6838). */
#ifndef PROVISO_BASE_MEDIA_TYPE_H
#define PROVISO_BASE_MEDIA_TYPE_H

/*
 * The media type of a file, by the end of its name; that of a text also names its encoding,
 * after
 * ";".  "application/octet-stream" if the end is not known.
 */
const char *media_type(const char *name);

#endif
