/* Names the values of facts in findings. */
#ifndef PROVISO_MODEL_FACTS_H
#define PROVISO_MODEL_FACTS_H

#include "model/model.h"

/* "money" ...: the attribute that gives it, or "bands"; "min", "max" or NULL. */
const char *value_kind_name(const struct fact_value *value);
const char *value_bound_name(const struct fact_value *value);

#endif
