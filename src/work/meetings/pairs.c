/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who meets whom: each person and their manager, or the two that the workflow names. */
#include <string.h>

#include "muster/work/pairs.h"
#include "work/meetings/meetings.h"

/* The first of several; 0 when there is none, or it is the person. */
static gint64 manager_of(struct store *store, const struct person *person)
{
    g_auto(GStrv) managers = g_strsplit(person->manager, ";", 2);
    struct person *manager =
        managers[0] != NULL ? person_by_address(store, g_strstrip(managers[0])) : NULL;
    gint64 id = manager != NULL && manager->id != person->id ? manager->id : 0;
    person_free(manager);
    return id;
}

static gint64 id_of(struct store *store, const char *address)
{
    struct person *person = person_by_address(store, address);
    gint64 id = person != NULL ? person->id : 0;
    person_free(person);
    return id;
}

/* The one who is beside PERSON in PAIR, as its host or its guest; 0: that is another pair. */
static gint64 beside(struct store *store, const char *pair, const struct person *person,
                     gboolean host)
{
    g_auto(GStrv) words = g_strsplit(pair, " ", 2);
    if (g_strv_length(words) != 2 || id_of(store, words[host ? 1 : 0]) != person->id)
        return 0;
    return id_of(store, words[host ? 0 : 1]);
}

/* What the two said by mail counts more than any file. */
static gboolean stands(const struct site *site, const struct workflow *workflow, gint64 one,
                       gint64 other)
{
    gboolean by_mail = workflow >= site->workflows + site->config->n_workflows;
    return by_mail || pair_said(site, one, other) == NULL;
}

static void host_add(const struct site *site, const struct workflow *workflow, GArray *hosts,
                     gint64 host, gint64 guest)
{
    if (host != 0 && stands(site, workflow, host, guest))
        g_array_append_val(hosts, host);
}

gboolean workflow_meets(const struct workflow_config *config)
{
    return strcmp(config->kind, "1-on-1") == 0;
}

static const char *const *pairs_of(const struct workflow *workflow)
{
    static const char *const none[] = {NULL};
    return workflow_meets(workflow->config) ? workflow->config->pairs : none;
}

GArray *pair_hosts(const struct site *site, const struct workflow *workflow,
                   const struct person *person)
{
    GArray *hosts = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (const char *const *pair = pairs_of(workflow); *pair != NULL; pair++)
        host_add(site, workflow, hosts,
                 strcmp(*pair, "manager") == 0 ? manager_of(site->store, person)
                                               : beside(site->store, *pair, person, TRUE),
                 person->id);
    return hosts;
}

static gboolean is_host(const struct site *site, const struct workflow *workflow,
                        const struct person *host, const struct person *guest)
{
    g_autoptr(GArray) hosts = pair_hosts(site, workflow, guest);
    for (guint i = 0; i < hosts->len; i++)
        if (g_array_index(hosts, gint64, i) == host->id)
            return TRUE;
    return FALSE;
}

static void guest_add(const struct site *site, const struct workflow *workflow,
                      const struct person *host, gint64 id, GArray *guests)
{
    for (guint i = 0; i < guests->len; i++)
        if (g_array_index(guests, gint64, i) == id)
            return;
    struct person *guest = id != 0 ? person_get(site->store, id) : NULL;
    if (guest != NULL && guest->state != PERSON_LEFT && stands(site, workflow, host->id, id))
        g_array_append_val(guests, id);
    person_free(guest);
}

/* The roster may name a manager by any of their addresses. */
static void managed_add(const struct site *site, const struct workflow *workflow,
                        const struct person *host, const char *address, GArray *guests)
{
    g_autoptr(GArray) managed = people_managed(site->store, address);
    for (guint i = 0; i < managed->len; i++)
        if (g_array_index(managed, gint64, i) != host->id)
            guest_add(site, workflow, host, g_array_index(managed, gint64, i), guests);
}

GArray *pair_guests(const struct site *site, const struct workflow *workflow,
                    const struct person *host)
{
    GArray *guests = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (const char *const *pair = pairs_of(workflow); *pair != NULL; pair++) {
        if (strcmp(*pair, "manager") != 0) {
            guest_add(site, workflow, host, beside(site->store, *pair, host, FALSE), guests);
            continue;
        }
        managed_add(site, workflow, host, host->address, guests);
        for (char **alias = host->aliases; *alias != NULL; alias++)
            managed_add(site, workflow, host, *alias, guests);
    }
    return guests;
}

guint pairs_count(const struct site *site, const struct workflow *workflow)
{
    g_autoptr(GPtrArray) people = people_all(site->store);
    guint count = 0;
    for (guint i = 0; i < people->len; i++) {
        const struct person *host = people->pdata[i];
        if (host->state == PERSON_LEFT)
            continue;
        g_autoptr(GArray) guests = pair_guests(site, workflow, host);
        count += guests->len;
    }
    return count;
}

void pair_clear(struct pair *pair)
{
    g_clear_pointer(&pair->host, person_free);
    g_clear_pointer(&pair->guest, person_free);
}

gboolean pair_find(const struct site *site, const struct workflow *workflow, gint64 one,
                   gint64 other, struct pair *pair_r)
{
    *pair_r = (struct pair){workflow, person_get(site->store, one), person_get(site->store, other)};
    if (pair_r->host == NULL || pair_r->guest == NULL)
        return FALSE;
    if (is_host(site, workflow, pair_r->host, pair_r->guest))
        return TRUE;
    struct person *swapped = pair_r->host;
    pair_r->host = pair_r->guest;
    pair_r->guest = swapped;
    return is_host(site, workflow, pair_r->host, pair_r->guest);
}

static void partner_add(const struct site *site, const struct person *person, gint64 id,
                        GPtrArray *partners)
{
    for (guint i = 0; i < partners->len; i++)
        if (((const struct person *)partners->pdata[i])->id == id)
            return;
    struct person *partner = id != person->id ? person_get(site->store, id) : NULL;
    if (partner != NULL && partner->state != PERSON_LEFT)
        g_ptr_array_add(partners, partner);
    else
        person_free(partner);
}

static void partners_add(const struct site *site, const struct person *person, GArray *ids,
                         GPtrArray *partners)
{
    for (guint i = 0; i < ids->len; i++)
        partner_add(site, person, g_array_index(ids, gint64, i), partners);
    g_array_unref(ids);
}

static void partner_free(gpointer data)
{
    person_free(data);
}

GPtrArray *pair_partners(const struct site *site, const struct person *person)
{
    GPtrArray *partners = g_ptr_array_new_with_free_func(partner_free);
    for (guint i = 0; i < site->n_workflows; i++) {
        const struct workflow *workflow = &site->workflows[i];
        partners_add(site, person, pair_hosts(site, workflow, person), partners);
        partners_add(site, person, pair_guests(site, workflow, person), partners);
    }
    if (partners->len == 0)
        partner_add(site, person, manager_of(site->store, person), partners);
    return partners;
}
