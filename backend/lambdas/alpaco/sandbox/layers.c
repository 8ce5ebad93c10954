/* The layers around one program, applied by the process that is about to become it.
 *
 * Every layer reports whether it took hold; which of them are indispensable is the job's to say. Kernels and
 * containers that refuse one (no Landlock before Linux 5.13, no nested seccomp in AWS Lambda) therefore run
 * the program with the others, and only where the service allows it. */
#define _GNU_SOURCE
#include "launcher.h"

#include <asm/sockios.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int failed(struct start *start, enum stage stage) {
    start->stage = stage;
    start->error = (uint32_t)errno;
    return -1;
}

static int drop_identity(const struct job *job) {
    if (geteuid() != 0)
        return 0;
    for (int stream = 0; stream < 3; stream++) /* or an honest program could not open /dev/stdin */
        if (fchown(stream, job->uid, job->gid))
            return -1;
    if (setgroups(0, NULL) || setresgid(job->gid, job->gid, job->gid) || setresuid(job->uid, job->uid, job->uid))
        return -1;
    /* For the same reason: /proc/self would be root's. */
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    return 1;
}

static int limit(int resource, uint64_t soft, uint64_t hard) {
    struct rlimit wanted = {soft, hard}, current;
    if (getrlimit(resource, &current) == 0 && current.rlim_max < hard) {
        wanted.rlim_max = current.rlim_max;
        if (wanted.rlim_cur > wanted.rlim_max)
            wanted.rlim_cur = wanted.rlim_max;
    }
    return setrlimit(resource, &wanted);
}

static int limit_resources(const struct job *job) {
    uint64_t cpu = job->cpu_us / 1000000 + 2;
    uint64_t address = job->address_kb ? job->address_kb * 1024 : RLIM_INFINITY;
    return limit(RLIMIT_CPU, cpu, cpu + 1) || limit(RLIMIT_AS, address, address) ||
           limit(RLIMIT_STACK, job->stack_kb * 1024, job->stack_kb * 1024) ||
           limit(RLIMIT_FSIZE, job->file_kb * 1024, job->file_kb * 1024) ||
           limit(RLIMIT_NPROC, job->processes, job->processes) ||
           limit(RLIMIT_NOFILE, job->open_files, job->open_files) || limit(RLIMIT_CORE, 0, 0) ||
           limit(RLIMIT_MEMLOCK, 0, 0) || limit(RLIMIT_MSGQUEUE, 0, 0) || limit(RLIMIT_SIGPENDING, 64, 64);
}

/* ---- Landlock; names of the kernel's header, which build machines may have in an older edition ---- */

enum { LL_CREATE = 444, LL_ADD_RULE = 445, LL_RESTRICT_SELF = 446, LL_PATH_BENEATH = 1, LL_VERSION = 1 };
enum {
    LL_EXECUTE = 1, LL_WRITE_FILE = 2, LL_READ_FILE = 4, LL_READ_DIR = 8, LL_REMOVE_FILE = 32,
    LL_MAKE_REG = 256, LL_TRUNCATE = 1 << 14,
};

struct ll_ruleset {
    uint64_t fs, net, scoped;
};

struct ll_path {
    uint64_t allowed;
    int32_t parent;
} __attribute__((packed));

static struct ll_ruleset everything_that(int abi) {
    struct ll_ruleset handled = {(1 << 13) - 1, 0, 0};
    if (abi >= 2)
        handled.fs |= 1 << 13; /* refer */
    if (abi >= 3)
        handled.fs |= LL_TRUNCATE;
    if (abi >= 4)
        handled.net = 3; /* bind and connect of TCP */
    if (abi >= 5)
        handled.fs |= 1 << 15; /* ioctl on devices */
    if (abi >= 6)
        handled.scoped = 3; /* abstract unix sockets and signals */
    return handled;
}

static int allow(int ruleset, const char *rule, uint64_t handled) {
    struct stat status;
    struct ll_path path = {LL_EXECUTE | LL_READ_FILE, open(rule + 1, O_PATH | O_CLOEXEC)};
    if (path.parent < 0 || fstat(path.parent, &status) < 0)
        return -1;
    if (S_ISDIR(status.st_mode))
        path.allowed |= LL_READ_DIR;
    if (rule[0] == 'w')
        path.allowed |= LL_WRITE_FILE | LL_TRUNCATE | (S_ISDIR(status.st_mode) ? LL_MAKE_REG | LL_REMOVE_FILE : 0);
    path.allowed &= handled;
    int result = (int)syscall(LL_ADD_RULE, ruleset, LL_PATH_BENEATH, &path, 0);
    close(path.parent);
    return result;
}

/* Returns the ruleset's descriptor, -1 where the kernel has no Landlock, -2 when a rule's path is missing. */
static int build_ruleset(const struct job *job, const struct strings *strings) {
    long abi = syscall(LL_CREATE, NULL, 0, LL_VERSION);
    if (abi < 1 || job->landlock_abi == 0)
        return -1;
    if (abi > job->landlock_abi)
        abi = job->landlock_abi;
    struct ll_ruleset handled = everything_that((int)abi);
    size_t size = abi >= 6 ? sizeof handled : abi >= 4 ? offsetof(struct ll_ruleset, scoped) : sizeof handled.fs;
    int ruleset = (int)syscall(LL_CREATE, &handled, size, 0);
    if (ruleset < 0)
        return -1;
    for (uint32_t i = 0; i < job->rule_count; i++)
        if (allow(ruleset, strings->rules[i], handled.fs) < 0)
            return -2;
    return ruleset;
}

/* ---- seccomp ---- */

/* A deny list: Landlock and the limits carry the rest, and an allow list breaks honest programs with every
 * new C library. Refused calls return EPERM, so that a program can go on as if it lacked the permission. */
static int denied[] = {
    /* sockets; socketpair stays, Python's asyncio needs it */
    SYS_socket, SYS_bind, SYS_connect, SYS_listen, SYS_accept, SYS_accept4, SYS_sendmmsg, SYS_recvmmsg,
    /* other processes */
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_tkill, SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo, SYS_setsid, SYS_setpgid, SYS_setpriority, SYS_sched_setaffinity, SYS_sched_setscheduler,
    SYS_sched_setparam, SYS_sched_setattr, SYS_ioprio_set, SYS_perf_event_open,
#ifdef SYS_migrate_pages
    SYS_migrate_pages, SYS_move_pages,
#endif
    424 /* pidfd_send_signal */, 434 /* pidfd_open */, 438 /* pidfd_getfd */, 440 /* process_madvise */,
    448 /* process_mrelease */,
    /* namespaces, mounts, the machine */
    SYS_unshare, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_swapon, SYS_swapoff, SYS_reboot,
    SYS_sethostname, SYS_setdomainname, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load,
    SYS_acct, SYS_quotactl, SYS_syslog, SYS_settimeofday, SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex,
    SYS_vhangup, SYS_personality, SYS_bpf, SYS_userfaultfd, SYS_seccomp, 428 /* open_tree */, 429 /* move_mount */,
    430 /* fsopen */, 431 /* fsconfig */, 432 /* fsmount */, 433 /* fspick */, 442 /* mount_setattr */,
    443 /* quotactl_fd */, 467 /* open_tree_attr */,
#ifdef SYS_ioperm
    SYS_ioperm, SYS_iopl, SYS_modify_ldt,
#endif
    /* what outlives a program: keyrings, System V and POSIX queues, anonymous files, rings */
    SYS_add_key, SYS_request_key, SYS_keyctl, SYS_shmget, SYS_shmat, SYS_shmctl, SYS_semget, SYS_semctl, SYS_semop,
    SYS_semtimedop, SYS_msgget, SYS_msgctl, SYS_msgsnd, SYS_msgrcv, SYS_mq_open, SYS_mq_unlink, SYS_memfd_create,
    447 /* memfd_secret */, 425 /* io_uring_setup */, 426 /* io_uring_enter */, 427 /* io_uring_register */,
    /* what Landlock leaves open on files: their attributes, locks, watches and handles */
    SYS_fchmod, SYS_fchmodat, SYS_fchown, SYS_fchownat, SYS_utimensat, SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr,
    SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, SYS_truncate, SYS_flock, SYS_inotify_init1,
    SYS_fanotify_init, SYS_fanotify_mark, SYS_name_to_handle_at, SYS_open_by_handle_at, SYS_mknodat, SYS_symlinkat,
    SYS_linkat, 452 /* fchmodat2 */, 463 /* setxattrat */, 466 /* removexattrat */, 469 /* file_setattr */,
#ifdef SYS_open /* the older spellings, which new architectures do not have */
    SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat, SYS_inotify_init, SYS_mknod, SYS_symlink,
    SYS_link,
#endif
};

#if defined(__x86_64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the sandbox's system-call filter knows x86_64 and aarch64"
#endif

enum { FILTER_SIZE = 4 * sizeof denied / sizeof denied[0] + 128, X32_BIT = 0x40000000 };

struct filter {
    struct sock_filter code[FILTER_SIZE];
    unsigned short length;
};

static void emit(struct filter *filter, struct sock_filter instruction) {
    filter->code[filter->length++] = instruction;
}

static void load(struct filter *filter, size_t offset) {
    emit(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

static void answer(struct filter *filter, uint32_t action) {
    emit(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

static void answer_if(struct filter *filter, uint32_t value, uint32_t action) {
    emit(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
    answer(filter, action);
}

/* From here to the matching end_of: only for this call, with its argument (the lower half) loaded. */
static unsigned short for_call(struct filter *filter, int call, int argument) {
    emit(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 0));
    unsigned short jump = (unsigned short)(filter->length - 1);
    load(filter, offsetof(struct seccomp_data, args) + sizeof(uint64_t) * (size_t)argument);
    return jump;
}

/* Makes the jump at `jump` come here when its condition fails. */
static void land(struct filter *filter, unsigned short jump) {
    int distance = filter->length - jump - 1;
    if (distance > UCHAR_MAX)
        abort();
    filter->code[jump].jf = (unsigned char)distance;
}

static void end_of(struct filter *filter, unsigned short jump, uint32_t otherwise) {
    answer(filter, otherwise);
    land(filter, jump);
}

static int by_number(const void *left, const void *right) {
    return *(const int *)left - *(const int *)right;
}

/* A search tree over sorted numbers: the kernel walks the filter for every call number when it is installed,
 * and a list of this length would cost more than the rest of the sandbox. */
static void refuse_all(struct filter *filter, const int *calls, size_t count, uint32_t refuse) {
    if (count <= 3) {
        for (size_t i = 0; i < count; i++)
            answer_if(filter, (uint32_t)calls[i], refuse);
        answer(filter, SECCOMP_RET_ALLOW);
        return;
    }
    size_t half = count / 2;
    emit(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, (uint32_t)calls[half], 0, 0));
    unsigned short jump = (unsigned short)(filter->length - 1);
    refuse_all(filter, calls + half, count - half, refuse);
    land(filter, jump);
    refuse_all(filter, calls, half, refuse);
}

/* Refuses a call whose second argument is one of the values, and allows it with any other. */
static void refuse_values(struct filter *filter, int call, const uint32_t *values, size_t count) {
    unsigned short jump = for_call(filter, call, 1);
    for (size_t i = 0; i < count; i++)
        answer_if(filter, values[i], SECCOMP_RET_ERRNO | EPERM);
    end_of(filter, jump, SECCOMP_RET_ALLOW);
}

static void build_filter(struct filter *filter, const struct job *job) {
    const uint32_t refuse = SECCOMP_RET_ERRNO | EPERM, allow = SECCOMP_RET_ALLOW;
    const uint32_t self = (uint32_t)getpid();
    unsigned short jump;

    load(filter, offsetof(struct seccomp_data, arch));
    emit(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NATIVE_ARCHITECTURE, 1, 0));
    answer(filter, SECCOMP_RET_KILL_PROCESS);
    load(filter, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
    emit(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1));
    answer(filter, SECCOMP_RET_KILL_PROCESS);
#endif
    answer_if(filter, 435 /* clone3: its flags lie in memory; ENOSYS makes libraries use clone */,
              SECCOMP_RET_ERRNO | ENOSYS);
    if (!(job->flags & JOB_FORKS)) {
#ifdef SYS_fork
        answer_if(filter, SYS_fork, refuse);
        answer_if(filter, SYS_vfork, refuse);
#endif
        jump = for_call(filter, SYS_clone, 0);
        if (job->flags & JOB_THREADS) {
            emit(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1));
            answer(filter, allow);
        }
        end_of(filter, jump, refuse);
    }
    /* Signals and limits: only one's own. */
    for (int i = 0; i < 2; i++) {
        jump = for_call(filter, i ? SYS_tgkill : SYS_kill, 0);
        answer_if(filter, self, allow);
        end_of(filter, jump, refuse);
    }
    jump = for_call(filter, SYS_prlimit64, 0);
    answer_if(filter, 0, allow);
    answer_if(filter, self, allow);
    end_of(filter, jump, refuse);
    /* Locks and leases on files are a channel between programs; the owner of a descriptor is signalled. */
    static const uint32_t channels[] = {F_SETLK,  F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW, F_SETLEASE,
                                        F_NOTIFY, F_SETOWN, F_SETOWN_EX, F_SETSIG};
    static const uint32_t requests[] = {FIOSETOWN, SIOCSPGRP, FIOASYNC, TIOCSTI};
    refuse_values(filter, SYS_fcntl, channels, sizeof channels / sizeof channels[0]);
    refuse_values(filter, SYS_ioctl, requests, sizeof requests / sizeof requests[0]);
    qsort(denied, sizeof denied / sizeof denied[0], sizeof denied[0], by_number);
    refuse_all(filter, denied, sizeof denied / sizeof denied[0], refuse);
}

static int filter_calls(const struct job *job) {
    struct filter filter = {.length = 0};
    build_filter(&filter, job);
    struct sock_fprog program = {filter.length, filter.code};
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}

int apply_layers(const struct job *job, const struct strings *strings, struct start *start) {
    int ruleset = build_ruleset(job, strings); /* before the identity is dropped: paths may be root's */
    if (ruleset == -2)
        return failed(start, STAGE_RULE);
    int dropped = drop_identity(job);
    if (dropped < 0)
        return failed(start, STAGE_IDENTITY);
    if (dropped)
        start->layers |= LAYER_NOBODY;
    if (limit_resources(job)) /* after it: the kernel refuses exec to a user who is over NPROC while changing */
        return failed(start, STAGE_RLIMITS);
    start->layers |= LAYER_RLIMITS;
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); /* should the launcher be killed */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        start->layers |= LAYER_NO_NEW_PRIVS;
    if (ruleset >= 0) {
        if (syscall(LL_RESTRICT_SELF, ruleset, 0) == 0)
            start->layers |= LAYER_LANDLOCK;
        close(ruleset);
    }
    if (filter_calls(job) == 0)
        start->layers |= LAYER_SECCOMP;
    if (~start->layers & job->required_layers) {
        errno = EPERM;
        return failed(start, STAGE_REQUIRED);
    }
    return 0;
}
