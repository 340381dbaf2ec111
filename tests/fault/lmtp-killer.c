/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mail server whose LMTP server is killed.
 *
 *   lmtp-killer KILLS SEED SPOOL SOCKET COMMAND ARG...
 *
 * Starts COMMAND, which listens on the UNIX socket SOCKET, and kills it (SIGKILL) after a random
 * time, again and again. Meanwhile some sessions hand numbered mails over, each for one recipient
 * or three, and each again until every recipient had its 250. Then looks into SPOOL/new and prints
 * one line:
 *   kills=K mails=N lost=L partial=P double=D
 * lost: a recipient had a 250, and the mail is not there for it; partial: there but not whole;
 * double: there more often than it was promised, which is right when the kill came before the
 * reply.
 */
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "numbered.h"

enum { SESSIONS = 6, MAILS_MAX = 200000, SHORTEST_MS = 2, LONGEST_MS = 18 };

static const char *place;
static atomic_int last_number;
static atomic_bool over;

struct session {
    FILE *server; /* NULL when there is no connection */
    char mail[NUMBERED_MAX];
};

static int recipients_of(int number)
{
    return number % 3 == 0 ? 3 : 1;
}

static void pause_ms(long ms)
{
    nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

/* The code of the next reply, or 0 when there is none. */
static int hear(struct session *session)
{
    char line[512];
    do {
        if (fgets(line, sizeof line, session->server) == NULL || strchr(line, '\n') == NULL)
            return 0;
    } while (line[3] == '-');
    return (int)strtol(line, NULL, 10);
}

static bool session_open(struct session *session)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", place);
    int client = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(client, (struct sockaddr *)&address, sizeof address) != 0) {
        close(client);
        return false;
    }
    session->server = fdopen(client, "r+");
    setvbuf(session->server, NULL, _IOFBF, 8192);
    bool greeted = hear(session) == 220 && fputs("LHLO killer\r\n", session->server) >= 0 &&
                   fflush(session->server) == 0 && hear(session) == 250;
    return greeted;
}

static void session_close(struct session *session)
{
    if (session->server != NULL)
        fclose(session->server);
    session->server = NULL;
}

/* No line of a numbered mail begins with a dot. */
static bool say_mail(struct session *session, int number)
{
    size_t length = numbered_compose(number, session->mail);
    for (size_t i = 0; i < length; i++) {
        if (session->mail[i] == '\n' && putc('\r', session->server) == EOF)
            return false;
        if (putc(session->mail[i], session->server) == EOF)
            return false;
    }
    return fputs(".\r\n", session->server) >= 0 && fflush(session->server) == 0;
}

/* True when each recipient had its 250. */
static bool hand_over(struct session *session, int number)
{
    int count = recipients_of(number);
    if (session->server == NULL && !session_open(session))
        return false;
    fputs("MAIL FROM:<ann@example.com>\r\n", session->server);
    for (int i = 0; i < count; i++)
        fprintf(session->server, "RCPT TO:<checkin+%d@example.com>\r\n", i);
    fputs("DATA\r\n", session->server);
    fflush(session->server);
    for (int i = 0; i < count + 1; i++)
        if (hear(session) != 250)
            return false;
    bool accepted = hear(session) == 354 && say_mail(session, number);
    for (int i = 0; i < count && accepted; i++)
        accepted = hear(session) == 250;
    return accepted;
}

/* What was begun is brought to its end, whatever happens to the server. */
static void *session_run(void *argument)
{
    struct session *session = calloc(1, sizeof *session);
    (void)argument;
    while (!over && last_number < MAILS_MAX) {
        int number = ++last_number;
        while (!hand_over(session, number)) {
            session_close(session);
            pause_ms(1);
        }
    }
    session_close(session);
    free(session);
    return NULL;
}

static pid_t server_start(char **command)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    execvp(command[0], command);
    _exit(127);
}

/* Counts its KILLS only when the server was there to be killed. */
static void kill_servers(int kills, char **command)
{
    for (int killed = 0; killed < kills; killed++) {
        pid_t server = server_start(command);
        pause_ms(SHORTEST_MS + random() % (LONGEST_MS - SHORTEST_MS));
        kill(server, SIGKILL);
        waitpid(server, NULL, 0);
    }
}

static void report(const char *spool, int kills)
{
    static int times[MAILS_MAX + SESSIONS + 1];
    int lost = 0, doubled = 0, partial = numbered_count(spool, last_number, times);
    for (int number = 1; number <= last_number; number++) {
        lost += times[number] < recipients_of(number);
        doubled += times[number] > recipients_of(number);
    }
    printf("kills=%d mails=%d lost=%d partial=%d double=%d\n", kills, last_number, lost, partial,
           doubled);
}

int main(int argc, char **argv)
{
    pthread_t sessions[SESSIONS];
    if (argc < 6)
        return 64;
    int kills = atoi(argv[1]);
    char **command = argv + 5;
    srandom((unsigned)atoi(argv[2]));
    place = argv[4];
    signal(SIGPIPE, SIG_IGN);
    for (int i = 0; i < SESSIONS; i++)
        pthread_create(&sessions[i], NULL, session_run, NULL);
    kill_servers(kills, command);
    over = true;
    pid_t last = server_start(command);
    for (int i = 0; i < SESSIONS; i++)
        pthread_join(sessions[i], NULL);
    kill(last, SIGTERM);
    waitpid(last, NULL, 0);
    report(argv[3], kills);
    return 0;
}
