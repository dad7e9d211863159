#!/usr/bin/env python3
"""Measures how long jaudit -F takes to print what is written to a log, and what it costs: follow_latency.py JAUDIT [OPTION...]

The options are passed to jaudit, such as --poll 100ms. The log is in the folder for temporary files (TMPDIR). An event with its end mark is written, and the next one when it was printed; then at a fixed rate, whatever is printed; then
events without an end mark, which are printed after the timeout. CPU time is that of jaudit, while the log grows and while it does not.
"""
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ONE_BY_ONE = 200
STEADY = 300
STEADY_SECONDS = 0.02
UNFINISHED = 5
TIMEOUT_SECONDS = 2
IDLE_SECONDS = 10
TICKS = os.sysconf("SC_CLK_TCK")


class Follower:
    """A run of jaudit that follows a log, and when it printed what."""

    def __init__(self, jaudit, log, *options):
        self.log = open(log, "ab", buffering=0)
        self.serial = 0
        self.written = {}
        self.printed = {}
        self.changed = threading.Condition()
        command = [jaudit, "search", "--raw", "-F", *options, log]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            now = time.perf_counter()
            serial = int(line.split(b":", 2)[1].split(b")")[0])
            with self.changed:
                self.printed[serial] = now
                self.changed.notify_all()

    def write(self, *types):
        """Writes an event, at once as auditd does; returns its serial."""
        self.serial += 1
        now = time.time()
        stamp = f"msg=audit({int(now)}.{int(now * 1000) % 1000:03d}:{self.serial}): "
        lines = "".join(f"type={each} {stamp}arch=c000003e syscall=59 success=yes\n" for each in types)
        self.written[self.serial] = time.perf_counter()
        self.log.write(lines.encode())
        return self.serial

    def wait(self, serial):
        with self.changed:
            self.changed.wait_for(lambda: serial in self.printed)

    def milliseconds(self, serials, less=0):
        return sorted((self.printed[each] - self.written[each] - less) * 1000 for each in serials)

    def cpu_seconds(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


def row(name, latencies, cpu):
    p50, p95, p99 = (latencies[min(len(latencies) - 1, len(latencies) * p // 100)] for p in (50, 95, 99))
    print(f"| {name} | {p50:.1f} ms | {p95:.1f} ms | {p99:.1f} ms | {cpu} |", flush=True)


def percent(follower, cpu, start):
    return f"{100 * (follower.cpu_seconds() - cpu) / (time.perf_counter() - start):.1f} %"


def measure(name, follower, serials, less=0):
    """Prints a row about events; each is written when it is asked for."""
    cpu, start = follower.cpu_seconds(), time.perf_counter()
    done = list(serials)
    follower.wait(done[-1])
    row(name, follower.milliseconds(done, less), percent(follower, cpu, start))


def one_by_one(follower, count, *types):
    for _ in range(count):
        serial = follower.write(*types)
        follower.wait(serial)
        yield serial


def steady(follower):
    due = time.perf_counter()
    for _ in range(STEADY):
        yield follower.write("SYSCALL", "PROCTITLE")
        due += STEADY_SECONDS
        time.sleep(max(0, due - time.perf_counter()))


def measure_all(jaudit, log, options):
    name = " ".join(["-F", *options])
    follower = Follower(jaudit, log, *options)
    try:
        for _ in one_by_one(follower, 50, "SYSCALL", "PROCTITLE"):
            pass  # warms it up
        measure(f"`{name}`, one by one", follower, one_by_one(follower, ONE_BY_ONE, "SYSCALL", "PROCTITLE"))
        measure(f"one every {STEADY_SECONDS * 1000:.0f} ms", follower, steady(follower))
        unfinished = one_by_one(follower, UNFINISHED, "SYSCALL")
        measure(f"without an end mark, beyond {TIMEOUT_SECONDS} s", follower, unfinished, TIMEOUT_SECONDS)
        cpu, start = follower.cpu_seconds(), time.perf_counter()
        time.sleep(IDLE_SECONDS)
        print(f"| nothing is written | | | | {percent(follower, cpu, start)} |", flush=True)
    finally:
        follower.process.terminate()
        follower.process.wait()
        follower.log.close()


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        print("| | p50 | p95 | p99 | CPU of one core |\n|---|---|---|---|---|")
        measure_all(sys.argv[1], Path(folder, "audit.log"), sys.argv[2:])


if __name__ == "__main__":
    main()
