/* The launcher: a tiny process between the service and the programs that it runs.
 *
 * It reads jobs from the socket on descriptor 0, forks for each one, applies the layers (start.c, layers.c) in the
 * child, carries bytes between the socket and the program's pipes, watches the clocks, and reports what it
 * saw. Because the program is forked from this small process, its peak memory is its own and not the
 * service's. Linked as a program it executes jobs; loaded into a Python interpreter as a shared library it is
 * the fork-server: `serve` then returns in the child, which goes on in Python.
 *
 * On the socket: a job is `struct job`, its strings (each ended by NUL), then its standard input. The answer
 * is a run of frames, a byte 'o', 'e' or 'r' and a 32-bit length: standard output, standard error, and
 * `struct outcome`, which ends it. */
#define _GNU_SOURCE
#include "launcher.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SERVICE = 0, CHUNK = 65536, TICK_US = 10000, LAST_READS = 64 };

static const rlim_t DEEPEST_STACK = 1 << 30;

enum ending { ENDED_ITSELF, ENDED_BY_WALL, ENDED_BY_CPU, ENDED_BY_MEMORY, ENDED_BY_OUTPUT };

struct outcome {
    uint32_t ending, status, leftovers, reserved;
    struct start start;
    uint32_t padding;
    uint64_t cpu_us, wall_us, peak_kb, stdout_bytes, stderr_bytes;
};

struct frame_head {
    char kind;
    uint32_t length;
} __attribute__((packed));

/* Bytes on their way to the service; small answers leave in one write, together with the outcome. */
static char outgoing[CHUNK + 256];
static size_t outgoing_length;
static char incoming[CHUNK];
static char text[CHUNK];
static char *pointers[4096];

static uint64_t now_us(clockid_t clock) {
    struct timespec time;
    if (clock_gettime(clock, &time) < 0)
        return 0;
    return (uint64_t)time.tv_sec * 1000000 + (uint64_t)time.tv_nsec / 1000;
}

/* ---- the socket; when it breaks, the service is gone and nothing is left to do ---- */

static pid_t running;

static void give_up(void) {
    if (running > 0)
        kill(-running, SIGKILL);
    _exit(1);
}

static void receive_all(void *buffer, size_t length, int may_end) {
    for (size_t got = 0; got < length;) {
        ssize_t part = recv(SERVICE, (char *)buffer + got, length - got, 0);
        if (part == 0 && got == 0 && may_end)
            _exit(0);
        if (part < 0 && errno == EINTR)
            continue;
        if (part <= 0)
            give_up();
        got += (size_t)part;
    }
}

static void flush_outgoing(void) {
    for (size_t sent = 0; sent < outgoing_length;) {
        ssize_t part = send(SERVICE, outgoing + sent, outgoing_length - sent, MSG_NOSIGNAL);
        if (part < 0 && errno == EINTR)
            continue;
        if (part <= 0)
            give_up();
        sent += (size_t)part;
    }
    outgoing_length = 0;
}

static void queue_frame(char kind, const void *bytes, size_t length) {
    struct frame_head head = {kind, (uint32_t)length};
    if (outgoing_length + sizeof head + length > sizeof outgoing)
        flush_outgoing();
    memcpy(outgoing + outgoing_length, &head, sizeof head);
    memcpy(outgoing + outgoing_length + sizeof head, bytes, length);
    outgoing_length += sizeof head + length;
}

static void receive_job(struct job *job, struct strings *strings) {
    receive_all(job, sizeof *job, 1);
    uint32_t count = job->argument_count + job->variable_count + job->rule_count;
    if (job->version != WIRE_VERSION || job->string_bytes > sizeof text || count > 4000)
        give_up();
    receive_all(text, job->string_bytes, 0);
    char *next = text, **slot = pointers;
    char **fields[] = {&strings->executable, &strings->artefact, &strings->folder};
    for (int i = 0; i < 3; i++, next += strlen(next) + 1)
        *fields[i] = next;
    uint32_t counts[] = {job->argument_count, job->variable_count, job->rule_count};
    char ***lists[] = {&strings->arguments, &strings->variables, &strings->rules};
    for (int i = 0; i < 3; i++) {
        *lists[i] = slot;
        for (uint32_t j = 0; j < counts[i]; j++, next += strlen(next) + 1)
            *slot++ = next;
        *slot++ = NULL;
    }
}

struct watch {
    const struct job *job;
    struct outcome *outcome;
    pid_t pid;
    int exited; /* a pidfd, or -1 on kernels before 5.3 */
    int input, output, error;
    uint64_t started, next_look, stdin_left;
    size_t held, given; /* standard input read from the service, and how much of it the program has taken */
};

static void close_end(int *descriptor) {
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

static void stop(struct watch *watch, enum ending ending) {
    if (watch->outcome->ending == ENDED_ITSELF)
        watch->outcome->ending = ending;
    kill(-watch->pid, SIGKILL);
}

static void feed(struct watch *watch, int from_service, int to_program) {
    if (from_service && watch->held == watch->given && watch->stdin_left) {
        size_t want = watch->stdin_left < sizeof incoming ? (size_t)watch->stdin_left : sizeof incoming;
        ssize_t part = recv(SERVICE, incoming, want, MSG_DONTWAIT);
        if (part == 0 || (part < 0 && errno != EAGAIN && errno != EINTR))
            give_up();
        if (part > 0) {
            watch->held = (size_t)part;
            watch->given = 0;
            watch->stdin_left -= (uint64_t)part;
            to_program = 1;
        }
    }
    if (to_program && watch->input >= 0 && watch->given < watch->held) {
        ssize_t part = write(watch->input, incoming + watch->given, watch->held - watch->given);
        if (part > 0)
            watch->given += (size_t)part;
        else if (part < 0 && errno != EAGAIN && errno != EINTR)
            close_end(&watch->input);
    }
    if (watch->input < 0)
        watch->given = watch->held; /* nobody reads it any more */
    else if (watch->given == watch->held && !watch->stdin_left)
        close_end(&watch->input);
}

/* Moves what the program has written; returns 0 when there was nothing. */
static int drain(struct watch *watch, int *descriptor, char kind) {
    char chunk[CHUNK];
    struct outcome *outcome = watch->outcome;
    ssize_t part = *descriptor < 0 ? 0 : read(*descriptor, chunk, sizeof chunk);
    if (part <= 0) {
        if (part == 0 || (errno != EAGAIN && errno != EINTR))
            close_end(descriptor);
        return 0;
    }
    uint64_t *total = kind == 'o' ? &outcome->stdout_bytes : &outcome->stderr_bytes;
    uint64_t room = kind == 'o' ? UINT64_MAX : watch->job->stderr_bytes - (*total < watch->job->stderr_bytes
                                                   ? *total : watch->job->stderr_bytes);
    if (room)
        queue_frame(kind, chunk, (uint64_t)part < room ? (size_t)part : (size_t)room);
    *total += (uint64_t)part;
    if (kind == 'o' && *total > watch->job->stdout_bytes)
        stop(watch, ENDED_BY_OUTPUT);
    return 1;
}

static uint64_t resident_kb(pid_t pid) {
    char path[64], line[128];
    snprintf(path, sizeof path, "/proc/%d/statm", (int)pid);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 0;
    ssize_t length = read(file, line, sizeof line - 1);
    close(file);
    line[length > 0 ? length : 0] = 0;
    unsigned long pages = 0;
    sscanf(line, "%*s %lu", &pages);
    return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE) / 1024;
}

/* Looks at the clocks and plans the next look: not before the program can have used its limits up. */
static void look(struct watch *watch, uint64_t now) {
    const struct job *job = watch->job;
    uint64_t wall = now - watch->started, cores = 1;
    clockid_t clock;
    uint64_t cpu = clock_getcpuclockid(watch->pid, &clock) == 0 ? now_us(clock) : 0;
    if (cpu > job->cpu_us)
        stop(watch, ENDED_BY_CPU);
    else if (wall > job->wall_us)
        stop(watch, ENDED_BY_WALL);
    else if ((job->flags & JOB_WATCH) && resident_kb(watch->pid) > job->memory_kb)
        stop(watch, ENDED_BY_MEMORY);
    if (job->flags & (JOB_THREADS | JOB_FORKS))
        cores = (uint64_t)sysconf(_SC_NPROCESSORS_ONLN);
    uint64_t patience = cpu < job->cpu_us ? (job->cpu_us - cpu) / cores + 500 : TICK_US;
    uint64_t left = wall < job->wall_us ? job->wall_us - wall + 500 : TICK_US;
    if (left < patience)
        patience = left;
    if ((job->flags & JOB_WATCH) && patience > TICK_US)
        patience = TICK_US;
    watch->next_look = now + patience;
}

static int has_exited(const struct watch *watch) {
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)watch->pid, &info, WEXITED | WNOHANG | WNOWAIT) < 0 || info.si_pid == watch->pid;
}

/* Carries bytes and keeps the limits until the program has ended; it stays a zombie, so its group's number stays taken. */
static void attend(struct watch *watch) {
    int more = 1;
    feed(watch, 0, 0); /* where there is no input, the program must see its end at once */
    while (more) {
        uint64_t now = now_us(CLOCK_MONOTONIC);
        if (now >= watch->next_look)
            look(watch, now);
        uint64_t pause = watch->next_look > now ? watch->next_look - now : 0;
        if (watch->exited < 0 && pause > 2000)
            pause = 2000;
        int wants_input = watch->held == watch->given && watch->stdin_left;
        struct pollfd polled[] = {
            {SERVICE, wants_input ? POLLIN : 0, 0}, {watch->given < watch->held ? watch->input : -1, POLLOUT, 0},
            {watch->output, POLLIN, 0}, {watch->error, POLLIN, 0}, {watch->exited, POLLIN, 0}};
        struct timespec timeout = {(time_t)(pause / 1000000), (long)(pause % 1000000) * 1000};
        if (ppoll(polled, 5, &timeout, NULL) < 0)
            continue;
        if (polled[0].revents & (POLLHUP | POLLERR) && !(polled[0].revents & POLLIN))
            give_up();
        feed(watch, polled[0].revents & POLLIN, polled[1].revents);
        if (polled[2].revents)
            drain(watch, &watch->output, 'o');
        if (polled[3].revents)
            drain(watch, &watch->error, 'e');
        more = watch->exited < 0 ? !has_exited(watch) : !polled[4].revents;
    }
}

/* Ends what the program left behind, and takes over its last bytes and its account. */
static void settle(struct watch *watch, int report_end) {
    struct outcome *outcome = watch->outcome;
    struct rusage usage = {0};
    int status = 0;
    kill(-watch->pid, SIGKILL); /* before the leader is reaped: until then nobody else can have its number */
    for (int i = 0; i < LAST_READS; i++)
        if (!drain(watch, &watch->output, 'o') && !drain(watch, &watch->error, 'e'))
            break;
    while (wait4(watch->pid, &status, 0, &usage) < 0 && errno == EINTR)
        ;
    outcome->wall_us = now_us(CLOCK_MONOTONIC) - watch->started;
    outcome->status = (uint32_t)status;
    outcome->cpu_us = (uint64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000 +
                      (uint64_t)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
    outcome->peak_kb = (uint64_t)usage.ru_maxrss;
    for (int alive = 1; alive > 0;) { /* orphans come to us as their sub-reaper */
        pid_t orphan = waitpid(-1, NULL, kill(-watch->pid, 0) == 0 ? 0 : WNOHANG);
        alive = orphan > 0;
        outcome->leftovers += orphan > 0;
    }
    struct start last;
    while (read(report_end, &last, sizeof last) == sizeof last)
        outcome->start = last;
    while (watch->stdin_left) { /* the program never read it; the next job begins behind it */
        size_t part = watch->stdin_left < sizeof incoming ? (size_t)watch->stdin_left : sizeof incoming;
        receive_all(incoming, part, 0);
        watch->stdin_left -= part;
    }
}

static int open_pipes(struct pipes *pipes) {
    int *all[] = {pipes->input, pipes->output, pipes->error, pipes->report};
    for (int i = 0; i < 4; i++) {
        if (pipe2(all[i], O_CLOEXEC) < 0)
            return -1;
        fcntl(all[i][i == 0 ? 1 : 0], F_SETFL, O_NONBLOCK);
    }
    return 0;
}

/* Runs jobs until the service closes the socket. Returns only in the child of a fork-server. */
void serve(void) {
    struct job job;
    struct strings strings;
    signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    for (;;) {
        receive_job(&job, &strings);
        struct pipes pipes;
        struct outcome outcome = {0};
        if (open_pipes(&pipes) < 0)
            give_up();
        struct watch watch = {.job = &job, .outcome = &outcome, .stdin_left = job.stdin_bytes};
        watch.started = now_us(CLOCK_MONOTONIC);
        watch.next_look = watch.started + (job.flags & JOB_WATCH ? TICK_US : job.cpu_us < job.wall_us ? job.cpu_us : job.wall_us);
        running = watch.pid = fork();
        if (watch.pid < 0)
            give_up();
        if (watch.pid == 0) {
            become_program(&job, &strings, &pipes);
            return;
        }
        setpgid(watch.pid, watch.pid);
        close(pipes.input[0]), close(pipes.output[1]), close(pipes.error[1]), close(pipes.report[1]);
        watch.input = pipes.input[1], watch.output = pipes.output[0], watch.error = pipes.error[0];
        watch.exited = (int)syscall(434 /* pidfd_open */, watch.pid, 0);
        attend(&watch);
        settle(&watch, pipes.report[0]);
        running = 0;
        close_end(&watch.input), close_end(&watch.output), close_end(&watch.error), close_end(&watch.exited);
        close(pipes.report[0]);
        queue_frame('r', &outcome, sizeof outcome);
        flush_outgoing();
    }
}

#ifndef FORK_SERVER
int main(int count, char **command) {
    if (count < 2)
        serve();
    /* A command to become: the fork-server's interpreter. How far a stack can ever grow is laid down now. */
    struct rlimit stack;
    getrlimit(RLIMIT_STACK, &stack);
    stack.rlim_cur = stack.rlim_max < DEEPEST_STACK ? stack.rlim_max : DEEPEST_STACK;
    setrlimit(RLIMIT_STACK, &stack);
    execv(command[1], command + 1);
    return 127;
}
#endif
