/* SPDX-License-Identifier: MIT
 *
 * libqpdf, loaded when a PDF is to be read. It is not linked: it would bring a
 * dozen libraries, and four milliseconds, to each start of a program that
 * mostly makes files. Nothing is kept when it is closed.
 */
#ifndef GONGKAI_EXTRACT_QPDF_LIBRARY_H
#define GONGKAI_EXTRACT_QPDF_LIBRARY_H

#include "base/diag.h"

#include <qpdf/qpdf-c.h>

/* The functions of it that are used. */
#define QPDF_CALLS(CALL)             \
    CALL(qpdf_init)                  \
    CALL(qpdf_cleanup)               \
    CALL(qpdf_silence_errors)        \
    CALL(qpdf_set_suppress_warnings) \
    CALL(qpdf_set_attempt_recovery)  \
    CALL(qpdf_read_memory)           \
    CALL(qpdf_has_error)             \
    CALL(qpdf_get_error)             \
    CALL(qpdf_more_warnings)         \
    CALL(qpdf_next_warning)          \
    CALL(qpdf_get_error_code)        \
    CALL(qpdf_get_error_full_text)   \
    CALL(qpdf_get_trailer)           \
    CALL(qpdf_get_object_by_id)      \
    CALL(qpdf_oh_release)            \
    CALL(qpdf_oh_is_stream)          \
    CALL(qpdf_oh_get_dict)           \
    CALL(qpdf_oh_unparse_resolved)   \
    CALL(qpdf_oh_get_stream_data)

struct qpdf_library {
    void *handle; /* of dlopen */
#define CALL(name) __typeof__(name) *name;
    QPDF_CALLS(CALL)
#undef CALL
};

/* The library of the version that this program was built for. */
#define QPDF_LIBRARY_NAME GONGKAI_QPDF_SONAME

/* Load it by that name. false with LIBRARY_FAILED if it is not there, or is
 * another one; then there is nothing to close. */
bool qpdf_library_open(struct qpdf_library *library, const char *name,
                       struct diag_log *log);

void qpdf_library_close(struct qpdf_library *library);

#endif
