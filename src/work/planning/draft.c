/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mail between the decision to write it and its row in the outbox.
 *
 * Promises: one recipient, final bytes, one row under one key. Does not: know what the mail says.
 */
#include "work/planning/draft.h"

#include <string.h>

#include "muster/work/token.h"
#include "work/planning/queue-log.h"

enum { CITE_MAX = 200 /* octets of a Message-ID that we repeat */ };

static char *token_address(const struct site *site, const struct sent_mail *mail,
                           enum token_kind kind)
{
    struct token token = {.kind = kind,
                          .mail = (guint32)mail->id,
                          .person = (guint32)mail->person,
                          .expires = (int32_t)(mail->created / INSTANT_DAY) + TOKEN_DAYS};
    return site_token_address(site, &token);
}

char *reply_address(const struct site *site, const struct sent_mail *mail)
{
    return token_address(site, mail, TOKEN_REPLY);
}

void draft_begin(struct draft *draft, struct planner *planner, const struct person *person,
                 const char *kind)
{
    struct site *site = planner->site;
    const struct site_config *config = &site->config->site;
    const char *only = site->config->send.only;
    gboolean rehearsal = only[0] != '\0';
    G_STATIC_ASSERT(sizeof draft->handle == HANDLE_LENGTH + 1);
    *draft = (struct draft){.site = site, .planner = planner, .kind = kind, .person = person->id};
    draft->mail = sent_mail_next_id(site->store);
    draft->rounds = g_array_new(FALSE, FALSE, sizeof(gint64));
    handle_make(draft->handle);
    draft->message_id = g_strconcat(draft->handle, "@", config->domain, NULL);
    const struct sent_mail mail = {.id = draft->mail, .person = person->id, .created = site->now};
    draft->reply_to = reply_address(site, &mail);
    draft->sender = token_address(site, &mail, TOKEN_ENVELOPE);
    draft->list_id = g_strconcat(config->local, ".", config->domain, NULL);
    draft->post = (struct post){
        .from = {.name = config->name, .address = config->address},
        .to = {.name = person->name, .address = rehearsal ? only : person->address},
        .reply_to = draft->reply_to,
        .message_id = draft->message_id,
        .site = config->address,
        .list_id = draft->list_id,
        .language = planner_language(planner, person),
        .zone = planner_zone(planner, person),
        .now = site->now,
        .owner = config->owner,
        .handle = config->delimiter[0] == '\0' ? draft->handle : NULL,
        .diverted = rehearsal ? person->address : NULL,
    };
}

void draft_clear(struct draft *draft)
{
    written_clear(&draft->written);
    g_array_unref(draft->rounds);
    g_clear_pointer(&draft->blocks, g_array_unref);
    g_free(draft->message_id);
    g_free(draft->reply_to);
    g_free(draft->sender);
    g_free(draft->list_id);
}

gboolean draft_may_cite(const char *id)
{
    if (id == NULL || *id == '\0' || strlen(id) > CITE_MAX)
        return FALSE;
    for (const char *at = id; *at != '\0'; at++)
        if (!g_ascii_isgraph(*at) || strchr("<>()[]\\\"", *at) != NULL)
            return FALSE;
    return strchr(id, '@') != NULL;
}

void draft_answers(struct draft *draft, const char *root, const char *parent)
{
    draft->references[0] = root;
    draft->references[1] = g_str_equal(root, parent) ? NULL : parent;
    draft->post.references = draft->references;
    draft->post.in_reply_to = parent;
}

gboolean draft_queue(const struct draft *draft, const char *key, gint64 round, gint64 not_after)
{
    struct store *store = draft->site->store;
    struct sent_mail mail = {.id = draft->mail,
                             .handle = (char *)draft->handle,
                             .message_id = draft->message_id,
                             .person = draft->person,
                             .kind = (char *)draft->kind,
                             .created = draft->site->now,
                             .text = draft->written.text,
                             .rounds = draft->rounds,
                             .blocks = draft->blocks};
    struct outbox_row row = {.key = (char *)key,
                             .mail = sent_mail_add(store, &mail),
                             .person = draft->person,
                             .round = round,
                             .secret = draft->secret,
                             .sender = draft->sender,
                             .recipient = (char *)draft->post.to.address,
                             .transport = (char *)draft->site->config->send.url,
                             .not_before = draft->site->now,
                             .not_after = not_after,
                             .state = OUTBOX_QUEUED,
                             .next_try = draft->site->now};
    if (!outbox_put(store, &row, draft->written.bytes))
        return FALSE;
    queue_log_note(draft->planner, draft, key);
    return TRUE;
}
