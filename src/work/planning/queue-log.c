/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was put into the outbox, for the log.
 *
 * Promises: only what was committed is told. What a batch queued is remembered until then.
 */
#include "work/planning/queue-log.h"

struct queued {
    char *key, *recipient, *message_id, *answers;
    gint64 number;
};

static void queued_free(gpointer data)
{
    struct queued *queued = data;
    g_free(queued->key);
    g_free(queued->recipient);
    g_free(queued->message_id);
    g_free(queued->answers);
    g_free(queued);
}

void queue_log_note(struct planner *planner, const struct draft *draft, const char *key)
{
    if (!log_hears_events())
        return;
    if (planner->queued == NULL)
        planner->queued = g_ptr_array_new_with_free_func(queued_free);
    struct queued *queued = g_new0(struct queued, 1);
    queued->key = g_strdup(key);
    queued->recipient = g_strdup(draft->post.to.address);
    queued->message_id = g_strdup(draft->message_id);
    queued->answers = g_strdup(draft->post.in_reply_to);
    queued->number = draft->mail;
    g_ptr_array_add(planner->queued, queued);
}

static void queued_log(const struct planner *planner, const struct queued *queued)
{
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, queued->number);
    g_autofree char *answers =
        queued->answers != NULL ? tokens_mask(planner->site->keys, queued->answers) : NULL;
    log_event("queued", "mail", queued->key, "number", number, "to", queued->recipient,
              "message-id", queued->message_id, "in-reply-to", answers, NULL);
}

void queue_log_tell(struct planner *planner)
{
    for (guint i = 0; planner->queued != NULL && i < planner->queued->len; i++)
        queued_log(planner, g_ptr_array_index(planner->queued, i));
    queue_log_forget(planner);
}

void queue_log_forget(struct planner *planner)
{
    g_clear_pointer(&planner->queued, g_ptr_array_unref);
}

void ticked_log(const struct planning_report *report)
{
    if (report->closed + report->skipped + report->erased == 0)
        return;
    g_autofree char *closed = g_strdup_printf("%u", report->closed);
    g_autofree char *skipped = g_strdup_printf("%u", report->skipped);
    g_autofree char *erased = g_strdup_printf("%u", report->erased);
    log_event("ticked", "closed", closed, "skipped", skipped, "erased", erased, NULL);
}
