/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People as commands name them. */
#include "cmd/people.h"

struct person *people_find(struct site *site, const char *address, struct failure *failure)
{
    g_autofree char *lower = g_strdup(address);
    address_lower(lower);
    struct person *person = person_by_address(site->store, lower);
    if (person == NULL && store_ok(site->store, failure))
        failure_set(failure, FAILURE_USAGE,
                    "nobody here has the address %s; see `muster roster list'", lower);
    return person;
}

char *people_said(const struct person *person)
{
    if (person->name[0] == '\0')
        return g_strdup(person->address);
    return g_strdup_printf("%s <%s>", person->name, person->address);
}

gboolean people_change(struct site *site, const struct person *person, people_act act,
                       gpointer data, gboolean dry_run, struct failure *failure)
{
    if (!store_begin(site->store, failure))
        return FALSE;
    act(site, person, data);
    if (!dry_run)
        return store_commit(site->store, failure);
    gboolean fine = store_ok(site->store, failure);
    store_rollback(site->store);
    return fine;
}
