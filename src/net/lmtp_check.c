/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Can the sockets of the LMTP server be made where the configuration says? Looks, and makes nothing.
 */
#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/net/lmtp.h"
#include "net/listener.h"

/* One that is there already may be systemd's, in a folder that is not ours. */
static bool socket_is_there(const char *path)
{
    struct stat about;
    return lstat(path, &about) == 0 && S_ISSOCK(about.st_mode);
}

static bool socket_check(const char *path, struct failure *failure)
{
    char folder[LISTENER_PATH_MAX];
    if (strlen(path) >= sizeof folder)
        return failure_set(failure, FAILURE_CONFIG, "%s: too long for the path of a socket", path);
    if (socket_is_there(path))
        return true;
    if (access(path, F_OK) == 0)
        return failure_set(failure, FAILURE_CONFIG, "%s is there, and is no socket", path);
    strcpy(folder, path);
    const char *parent = dirname(folder);
    return access(parent, W_OK | X_OK) == 0 ||
           failure_errno(failure, errno, "the folder of the LMTP socket, %s", parent);
}

void lmtp_check(const struct config *config, struct faults *faults)
{
    for (const char *const *place = config->lmtp.listen; *place != NULL; place++) {
        struct failure failure = {0};
        const char *path = listener_path(*place);
        if (path != NULL && !socket_check(path, &failure))
            faults_add(faults, config->file, config_line(config, &config->lmtp.listen), "%s",
                       failure.text);
    }
}
