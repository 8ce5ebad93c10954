/* What the two halves of the launcher share: the job as the service sends it, and the layers' names.
 *
 * The layouts of `struct job` and `struct outcome` are mirrored in wire.py; they travel between processes
 * of one machine, in its own byte order. */
#ifndef ALPACO_LAUNCHER_H
#define ALPACO_LAUNCHER_H

#include <stdint.h>

enum { WIRE_VERSION = 1 };

enum job_flag {
    JOB_THREADS = 1,   /* the program may start threads */
    JOB_FORKS = 2,     /* it may start processes: compilers */
    JOB_EXECUTES = 4,  /* it is an executable; otherwise the fork-server's child goes on in Python */
    JOB_WATCH = 8,     /* its address space is not limited: look at its resident memory instead */
};

enum layer {
    LAYER_PROCESS_GROUP = 1,
    LAYER_DESCRIPTORS = 2,
    LAYER_ENVIRONMENT = 4,
    LAYER_NOBODY = 8,
    LAYER_RLIMITS = 16,
    LAYER_NO_NEW_PRIVS = 32,
    LAYER_LANDLOCK = 64,
    LAYER_SECCOMP = 128,
};

struct job {
    uint32_t version, flags, required_layers, landlock_abi, uid, gid, open_files, processes;
    uint64_t cpu_us, wall_us, memory_kb, address_kb, stack_kb, file_kb, stdout_bytes, stderr_bytes, stdin_bytes;
    uint32_t argument_count, variable_count, rule_count, string_bytes;
};

/* The job's strings, in their order on the wire. */
struct strings {
    char *executable, *artefact, *folder;
    char **arguments, **variables, **rules;
};

/* Where an attempt to start a program ended; `error` is an errno. */
struct start {
    uint32_t layers, stage, error;
};

enum stage {
    STAGE_NONE,
    STAGE_OPEN,
    STAGE_DESCRIPTORS,
    STAGE_FOLDER,
    STAGE_IDENTITY,
    STAGE_RLIMITS,
    STAGE_RULE,
    STAGE_REQUIRED,
    STAGE_EXECUTE,
};

/* The pipes between the launcher and a program: its three streams, and its report of the start. */
struct pipes {
    int input[2], output[2], error[2], report[2];
};

/* Becomes the program in a child that was just forked; returns only where the job is not to be executed: in a
 * fork-server's child, which goes on in Python. */
void become_program(const struct job *job, const struct strings *strings, const struct pipes *pipes);

/* Applies every layer to the calling process, which becomes the program. Fills `start->layers`;
 * returns 0, or -1 with `start->stage` and `start->error` set when the program must not run. */
int apply_layers(const struct job *job, const struct strings *strings, struct start *start);

#endif
