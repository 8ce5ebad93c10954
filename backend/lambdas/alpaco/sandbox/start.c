/* The child's way from the fork to the program: descriptors, folder, signals, layers, execution. */
#define _GNU_SOURCE
#include "launcher.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Where the program finds things, and the two descriptors that are closed when it is executed. */
enum { ARTEFACT = 3, EXECUTABLE = 4, REPORT = 5, FIRST_CLOSED = 6 };

static int raise_descriptor(int descriptor) {
    return fcntl(descriptor, F_DUPFD_CLOEXEC, 64);
}

/* Puts the child's descriptors in their places and closes every other one. */
static int arrange_descriptors(const struct pipes *pipes, int artefact, int executable) {
    int wanted[] = {pipes->input[0], pipes->output[1], pipes->error[1], artefact, executable, pipes->report[1]};
    for (int i = 0; i < FIRST_CLOSED; i++)
        if (wanted[i] >= 0 && (wanted[i] = raise_descriptor(wanted[i])) < 0)
            return -1;
    for (int i = 0; i < FIRST_CLOSED; i++)
        if (wanted[i] < 0)
            close(i);
        else if (dup3(wanted[i], i, i > ARTEFACT ? O_CLOEXEC : 0) < 0)
            return -1;
    if (syscall(436 /* close_range */, FIRST_CLOSED, ~0U, 0) == 0)
        return 0;
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    for (int i = FIRST_CLOSED; i < (int)files.rlim_cur; i++)
        close(i);
    return 0;
}

static void reset_signals(int execute) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; execute && number < NSIG; number++)
        signal(number, SIG_DFL);
}

static void report(const struct start *start) {
    if (write(REPORT, start, sizeof *start) != sizeof *start)
        _exit(125);
}

static void refuse(struct start *start, enum stage stage) {
    if (stage) {
        start->stage = stage;
        start->error = (uint32_t)errno;
    }
    report(start);
    _exit(125);
}

void become_program(const struct job *job, const struct strings *strings, const struct pipes *pipes) {
    struct start start = {LAYER_PROCESS_GROUP | LAYER_DESCRIPTORS | LAYER_ENVIRONMENT, 0, 0};
    int executes = job->flags & JOB_EXECUTES, artefact = -1, executable = -1, opened = 1;
    setpgid(0, 0);
    if (*strings->artefact)
        opened = (artefact = open(strings->artefact, O_RDONLY | O_CLOEXEC)) >= 0;
    if (opened && executes)
        opened = (executable = open(strings->executable, O_PATH | O_CLOEXEC)) >= 0;
    int reason = errno;
    if (arrange_descriptors(pipes, artefact, executable) < 0)
        _exit(125); /* no report can be trusted to reach the launcher */
    errno = reason;
    if (!opened)
        refuse(&start, STAGE_OPEN);
    if (chdir(strings->folder) < 0)
        refuse(&start, STAGE_FOLDER);
    reset_signals(executes);
    if (apply_layers(job, strings, &start) < 0)
        refuse(&start, STAGE_NONE);
    report(&start);
    if (!executes) {
        close(EXECUTABLE);
        close(REPORT);
        return;
    }
    syscall(SYS_execveat, EXECUTABLE, "", strings->arguments, strings->variables, 0x1000 /* AT_EMPTY_PATH */);
    refuse(&start, STAGE_EXECUTE);
}
