/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a mail is somebody's own. Decides from what was read; reads no store. */
#include "muster/work/identity.h"

#include <string.h>

enum identity identity_of_word(const char *word)
{
    static const char *const words[] = {"token", "token+from", "token+from+dmarc"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(words[i], word) == 0)
            return (enum identity)i;
    return IDENTITY_DMARC; /* what nobody knows asks for everything */
}

enum identity identity_of_site(const struct site *site)
{
    enum identity most = IDENTITY_FROM;
    for (guint i = 0; i < site->n_workflows; i++)
        most = MAX(most, identity_of_word(site->workflows[i].config->identity));
    return most;
}

static gboolean is_address_of(const struct person *person, const char *address)
{
    return strcmp(address, person->address) == 0 ||
           g_strv_contains((const char *const *)person->aliases, address);
}

gboolean identity_is_persons(const struct person *person, const struct mail_head *head)
{
    return head->from != NULL && is_address_of(person, head->from) &&
           (head->sender == NULL || is_address_of(person, head->sender));
}

/* HOSTS are words with blanks between them. */
static gboolean names_host(const char *hosts, const char *host)
{
    g_auto(GStrv) words = g_strsplit(hosts, " ", -1);
    for (char **word = words; *word != NULL; word++)
        if (g_ascii_strcasecmp(*word, host) == 0)
            return TRUE;
    return FALSE;
}

/* How many Received fields stand above that of our border. FALSE when the mail has none of it. */
static gboolean border_find(const struct site_config *site, const struct mail_head *head,
                            guint *above_r)
{
    char *const *by = head->received_by;
    for (guint i = 0; by != NULL && by[i] != NULL; i++)
        if (*site->trust_received == '\0' || names_host(by[i], site->trust_received)) {
            *above_r = i;
            return TRUE;
        }
    return FALSE;
}

gboolean identity_is_vouched(const struct site *site, const struct mail_head *head)
{
    const struct site_config *config = &site->config->site;
    guint border;
    gboolean vouched = FALSE;
    if (*config->trust_authserv == '\0' || head->vouchers == NULL ||
        !border_find(config, head, &border))
        return FALSE;
    for (guint i = 0; i < head->vouchers->len; i++) {
        const struct mail_voucher *voucher = &g_array_index(head->vouchers, struct mail_voucher, i);
        if (voucher->received_above > border ||
            g_ascii_strcasecmp(voucher->authserv, config->trust_authserv) != 0)
            continue;
        if (!voucher->aligned)
            return FALSE;
        vouched = TRUE;
    }
    return vouched;
}

char *identity_doubt(const struct site *site, const struct person *person,
                     const struct mail_head *head, enum identity level)
{
    if (head->from == NULL)
        return g_strdup("it has no single sender");
    if (!is_address_of(person, head->from))
        return g_strdup_printf("it answers the mail to %s, but comes from %s", person->address,
                               head->from);
    if (!identity_is_persons(person, head))
        return g_strdup_printf("it is from %s, but its Sender is %s", head->from,
                               *head->sender != '\0' ? head->sender : "nobody who can be read");
    if (level == IDENTITY_DMARC && !identity_is_vouched(site, head))
        return g_strdup_printf(
            "it says that it is from %s, but the mail server does not confirm it", head->from);
    return NULL;
}
