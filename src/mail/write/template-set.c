/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates by language and name: found in folders, compiled once, kept.
 * A name is a file's name and nothing else: it never leaves its folder. */
#include "mail/write/template-tree.h"

#include <errno.h>
#include <string.h>

static const char FALLBACK[] = "en";

struct template_set {
    char **folders;
    GHashTable *slots;     /* "LANGUAGE/NAME" to struct template_slot */
    GHashTable *languages; /* "LANGUAGE/NAME" to the language in which it is there */
};

static void slot_free(struct template_slot *slot)
{
    template_free(slot->template);
    g_free(slot);
}

struct template_set *templates_open(const char *const *folders)
{
    struct template_set *set = g_new0(struct template_set, 1);
    set->folders = g_strdupv((char **)folders);
    set->slots = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)slot_free);
    set->languages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return set;
}

void templates_free(struct template_set *set)
{
    if (set == NULL)
        return;
    g_hash_table_unref(set->slots);
    g_hash_table_unref(set->languages);
    g_strfreev(set->folders);
    g_free(set);
}

static gboolean is_file_name(const char *name)
{
    return g_ascii_isalnum(name[0]) && name[strspn(name, "abcdefghijklmnopqrstuvwxyz"
                                                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                         "0123456789-_.")] == '\0';
}

/* "de" of "de-AT"; LANGUAGE itself when it is no kind of another. Caller frees. */
static char *language_stem(const char *language)
{
    return g_strndup(language, strcspn(language, "-_"));
}

/* The file of a template, or NULL. The first folder that has it in this language wins. */
static char *find_file(const struct template_set *set, const char *language, const char *name)
{
    for (char **folder = set->folders; *folder != NULL; folder++) {
        g_autofree char *file = g_build_filename(*folder, language, name, NULL);
        if (g_file_test(file, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&file);
    }
    return NULL;
}

static gboolean slot_missing(struct template_slot *slot, const char *language, const char *name)
{
    slot->missing = TRUE;
    return failure_set(&slot->failure, FAILURE_CONFIG, "there is no template `%s/%s'", language,
                       name);
}

static gboolean slot_fill(struct template_slot *slot, struct template_set *set,
                          const char *language, const char *name)
{
    if (!is_file_name(name) || !is_file_name(language))
        return slot_missing(slot, language, name);
    g_autofree char *stem = language_stem(language);
    const char *const tries[] = {language, stem, FALLBACK};
    g_autofree char *file = NULL;
    for (guint i = 0; file == NULL && i < G_N_ELEMENTS(tries); i++)
        file = find_file(set, tries[i], name);
    if (file == NULL)
        return slot_missing(slot, language, name);

    g_autofree char *text = NULL;
    gsize length;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(file, &text, &length, &error))
        return failure_set(&slot->failure, FAILURE_CONFIG, "%s", error->message);
    if (!g_utf8_validate_len(text, length, NULL))
        return failure_set(&slot->failure, FAILURE_CONFIG, "%s: this is not UTF-8 text", file);
    slot->template = template_compile(set, language, file, text, &slot->failure);
    return slot->template != NULL;
}

const struct template_slot *templates_slot(struct template_set *set, const char *language,
                                           const char *name)
{
    char *key = g_strconcat(language, "/", name, NULL);
    struct template_slot *slot = g_hash_table_lookup(set->slots, key);
    if (slot != NULL) {
        g_free(key);
        return slot;
    }
    slot = g_new0(struct template_slot, 1);
    g_hash_table_insert(set->slots, key, slot);
    slot_fill(slot, set, language, name);
    return slot;
}

static char *language_look(const struct template_set *set, const char *language, const char *name)
{
    g_autofree char *stem = language_stem(language);
    const char *const tries[] = {language, stem};
    for (guint i = 0; i < G_N_ELEMENTS(tries); i++) {
        g_autofree char *file =
            is_file_name(name) && is_file_name(tries[i]) ? find_file(set, tries[i], name) : NULL;
        if (file != NULL)
            return g_strdup(tries[i]);
    }
    return g_strdup(FALLBACK);
}

/* Asked for each mail of a morning: the disk is asked once. */
char *templates_language(struct template_set *set, const char *language, const char *name)
{
    g_autofree char *key = g_strconcat(language, "/", name, NULL);
    const char *found = g_hash_table_lookup(set->languages, key);
    if (found != NULL)
        return g_strdup(found);
    char *looked = language_look(set, language, name);
    g_hash_table_insert(set->languages, g_steal_pointer(&key), looked);
    return g_strdup(looked);
}

const struct template *templates_get(struct template_set *set, const char *language,
                                     const char *name, struct failure *failure)
{
    const struct template_slot *slot = templates_slot(set, language, name);
    if (slot->template == NULL)
        failure_set(failure, slot->failure.kind, "%s", slot->failure.text);
    return slot->template;
}
