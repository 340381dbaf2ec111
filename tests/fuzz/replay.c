/* SPDX-License-Identifier: GPL-3.0-or-later */
/* replay.c - runs a fuzz target over its seeds, without a fuzzer, as one TAP test a seed
 *
 * Linked with fuzz-NAME.c it reads tests/fuzz/seeds/NAME/. With clang the same target is linked with -fsanitize=fuzzer
 * instead of this file; what that finds becomes a seed.
 */
#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void test_seed(gconstpointer path)
{
    g_autofree char *content = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(path, &content, &length, NULL));
    LLVMFuzzerTestOneInput((const guint8 *)content, length);
}

int main(int argc, char **argv)
{
    g_autofree char *program = g_path_get_basename(argv[0]);
    const char *name = strrchr(program, '-') != NULL ? strrchr(program, '-') + 1 : program;
    const char *source = g_getenv("top_srcdir");
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder =
        g_build_filename(source != NULL ? source : ".", "tests/fuzz/seeds", name, NULL);
    g_autoptr(GDir) seeds = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(seeds);
    for (const char *file = g_dir_read_name(seeds); file != NULL; file = g_dir_read_name(seeds)) {
        g_autofree char *path = g_strdup_printf("/fuzz/%s/%s", name, file);
        g_test_add_data_func_full(path, g_build_filename(folder, file, NULL), test_seed, g_free);
    }
    return g_test_run();
}
