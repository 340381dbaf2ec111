/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UID FETCH, twice: what is there, and the mails themselves.
 *
 * libetpan hands over a body piece by piece, so that no mail has to fit into memory, and tells only
 * afterwards whose it was: until then it is nobody's, and an attempt that breaks off drops it.
 *
 * Promises: of each mail that was asked for at most one copy, and only from its first octet to its
 * last; what nobody asked for is dropped.
 */
#include "net/imap_fetch.h"

enum {
    LIST_OCTETS = 256,       /* of the answer about one mail, generously */
    ANSWER_OCTETS = 1 << 20, /* beside the mails themselves */
    SLOWEST_OCTETS = 16384,  /* a second, of a server that is still waited for */
};

static struct mailimap_msg_att_static *next_static(clistiter **at)
{
    while (*at != NULL) {
        struct mailimap_msg_att_item *item = clist_content(*at);
        *at = clist_next(*at);
        if (item->att_type == MAILIMAP_MSG_ATT_ITEM_STATIC)
            return item->att_data.att_static;
    }
    return NULL;
}

static struct imap_listed listed_read(const struct mailimap_msg_att *mail)
{
    struct imap_listed listed = {0};
    clistiter *at = clist_begin(mail->att_list);
    for (struct mailimap_msg_att_static *item; (item = next_static(&at)) != NULL;) {
        if (item->att_type == MAILIMAP_MSG_ATT_UID)
            listed.uid = item->att_data.att_uid;
        else if (item->att_type == MAILIMAP_MSG_ATT_RFC822_SIZE)
            listed.size = item->att_data.att_rfc822_size;
    }
    return listed;
}

/* Those of UIDS that are in FOUND, in the order of UIDS. */
static void listed_append(GArray *listed, const GArray *uids, const clist *found)
{
    g_autoptr(GHashTable) sizes = g_hash_table_new(NULL, NULL);
    for (const clistiter *at = clist_begin(found); at != NULL; at = clist_next(at)) {
        struct imap_listed one = listed_read(clist_content(at));
        g_hash_table_insert(sizes, GUINT_TO_POINTER(one.uid), GUINT_TO_POINTER(one.size));
    }
    for (guint i = 0; i < uids->len; i++) {
        struct imap_listed one = {.uid = g_array_index(uids, guint32, i)};
        gpointer size;
        if (!g_hash_table_lookup_extended(sizes, GUINT_TO_POINTER(one.uid), NULL, &size))
            continue;
        one.size = GPOINTER_TO_UINT(size);
        g_array_append_val(listed, one);
    }
}

enum imap_end imap_fetch_sizes(struct imap_session *session, const GArray *uids, GArray *listed,
                               struct failure *failure)
{
    struct mailimap_fetch_type *type = mailimap_fetch_type_new_fetch_att_list_empty();
    struct mailimap_set *set = imap_set(uids);
    clist *found = NULL;
    mailimap_fetch_type_new_fetch_att_list_add(type, mailimap_fetch_att_new_uid());
    mailimap_fetch_type_new_fetch_att_list_add(type, mailimap_fetch_att_new_rfc822_size());
    imap_session_allow(session, session->account->config->timeout,
                       ANSWER_OCTETS + uids->len * LIST_OCTETS);
    int code = mailimap_uid_fetch(session->imap, set, type, &found);
    mailimap_set_free(set);
    mailimap_fetch_type_free(type);
    enum imap_end end = imap_session_judge(session, code, "list the mails", failure);
    if (end != IMAP_DONE || found == NULL)
        return end;
    listed_append(listed, uids, found);
    mailimap_fetch_list_free(found);
    return IMAP_DONE;
}

/* An answer with mails, while it comes in. */
struct download {
    struct intake *intake;
    GHashTable *asked; /* UIDs that were asked for, and have not come */
    const struct mailimap_msg_att_body_section *section; /* of the mail that comes in */
    gboolean is_marred; /* other parts of it came too: not to be taken */
    gboolean is_too_large;
};

static bool piece_take(int type, struct mailimap_msg_att_body_section *section, const char *octets,
                       size_t length, void *data)
{
    struct download *download = data;
    (void)type;
    if (download->section == NULL) {
        download->section = section;
        intake_begin(download->intake);
    }
    download->is_marred |= section != download->section;
    download->is_too_large =
        intake_length(download->intake) + length > intake_limit(download->intake);
    if (download->is_too_large)
        return false;
    return download->is_marred || intake_add(download->intake, octets, length);
}

/* All that a mail's answer says has come. */
static void mail_take(struct mailimap_msg_att *mail, void *data)
{
    struct download *download = data;
    guint32 uid = listed_read(mail).uid;
    gboolean is_whole = !download->is_marred && intake_length(download->intake) > 0;
    if (is_whole && g_hash_table_remove(download->asked, GUINT_TO_POINTER(uid)))
        intake_end(download->intake, uid);
    else
        intake_drop(download->intake);
    download->section = NULL;
    download->is_marred = FALSE;
}

/* libetpan tells of single mails only to who watches its progress. */
static void progress_ignore(size_t current, size_t maximum, void *data)
{
    (void)current;
    (void)maximum;
    (void)data;
}

static void download_watch(mailimap *imap, struct download *download)
{
    gboolean on = download != NULL;
    mailimap_set_msg_body_handler(imap, on ? piece_take : NULL, download);
    mailimap_set_msg_att_handler(imap, on ? mail_take : NULL, download);
    mailimap_set_progress_callback(imap, on ? progress_ignore : NULL, NULL, NULL);
}

static int bodies_fetch(struct imap_session *session, const GArray *uids, struct download *download)
{
    struct mailimap_fetch_type *type = mailimap_fetch_type_new_fetch_att_list_empty();
    struct mailimap_set *set = imap_set(uids);
    clist *found = NULL;
    mailimap_fetch_type_new_fetch_att_list_add(type, mailimap_fetch_att_new_uid());
    mailimap_fetch_type_new_fetch_att_list_add(
        type, mailimap_fetch_att_new_body_peek_section(mailimap_section_new(NULL)));
    download_watch(session->imap, download);
    int code = mailimap_uid_fetch(session->imap, set, type, &found);
    download_watch(session->imap, NULL);
    mailimap_set_free(set);
    mailimap_fetch_type_free(type);
    if (code == MAILIMAP_NO_ERROR && found != NULL)
        mailimap_fetch_list_free(found);
    return code;
}

/* Some servers miscount the ends of lines; and of a single mail nothing is believed but the limit,
 * so that a size that was a lie keeps nobody from it. */
static void bodies_allow(struct imap_session *session, gsize octets, gsize limit, gboolean single)
{
    gint64 patience = session->account->config->timeout + (gint64)(2 * octets / SLOWEST_OCTETS);
    imap_session_allow(session, patience, (single ? limit : 2 * octets) + ANSWER_OCTETS);
}

enum imap_end imap_fetch_mails(struct imap_session *session, const GArray *listed, guint begin,
                               guint end, struct intake *intake, struct failure *failure)
{
    g_autoptr(GArray) uids = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GHashTable) asked = g_hash_table_new(NULL, NULL);
    struct download download = {.intake = intake, .asked = asked};
    gsize octets = 0;
    for (guint i = begin; i < end; i++) {
        const struct imap_listed *one = &g_array_index(listed, struct imap_listed, i);
        g_array_append_val(uids, one->uid);
        g_hash_table_add(asked, GUINT_TO_POINTER(one->uid));
        octets += one->size;
    }
    bodies_allow(session, octets, intake_limit(intake), end - begin == 1);
    int code = bodies_fetch(session, uids, &download);
    intake_drop(intake);
    if (!download.is_too_large)
        return imap_session_judge(session, code, "send mail", failure);
    session->wire.why = "was cut short"; /* libetpan has lost its place */
    failure_set(failure, FAILURE_DATA, "larger than max-message, %zu octets", intake_limit(intake));
    return IMAP_BROKEN;
}
