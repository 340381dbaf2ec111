/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Authentication-Results: what is read holds no byte that was not there, and cut short it says no
 * more. */
#include "fuzz/fuzz.h"

#include "mail/read/authres.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct authres *authres = authres_read((struct slice){(const char *)bytes, length});
    if (authres == NULL)
        return 0;
    g_assert_cmpuint(strlen(authres->authserv), <=, length);
    for (guint i = 0; i < authres->results->len; i++) {
        const struct authres_result *result =
            &g_array_index(authres->results, struct authres_result, i);
        g_assert_true(result->method != NULL && result->result != NULL);
        g_assert_true(memchr(bytes, ';', length) != NULL);
    }
    authres_free(authres);
    return 0;
}
