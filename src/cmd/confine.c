/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that opens a file (charset converters, GMime) is loaded before the door closes. */
#include "cmd/confine.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef HAVE_SECCOMP
#include <seccomp.h>
#endif

#include "muster/mail/understand.h"

/* Sanitizers reserve terabytes of address space and write reports to files. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static gboolean limit(int resource, rlim_t value)
{
    struct rlimit limits = {value, value};
    return setrlimit((__rlimit_resource_t)resource, &limits) == 0;
}

/* Who was given CPU_SECONDS less than a second ago has nearly all of them yet. */
void confine_renew_cpu(void)
{
    static gint64 renewed = G_MININT64 / 2;
    struct rusage used;
    gint64 now = g_get_monotonic_time();
    if (now - renewed < G_USEC_PER_SEC)
        return;
    renewed = now;
    getrusage(RUSAGE_SELF, &used);
    rlim_t seconds = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1;
    struct rlimit limits = {seconds + CONFINE_CPU_SECONDS, RLIM_INFINITY};
    setrlimit(RLIMIT_CPU,
              &limits); /* cannot fail below the hard limit; the parent's clock is behind it */
}

static gboolean limit_resources(void)
{
    return (SANITIZED || limit(RLIMIT_AS, CONFINE_MEMORY)) && limit(RLIMIT_FSIZE, 0) &&
           limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, 3);
}

#ifdef HAVE_SECCOMP
/* Anything that opens fails as if it were forbidden, which libraries bear; anything else ends the
 * process. */
static const int allowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(getrusage),
    SCMP_SYS(prlimit64),
    SCMP_SYS(setrlimit),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(getrandom),
    SCMP_SYS(close),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(restart_syscall),
};
static const int refused[] = {
    SCMP_SYS(open),     SCMP_SYS(openat),    SCMP_SYS(stat),       SCMP_SYS(newfstatat),
    SCMP_SYS(access),   SCMP_SYS(faccessat), SCMP_SYS(fstat),      SCMP_SYS(statx),
    SCMP_SYS(readlink), SCMP_SYS(lseek),     SCMP_SYS(readlinkat), SCMP_SYS(ioctl),
    SCMP_SYS(getpid),   SCMP_SYS(gettid),    SCMP_SYS(sysinfo),
};

static gboolean filter_calls(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL)
        return FALSE;
    int trouble = 0;
    for (guint i = 0; i < G_N_ELEMENTS(allowed); i++)
        trouble |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++)
        trouble |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), refused[i], 0);
    if (trouble == 0)
        seccomp_load(filter); /* a kernel without seccomp leaves us the limits */
    seccomp_release(filter);
    return trouble == 0;
}
#else
static gboolean filter_calls(void)
{
    return TRUE;
}
#endif

gboolean confine(void)
{
    closefrom(STDERR_FILENO + 1);
    clearenv();
    signal(SIGPIPE, SIG_IGN);
    mail_warm();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    return limit_resources() && prctl(PR_SET_DUMPABLE, 0) == 0 &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && (SANITIZED || filter_calls());
}
