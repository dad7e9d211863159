#!/usr/bin/env python3
"""Makes a log of many processes, each forked by a shell, with a command line of its own.

    src/bench/many_processes.py COUNT [--living] >processes.log
    JAUDIT_OPTS=-Xmx512m jaudit tree processes.log | tail -n 1

A shell forks a hundred processes, one after the other; each executes a program and exits. With --living none
exits, so that all of them stay in the table of processes. Process IDs are not used twice, up to four million.
"""

import argparse
import sys

CALL = ("arch=c000003e syscall={call} {result}a0={flags} a1=0 a2=0 a3=0 items=0 ppid={ppid} pid={pid} auid=1000 uid=1000 gid=1000 "
        "euid=1000 suid=1000 fsuid=1000 egid=1000 sgid=1000 fsgid=1000 tty=pts0 ses=1 comm=\"{comm}\" exe=\"/usr/bin/{comm}\" "
        "key=(null)\x1dARCH=x86_64 UID=\"alice\"\n")
PROGRAMS = ("cat", "grep", "sed", "awk", "ls", "cp", "mv", "rm", "find", "python3")
CHILDREN = 100
FIRST = 1000
CLONE, EXECVE, EXIT_GROUP = 56, 59, 231
SIGCHLD = "1200011"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--living", action="store_true")
    options = parser.parse_args()
    out = sys.stdout
    serial = 10_000

    def record(kind, text):
        out.write(f"type={kind} msg=audit({1_700_000_000 + serial // 2000}.{serial // 2 % 1000:03d}:{serial}): {text}")

    def call(number, pid, ppid, comm, result="", flags="0"):
        nonlocal serial
        serial += 1
        record("SYSCALL", CALL.format(call=number, result=result, flags=flags, pid=pid, ppid=ppid, comm=comm))

    shell = FIRST
    for n in range(1, options.count):
        pid = FIRST + n
        if n % CHILDREN == 0:
            call(CLONE, FIRST, 1, "bash", f"success=yes exit={pid} ", SIGCHLD)
            shell = pid
            continue
        comm = PROGRAMS[n % len(PROGRAMS)]
        call(CLONE, shell, FIRST, "bash", f"success=yes exit={pid} ", SIGCHLD)
        call(EXECVE, pid, shell, comm, "success=yes exit=0 ", "55a0")
        record("EXECVE", f'argc=3 a0="{comm}" a1="-n" a2="/srv/data/file-{n}"\n')
        if not options.living:
            call(EXIT_GROUP, pid, shell, comm)


if __name__ == "__main__":
    main()
