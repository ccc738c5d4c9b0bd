/*
 * Writes what programs read: handbook.json, by which a bot or a test can decide as the book
 * does, and the JSON Schema of its format.  proviso-data(5) documents the format.
 */
#ifndef PROVISO_WEB_DATA_H
#define PROVISO_WEB_DATA_H

#include "web/web.h"

/* The schema's file name, in the site and among the resources. */
#define DATA_SCHEMA "handbook.schema.json"

/* Adds both to the site. */
void data_write(
    struct ctx *ctx, const struct model *model, struct answers *answers, struct files *files);

#endif
