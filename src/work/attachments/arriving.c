/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on their way in: which are kept, and what they are called.
 *
 * Their names are a stranger's. They are shown to people and become names of files in mails, so
 * they are one tame line without a path. They never become names of files here.
 */
#include "work/attachments/arriving.h"

#include <string.h>

#include "muster/work/attachments.h"

enum {
    NAME_MAX_OCTETS = 80, /* what is longer loses its middle */
    NAME_END_OCTETS = 20, /* with its ".pdf" */
    ROUND_FILES = 100,    /* that an answer names */
};

/* The first octets and the last of NAME, whole characters. */
static char *shortened(const char *name)
{
    gsize length = strlen(name);
    if (length <= NAME_MAX_OCTETS)
        return g_strdup(name);
    const char *tail = g_utf8_find_next_char(name + length - NAME_END_OCTETS - 1, NULL);
    const char *head_end =
        g_utf8_find_prev_char(name, name + NAME_MAX_OCTETS - NAME_END_OCTETS - strlen("...") + 1);
    g_autofree char *head = g_strndup(name, (gsize)(head_end - name));
    return g_strconcat(head, "...", tail, NULL);
}

/* "C:\Users\ann\plan.pdf" and "../../plan.pdf" are "plan.pdf". Caller frees. */
static char *name_clean(const char *name)
{
    g_autofree char *tame = text_tame(name);
    g_strdelimit(tame, "\n\t", ' ');
    const char *base = tame;
    for (const char *at = tame; *at != '\0'; at++)
        if (*at == '/' || *at == '\\')
            base = at + 1;
    g_autofree char *trimmed = g_strstrip(g_strdup(base));
    gsize dots = strspn(trimmed, ".");
    return trimmed[dots] != '\0' ? shortened(trimmed + dots) : g_strdup("attachment");
}

void attachments_speak(struct description *description)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < description->attachments->len; i++) {
        const struct mail_attachment *attachment = description->attachments->pdata[i];
        g_autofree char *name = name_clean(attachment->name);
        g_string_append_printf(names, "%s%s", i > 0 ? "\n" : "", name);
    }
    g_free(description->unplaced);
    description->unplaced = g_string_free(names, FALSE);
    description->empty = description->courtesy = description->skips = FALSE;
    description->quick = MAIL_QUICK_NONE;
}

/* What a site keeps with one answer, however many mails bring it. */
struct allowance {
    gsize each, left;
    int count;
};

static gboolean allowance_take(struct allowance *allowance,
                               const struct mail_attachment *attachment)
{
    if (attachment->bytes == NULL || allowance->count == 0 ||
        attachment->octets > allowance->each || attachment->octets > allowance->left)
        return FALSE;
    allowance->count--;
    allowance->left -= attachment->octets;
    return TRUE;
}

static struct allowance allowance_left(const struct site *site, const GPtrArray *before)
{
    const struct site_config *config = &site->config->site;
    struct allowance allowance = {config->attachment_octets, config->attachments_octets,
                                  config->attachments_count};
    for (guint i = 0; i < before->len; i++) {
        const struct filed_attachment *filed = before->pdata[i];
        if (filed->hash == NULL)
            continue;
        allowance.left -= MIN(allowance.left, (gsize)filed->octets);
        allowance.count -= allowance.count > 0;
    }
    return allowance;
}

void attachments_file(const struct site *site, gint64 round, const GPtrArray *attachments,
                      GPtrArray *fresh)
{
    g_autoptr(GPtrArray) before = attachments_of(site->store, round);
    struct allowance allowance = allowance_left(site, before);
    for (guint i = 0; i < attachments->len && before->len + i < ROUND_FILES; i++) {
        const struct mail_attachment *attachment = attachments->pdata[i];
        struct failure trouble = {0};
        g_autofree char *name = name_clean(attachment->name), *hash = NULL;
        if (allowance_take(&allowance, attachment) &&
            !attachment_keep(site, attachment->bytes, fresh, &hash, &trouble)) {
            store_break(site->store, &trouble);
            return;
        }
        const struct filed_attachment filed = {name, (gint64)attachment->octets, hash};
        attachment_add(site->store, round, &filed);
    }
}
