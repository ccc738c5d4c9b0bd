/*
 * qpdf reads PDF files.
 */
#include "libraries/library.h"

#include "sonames.h"

#include <qpdf/qpdf-c.h>

#define LIBRARY SONAME_QPDF

/* Its header declares two functions with empty parentheses. */
#pragma GCC diagnostic ignored "-Wmissing-prototypes"

/* clang-format off */
FORWARD1(void, qpdf_cleanup, qpdf_data *)
FORWARD1(qpdf_error, qpdf_get_error, qpdf_data)
FORWARD2(const char *, qpdf_get_error_full_text, qpdf_data, qpdf_error)
FORWARD2(const char *, qpdf_get_error_message_detail, qpdf_data, qpdf_error)
FORWARD1(int, qpdf_get_num_pages, qpdf_data)
FORWARD3(qpdf_oh, qpdf_get_object_by_id, qpdf_data, int, int)
FORWARD2(qpdf_oh, qpdf_get_page_n, qpdf_data, size_t)
FORWARD1(const char *, qpdf_get_pdf_version, qpdf_data)
FORWARD0(const char *, qpdf_get_qpdf_version)
FORWARD1(qpdf_oh, qpdf_get_root, qpdf_data)
FORWARD1(qpdf_oh, qpdf_get_trailer, qpdf_data)
FORWARD1(QPDF_BOOL, qpdf_has_error, qpdf_data)
FORWARD0(qpdf_data, qpdf_init)
FORWARD1(QPDF_BOOL, qpdf_is_encrypted, qpdf_data)
FORWARD2(void, qpdf_oh_begin_dict_key_iter, qpdf_data, qpdf_oh)
FORWARD1(QPDF_BOOL, qpdf_oh_dict_more_keys, qpdf_data)
FORWARD1(const char *, qpdf_oh_dict_next_key, qpdf_data)
FORWARD3(qpdf_oh, qpdf_oh_get_array_item, qpdf_data, qpdf_oh, int)
FORWARD2(int, qpdf_oh_get_array_n_items, qpdf_data, qpdf_oh)
FORWARD3(const char *, qpdf_oh_get_binary_string_value, qpdf_data, qpdf_oh, size_t *)
FORWARD3(const char *, qpdf_oh_get_binary_utf8_value, qpdf_data, qpdf_oh, size_t *)
FORWARD2(QPDF_BOOL, qpdf_oh_get_bool_value, qpdf_data, qpdf_oh)
FORWARD2(qpdf_oh, qpdf_oh_get_dict, qpdf_data, qpdf_oh)
FORWARD2(int, qpdf_oh_get_int_value_as_int, qpdf_data, qpdf_oh)
FORWARD3(qpdf_oh, qpdf_oh_get_key, qpdf_data, qpdf_oh, const char *)
FORWARD3(qpdf_oh, qpdf_oh_get_key_if_dict, qpdf_data, qpdf_oh, const char *)
FORWARD2(const char *, qpdf_oh_get_name, qpdf_data, qpdf_oh)
FORWARD2(double, qpdf_oh_get_numeric_value, qpdf_data, qpdf_oh)
FORWARD2(int, qpdf_oh_get_object_id, qpdf_data, qpdf_oh)
FORWARD4(QPDF_ERROR_CODE, qpdf_oh_get_page_content_data, qpdf_data, qpdf_oh, unsigned char **,
    size_t *)
FORWARD6(QPDF_ERROR_CODE, qpdf_oh_get_stream_data, qpdf_data, qpdf_oh,
    enum qpdf_stream_decode_level_e, QPDF_BOOL *, unsigned char **, size_t *)
FORWARD3(QPDF_BOOL, qpdf_oh_has_key, qpdf_data, qpdf_oh, const char *)
FORWARD2(QPDF_BOOL, qpdf_oh_is_array, qpdf_data, qpdf_oh)
FORWARD2(QPDF_BOOL, qpdf_oh_is_dictionary, qpdf_data, qpdf_oh)
FORWARD4(QPDF_BOOL, qpdf_oh_is_dictionary_of_type, qpdf_data, qpdf_oh, const char *,
    const char *)
FORWARD2(QPDF_BOOL, qpdf_oh_is_integer, qpdf_data, qpdf_oh)
FORWARD2(QPDF_BOOL, qpdf_oh_is_name, qpdf_data, qpdf_oh)
FORWARD3(QPDF_BOOL, qpdf_oh_is_name_and_equals, qpdf_data, qpdf_oh, const char *)
FORWARD2(QPDF_BOOL, qpdf_oh_is_null, qpdf_data, qpdf_oh)
FORWARD2(QPDF_BOOL, qpdf_oh_is_number, qpdf_data, qpdf_oh)
FORWARD2(QPDF_BOOL, qpdf_oh_is_stream, qpdf_data, qpdf_oh)
FORWARD2(QPDF_BOOL, qpdf_oh_is_string, qpdf_data, qpdf_oh)
FORWARD2(qpdf_oh, qpdf_oh_new_name, qpdf_data, const char *)
FORWARD1(qpdf_oh, qpdf_oh_new_null, qpdf_data)
FORWARD2(void, qpdf_oh_release, qpdf_data, qpdf_oh)
FORWARD3(void, qpdf_oh_remove_key, qpdf_data, qpdf_oh, const char *)
FORWARD4(void, qpdf_oh_replace_key, qpdf_data, qpdf_oh, const char *, qpdf_oh)
FORWARD2(const char *, qpdf_oh_unparse_resolved, qpdf_data, qpdf_oh)
FORWARD1(QPDF_ERROR_CODE, qpdf_push_inherited_attributes_to_page, qpdf_data)
FORWARD5(QPDF_ERROR_CODE, qpdf_read_memory, qpdf_data, const char *, const char *,
    unsigned long long, const char *)
FORWARD2(void, qpdf_set_suppress_warnings, qpdf_data, QPDF_BOOL)
FORWARD1(void, qpdf_silence_errors, qpdf_data)
/* clang-format on */
