/* The names of a value's attributes, for findings. */
#ifndef PROVISO_MODEL_FACTS_H
#define PROVISO_MODEL_FACTS_H

#include "model/model.h"

/* The attribute that gives the value ("money", ...) or "bands"; and "min", "max" or NULL. */
const char *value_kind_name(const struct fact_value *value);
const char *value_bound_name(const struct fact_value *value);

#endif
