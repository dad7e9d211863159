#!/usr/bin/env python3
"""Measures what audit rules let jaudit tree know: rules.py JAUDIT

Runs the same programs once for each set of rules, with auditd and a kernel that traces which task starts which, and compares the tree
with that trace. Needs root, auditd, tracefs, setpriv, unshare, bash, python3 and gcc, and a host on which no auditd runs. The rules are
only for the user 2088, who need not exist; they are removed at the end, and auditing is disabled.
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

UID = "2088"
TRACE = Path("/sys/kernel/tracing/instances/jaudit-rules")
EVENTS = ["task/task_newtask", "sched/sched_process_exec"]
CLONE_THREAD, CLONE_PARENT = 0x10000, 0x8000
EXECS, FORKS = "execve,execveat", "clone,clone3,fork,vfork"

WORK = r"""
for i in $(seq 40); do /bin/true; id -u > /dev/null; done
for i in $(seq 20); do ( true; ls / | cat | wc -l > /dev/null; echo x | tr x y > /dev/null; true ); done
for i in $(seq 20); do x=$(ls /; date); done
f() { date > /dev/null; id > /dev/null; true; }
for i in $(seq 10); do f & done; wait
for i in $(seq 5); do ( ( sleep 0.2; date > /dev/null; true ) & ); done
for i in $(seq 10); do bash -c 'for j in 1 2 3; do /bin/true; done; ( id; true ) > /dev/null; exit 3'; done
python3 - <<'P'
import ctypes, os, subprocess, threading, time
threads = [threading.Thread(target=subprocess.run, args=(["/bin/true"],)) for _ in range(8)]
[each.start() for each in threads]
[each.join() for each in threads]
subprocess.run("date; id; true", shell=True, stdout=subprocess.DEVNULL)
ctypes.CDLL(None).prctl(36, 1)  # a subreaper, which adopts its grandchild
if os.fork() == 0:
    if os.fork() == 0:
        time.sleep(0.1)
        os.execv("/bin/true", ["true"])
    os._exit(0)
while True:
    try: os.wait()
    except ChildProcessError: break
P
unshare -U -r -p -f bash -c 'for i in 1 2 3; do id -u; ( date; true ); done' > /dev/null
./i386
bash -c 'sleep 5 & kill -9 $!; wait' 2> /dev/null
sleep 0.6
"""

# Runs /bin/true by the entry of the kernel for programs of 32 bits.
I386 = r"""
static char path[] = "/bin/true"; static unsigned argv[2]; int main(void) { long r; argv[0] = (unsigned)(unsigned long)path;
__asm__ volatile("int $0x80" : "=a"(r) : "a"(11), "b"(path), "c"(argv), "d"(0) : "memory"); return 9; }
"""


def rule(calls, *fields, arch="b64"):
    return ["-a", "always,exit", "-F", f"arch={arch}", "-S", calls, "-F", f"uid={UID}", *fields, "-k", "process"]


FULL = f"{EXECS},{FORKS},exit_group"
SETS = [  # what is shown, rules, whether the user has logged in
    ("execve", [rule(EXECS)], True),
    ("execve, exit_group", [rule(f"{EXECS},exit_group")], True),
    ("execve, forks", [rule(f"{EXECS},{FORKS}")], True),
    ("execve, forks, exit_group", [rule(FULL)], True),
    ("the same, also arch=b32", [rule(FULL), rule(FULL, arch="b32")], True),
    ("all, unshare and setns", [rule(f"{FULL},unshare,setns"), rule(f"{FULL},unshare,setns", arch="b32")], True),
    ("all four, auid!=unset, logged in", [rule(FULL, "-F", "auid!=unset")], True),
    ("all four, auid!=unset, a service", [rule(FULL, "-F", "auid!=unset")], False),
    ("-F path=/etc/passwd -F perm=r", [["-a", "always,exit", "-F", "path=/etc/passwd", "-F", "perm=r", "-F", f"uid={UID}", "-k", "passwd"]], True),
]


def auditctl(*words):
    return subprocess.run(["auditctl", *words], check=True, capture_output=True, text=True).stdout


def configure(folder):
    (folder / "plugins").mkdir()
    (folder / "log").mkdir()  # auditd lets nobody else read it
    settings = {"log_file": folder / "log/audit.log", "log_format": "ENRICHED", "plugin_dir": folder / "plugins", "max_log_file": 200}
    settings |= {"space_left": 75, "admin_space_left": 50}
    actions = ["max_log_file", "space_left", "admin_space_left", "disk_full", "disk_error"]
    settings |= {f"{each}_action": "IGNORE" for each in actions}
    (folder / "auditd.conf").write_text("".join(f"{name} = {value}\n" for name, value in settings.items()))


def start_auditd(folder):
    daemon = subprocess.Popen(["auditd", "-n", "-c", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while f"pid {daemon.pid}\n" not in auditctl("-s"):
        if daemon.poll() is not None:
            sys.exit("auditd did not start: does another one run?")
        time.sleep(0.1)
    return daemon


def run_as_user(folder, is_logged_in):
    """Runs the programs; returns the number of the shell."""
    def log_in():
        if is_logged_in:
            Path("/proc/self/loginuid").write_text(UID)
    command = ["setpriv", "--reuid", UID, "--regid", UID, "--clear-groups", "env", "-i", "PATH=/usr/bin:/bin", "bash", "-c", WORK]
    shell = subprocess.Popen(command, cwd=folder, preexec_fn=log_in, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    shell.wait()
    time.sleep(1)
    return shell.pid


def record(folder, rules, is_logged_in):
    """Returns the processes below a shell as the kernel saw them, each with its parent and the number of its programs."""
    configure(folder)
    daemon = start_auditd(folder)
    try:
        auditctl("-D")
        auditctl("-b", "65536")
        auditctl("-e", "1")
        for each in rules:
            auditctl(*each)
        TRACE.mkdir(exist_ok=True)
        (TRACE / "buffer_size_kb").write_text("16384")
        for event in EVENTS:
            (TRACE / "events" / event / "enable").write_text("1")
        shell = run_as_user(folder, is_logged_in)
        trace = (TRACE / "trace").read_text()
        status = auditctl("-s")
    finally:
        auditctl("-D")
        daemon.terminate()
        daemon.wait()
        auditctl("-b", "64")
        auditctl("-e", "0")
        if TRACE.exists():
            TRACE.rmdir()
    if re.search(r"^lost [^0]", status, re.M):
        print("records were lost:", status)
    return shell, *processes(trace, shell)


def processes(trace, shell):
    of_task, parents, programs = {shell: shell}, {}, collections.Counter()
    for line in trace.splitlines():
        match = re.match(r"\s*.+-(\d+)\s+\[\d+\]\s+\S+\s+[\d.]+: (\w+): (.*)", line)
        if not match or int(match[1]) not in of_task:
            continue
        caller = of_task[int(match[1])]
        pid = int(re.search(r"\bpid=(\d+)", match[3])[1])
        if match[2] == "sched_process_exec":
            programs[pid] += 1
            continue
        flags = int(re.search(r"clone_flags=([0-9a-f]+)", match[3])[1], 16)
        if flags & CLONE_THREAD:
            of_task[pid] = caller
        else:
            of_task[pid] = pid
            parents[pid] = parents[caller] if flags & CLONE_PARENT else caller
    return parents, programs


def stamp(line):
    return line.split("msg=", 1)[1].split(")", 1)[0]


def verdict(process, parent):
    if process is None:
        return "not in the log"
    link, named = process.get("link"), process.get("parent", {}).get("pid")
    if link in ("fork", "ppid"):
        return "right" if named == parent else "WRONG"
    return {"number": "number only", None: "known by PID only"}.get(link, link)


def measure(jaudit, name, rules, is_logged_in):
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        folder.chmod(0o755)
        (folder / "i386.c").write_text(I386)
        subprocess.run(["gcc", "-static", "-no-pie", "-fno-pie", "-w", "-o", folder / "i386", folder / "i386.c"], check=True)
        shell, parents, programs = record(folder, rules, is_logged_in)
        log = (folder / "log/audit.log").read_text("latin-1")
        lines = subprocess.run([jaudit, "tree", "--format", "json", folder / "log/audit.log"], capture_output=True, text=True).stdout
        if os.environ.get("KEEP"):
            Path(os.environ["KEEP"], re.sub(r"\W+", "-", name) + ".log").write_text(log, "latin-1")
    tree = {each["pid"]: each for each in map(json.loads, lines.splitlines())}
    counts = collections.Counter(verdict(tree.get(pid), parent) for pid, parent in parents.items())
    records = [line for line in log.split("\n") if line]
    stamps = {stamp(line) for line in records if f" uid={UID} " in line}
    size = sum(len(line) + 1 for line in records if stamp(line) in stamps)
    seen = sum(len(tree[pid].get("execs", [])) for pid in parents if pid in tree)
    ends = sum("end" in tree[pid] for pid in parents if pid in tree)
    mine = {pid for pid, each in tree.items() if each.get("uid") == int(UID)}
    print(f"{name}: {len(parents)} processes, {sum(programs[pid] for pid in parents)} programs | {len(stamps)} events, {size} bytes")
    print(f"  programs {seen}, ends {ends}, invented {len(mine - set(parents) - {shell})}; parents: {dict(counts)}", flush=True)
    wrong = [(tree[pid].get("cmdline"), tree[pid]["parent"].get("cmdline")) for pid, parent in parents.items() if verdict(tree.get(pid), parent) == "WRONG"]
    for child, parent in wrong:
        print(f"  WRONG: {child} is not of {parent}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for name, rules, is_logged_in in SETS:
        measure(sys.argv[1], name, rules, is_logged_in)


if __name__ == "__main__":
    main()
