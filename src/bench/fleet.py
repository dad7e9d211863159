#!/usr/bin/env python3
"""Times searches of an archive of many hosts on Apache Spark, and checks the goals of docs/fleet.md.

    mvn -B -q -P'spark,!class-data-archive' -DskipTests verify
    src/bench/fleet.py [--runs N] [--only NAME,...] [--write]

Makes two archives below target/bench: 64 hosts with three files of a busy log each, 750 MB, and 2,000 hosts with
five small files each, cut anywhere, so that events continue in the next file. Each row is a JVM of its own
(FleetBench.java); the queries of one run again and again in the same session, and the fastest counts. With --write the
table goes into docs/fleet.md. For the row that compares with the command line, build that, too, before.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

from grow_log import Seed, grow
from run import machine

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "bench"
JAUDIT = ROOT / "target" / "jaudit" / "bin" / "jaudit"
LARGE, SMALL, ONE = WORK / "fleet-64", WORK / "fleet-2000", WORK / "fleet-1"
KEY = "MyMonitor"
MB = 1 << 20


def make_archives():
    """Makes what is missing of the archives."""
    log = WORK / "fleet.log"
    if not LARGE.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        grow(Seed(ROOT / "src" / "bench" / "busy.log"), log, 750 * MB, 5000)
        cut(log, LARGE, 64, 3)
    if not ONE.exists():
        (ONE / "h0000").mkdir(parents=True)
        shutil.move(log, ONE / "h0000" / "audit.log")
    if not SMALL.exists():
        grow(Seed(ROOT / "src" / "bench" / "busy.log"), log, 80 * MB, 5000)
        cut(log, SMALL, 2000, 5)
        log.unlink()


def cut(log, archive, hosts, files):
    """Cuts a log into rotated files at the ends of lines: each host has the events of a time of its own."""
    size, count = log.stat().st_size, hosts * files
    with open(log, "rb") as source:
        for i in range(count):
            folder = archive / f"h{i // files:04}"
            folder.mkdir(parents=True, exist_ok=True)
            rotation = files - 1 - i % files
            data = source.read(size * (i + 1) // count - source.tell()) + source.readline()
            (folder / ("audit.log" + (f".{rotation}" if rotation else ""))).write_bytes(data)


class Bench:
    """Runs queries in a new JVM; keeps answer, seconds and CPU seconds of each by its name."""

    def __init__(self, runs):
        self.runs = runs
        jars = sorted((ROOT / "target").glob("jaudit-*-spark.jar"))
        self.home = ROOT / "target" / "spark-home"
        if not jars or not self.home.exists():
            sys.exit(f"expected target/jaudit-VERSION-spark.jar and target/spark-home; build them first:\n{__doc__.split(chr(10))[2]}")
        self.jar = jars[-1]

    def run(self, master, archive, *queries, heap="2g", runs=None):
        main = ROOT / "src" / "bench" / "FleetBench.java"
        quiet = ROOT / "src" / "spark" / "test-resources" / "log4j2.properties"
        path = f"{self.jar}:{self.home}/jars/*"
        opens = os.environ.get("FLEET_JVM", "").split()
        command = ["java", f"-Xmx{heap}", *opens, f"-Dlog4j.configurationFile={quiet}", f"-Djaudit.jar={self.jar}", "-cp", path, str(main),
                   master, str(archive), KEY, str(runs or self.runs), *queries]
        environment = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", SPARK_HOME=str(self.home), SPARK_SCALA_VERSION="2.13")
        done = subprocess.run(command, cwd=WORK, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        return {words[0]: (words[1], float(words[2]), float(words[3])) for words in map(str.split, done.stdout.splitlines())}


def command_line():
    """Returns the events and CPU seconds of the command line, one host after the other on one core."""
    search = f"for h in */; do {JAUDIT} search -q -k {KEY} --count $h; done"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    each = subprocess.run(["taskset", "-c", "0", "bash", "-c", search], cwd=LARGE, stdout=subprocess.PIPE, text=True, check=False).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = one_log_cpu()
    return sum(map(int, each.split())), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, whole


def one_log_cpu():
    """Returns the CPU seconds of the command line for the same 750 MB in one file, on one core."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["taskset", "-c", "0", JAUDIT, "search", "-q", "-k", KEY, "--count", ONE], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def executors(bench):
    queries = ("columns", "group", "search")
    one = bench.run("local-cluster[1,1,1024]", LARGE, *queries)
    two = bench.run("local-cluster[2,1,1024]", LARGE, *queries)
    for query, what, goal in zip(queries, ("all columns", "group by four columns", f"`-k {KEY}`"), (1.5, None, 1.25)):
        ratio = one[query][1] / two[query][1]
        yield (f"{what}, 750 MB of 64 hosts, one executor to two", f"{one[query][1]:.2f} s, {two[query][1]:.2f} s: {ratio:.2f} times",
               f"at least {goal}" if goal else "", goal is None or ratio >= goal)


def join(bench):
    found = bench.run("local[2]", LARGE, "search", "join")
    ratio = found["join"][1] / found["search"][1]
    assert found["join"][0] == found["search"][0], found
    yield (f"whole events of `-k {KEY}`, 750 MB, `spark.read.text` and a join to the data source",
           f"{found['join'][1]:.2f} s, {found['search'][1]:.2f} s: {ratio:.1f} times", "at least 4", ratio >= 4)


def cpu(bench):
    found = bench.run("local[1]", LARGE, "search")
    events, hosts, whole = command_line()
    assert int(found["search"][0]) == events, (found, events)
    spent = found["search"][2]
    yield (f"CPU of `-k {KEY}`, 750 MB, warm, to the command line on one core", f"{spent:.2f} s, {whole:.2f} s (64 runs: {hosts:.1f} s)",
           "at most 1.5 times + 1 s", spent <= 1.5 * whole + 1)


def small_files(bench):
    found = bench.run("local[2]", SMALL, "count", "host")
    yield "2,000 hosts with five files each", f"{found['count'][1]:.2f} s", "at most 5 s", found["count"][1] <= 5
    yield "one of the 2,000 hosts", f"{found['host'][1]:.2f} s", "at most 1 s", found["host"][1] <= 1


def memory(bench):
    found = bench.run("local[1]", ONE, "live", heap="400m", runs=1)
    live = int(found["live"][0]) / MB
    yield "all columns of one host of 750 MB, 400 MB of heap: most in use", f"{live:.0f} MB", "at most 100 MB", live <= 100


def start(bench):
    found = bench.run("local[2]", LARGE, "search", "columns", "group", runs=2)
    first = found["session"][1] + found["search-first"][1]
    yield "session and first query, 750 MB", f"{first:.1f} s", "", True
    yield f"`-k {KEY}`, warm", f"{found['search'][1]:.2f} s", "", True
    yield "group by four columns, warm", f"{found['group'][1]:.2f} s", "", True
    yield "all columns of all events, warm", f"{found['columns'][1]:.2f} s", "", True


def parquet(bench):
    found = bench.run("local[2]", LARGE, "parquet", "parquet-key", runs=1)
    written = Path(f"{LARGE}-parquet")
    size = sum(file.stat().st_size for file in written.rglob("*.parquet")) / MB
    shutil.rmtree(written)
    yield "written as Parquet, once", f"{found['parquet'][1]:.1f} s, {size:.0f} MB", "", True
    yield "the key in that Parquet", f"{found['parquet-key'][1]:.2f} s", "", True


ROWS = {"start": start, "executors": executors, "join": join, "cpu": cpu, "small": small_files, "memory": memory, "parquet": parquet}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default=",".join(ROWS))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    bench = Bench(options.runs)
    make_archives()
    head = ["| work | measured | goal | |", "|---|---|---|---|"]
    print(f"{machine()}\n\n" + "\n".join(head))
    lines = []
    for name in options.only.split(","):
        for work, measured, goal, met in ROWS[name](bench):
            lines.append(f"| {work} | {measured} | {goal} | {'' if not goal else 'met' if met else 'missed'} |")
            print(lines[-1], flush=True)
    if options.write:
        page = ROOT / "docs" / "fleet.md"
        before, rest = page.read_text().split("<!-- fleet.py -->")
        table = "\n".join([f"{machine()}.", "", *head, *lines])
        page.write_text(f"{before}<!-- fleet.py -->\n{table}\n<!-- end -->{rest.split('<!-- end -->')[1]}")


if __name__ == "__main__":
    main()
