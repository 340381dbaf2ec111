/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands, through libetpan.
 *
 * libetpan has a code for the NO to each command, so what is neither success nor speaks of the
 * stream is a refusal, and told with the server's words, tamed.
 */
#include "net/imap_session.h"

#include <string.h>

#include "net/lines.h"

/* Enough for the list of a hundred thousand mails; a server that lies fills no memory with it. */
enum { ANSWER_OCTETS = 3 << 19, FAREWELL_SECONDS = 2 };

void imap_session_allow(struct imap_session *session, gint64 seconds, gsize octets)
{
    session->wire.deadline = g_get_monotonic_time() + seconds * G_USEC_PER_SEC;
    session->wire.budget = octets;
}

static void command_allow(struct imap_session *session)
{
    imap_session_allow(session, session->account->config->timeout, ANSWER_OCTETS);
}

static enum imap_end broken(struct imap_session *session, const char *doing,
                            struct failure *failure)
{
    if (session->wire.why == NULL)
        session->wire.why = "sends what is no IMAP";
    failure_set(failure, FAILURE_BUSY, "%s %s, when it was to %s", session->account->server,
                session->wire.why, doing);
    return IMAP_BROKEN;
}

/* BAD, and an answer to something else, are one code in libetpan: better to part then. */
static enum imap_end refused(struct imap_session *session, int code, const char *doing,
                             struct failure *failure)
{
    const char *said = session->imap->imap_response;
    g_autoptr(GString) words = g_string_new(said != NULL ? said : "it did not say why");
    line_tame(words);
    failure_set(failure, FAILURE_BUSY, "%s would not %s: %s", session->account->server, doing,
                words->str);
    if (code != MAILIMAP_ERROR_PROTOCOL)
        return IMAP_REFUSED;
    session->wire.why = "does not understand us";
    return IMAP_BROKEN;
}

enum imap_end imap_session_judge(struct imap_session *session, int code, const char *doing,
                                 struct failure *failure)
{
    switch (code) {
    case MAILIMAP_NO_ERROR:
    case MAILIMAP_NO_ERROR_AUTHENTICATED:
        return IMAP_DONE;
    case MAILIMAP_ERROR_STREAM:
    case MAILIMAP_ERROR_PARSE:
    case MAILIMAP_ERROR_MEMORY:
    case MAILIMAP_ERROR_FATAL:
    case MAILIMAP_ERROR_BAD_STATE:
    case MAILIMAP_ERROR_NEEDS_MORE_DATA:
        return broken(session, doing, failure);
    default:
        return refused(session, code, doing, failure);
    }
}
static enum imap_end capabilities_learn(struct imap_session *session, struct failure *failure)
{
    struct mailimap_capability_data *data = NULL;
    command_allow(session);
    enum imap_end end = imap_session_judge(session, mailimap_capability(session->imap, &data),
                                           "say what it can do", failure);
    if (end != IMAP_DONE)
        return end;
    mailimap_capability_data_free(data);
    session->has_idle = mailimap_has_idle(session->imap);
    session->has_uidplus = mailimap_has_uidplus(session->imap);
    session->has_move = mailimap_has_extension(session->imap, "MOVE");
    return IMAP_DONE;
}

struct imap_session *imap_session_open(const struct imap_account *account, struct failure *failure)
{
    gint64 deadline = g_get_monotonic_time() + account->config->timeout * G_USEC_PER_SEC;
    struct stream *stream = imap_account_connect(account, deadline, failure);
    if (stream == NULL)
        return NULL;
    struct imap_session *session = g_new0(struct imap_session, 1);
    session->account = account;
    session->imap = mailimap_new(0, NULL);
    imap_wire_begin(&session->wire, stream);
    int code = mailimap_connect(session->imap, imap_wire_stream(&session->wire));
    if (imap_session_judge(session, code, "be greeted", failure) == IMAP_DONE &&
        capabilities_learn(session, failure) == IMAP_DONE)
        return session;
    imap_session_close(session);
    return NULL;
}

void imap_session_close(struct imap_session *session)
{
    if (session == NULL)
        return;
    imap_session_allow(session, FAREWELL_SECONDS, ANSWER_OCTETS);
    mailimap_free(session->imap);
    imap_wire_end(&session->wire);
    g_free(session);
}

enum imap_end imap_session_enter(struct imap_session *session, gboolean to_change,
                                 struct failure *failure)
{
    mailimap *imap = session->imap;
    const char *mailbox = session->account->mailbox;
    g_autofree char *doing = g_strdup_printf("open %s", mailbox);
    command_allow(session);
    int code = to_change ? mailimap_select(imap, mailbox) : mailimap_examine(imap, mailbox);
    enum imap_end end = imap_session_judge(session, code, doing, failure);
    if (end != IMAP_DONE)
        return end;
    const struct mailimap_selection_info *info = imap->imap_selection_info;
    session->validity = info->sel_uidvalidity;
    session->next = info->sel_uidnext;
    session->exists = info->sel_exists;
    session->is_read_only = info->sel_perm == MAILIMAP_MAILBOX_READONLY;
    return IMAP_DONE;
}

static gint uid_compare(gconstpointer a, gconstpointer b)
{
    guint32 one = *(const guint32 *)a, other = *(const guint32 *)b;
    return (one > other) - (one < other);
}

/* In order, each once, and only what was asked for. */
static void uids_append(GArray *uids, const clist *found, guint32 from, guint32 to)
{
    guint kept = uids->len;
    for (const clistiter *at = clist_begin(found); at != NULL; at = clist_next(at)) {
        guint32 uid = *(const guint32 *)clist_content(at);
        if (uid >= from && uid <= to)
            g_array_append_val(uids, uid);
    }
    g_array_sort(uids, uid_compare);
    for (guint i = kept; i < uids->len; i++) {
        guint32 uid = g_array_index(uids, guint32, i);
        if (kept == 0 || g_array_index(uids, guint32, kept - 1) != uid)
            g_array_index(uids, guint32, kept++) = uid;
    }
    g_array_set_size(uids, kept);
}

/* libetpan has no maker for keys of one word, but for ALL. */
static struct mailimap_search_key *key_unseen(void)
{
    struct mailimap_search_key *key = mailimap_search_key_new_all();
    key->sk_type = MAILIMAP_SEARCH_KEY_UNSEEN;
    return key;
}

static struct mailimap_search_key *find_key(guint32 from, guint32 to, gboolean unread)
{
    struct mailimap_search_key *key = mailimap_search_key_new_multiple_empty();
    guint32 end = to == G_MAXUINT32 ? 0 /* "*" */ : to;
    mailimap_search_key_multiple_add(
        key, mailimap_search_key_new_uid(mailimap_set_new_interval(from, end)));
    if (unread)
        mailimap_search_key_multiple_add(key, key_unseen());
    return key;
}

enum imap_end imap_session_find(struct imap_session *session, guint32 from, guint32 to,
                                gboolean unread, GArray *uids, struct failure *failure)
{
    struct mailimap_search_key *key = find_key(from, to, unread);
    clist *found = NULL;
    command_allow(session);
    int code = mailimap_uid_search(session->imap, NULL, key, &found);
    mailimap_search_key_free(key);
    enum imap_end end = imap_session_judge(session, code, "look for new mail", failure);
    if (end != IMAP_DONE || found == NULL)
        return end;
    uids_append(uids, found, from, to);
    mailimap_search_result_free(found);
    return IMAP_DONE;
}

struct mailimap_set *imap_set(const GArray *uids)
{
    struct mailimap_set *set = mailimap_set_new_empty();
    for (guint i = 0, next; i < uids->len; i = next) {
        guint32 first = g_array_index(uids, guint32, i), last = first;
        for (next = i + 1; next < uids->len && g_array_index(uids, guint32, next) == last + 1;)
            last = g_array_index(uids, guint32, next++);
        mailimap_set_add_interval(set, first, last);
    }
    return set;
}

enum imap_end imap_session_mark(struct imap_session *session, const GArray *uids, gboolean deleted,
                                struct failure *failure)
{
    struct mailimap_flag_list *flags = mailimap_flag_list_new_empty();
    mailimap_flag_list_add(flags, deleted ? mailimap_flag_new_deleted() : mailimap_flag_new_seen());
    struct mailimap_store_att_flags *change = mailimap_store_att_flags_new_add_flags_silent(flags);
    struct mailimap_set *set = imap_set(uids);
    command_allow(session);
    int code = mailimap_uid_store(session->imap, set, change);
    mailimap_set_free(set);
    mailimap_store_att_flags_free(change);
    return imap_session_judge(session, code, deleted ? "delete mail" : "mark mail as read",
                              failure);
}

enum imap_end imap_session_expunge(struct imap_session *session, const GArray *uids,
                                   struct failure *failure)
{
    struct mailimap_set *set = imap_set(uids);
    command_allow(session);
    int code = mailimap_uid_expunge(session->imap, set);
    mailimap_set_free(set);
    return imap_session_judge(session, code, "remove deleted mail", failure);
}

static int copy_try(struct imap_session *session, const GArray *uids, gboolean move)
{
    const char *folder = session->account->move_to;
    struct mailimap_set *set = imap_set(uids);
    command_allow(session);
    int code = move ? mailimap_uid_move(session->imap, set, folder)
                    : mailimap_uid_copy(session->imap, set, folder);
    mailimap_set_free(set);
    return code;
}

enum imap_end imap_session_copy(struct imap_session *session, const GArray *uids, gboolean move,
                                struct failure *failure)
{
    const char *folder = session->account->move_to;
    struct failure missing = {0};
    g_autofree char *doing = g_strdup_printf("move mail to %s", folder);
    enum imap_end end = imap_session_judge(session, copy_try(session, uids, move), doing, &missing);
    if (end == IMAP_REFUSED) {
        command_allow(session);
        if (mailimap_create(session->imap, folder) == MAILIMAP_NO_ERROR)
            return imap_session_judge(session, copy_try(session, uids, move), doing, failure);
    }
    if (end != IMAP_DONE)
        failure_set(failure, missing.kind, "%s", missing.text);
    return end;
}

enum imap_end imap_session_idle(struct imap_session *session, gint64 until, struct failure *failure)
{
    command_allow(session);
    int code = mailimap_idle(session->imap);
    if (code == MAILIMAP_NO_ERROR) {
        if (session->imap->imap_stream->read_buffer_len == 0)
            imap_wire_listen(&session->wire, until);
        command_allow(session);
        code = mailimap_idle_done(session->imap);
    }
    return imap_session_judge(session, code, "tell of new mail", failure);
}
