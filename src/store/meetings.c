/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meetings and the mails about them. What is said in them is meeting-lines.c's. */
#include "muster/store/meetings.h"

#include "store/sql.h"

#define MEETING_FROM                                                                               \
    "SELECT m.id, m.workflow, m.host, m.guest, m.day, m.start, m.minutes, m.slot, m.room,"         \
    " m.uid, m.sequence, m.state FROM meeting m"

static const char *const states[] = {"planned", "cancelled"};

static gpointer meeting_read(const struct row *row)
{
    struct meeting *meeting = g_new0(struct meeting, 1);
    meeting->id = row_number(row, 0);
    meeting->workflow = row_string(row, 1);
    meeting->host = row_number(row, 2);
    meeting->guest = row_number(row, 3);
    meeting->day = (int32_t)row_number(row, 4);
    meeting->start = row_number(row, 5);
    meeting->minutes = (int)row_number(row, 6);
    meeting->slot = (guint)row_number(row, 7);
    meeting->room = row_string(row, 8);
    meeting->uid = row_string(row, 9);
    meeting->sequence = (int)row_number(row, 10);
    meeting->state = (enum meeting_state)row_word(row, 11, states, G_N_ELEMENTS(states));
    return meeting;
}

void meeting_free(struct meeting *meeting)
{
    if (meeting == NULL)
        return;
    g_free(meeting->workflow);
    g_free(meeting->room);
    g_free(meeting->uid);
    g_free(meeting);
}

gint64 meeting_add(struct store *store, const struct meeting *meeting)
{
    return sql_insert(store,
                      "INSERT INTO meeting"
                      " (workflow, host, guest, day, start, minutes, slot, room, uid)"
                      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                      WITH(string(meeting->workflow), number(meeting->host), number(meeting->guest),
                           number(meeting->day), number(meeting->start), number(meeting->minutes),
                           number(meeting->slot), string(meeting->room), string(meeting->uid)));
}

void meeting_change(struct store *store, const struct meeting *meeting)
{
    sql_run(store,
            "DELETE FROM meeting_answer WHERE meeting = $1"
            " AND (SELECT start FROM meeting WHERE id = $1) <> $2",
            WITH(number(meeting->id), number(meeting->start)));
    sql_run(store,
            "UPDATE meeting SET day = $2, start = $3, minutes = $4, slot = $5, room = $6,"
            " state = $7, sequence = sequence + 1 WHERE id = $1",
            WITH(number(meeting->id), number(meeting->day), number(meeting->start),
                 number(meeting->minutes), number(meeting->slot), string(meeting->room),
                 string(states[meeting->state])));
}

struct meeting *meeting_get(struct store *store, gint64 id)
{
    return sql_one(store, MEETING_FROM " WHERE m.id = $1", WITH(number(id)), meeting_read);
}

struct meeting *meeting_by_uid(struct store *store, const char *uid)
{
    return sql_one(store, MEETING_FROM " WHERE m.uid = $1", WITH(string(uid)), meeting_read);
}

struct meeting *meeting_last(struct store *store, const char *workflow, gint64 one, gint64 other)
{
    return sql_one(store,
                   MEETING_FROM " WHERE m.guest IN ($2, $3) AND m.host IN ($2, $3)"
                                " AND m.workflow = $1 ORDER BY m.id DESC LIMIT 1",
                   WITH(string(workflow), number(one), number(other)), meeting_read);
}

static void meeting_clear(gpointer data)
{
    meeting_free(data);
}

GPtrArray *meetings_coming(struct store *store, const char *workflow, gint64 person, gint64 now)
{
    return sql_list(store,
                    MEETING_FROM " WHERE m.start > $3 AND m.state = 'planned' AND m.workflow = $1"
                                 " AND (m.host = $2 OR m.guest = $2) ORDER BY m.id",
                    WITH(string(workflow), number(person), number(now)), meeting_read,
                    meeting_clear);
}

#define MAIL_FROM                                                                                  \
    "SELECT a.mail, a.meeting, a.person, a.stage, a.sequence, a.text FROM meeting_mail a"

static gpointer mail_read(const struct row *row)
{
    struct meeting_mail *mail = g_new0(struct meeting_mail, 1);
    mail->mail = row_number(row, 0);
    mail->meeting = row_number(row, 1);
    mail->person = row_number(row, 2);
    mail->stage = row_string(row, 3);
    mail->sequence = (int)row_number(row, 4);
    mail->text = row_string(row, 5);
    return mail;
}

void meeting_mail_free(struct meeting_mail *mail)
{
    if (mail == NULL)
        return;
    g_free(mail->stage);
    g_free(mail->text);
    g_free(mail);
}

void meeting_mail_add(struct store *store, const struct meeting_mail *mail)
{
    sql_run(store,
            "INSERT INTO meeting_mail (mail, meeting, person, stage, sequence, text)"
            " VALUES ($1, $2, $3, $4, $5, $6)",
            WITH(number(mail->mail), number(mail->meeting), number(mail->person),
                 string(mail->stage), number(mail->sequence), string(mail->text)));
}

struct meeting_mail *meeting_mail_get(struct store *store, gint64 mail)
{
    return sql_one(store, MAIL_FROM " WHERE a.mail = $1", WITH(number(mail)), mail_read);
}

struct meeting_mail *meeting_mail_first(struct store *store, gint64 meeting, gint64 person,
                                        const char *stage)
{
    return sql_one(store,
                   MAIL_FROM " WHERE a.meeting = $1 AND a.person = $2 AND a.stage = $3"
                             " ORDER BY a.mail LIMIT 1",
                   WITH(number(meeting), number(person), string(stage)), mail_read);
}

struct meeting_mail *meeting_mail_last(struct store *store, gint64 meeting, gint64 person,
                                       const char *stage)
{
    return sql_one(store,
                   MAIL_FROM " WHERE a.meeting = $1 AND a.person = $2 AND a.stage = $3"
                             " ORDER BY a.mail DESC LIMIT 1",
                   WITH(number(meeting), number(person), string(stage)), mail_read);
}

gboolean meeting_answer_set(struct store *store, gint64 meeting, gint64 person, const char *answer,
                            const char *words)
{
    return sql_run(store,
                   "INSERT INTO meeting_answer (meeting, person, answer, words)"
                   " VALUES ($1, $2, $3, $4) ON CONFLICT (meeting, person) DO UPDATE"
                   " SET answer = $3, words = $4 WHERE answer <> $3",
                   WITH(number(meeting), number(person), string(answer), string(words))) > 0;
}

gboolean meeting_has_answer(struct store *store, gint64 meeting, const char *answer)
{
    return sql_number(store,
                      "SELECT EXISTS (SELECT 1 FROM meeting_answer"
                      " WHERE meeting = $1 AND answer = $2)",
                      WITH(number(meeting), string(answer))) != 0;
}

char *meeting_answer_words(struct store *store, gint64 meeting, gint64 person, const char *answer)
{
    return sql_string(
        store,
        "SELECT words FROM meeting_answer WHERE meeting = $1 AND person = $2 AND answer = $3",
        WITH(number(meeting), number(person), string(answer)));
}
