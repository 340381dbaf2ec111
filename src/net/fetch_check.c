/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be wrong with an account, before anything is fetched. Apart from fetching, so that who
 * only checks needs no IMAP. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "muster/net/fetch.h"
#include "net/fetch_source.h"
#include "net/imap_account.h"

char *maildir_goal(const struct config *config, const struct fetch_config *account)
{
    static const char move[] = "move:";
    if (!g_str_has_prefix(account->after, move))
        return NULL;
    return g_canonicalize_filename(account->after + strlen(move), config->folder);
}

/* One that mail is taken out of, or moved into. */
static void folder_check(const struct config *config, unsigned line, const char *path,
                         gboolean changes, struct faults *faults)
{
    static const char *const parts[] = {"new", "cur"};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *folder = g_build_filename(path, parts[i], NULL);
        if (access(folder, R_OK | X_OK | (changes ? W_OK : 0)) == 0)
            continue;
        faults_add(faults, config->file, line, "Maildir `%s': %s", folder, g_strerror(errno));
        return;
    }
}

static void maildir_check(const struct config *config, const struct fetch_config *account,
                          struct faults *faults)
{
    const char *path = account->url + strlen("maildir:");
    g_autofree char *goal = maildir_goal(config, account);
    unsigned line = config_line(config, &account->after);
    folder_check(config, config_line(config, &account->url), path,
                 strcmp(account->after, "keep") != 0, faults);
    if (goal != NULL)
        folder_check(config, line, goal, TRUE, faults);
    if (g_strcmp0(goal, path) == 0)
        faults_add(faults, config->file, line, "`after' moves mail to where it is");
}

void fetch_check(const struct config *config, const struct fetch_config *account,
                 struct faults *faults)
{
    if (g_str_has_prefix(account->url, "maildir:"))
        maildir_check(config, account, faults);
    else
        imap_account_check(config, account, faults);
}
