/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of forms by their id. */
#include "work/planning/forms.h"

static void form_release(gpointer form)
{
    form_free(form);
}

GHashTable *forms_new(void)
{
    return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, form_release);
}

const struct form *forms_remember(GHashTable *forms, gint64 id, struct form *form)
{
    g_hash_table_insert(forms, g_memdup2(&id, sizeof id), form);
    return form;
}

const struct form *forms_get(GHashTable *forms, struct store *store, gint64 id)
{
    struct form *form = g_hash_table_lookup(forms, &id);
    if (form != NULL)
        return form;
    form = form_get(store, id);
    return form != NULL ? forms_remember(forms, id, form) : NULL;
}
