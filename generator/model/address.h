/* Addresses that links lead to. */
#ifndef PROVISO_MODEL_ADDRESS_H
#define PROVISO_MODEL_ADDRESS_H

#include "load/load.h"

/*
 * Checks an address that stands in an element's href: http, https, mailto or relative, in
 * characters that a URL can have (https://url.spec.whatwg.org/#valid-url-string); that of
 * "site" is a folder's whole address.  False after an `unsafe-url` finding.
 */
bool validate_address(struct ctx *ctx, const xmlNode *node, const char *value);

#endif
