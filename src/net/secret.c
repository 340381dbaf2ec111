/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords and tokens, out of a command or a file. */
#include "net/secret.h"

#include <string.h>

#include "net/child.h"

/* The first line of TEXT, which is wiped; NULL when there is none. */
static char *first_line_take(char *text)
{
    gsize length = strlen(text), line = strcspn(text, "\r\n");
    char *secret = line > 0 ? g_strndup(text, line) : NULL;
    explicit_bzero(text, length);
    return secret;
}

static void command_blame(const char *setting, const struct child_end *end, struct failure *failure)
{
    if (end->exit == CHILD_KILLED)
        failure_set(failure, FAILURE_CONFIG, "%s was killed, or did not end in time", setting);
    else if (end->exit != 0)
        failure_set(failure, FAILURE_CONFIG, "%s ended with %d", setting, end->exit);
    else
        failure_set(failure, FAILURE_CONFIG, "%s printed nothing", setting);
}

char *secret_of_command(const char *setting, const char *command, gint64 deadline,
                        struct failure *failure)
{
    const char *arguments[] = {"/bin/sh", "-c", command, NULL};
    struct child child = {.arguments = arguments, .deadline = deadline};
    struct child_end end;
    if (!child_run(&child, &end, failure)) {
        failure_in(failure, "%s", setting);
        return NULL;
    }
    char *secret = first_line_take(end.output);
    if (end.exit == 0 && secret != NULL)
        return secret;
    secret_free(secret);
    command_blame(setting, &end, failure);
    return NULL;
}

char *secret_of_credential(const char *name, struct failure *failure)
{
    const char *folder = g_getenv("CREDENTIALS_DIRECTORY");
    g_autoptr(GError) error = NULL;
    char *text = NULL, *secret = NULL;
    if (folder == NULL) {
        failure_set(failure, FAILURE_CONFIG,
                    "credential: there is no $CREDENTIALS_DIRECTORY: let systemd set it, with "
                    "LoadCredential=%s:PATH in the unit",
                    name);
        return NULL;
    }
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (!g_file_get_contents(path, &text, NULL, &error)) {
        failure_set(failure, FAILURE_CONFIG, "credential: %s", error->message);
        return NULL;
    }
    secret = first_line_take(text);
    g_free(text);
    if (secret == NULL)
        failure_set(failure, FAILURE_CONFIG, "credential: `%s' is empty", path);
    return secret;
}

void secret_free(char *secret)
{
    if (secret == NULL)
        return;
    explicit_bzero(secret, strlen(secret));
    g_free(secret);
}
