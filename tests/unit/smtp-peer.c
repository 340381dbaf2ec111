/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scripted SMTP server: reads a line, finds its step, answers as the script says. */
#include "smtp-peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct peer {
    struct peer_script script;
    GThread *thread;
    GPtrArray *callers; /* threads, a conversation each */
    int listener;
    guint16 port;
    GMutex lock; /* of what follows */
    guint connections, mails_taken;
    GString *heard, *mails;
};

/* One conversation. */
struct caller {
    struct peer *peer;
    FILE *in;
    guint number; /* of its connection, from 1 */
    GString *mail;
};

/* What begins each step, and how a server in good health answers. */
static const struct {
    const char *command, *reply;
} steps[PEER_STEPS] = {
    [PEER_GREETING] = {NULL, "220 peer.example ESMTP\r\n"},
    [PEER_EHLO] = {"EHLO",
                   "250-peer.example\r\n250-PIPELINING\r\n250-SIZE 20000000\r\n250 8BITMIME\r\n"},
    [PEER_HELO] = {"HELO", "250 peer.example\r\n"},
    [PEER_STARTTLS] = {"STARTTLS", "220 go ahead\r\n"},
    [PEER_AUTH] = {"AUTH", "235 2.7.0 welcome\r\n"},
    [PEER_RSET] = {"RSET", "250 2.0.0 forgotten\r\n"},
    [PEER_MAIL] = {"MAIL", "250 2.1.0 sender ok\r\n"},
    [PEER_RCPT] = {"RCPT", "250 2.1.5 recipient ok\r\n"},
    [PEER_DATA] = {"DATA", "354 go on\r\n"},
    [PEER_BODY] = {NULL, ""},
    [PEER_DOT] = {".", "250 2.0.0 queued as 1\r\n"},
    [PEER_QUIT] = {"QUIT", "221 2.0.0 bye\r\n!close"},
};

static void swallow(FILE *in)
{
    while (getc(in) != EOF)
        ;
}

static void hang_up_rudely(int descriptor)
{
    struct linger now = {.l_onoff = 1, .l_linger = 0};
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

/* The words over and over, until nobody listens. */
static void flood(int descriptor, const char *words, gsize length)
{
    while (send(descriptor, words, length, MSG_NOSIGNAL) > 0)
        ;
}

static void drip(int descriptor, const char *words, gsize length)
{
    for (gsize i = 0; i < length && send(descriptor, words + i, 1, MSG_NOSIGNAL) > 0; i++)
        g_usleep(100 * 1000);
}

/* What the peer says at STEP now. */
static const char *caller_reply(const struct caller *caller, enum peer_step step)
{
    struct peer *peer = caller->peer;
    const struct peer_script *script = &peer->script;
    g_mutex_lock(&peer->lock);
    gboolean is_healthy = peer->mails_taken < script->healthy_mails ||
                          (script->healthy_again && caller->number > 1) ||
                          (script->healthy_first && caller->number == 1);
    g_mutex_unlock(&peer->lock);
    return is_healthy || script->replies[step] == NULL ? steps[step].reply : script->replies[step];
}

static void wait_for_others(struct peer *peer)
{
    enum { STEP_MS = 5, STEPS_MAX = 100 }; /* less than its client waits */
    gboolean together = FALSE;
    for (guint i = 0; !together && i < STEPS_MAX; i++) {
        g_mutex_lock(&peer->lock);
        together = peer->connections >= peer->script.together;
        g_mutex_unlock(&peer->lock);
        if (!together)
            g_usleep(STEP_MS * 1000);
    }
}

/* FALSE when the conversation is over. */
static gboolean caller_answer(const struct caller *caller, enum peer_step step)
{
    FILE *in = caller->in;
    const char *reply = caller_reply(caller, step);
    gsize words = strcspn(reply, "!");
    const char *act = reply + words;
    if (strcmp(act, "!flood") == 0)
        flood(fileno(in), reply, words);
    else if (strcmp(act, "!drip") == 0)
        drip(fileno(in), reply, words);
    else if (send(fileno(in), reply, words, MSG_NOSIGNAL) != (ssize_t)words)
        return FALSE;
    if (strcmp(act, "!silent") == 0)
        swallow(in);
    if (strcmp(act, "!stuck") == 0)
        g_usleep(1500 * 1000); /* longer than its client waits */
    if (strcmp(act, "!reset") == 0)
        hang_up_rudely(fileno(in));
    return *act == '\0';
}

static enum peer_step peer_step_of(const char *line)
{
    for (enum peer_step step = 0; step < PEER_STEPS; step++)
        if (steps[step].command != NULL &&
            g_ascii_strncasecmp(line, steps[step].command, strlen(steps[step].command)) == 0)
            return step;
    g_error("the peer does not know `%s'", line);
}

/* The lines of one mail, dots undone. FALSE when the conversation is over. */
static gboolean caller_take_mail(struct caller *caller)
{
    char line[2048];
    gboolean first = TRUE;
    while (fgets(line, sizeof line, caller->in) != NULL) {
        if (strcmp(line, ".\r\n") == 0) {
            wait_for_others(caller->peer);
            gboolean goes_on = caller_answer(caller, PEER_DOT);
            g_mutex_lock(&caller->peer->lock);
            caller->peer->mails_taken++;
            g_mutex_unlock(&caller->peer->lock);
            return goes_on;
        }
        g_string_append(caller->mail, line + (line[0] == '.'));
        if (first && !caller_answer(caller, PEER_BODY))
            return FALSE;
        first = FALSE;
    }
    return FALSE;
}

static void caller_hear(const struct caller *caller, const char *line)
{
    g_mutex_lock(&caller->peer->lock);
    g_string_append_printf(caller->peer->heard, "%.*s\n", (int)strcspn(line, "\r\n"), line);
    g_mutex_unlock(&caller->peer->lock);
}

static void caller_converse(struct caller *caller)
{
    char line[2048];
    if (!caller_answer(caller, PEER_GREETING))
        return;
    while (fgets(line, sizeof line, caller->in) != NULL) {
        caller_hear(caller, line);
        enum peer_step step = peer_step_of(line);
        gboolean wants_mail = g_str_has_prefix(caller_reply(caller, step), "354");
        if (!caller_answer(caller, step))
            return;
        if (wants_mail && !caller_take_mail(caller))
            return;
    }
}

static gpointer caller_serve(gpointer data)
{
    struct caller *caller = data;
    struct peer *peer = caller->peer;
    caller->mail = g_string_new(NULL);
    caller_converse(caller);
    fclose(caller->in);
    g_mutex_lock(&peer->lock);
    g_string_append(peer->mails, caller->mail->str);
    g_mutex_unlock(&peer->lock);
    g_string_free(caller->mail, TRUE);
    g_free(caller);
    return NULL;
}

static gpointer peer_serve(gpointer data)
{
    struct peer *peer = data;
    for (;;) {
        int descriptor = accept(peer->listener, NULL, NULL);
        if (descriptor < 0)
            return NULL;
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
        struct caller *caller = g_new0(struct caller, 1);
        *caller = (struct caller){.peer = peer, .in = fdopen(descriptor, "r")};
        g_mutex_lock(&peer->lock);
        caller->number = ++peer->connections;
        g_mutex_unlock(&peer->lock);
        g_ptr_array_add(peer->callers, g_thread_new("caller", caller_serve, caller));
    }
}

struct peer *peer_start(const struct peer_script *script)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    struct peer *peer = g_new0(struct peer, 1);
    peer->script = *script;
    peer->heard = g_string_new(NULL);
    peer->mails = g_string_new(NULL);
    peer->callers = g_ptr_array_new();
    g_mutex_init(&peer->lock);
    peer->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    g_assert_cmpint(bind(peer->listener, (struct sockaddr *)&address, length), ==, 0);
    g_assert_cmpint(listen(peer->listener, 8), ==, 0);
    g_assert_cmpint(getsockname(peer->listener, (struct sockaddr *)&address, &length), ==, 0);
    peer->port = ntohs(address.sin_port);
    peer->thread = g_thread_new("smtp-peer", peer_serve, peer);
    return peer;
}

guint16 peer_port(const struct peer *peer)
{
    return peer->port;
}

void peer_stop(struct peer *peer)
{
    shutdown(peer->listener, SHUT_RDWR);
    g_thread_join(peer->thread);
    close(peer->listener);
    for (guint i = 0; i < peer->callers->len; i++)
        g_thread_join(g_ptr_array_index(peer->callers, i));
    g_ptr_array_set_size(peer->callers, 0);
}

const char *peer_heard(const struct peer *peer)
{
    return peer->heard->str;
}

const char *peer_mails(const struct peer *peer)
{
    return peer->mails->str;
}

guint peer_mails_taken(const struct peer *peer)
{
    return peer->mails_taken;
}

guint peer_connections(const struct peer *peer)
{
    return peer->connections;
}

void peer_free(struct peer *peer)
{
    g_string_free(peer->heard, TRUE);
    g_string_free(peer->mails, TRUE);
    g_ptr_array_unref(peer->callers);
    g_mutex_clear(&peer->lock);
    g_free(peer);
}
