/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster forecast: what will be sent to whom and when, and why not on the other days. */
#include <stdio.h>

#include "cmd/people.h"
#include "muster/work/days-word.h"
#include "muster/work/forecast.h"

enum { DAYS_USUAL = 7, DAYS_MOST = 366 };

static char *person_address;
static int n_days = DAYS_USUAL;

static void clock_append(GString *line, const struct zone *zone, gint64 instant)
{
    int32_t day;
    int minute;
    zone_local(zone, instant, &day, &minute);
    g_string_append_printf(line, "%02d:%02d", minute / 60, minute % 60);
}

static void mail_append(GString *line, const struct zone *zone, const struct forecast_mail *mail)
{
    clock_append(line, zone, mail->at);
    for (guint i = 0; i < mail->workflows->len; i++) {
        const struct workflow *workflow = mail->workflows->pdata[i];
        g_string_append_printf(line, "%s %s", i > 0 ? "," : "", workflow->config->name);
    }
    if (mail->with != NULL)
        g_string_append_printf(line, " 1-on-1 with %s:", mail->with);
    if (mail->workflows->len == 0) {
        g_string_append_printf(line, " %s", mail->what);
        return;
    }
    for (guint i = 0; i < mail->reminders->len; i++) {
        g_string_append(line, i == 0 ? ", reminder " : " and ");
        clock_append(line, zone, g_array_index(mail->reminders, gint64, i));
    }
    g_string_append(line, ", on time until ");
    clock_append(line, zone, mail->on_time);
}

static void day_print(const struct zone *zone, const struct forecast_day *day)
{
    g_autoptr(GString) line = g_string_new(NULL);
    g_autofree char *date = day_said(day->day);
    for (guint i = 0; i < day->mails->len; i++) {
        g_string_append(line, i > 0 ? "; " : "");
        mail_append(line, zone, day->mails->pdata[i]);
    }
    if (day->why != NULL && day->mails->len == 0)
        g_string_append_printf(line, "- %s", day->why);
    printf("  %-16s %s\n", date, line->str);
}

static void mail_print_json(JsonBuilder *json, const struct forecast_mail *mail)
{
    json_builder_begin_object(json);
    json_put_instant(json, "at", mail->at);
    json_put_text(json, "what", mail->what);
    json_put_text(json, "with", mail->with);
    json_begin_list(json, "workflows");
    for (guint i = 0; i < mail->workflows->len; i++)
        json_builder_add_string_value(
            json, ((const struct workflow *)mail->workflows->pdata[i])->config->name);
    json_builder_end_array(json);
    json_begin_list(json, "reminders");
    for (guint i = 0; i < mail->reminders->len; i++) {
        char text[INSTANT_TEXT_MAX];
        instant_format(g_array_index(mail->reminders, gint64, i), text);
        json_builder_add_string_value(json, text);
    }
    json_builder_end_array(json);
    json_put_instant(json, "on_time", mail->on_time);
    json_builder_end_object(json);
}

static void day_print_json(const struct person *person, const struct forecast_day *day)
{
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_put_text(json, "person", person->address);
    json_put_day(json, "date", day->day);
    json_begin_list(json, "mails");
    for (guint i = 0; i < day->mails->len; i++)
        mail_print_json(json, day->mails->pdata[i]);
    json_builder_end_array(json);
    json_put_text(json, "why", day->why);
    json_builder_end_object(json);
    command_print_json(json);
}

static void person_forecast(const struct command *command, struct site *site,
                            const struct person *person)
{
    struct rhythm rhythm;
    site_rhythm_of(site, person, &rhythm);
    g_autoptr(GPtrArray) days = forecast_of(site, person, (guint)n_days);
    if (!command->json) {
        g_autofree char *said = people_said(person);
        printf("%s, %s\n", said, zone_name(rhythm.zone));
    }
    for (guint i = 0; i < days->len; i++)
        if (command->json)
            day_print_json(person, days->pdata[i]);
        else
            day_print(rhythm.zone, days->pdata[i]);
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    if (person_address != NULL) {
        struct person *person = people_find(site, person_address, failure);
        if (person == NULL)
            return FALSE;
        person_forecast(command, site, person);
        person_free(person);
        return store_ok(site->store, failure);
    }
    g_autoptr(GPtrArray) people = people_all(site->store);
    for (guint i = 0; i < people->len; i++) {
        const struct person *person = people->pdata[i];
        if (person->state != PERSON_LEFT)
            person_forecast(command, site, person);
    }
    return store_ok(site->store, failure);
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    (void)arguments;
    if (n_arguments > 0)
        return command_usage(command, "say --person=ADDRESS for one person");
    if (n_days < 1 || n_days > DAYS_MOST)
        return command_usage(command, "--days is 1 to %d", DAYS_MOST);
    return command_with_site(command, STORE_READ, act);
}

int main(int argc, char **argv)
{
    const GOptionEntry options[] = {
        {"person", 0, 0, G_OPTION_ARG_STRING, &person_address, "this person only", "ADDRESS"},
        {"days", 0, 0, G_OPTION_ARG_INT, &n_days, "so many days from today on [7]", "N"},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "forecast",
        .summary = "Shows what will be sent to whom and when, and why not on the other days.\n"
                   "Hours are those of the person's own day.",
        .example = "  muster forecast --person=ann@acme.example --days=14",
        .acts = TRUE,
        .has_data = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
