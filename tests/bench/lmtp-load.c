/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends mail by LMTP, as fast as the server says 250.
 *
 *   lmtp-load PLACE SESSIONS MAILS RECIPIENT < MAIL
 *
 * PLACE is the path of a UNIX socket. Each session sends one mail after the other, each in its own
 * transaction, with MAIL, RCPT and DATA in one go (RFC 2920). Prints mails a second; ends with 1
 * when anything but a 250 came.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { SESSIONS_MAX = 256, MAIL_MAX = 1 << 20 };

static const char *place, *recipient;
static char mail[MAIL_MAX + 8];
static size_t mail_length;
static int mails_left;

struct session {
    int socket;
    char input[4096];
    size_t n_input;
};

static _Noreturn void die(const char *words)
{
    fprintf(stderr, "lmtp-load: %s\n", words);
    exit(1);
}

/* Reads one reply, which has to begin with CODE. */
static void expect(struct session *session, const char *code)
{
    for (;;) {
        char *lf = memchr(session->input, '\n', session->n_input);
        if (lf == NULL) {
            ssize_t n = recv(session->socket, session->input + session->n_input,
                             sizeof session->input - session->n_input, 0);
            if (n <= 0)
                die("the server hung up");
            session->n_input += (size_t)n;
            continue;
        }
        bool is_last = session->input[3] != '-';
        if (memcmp(session->input, code, 3) != 0)
            die(session->input);
        session->n_input -= (size_t)(lf + 1 - session->input);
        memmove(session->input, lf + 1, session->n_input);
        if (is_last)
            return;
    }
}

static void say(const struct session *session, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t n = send(session->socket, bytes, length, MSG_NOSIGNAL);
        if (n <= 0)
            die("the server does not listen");
        bytes += n;
        length -= (size_t)n;
    }
}

static void say_text(const struct session *session, const char *text)
{
    say(session, text, strlen(text));
}

static void session_open(struct session *session)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", place);
    session->n_input = 0;
    session->socket = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(session->socket, (struct sockaddr *)&address, sizeof address) != 0)
        die("cannot connect");
    expect(session, "220");
    say_text(session, "LHLO bench.example\r\n");
    expect(session, "250");
}

static void *session_run(void *argument)
{
    struct session session;
    char envelope[1024];
    (void)argument;
    session_open(&session);
    snprintf(envelope, sizeof envelope, "MAIL FROM:<ann@example.com>\r\nRCPT TO:<%s>\r\nDATA\r\n",
             recipient);
    while (__atomic_fetch_sub(&mails_left, 1, __ATOMIC_RELAXED) > 0) {
        say_text(&session, envelope);
        expect(&session, "250");
        expect(&session, "250");
        expect(&session, "354");
        say(&session, mail, mail_length);
        expect(&session, "250");
    }
    close(session.socket);
    return NULL;
}

/* The mail as it goes over the wire. It has no line that begins with a dot. */
static void mail_read(void)
{
    for (int c; (c = getchar()) != EOF && mail_length < MAIL_MAX;) {
        if (c == '\n')
            mail[mail_length++] = '\r';
        mail[mail_length++] = (char)c;
    }
    memcpy(mail + mail_length, ".\r\n", 3);
    mail_length += 3;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    pthread_t threads[SESSIONS_MAX];
    if (argc != 5)
        return 64;
    int sessions = atoi(argv[2]), mails = atoi(argv[3]);
    place = argv[1];
    recipient = argv[4];
    mails_left = mails;
    mail_read();
    double start = seconds();
    for (int i = 0; i < sessions && i < SESSIONS_MAX; i++)
        pthread_create(&threads[i], NULL, session_run, NULL);
    for (int i = 0; i < sessions && i < SESSIONS_MAX; i++)
        pthread_join(threads[i], NULL);
    printf("%.0f\n", mails / (seconds() - start));
    return 0;
}
