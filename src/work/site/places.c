/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the parts of Muster lie, seen from a program in LIBEXEC/muster. */
#include "muster/work/places.h"

/* The build tree is laid out as PREFIX/{bin,libexec/muster,share/muster}, whatever configure was told of the installed one. */
#define DATA_FROM_LIBEXEC_IN_BUILD "../../share/muster"

static char *places_folder(void)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    return g_path_get_dirname(self != NULL ? self : ".");
}

char *place_program(const char *name)
{
    g_autofree char *folder = places_folder();
    g_autofree char *file = g_strconcat("muster-", name, NULL);
    return g_build_filename(folder, file, NULL);
}

char *place_data(const char *name)
{
    g_autofree char *folder = places_folder();
    char *installed = g_build_filename(folder, DATA_FROM_LIBEXEC, name, NULL);
    if (g_file_test(installed, G_FILE_TEST_EXISTS))
        return installed;
    g_free(installed);
    return g_build_filename(folder, DATA_FROM_LIBEXEC_IN_BUILD, name, NULL);
}
