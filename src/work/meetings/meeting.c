/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "meeting": what one of two people gets about their next meeting, and when.
 *
 * A row a person and partner (its step). Two of the person's working days before, they are asked
 * for points; one before, they get the agenda and an invitation, and again when the hour, the
 * length or the room changes; some minutes after the end they are asked what came of it, unless a
 * calendar said that one of them does not come. All in their own hours. What was sent is known by
 * the mails themselves, so that a row that comes twice, late or early does nothing twice.
 *
 * Promises: where the two do not meet any more, who was invited is told, in the calendar too.
 */
#include <string.h>

#include "muster/work/pairs.h"
#include "muster/work/token.h"
#include "work/meetings/meetings.h"

#define NOTES_LIFE (3 * INSTANT_DAY)

/* One person's side of a pair. */
struct side {
    struct planner *planner;
    const struct pair *pair;
    const struct person *self, *partner;
    const struct rhythm *rhythm; /* of self */
};

static gint64 meeting_end(const struct meeting *meeting)
{
    return meeting->start + meeting->minutes * INSTANT_MINUTE;
}

/* --- when --- */

static gint64 days_before(const struct side *side, gint64 start, guint days)
{
    return meeting_days_before(side->rhythm, start, days);
}

static gint64 notes_at(const struct side *side, const struct meeting *meeting)
{
    return meeting_notes_at(side->rhythm, meeting_end(meeting));
}

/* --- what was sent --- */

/* The change of the meeting that the last mail of STAGE told; -1: there was none. */
static int told(const struct side *side, const struct meeting *meeting, const char *stage)
{
    struct meeting_mail *mail =
        meeting_mail_last(side->planner->site->store, meeting->id, side->self->id, stage);
    int sequence = mail != NULL ? mail->sequence : -1;
    meeting_mail_free(mail);
    return sequence;
}

static gboolean is_over(const struct side *side, const struct meeting *meeting)
{
    struct store *store = side->planner->site->store;
    gint64 now = side->planner->site->now;
    return meeting->state == MEETING_CANCELLED || told(side, meeting, STAGE_NOTES) >= 0 ||
           now >= meeting_end(meeting) + NOTES_LIFE ||
           (now >= meeting->start &&
            (told(side, meeting, STAGE_AGENDA) < 0 || meeting_is_declined(store, meeting)));
}

static gboolean send(const struct side *side, const struct meeting *meeting, const char *stage,
                     struct failure *failure)
{
    const struct meeting_post post = {.meeting = meeting,
                                      .title = side->pair->workflow->config->title,
                                      .reader = side->self,
                                      .partner = side->partner,
                                      .stage = stage};
    return meeting_mail_send(side->planner, &post, failure);
}

/* --- the meeting itself --- */

static gboolean is_as_set(const struct meeting *meeting, const struct hour_set *next,
                          const struct workflow_config *config)
{
    return meeting->start == next->start && meeting->minutes == config->length &&
           strcmp(meeting->room, config->room) == 0;
}

/* Brings MEETING, which has not begun, in line with what the workflow and both calendars say now. */
static struct meeting *meeting_renew(const struct side *side, struct meeting *meeting,
                                     const struct hour_set *next)
{
    struct store *store = side->planner->site->store;
    const struct workflow_config *config = side->pair->workflow->config;
    if (is_as_set(meeting, next, config))
        return meeting;
    struct meeting changed = *meeting;
    changed.day = next->day;
    changed.start = next->start;
    changed.minutes = config->length;
    changed.slot = next->slot;
    changed.room = (char *)config->room;
    meeting_change(store, &changed);
    gint64 id = meeting->id;
    meeting_free(meeting);
    return meeting_get(store, id);
}

static struct meeting *meeting_begin(const struct side *side, const struct hour_set *next)
{
    const struct site *site = side->planner->site;
    const struct workflow_config *config = side->pair->workflow->config;
    char handle[HANDLE_LENGTH + 1];
    handle_make(handle);
    g_autofree char *uid = g_strdup_printf("%s@%s", handle, site->config->site.domain);
    const struct meeting meeting = {.workflow = (char *)config->name,
                                    .host = side->pair->host->id,
                                    .guest = side->pair->guest->id,
                                    .day = next->day,
                                    .start = next->start,
                                    .minutes = config->length,
                                    .slot = next->slot,
                                    .room = (char *)config->room,
                                    .uid = uid};
    return meeting_get(site->store, meeting_add(site->store, &meeting));
}

/* The meeting that is at hand for this side: one to come as it is set now, or one that is over and
 * was not asked about; made when it is time to ask for points. NULL when that is later, at *at_r,
 * or never. Caller frees. */
static struct meeting *meeting_at_hand(const struct side *side, gint64 *at_r)
{
    const struct site *site = side->planner->site;
    const struct pair *pair = side->pair;
    struct meeting *last =
        meeting_last(site->store, pair->workflow->config->name, pair->host->id, pair->guest->id);
    gboolean over = last != NULL && is_over(side, last);
    struct hour_set next;
    *at_r = INSTANT_NEVER;
    if (last != NULL && !over && last->start <= site->now)
        return last;
    if (!pair_next(side->planner, pair, site->now, &next)) {
        meeting_free(last);
        return NULL;
    }
    if (last != NULL && !over && last->state == MEETING_PLANNED)
        return meeting_renew(side, last, &next);
    meeting_free(last);
    *at_r = days_before(side, next.start, POINTS_DAYS);
    return *at_r <= site->now ? meeting_begin(side, &next) : NULL;
}

/* --- what is to be done --- */

/* The stage that is due, or NULL; *at_r: when to look again. */
static const char *stage_due(const struct side *side, const struct meeting *meeting, gint64 *at_r)
{
    gint64 now = side->planner->site->now;
    gint64 points = days_before(side, meeting->start, POINTS_DAYS);
    gint64 agenda = days_before(side, meeting->start, AGENDA_DAYS);
    int invited = told(side, meeting, STAGE_AGENDA);
    *at_r = notes_at(side, meeting);
    if (now >= meeting->start)
        return now >= *at_r ? STAGE_NOTES : NULL;
    if (invited == meeting->sequence)
        return NULL;
    if (now >= agenda || invited >= 0)
        return STAGE_AGENDA;
    *at_r = agenda;
    if (told(side, meeting, STAGE_POINTS) >= 0)
        return NULL;
    if (now < points)
        *at_r = points;
    return now >= points ? STAGE_POINTS : NULL;
}

/* When this side is to be looked at again; INSTANT_NEVER: the two meet no more. Sends what is due
 * before. */
static gint64 side_turn(const struct side *side, gboolean open, gboolean *fine_r,
                        struct failure *failure)
{
    gint64 at;
    *fine_r = TRUE;
    for (guint i = 0; i < 4; i++) { /* each stage once */
        struct meeting *meeting = meeting_at_hand(side, &at);
        const char *stage = meeting != NULL ? stage_due(side, meeting, &at) : NULL;
        if (stage != NULL && open)
            *fine_r = send(side, meeting, stage, failure);
        meeting_free(meeting);
        if (stage == NULL || !open || !*fine_r)
            return stage != NULL ? side->planner->site->now : at;
    }
    return at;
}

/* --- the row --- */

static gboolean pair_meets(const struct planner *planner, const struct pair *pair)
{
    return !pair->workflow->paused && planner_reaches(planner, pair->host) &&
           planner_reaches(planner, pair->guest);
}

/* Whoever was invited hears that it is off. */
static gboolean side_end(const struct side *side, struct failure *failure)
{
    struct store *store = side->planner->site->store;
    const struct pair *pair = side->pair;
    struct meeting *last =
        meeting_last(store, pair->workflow->config->name, pair->host->id, pair->guest->id);
    gboolean fine = TRUE;
    if (last != NULL && last->start > side->planner->site->now) {
        if (last->state == MEETING_PLANNED) {
            last->state = MEETING_CANCELLED;
            meeting_change(store, last);
            last->sequence++;
        }
        if (side->self->state != PERSON_LEFT && told(side, last, STAGE_AGENDA) >= 0 &&
            told(side, last, STAGE_CANCEL) < 0)
            fine = send(side, last, STAGE_CANCEL, failure);
    }
    meeting_free(last);
    return fine;
}

static gboolean side_act(const struct side *side, const struct due *due, gboolean stands,
                         struct failure *failure)
{
    struct planner *planner = side->planner;
    gboolean open = rhythm_is_working(side->rhythm, planner->site->now), fine = TRUE;
    if (!stands || !pair_meets(planner, side->pair))
        return side_end(side, failure);
    gint64 at = side_turn(side, open, &fine, failure);
    int64_t next = at;
    if (at <= planner->site->now && !rhythm_next_open(side->rhythm, planner->site->now, &next))
        next = INSTANT_NEVER;
    if (next != INSTANT_NEVER)
        planner_due_set(planner, due, due->day, next);
    return fine;
}

gboolean meeting_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    const struct workflow *workflow = site_workflow(planner->site, due->workflow);
    struct pair pair;
    if (workflow == NULL)
        return TRUE;
    gboolean stands = pair_find(planner->site, workflow, due->step, due->person, &pair);
    gboolean fine = TRUE;
    if (pair.host != NULL && pair.guest != NULL) {
        gboolean hosts = pair.host->id == due->person;
        struct side side = {planner, &pair, hosts ? pair.host : pair.guest,
                            hosts ? pair.guest : pair.host, NULL};
        side.rhythm = planner_rhythm(planner, side.self);
        fine = side_act(&side, due, stands, failure);
    }
    pair_clear(&pair);
    return fine;
}

/* Each side is looked at now: what is to be done, and when, is found then. */
void pair_plan(const struct site *site, const char *workflow, gint64 one, gint64 other)
{
    due_now(site, due_key("meeting", workflow, one, 0, (int)other));
    due_now(site, due_key("meeting", workflow, other, 0, (int)one));
}

static void hosts_plan(const struct site *site, const struct workflow *workflow,
                       const struct person *guest)
{
    g_autoptr(GArray) hosts = pair_hosts(site, workflow, guest);
    for (guint i = 0; i < hosts->len; i++) {
        gint64 host = g_array_index(hosts, gint64, i);
        pair_plan(site, workflow->config->name, guest->id, host);
    }
}

/* A guest who could be reached before the host could was looked at in vain. */
static void guests_plan(const struct site *site, const struct workflow *workflow,
                        const struct person *host)
{
    g_autoptr(GArray) guests = pair_guests(site, workflow, host);
    for (guint i = 0; i < guests->len; i++)
        pair_plan(site, workflow->config->name, g_array_index(guests, gint64, i), host->id);
}

static void coming_plan(const struct site *site, const struct workflow *workflow,
                        const struct person *person)
{
    g_autoptr(GPtrArray) coming =
        meetings_coming(site->store, workflow->config->name, person->id, site->now);
    for (guint i = 0; i < coming->len; i++) {
        const struct meeting *meeting = g_ptr_array_index(coming, i);
        pair_plan(site, workflow->config->name, meeting->host, meeting->guest);
    }
}

void meetings_plan(struct planner *planner, const struct person *person)
{
    const struct site *site = planner->site;
    asides_adopt(site, person);
    for (guint i = 0; i < site->n_workflows; i++) {
        const struct workflow *workflow = &site->workflows[i];
        if (!workflow_meets(workflow->config))
            continue;
        hosts_plan(site, workflow, person);
        guests_plan(site, workflow, person);
        coming_plan(site, workflow, person);
    }
}
