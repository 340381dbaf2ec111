/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a target the seeds in tests/fuzz/seeds/NAME, NAME being what the program is called behind
 * "fuzz-", whole and cut short at several places. One TAP line a seed.
 */
#include "fuzz/fuzz.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

enum { CUTS = 16 };

static void play(const char *file, guint number)
{
    char *bytes = NULL;
    gsize length = 0;
    gboolean read = g_file_get_contents(file, &bytes, &length, NULL);
    for (guint i = 0; read && i <= CUTS; i++) {
        gsize cut = length * i / CUTS;
        g_autofree guint8 *copy = g_malloc(MAX(cut, 1)); /* of its own size: an overrun is seen */
        memcpy(copy, bytes, cut);
        LLVMFuzzerTestOneInput(copy, cut);
    }
    g_autofree char *name = g_path_get_basename(file);
    printf("%s %u - %s\n", read ? "ok" : "not ok", number, name);
    g_free(bytes);
}

int main(int argc, char **argv)
{
    (void)argc;
    g_autofree char *program = g_path_get_basename(argv[0]);
    g_autofree char *folder = g_build_filename(g_getenv("top_srcdir"), "tests/fuzz/seeds",
                                               program + strlen("fuzz-"), NULL);
    g_autoptr(GDir) seeds = g_dir_open(folder, 0, NULL);
    guint count = 0;
    for (const char *name; seeds != NULL && (name = g_dir_read_name(seeds)) != NULL;) {
        g_autofree char *file = g_build_filename(folder, name, NULL);
        play(file, ++count);
    }
    printf("1..%u\n", count);
    return count > 0 ? 0 : 1;
}
