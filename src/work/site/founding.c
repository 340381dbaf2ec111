/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new site from nothing.
 *
 * The order is the promise: state, store and keys first, the workflow, and muster.conf last, by link(2), which never
 * overwrites. Whoever sees a muster.conf sees a whole site. Does not ask, does not guess at a mail server.
 */
#include "muster/work/founding.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/base.h"
#include "muster/mail/template.h"
#include "muster/net/transport.h"
#include "muster/store/store.h"
#include "muster/time/calendar.h"
#include "muster/work/places.h"
#include "muster/work/token.h"

/* A string as muster.conf's syntax wants it. */
static char *conf_quote(const char *text)
{
    GString *quoted = g_string_new("\"");
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\' || *c == '$')
            g_string_append_c(quoted, '\\');
        g_string_append_c(quoted, *c);
    }
    g_string_append_c(quoted, '"');
    return g_string_free(quoted, FALSE);
}

static void put_quoted(struct values *values, const char *name, const char *text)
{
    g_autofree char *quoted = conf_quote(text);
    values_set_text(values, name, quoted);
}

static gboolean address_accept(const char *address, struct failure *failure)
{
    const char *at = strrchr(address, '@');
    if (!address_is_valid(address) || at == NULL)
        return failure_set(failure, FAILURE_USAGE, "`%s' is no mail address", address);
    if (at - address > SITE_LOCAL_MAX)
        return failure_set(
            failure, FAILURE_USAGE,
            "the part before the @ of `%s' is longer than %d: with a token behind it "
            "the address would be too long for mail",
            address, SITE_LOCAL_MAX);
    return TRUE;
}

/* checkin@ the name of this host, which works at once for mail that stays here. */
static char *address_of_host(void)
{
    g_autofree char *address = g_strconcat("checkin@", g_get_host_name(), NULL);
    address_lower(address);
    return g_strdup(address_is_valid(address) ? address : "checkin@localhost");
}

static gboolean text_is_one_line(const char *what, const char *text, struct failure *failure)
{
    for (const char *c = text; *c != '\0'; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            return failure_set(failure, FAILURE_USAGE, "the %s must be one line", what);
    return TRUE;
}

/* A transport must take it; a path in it starts at the site's folder, as muster.conf reads it. */
static gboolean send_accept(const char *folder, const char *send, struct failure *failure)
{
    const char *path = strchr(send, ':');
    gboolean relative = path != NULL && path[1] != '/' && path[1] != '\0';
    g_autofree char *url =
        relative ? g_strdup_printf("%.*s:%s/%s", (int)(path - send), send, folder, path + 1)
                 : g_strdup(send);
    struct failure trouble = {0};
    struct transport_options options = {.url = url, .user = "", .password_command = ""};
    struct transport *transport = transport_open(&options, &trouble);
    transport_close(transport);
    return transport != NULL || failure_set(failure, FAILURE_USAGE, "%s", trouble.text);
}

static gboolean name_accept(const char *name, struct failure *failure)
{
    return text_is_one_line("name", name, failure) &&
           (*name != '\0' ||
            failure_set(failure, FAILURE_USAGE, "the name is empty: people see it in From"));
}

static struct values *conf_values(const struct founding *founding, struct failure *failure)
{
    g_autofree char *address =
        founding->address != NULL ? g_strdup(founding->address) : address_of_host();
    const char *name = founding->name != NULL ? founding->name : "Check-in";
    const char *owner = founding->owner != NULL ? founding->owner : "";
    const char *send = founding->send != NULL ? founding->send : "maildir:outbound";
    address_lower(address);
    if (!address_accept(address, failure) || !name_accept(name, failure) ||
        !text_is_one_line("sending URL", send, failure) ||
        !send_accept(founding->folder, send, failure))
        return NULL;
    if (*owner != '\0' && !address_is_valid(owner)) {
        failure_set(failure, FAILURE_USAGE, "`%s' is no mail address", owner);
        return NULL;
    }
    struct values *values = values_new();
    put_quoted(values, "address", address);
    put_quoted(values, "name", name);
    put_quoted(values, "owner", owner);
    put_quoted(values, "send", send);
    put_quoted(values, "zone", zone_of_host());
    return values;
}

/* The text of a file that came with Muster, VALUES put in. */
static GString *conf_text(const char *name, const struct values *values, struct failure *failure)
{
    g_autofree char *folder = place_data("site");
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &text, NULL, &error)) {
        failure_set(failure, FAILURE_CONFIG, "Muster is not installed whole: %s", error->message);
        return NULL;
    }
    struct template *template = template_compile(NULL, "", name, text, failure);
    if (template == NULL)
        return NULL;
    GString *out = g_string_new(NULL);
    template_render(template, values, out);
    template_free(template);
    return out;
}

static gboolean folder_make(const char *path, int mode, struct failure *failure)
{
    if (g_mkdir_with_parents(path, mode) == 0)
        return TRUE;
    return failure_errno(failure, errno, "cannot make the folder %s", path);
}

/* Writes TEXT to a name of its own and links it to PATH; a file that is there stays. */
static gboolean file_publish(const char *path, const GString *text, gboolean *there_r,
                             struct failure *failure)
{
    g_autofree char *draft = g_strdup_printf("%s.%d.new", path, (int)getpid());
    g_autoptr(GError) error = NULL;
    if (!g_file_set_contents_full(draft, text->str, (gssize)text->len, G_FILE_SET_CONTENTS_DURABLE,
                                  0644, &error))
        return failure_set(failure, FAILURE_BUSY, "%s", error->message);
    int linked = link(draft, path), link_errno = errno;
    unlink(draft);
    *there_r = linked != 0 && link_errno == EEXIST;
    if (linked == 0 || *there_r)
        return TRUE;
    return failure_errno(failure, link_errno, "cannot write %s", path);
}

/* A store that is there stays; what an `init' that was cut off left of one is filled. */
static gboolean store_found(const char *state, struct failure *failure)
{
    struct store *store = store_open(state, STORE_WRITE, NULL);
    if (store == NULL)
        store = store_open(state, STORE_CREATE, failure);
    if (store == NULL)
        return FALSE;
    store_close(store);
    return TRUE;
}

static gboolean keys_found(const char *state, gint64 now, struct failure *failure)
{
    g_autofree char *file = g_build_filename(state, "keys", NULL);
    return g_file_test(file, G_FILE_TEST_EXISTS) || keys_create(state, now, failure);
}

/* Root founds a site for the user whose folder it is, so that mail is never handled as root by accident. */
static gboolean owner_become(const char *folder, struct failure *failure)
{
    if (geteuid() != 0)
        return TRUE;
    gboolean ok = guard_enter(folder, failure);
    umask(022); /* the configuration may be read by all; the state makes its own files private */
    return ok;
}

static gboolean state_found(const struct founding *founding, struct failure *failure)
{
    g_autofree char *state = g_build_filename(founding->folder, "state", NULL);
    return folder_make(founding->folder, 0755, failure) &&
           owner_become(founding->folder, failure) && folder_make(state, 0700, failure) &&
           spool_make(state, failure) && keys_found(state, founding->now, failure) &&
           store_found(state, failure);
}

/* The workflow may be there already: somebody's own stays. */
static gboolean workflow_found(const char *folder, struct failure *failure)
{
    g_autofree char *workflows = g_build_filename(folder, "workflows.d", NULL);
    g_autofree char *daily = g_build_filename(workflows, "daily.conf", NULL);
    struct values *nothing = values_new();
    GString *text = conf_text("daily.conf", nothing, failure);
    values_free(nothing);
    if (text == NULL)
        return FALSE;
    gboolean there;
    gboolean ok =
        folder_make(workflows, 0755, failure) && file_publish(daily, text, &there, failure);
    g_string_free(text, TRUE);
    return ok;
}

static gboolean conf_found(const char *conf, const struct values *values, struct failure *failure)
{
    GString *text = conf_text("muster.conf", values, failure);
    if (text == NULL)
        return FALSE;
    gboolean there = FALSE, ok = file_publish(conf, text, &there, failure);
    g_string_free(text, TRUE);
    if (ok && there)
        return failure_set(failure, FAILURE_CONFIG,
                           "there is a site already: %s; nothing was changed", conf);
    return ok;
}

gboolean site_found(const struct founding *founding, char **conf_r, struct failure *failure)
{
    g_autofree char *conf = g_build_filename(founding->folder, "muster.conf", NULL);
    if (g_file_test(conf, G_FILE_TEST_EXISTS))
        return failure_set(failure, FAILURE_CONFIG,
                           "there is a site already: %s; nothing was changed", conf);
    struct values *values = conf_values(founding, failure);
    gboolean found = values != NULL && state_found(founding, failure) &&
                     workflow_found(founding->folder, failure) && conf_found(conf, values, failure);
    values_free(values);
    if (found && conf_r != NULL)
        *conf_r = g_steal_pointer(&conf);
    return found;
}
