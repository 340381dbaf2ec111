/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as an operator gets it: the letter that a reader would, without the mail around it. */
#include <string.h>

#include "work/summary/report-forms.h"

/* Of the letter's head only the language and the zone are seen. */
static struct post post_to_nobody(const struct site *site)
{
    const struct site_config *config = &site->config->site;
    return (struct post){.from = {.name = config->name, .address = config->address},
                         .to = {.name = "", .address = config->address},
                         .message_id = config->address,
                         .site = config->address,
                         .language = config->language,
                         .zone = site->rhythm.zone,
                         .now = site->now,
                         .owner = config->owner};
}

/* Up to the footer, which is for who gets it by mail. */
static void append_body(GString *out, const char *text)
{
    const char *footer = strstr(text, "\n-- \n");
    g_string_append_len(out, text, footer != NULL ? footer - text : (gssize)strlen(text));
}

gboolean report_print(struct site *site, const struct report *report, enum report_form form,
                      GString *out, struct failure *failure)
{
    if (form == REPORT_JSON) {
        report_to_json(report, out);
        return TRUE;
    }
    const struct post post = post_to_nobody(site);
    struct report_page page = report_show(report);
    struct written written = {0};
    gboolean fine = letters_report(&page.view, &post, site->templates, &written, failure);
    if (fine && form == REPORT_HTML)
        g_string_append(out, written.html);
    else if (fine)
        append_body(out, written.text);
    written_clear(&written);
    report_page_clear(&page);
    return fine;
}
