#!/usr/bin/env python3
"""Times whole processes of jaudit against grep, ausearch, laurel and an empty JVM, in pairs.

    mvn -B -q -DskipTests package && src/bench/run.py [--runs N] [--only NUMBER,...] [--plot] [--write]

The two commands of each row run alternately, ABAB..., after one run of each that is not counted. The table
shows the median of each and of the ratios of the pairs, with the smallest and the largest ratio. The
logs are grown from busy.log into target/bench and are in the page cache; two others repeat nothing, because a
log that repeats its beginning flatters every cache. --write puts the
table into docs/performance.md; --plot measures 10 to 50,000 events a second and draws
docs/performance.svg. Needs Linux, Python 3 and a JDK; a row is omitted, with a message, if its peer is not
installed.
"""

import argparse
import os
import platform
import shutil
import stat
import statistics
import subprocess
import sys
import time
from pathlib import Path

from grow_log import STAMP, Seed, grow
from plot import chart
from unrepeated_logs import pam_log, unrepeated

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "bench"
SEED = ROOT / "src" / "bench" / "busy.log"
JAUDIT = ROOT / "target" / "jaudit" / "bin" / "jaudit"
MB = 1 << 20
PROCESSES = 1_000_000
RATES = (10, 100, 1000, 10_000, 50_000)

# The best ratio that a JVM can reach, by the number of the row, from profiles and two prototypes; row 4's and 10's are
# those of ausearch's I/O and of `--raw`, which formats nothing. Row 1's is measured: Floor.java does only what can't be
# left out.
FLOORS = {"2": "2.3", "4": "4.4", "5": "2.5", "6": "1.7", "8a": "6", "10": "4.6", "11a": "3.8", "11b": "3.8"}


class Run:
    """One run of a command: wall-clock seconds, CPU seconds, peak resident memory in MB."""

    def __init__(self, command, out=WORK / "out"):
        # The output replaces that of the run before: programs are compared, not how the kernel finds free memory.
        out = os.open(out, os.O_WRONLY | os.O_CREAT)
        os.sync()  # nothing of another run is written to the disk during this one
        begun = time.perf_counter()
        process = subprocess.Popen(command, shell=True, executable="/bin/bash", stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=subprocess.DEVNULL, cwd=WORK)
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.perf_counter() - begun
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss / 1024
        if stat.S_ISREG(os.fstat(out).st_mode):
            os.ftruncate(out, os.lseek(out, 0, os.SEEK_CUR))
        os.close(out)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"exit {os.waitstatus_to_exitcode(status)}: {command}")


class Row:
    """A goal: jaudit's command, another command, and the ratio to reach. Row 15, memory, is the last column of each."""

    def __init__(self, number, work, jaudit, peer, goal, inverse=False, prepare=None, out=WORK / "out", command="search",
                 floor=None):
        self.number, self.work, self.goal, self.inverse = number, work, goal, inverse
        self.commands = (f"exec {JAUDIT} {command} {jaudit}", peer)
        self.prepare, self.out, self.floor = prepare, out, floor
        self.pairs = []
        self.floors = []

    def measure(self, runs):
        for n in range(runs + 1):
            pair = []
            for command in self.commands:
                if self.prepare:
                    self.prepare()
                pair.append(Run(command, self.out))
            if n:
                self.pairs.append(pair)
                if self.floor:
                    self.floors.append(Run(self.floor).wall)

    def ratios(self):
        """How many times as long jaudit takes as its peer, or the inverse if `inverse` is set."""
        return [b.wall / a.wall if self.inverse else a.wall / b.wall for a, b in self.pairs]

    def line(self):
        ours = statistics.median(a.wall for a, _ in self.pairs)
        theirs = statistics.median(b.wall for _, b in self.pairs)
        ratios = self.ratios()
        median = statistics.median(ratios)
        met = median >= self.goal if self.inverse else median <= self.goal
        sign = "at least" if self.inverse else "at most"
        peak = max(a.peak for a, _ in self.pairs)
        best = f"{statistics.median(self.floors) / theirs:.1f}" if self.floors else FLOORS.get(self.number, "")
        return (f"| {self.number} | {self.work} | {ours:.2f} s | {theirs:.2f} s | {median:.2f} "
                f"({min(ratios):.2f} to {max(ratios):.2f}) | {sign} {self.goal:g} "
                f"| {best} | {'met' if met else 'missed'} | {peak:.0f} MB |")


class SizeRow:
    """A goal for the bytes of JSON for each byte of a log."""

    def __init__(self, number, log, goal):
        self.number, self.log, self.goal = number, log, goal
        self.commands = (f"exec {JAUDIT} search -if {log} --format json", "exec wc -c")

    def measure(self, _):
        Run(self.commands[0])
        self.sizes = (WORK / "out").stat().st_size, (WORK / self.log).stat().st_size

    def line(self):
        json, log = self.sizes
        return (f"| {self.number} | bytes of JSON for each byte of {self.log} | {json / MB:.0f} MB | {log / MB:.0f} MB "
                f"| {json / log:.2f} | at most {self.goal:g} | | {'met' if json / log <= self.goal else 'missed'} | |")


class HeapRow:
    """A goal for the peak of resident memory, of a run that may use so much heap; it must print what it should."""

    def __init__(self, number, work, jaudit, heap, expected):
        self.number, self.work, self.heap, self.expected = number, work, heap, expected
        self.commands = (f"JAUDIT_OPTS=-Xmx{heap}m exec {JAUDIT} {jaudit}", "exec tail")

    def measure(self, _):
        self.run = Run(self.commands[0])
        with (WORK / "out").open("rb") as out:
            out.seek(max(0, (WORK / "out").stat().st_size - 4096))
            self.met = self.expected in out.read().decode("utf-8", "replace")

    def line(self):
        return (f"| {self.number} | {self.work} | {self.run.wall:.2f} s | | | {self.heap} MiB of heap | "
                f"| {'met' if self.met else 'missed'} | {self.run.peak:.0f} MB |")


def cache(path):
    """Reads the file into the page cache, but not into this process: children would count its memory as theirs."""
    with path.open("rb", buffering=0) as file:
        while file.read(MB):
            pass


def make_logs():
    WORK.mkdir(parents=True, exist_ok=True)
    seed = Seed(SEED)

    def log(name, size, rate, **more):
        path = WORK / name
        if not path.exists():
            grow(seed, path, size, rate, **more)
        cache(path)
        return path

    log("busy750.log", 750 * MB, 5000, rare="RareKey")
    log("slow750.log", 750 * MB, 50, rare="RareKey")
    busy = log("busy100.log", 100 * MB, 5000)
    log("slow100.log", 100 * MB, 50)
    log("busy4.log", 4 * MB, 5000)
    for name, make in (("unrepeated100.log", lambda path: unrepeated(busy, path)),
                       ("pam100.log", lambda path: pam_log(path, 100 * MB, 50))):
        if not (WORK / name).exists():
            make(WORK / name)
        cache(WORK / name)
    if not (WORK / "processes.log").exists():
        with (WORK / "processes.log").open("wb") as out:
            subprocess.run([ROOT / "src/bench/many_processes.py", str(PROCESSES)], stdout=out, check=True)
    (WORK / "keys.txt").write_text(" ".join(f"-k NoSuchKey{n}" for n in range(1000)))
    for rate in RATES:
        log(f"rate{rate}.log", 50 * MB, rate)
    small = WORK / "small.log"
    small.write_bytes(b"".join((WORK / "busy100.log").open("rb").readlines(20_000)[:20]))
    rotated = WORK / "rotated"
    if not rotated.exists():
        rotated.mkdir()
        first = 1
        for n in range(15, -1, -1):
            name = f"audit.log.{n}" if n else "audit.log"
            first = grow(seed, rotated / name, 750 * MB // 16, 5000, first=first, rare="RareKey")
    for path in rotated.iterdir():
        cache(path)


def empty_jvm():
    """Returns a command that runs the shortest possible program on the same Java."""
    (WORK / "Hello.java").write_text(
        'class Hello { public static void main(String[] a) { System.out.println("hello"); } }')
    subprocess.run(["javac", "Hello.java"], cwd=WORK, check=True)
    return "exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp . Hello"


def floor():
    """Returns a command that does only what a search for a rare key can't leave out."""
    subprocess.run(["javac", "-d", ".", ROOT / "src/bench/Floor.java"], cwd=WORK, check=True)
    return "exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp . Floor busy750.log RareKey"


def append_events():
    """Prepares a log of 750 MB that has been read with a checkpoint, followed by a hundred new events."""
    log, state = WORK / "grown.log", WORK / "state"
    if not log.exists():
        shutil.copyfile(WORK / "busy750.log", log)
        Run(f"exec {JAUDIT} search -if grown.log -k RareKey --raw --checkpoint state")
        shutil.copyfile(state, WORK / "state.kept")
        more = WORK / "more.log"
        grow(Seed(SEED), more, 60_000, 5000, start=1_800_000_000)
        with log.open("ab") as out:
            out.writelines(line for line in more.read_bytes().splitlines(keepends=True)
                           if int(STAMP.search(line)[3]) <= 100)
    shutil.copyfile(WORK / "state.kept", state)


def rows():
    start = f"exec {JAUDIT} search -if small.log -k MyMonitor"
    rare = f"exec {JAUDIT} search -if busy750.log -k RareKey --raw"
    frequent = f"exec {JAUDIT} search -if busy750.log -k MyMonitor --raw"
    minute = "-ts @1700000060 -te @1700000119.999"

    def laurel(number, work, log, goal, options="", out=WORK / "out"):
        return Row(number, f"{work}, to laurel", f"-if {log} --format json {options}",
                   f"exec laurel -c laurel.toml <{log}", goal, inverse=True, out=out,
                   prepare=lambda: (WORK / "laurel.log").unlink(missing_ok=True))

    def ausearch(number, work, options, goal):
        return Row(number, f"{work}, to ausearch", options, f"exec ausearch {options}", goal, inverse=True)

    return [
        Row("1", "`-k RareKey --raw`, 750 MB, to `grep -caF RareKey`",
            "-if busy750.log -k RareKey --raw", "exec grep -caF RareKey busy750.log", 1.6, floor=floor()),
        Row("2", "`-k MyMonitor --raw`, 750 MB, to `grep -aF MyMonitor`",
            "-if busy750.log -k MyMonitor --raw", "exec grep -aF MyMonitor busy750.log", 2.5),
        ausearch("3", "`-k MyMonitor --raw`, 100 MB", "-if busy100.log -k MyMonitor --raw", 30),
        ausearch("4", "`-k RareKey`, 750 MB at 50 events a second", "-if slow750.log -k RareKey", 3.5),
        Row("5", f"`{minute}`, 750 MB at 50 events a second, to start-up",
            f"-if slow750.log {minute} -k MyMonitor", start, 2.8),
        Row("6", "start-up: 20 lines, `-k`, `--checkpoint`, to an empty JVM",
            "-if small.log -k MyMonitor --checkpoint small.state", empty_jvm(), 2.0),
        Row("7", "checkpoint, 100 new events after 750 MB, to start-up",
            "-if grown.log -k MyMonitor --raw --checkpoint state", start, 1.2, prepare=append_events),
        laurel("8a", "all of 100 MB as JSON", "busy100.log", 4.5),
        laurel("8b", "all of 750 MB as JSON, to /dev/null", "busy750.log", 8, out="/dev/null"),
        laurel("9", "all of 100 MB as JSON without records", "busy100.log", 6, "--json-records none"),
        ausearch("10", "all of 100 MB at 50 events a second, `-i`", "-if slow100.log -i", 3.6),
        ausearch("11a", "all of 100 MB at 50 events a second, csv", "-if slow100.log --format csv", 2.6),
        ausearch("11b", "all of 100 MB at 50 events a second, text", "-if slow100.log --format text", 2.5),
        Row("12", "JSON of 100 MB in which nothing repeats, to one with repetitions",
            "-if unrepeated100.log --format json", f"exec {JAUDIT} search -if busy100.log --format json", 1.5),
        Row("13", "`-k MyMonitor --raw`, 750 MB in a pipe, to the file",
            "-k MyMonitor --raw - < <(exec cat busy750.log)",
            f"exec {JAUDIT} search -if busy750.log -k MyMonitor --raw", 1.3),
        Row("14", "1,000 `-k`, 750 MB, to one",
            "-if busy750.log --raw $(cat keys.txt)", f"exec {JAUDIT} search -if busy750.log -k NoSuchKey --raw", 2),
        Row("16", "50,000 events a second to 10 a second, 50 MB",
            "-if rate50000.log -k MyMonitor --raw",
            f"exec {JAUDIT} search -if rate10.log -k MyMonitor --raw", 1.5),
        laurel("17", "JSON of 100 MB of PAM and service records", "pam100.log", 2.5),
        SizeRow("18a", "pam100.log", 3.7),
        SizeRow("18b", "busy100.log", 2.5),
        Row("19", "`-sv no -ua 2001 -e -13`, 750 MB, to row 1",
            "-if busy750.log -sv no -ua 2001 -e -13", rare, 3),
        Row("20", "16 rotated files, 750 MB, to one file", "-if rotated -k RareKey --raw", rare, 1.1),
        Row("21", "all of 4 MB as JSON, to start-up", "-if busy4.log --format json", start, 2.6),
        Row("22", "`report summary`, 750 MB, to row 2", "summary busy750.log", frequent, 2.5, command="report"),
        Row("23", "five reports at once, 750 MB, to one", "summary,keys,exes,types,users busy750.log",
            f"exec {JAUDIT} report summary busy750.log", 1.3, command="report"),
        # The time of aureport grows with the square of the size: the goal is 50 for 750 MB, of which it takes minutes.
        Row("24", "`report summary`, 100 MB, to aureport", "summary busy100.log", "exec aureport -if busy100.log", 20,
            inverse=True, command="report"),
        Row("25", "`tree -k MyMonitor`, 750 MB, to row 2", "-k MyMonitor busy750.log", frequent, 3, command="tree"),
        Row("26", "`-k MyMonitor --with-parents --format json`, 750 MB, to row 2",
            "-if busy750.log -k MyMonitor --with-parents --format json", frequent, 3),
        HeapRow("27", "`tree` of 1,000,000 processes", "tree processes.log", 512, f"{PROCESSES} processes: "),
    ]


def plot(runs):
    """Plots time over the rate of events; a search by ausearch may take minutes, so it runs once."""
    lines = {"jaudit": [], "ausearch": []}
    for rate in RATES:
        search = f"-if rate{rate}.log -k MyMonitor --raw"
        Run(f"exec {JAUDIT} search {search}")
        ours = statistics.median(Run(f"exec {JAUDIT} search {search}").wall for _ in range(runs))
        lines["jaudit"].append((rate, ours))
        lines["ausearch"].append((rate, Run(f"exec ausearch {search}").wall))
        print(f"{rate} a second: {ours:.2f} s, ausearch {lines['ausearch'][-1][1]:.2f} s", flush=True)
    page = ROOT / "docs" / "performance.svg"
    page.write_text(chart("-k MyMonitor --raw over 50 MB", lines))


def versions():
    """Returns the versions of the peers that are installed."""
    found = []
    for words in (["grep", "--version"], ["ausearch", "--version"], ["laurel", "--version"]):
        if shutil.which(words[0]):
            line = subprocess.run(words, capture_output=True, text=True).stdout.splitlines()[0]
            found.append(f"{words[0]} {line.split()[-1]}")
    return ", ".join(found)


def machine():
    cpu = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo")
                if line.startswith("model name")), platform.machine())
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    kernel = ".".join(platform.release().split(".")[:2])
    return f"{os.cpu_count()} cores of {cpu}, Linux {kernel}, {java}, {versions()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", default="")
    parser.add_argument("--plot", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    make_logs()
    (WORK / "laurel.toml").write_text(
        'directory = "."\n[auditlog]\nfile = "laurel.log"\nsize = 10000000000\n')
    print(f"{machine()}; medians of {options.runs} pairs, smallest and largest ratio in brackets\n")
    head = ("| # | work | jaudit | other | ratio | goal | floor | | peak |\n"
            "|---|---|---|---|---|---|---|---|---|")
    print(head)
    lines = []
    for row in rows():
        if options.only and row.number not in options.only.split(","):
            continue
        peer = row.commands[1].split()[1]
        if not shutil.which(peer):
            print(f"row {row.number} is omitted: {peer} is not installed", file=sys.stderr)
            continue
        row.measure(options.runs)
        lines.append(row.line())
        print(lines[-1], flush=True)
    if options.plot:
        plot(options.runs)
    if options.write:
        page = ROOT / "docs" / "performance.md"
        text = page.read_text()
        begin, end = "<!-- run.py -->", "<!-- end -->"
        before, after = text.split(begin)[0], text.split(end)[1]
        table = "\n".join([f"{machine()}; medians of {options.runs} pairs.", "", head, *lines])
        page.write_text(f"{before}{begin}\n{table}\n{end}{after}")


if __name__ == "__main__":
    main()
