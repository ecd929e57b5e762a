/* SPDX-License-Identifier: MIT */
#include "extract/qpdf_library.h"

#include <dlfcn.h>
#include <string.h>

static bool find_call(void *handle, const char *name, void *call)
{
    void *address = dlsym(handle, name);
    /* ISO C converts no object pointer to a function; POSIX says that both
     * are alike. */
    memcpy(call, &address, sizeof address);
    return address != NULL;
}

static bool fail(struct diag_log *log)
{
    const char *reason = dlerror();
    diag_add(log, DIAG_LIBRARY_FAILED, NOWHERE, STR("qpdf"),
             str_from(reason == NULL ? "dlopen" : reason));
    return false;
}

bool qpdf_library_open(struct qpdf_library *library, const char *name,
                       struct diag_log *log)
{
    library->handle = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
    if (library->handle == NULL)
        return fail(log);
    bool found = true;
#define CALL(name) \
    found = found && find_call(library->handle, #name, &library->name);
    QPDF_CALLS(CALL)
#undef CALL
    if (found)
        return true;
    fail(log);
    dlclose(library->handle);
    return false;
}

void qpdf_library_close(struct qpdf_library *library)
{
    dlclose(library->handle);
}
