#!/usr/bin/env python3
"""Times searches of an archive of many hosts on Apache Spark, and checks the goals of docs/fleet.md.

    mvn -B -q -P'spark,!class-data-archive' -DskipTests verify
    src/bench/fleet.py [--only NAME,...] [--write]

Makes two archives below target/bench: 64 hosts with three files of a busy log each, 750 MB, and 2,000 hosts with
five small files each, cut anywhere, so that events continue in the next file. Each row is a JVM of its own
(FleetBench.java); a query runs again and again in the same session, and the median of the last third of the runs counts. With --write the
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
    """Runs queries in new JVMs."""

    def __init__(self):
        jars = sorted((ROOT / "target").glob("jaudit-*-spark.jar"))
        self.home = ROOT / "target" / "spark-home"
        if not jars or not self.home.exists():
            sys.exit(f"expected target/jaudit-VERSION-spark.jar and target/spark-home; build them first:\n{__doc__.split(chr(10))[2]}")
        self.jar = jars[-1]

    def run(self, master, archive, queries, runs, heap="2g"):
        """Returns the answer, seconds, CPU seconds and seconds of the first run of each query by its name."""
        main = ROOT / "src" / "bench" / "FleetBench.java"
        quiet = ROOT / "src" / "spark" / "test-resources" / "log4j2.properties"
        path = f"{self.jar}:{self.home}/jars/*"
        # Spark refuses less than 450 MB of heap, unless it is told to reserve less than 300 MB for itself.
        options = ["-Dspark.testing.reservedMemory=100000000", *os.environ.get("JAUDIT_OPTS", "").split()]
        command = ["java", f"-Xmx{heap}", *options, f"-Dlog4j.configurationFile={quiet}", f"-Djaudit.jar={self.jar}", "-cp", path, str(main),
                   master, str(archive), KEY, str(runs), *queries.split()]
        environment = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", SPARK_HOME=str(self.home), SPARK_SCALA_VERSION="2.13")
        done = subprocess.run(command, cwd=WORK, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        return {words[0]: (words[1], *map(float, words[2:])) for words in map(str.split, done.stdout.splitlines())}


def command_line(events):
    """Returns the CPU seconds of the command line for the same events in one file, on one core."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    count = subprocess.check_output(["taskset", "-c", "0", JAUDIT, "search", "-k", KEY, "--count", ONE])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert int(count) == events, (count, events)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def executors(query, what, runs, goal):
    def measure(bench):
        one, two = (bench.run(f"local-cluster[{count},1,1024]", LARGE, query, runs)[query][1] for count in (1, 2))
        yield (f"{what}, 750 MB of 64 hosts, one executor to two", f"{one:.2f} s, {two:.2f} s: {one / two:.2f} times",
               f"at least {goal} times" if goal else "", goal is None or one / two >= goal)

    return measure


def join(bench):
    found = bench.run("local[2]", LARGE, "search join", 6)
    ratio = found["join"][1] / found["search"][1]
    assert found["join"][0] == found["search"][0], found
    yield (f"whole events of `-k {KEY}`, 750 MB, `spark.read.text` and a join to the data source",
           f"{found['join'][1]:.2f} s, {found['search'][1]:.2f} s: {ratio:.1f} times", "at least 4 times", ratio >= 4)


def cpu(bench):
    found = bench.run("local[1]", LARGE, "search", 15)
    spent, plain = found["search"][2], command_line(int(found["search"][0]))
    yield (f"CPU of `-k {KEY}`, 750 MB, to the command line on one core", f"{spent:.2f} s, {plain:.2f} s",
           "at most 1.5 times + 1 s", spent <= 1.5 * plain + 1)


def small_files(bench):
    found = bench.run("local[2]", SMALL, "count host", 6)
    yield "2,000 hosts with five files each", f"{found['count'][1]:.2f} s", "at most 5 s", found["count"][1] <= 5
    yield "one of the 2,000 hosts", f"{found['host'][1]:.2f} s", "at most 1 s", found["host"][1] <= 1


def memory(bench):
    found = bench.run("local[1]", ONE, "live", 1, heap="400m")
    live = int(found["live"][0]) / MB
    yield "all columns of one host of 750 MB, 400 MB of heap: most in use", f"{live:.0f} MB", "at most 100 MB", live <= 100


def start(bench):
    found = bench.run("local[2]", LARGE, "search group columns", 4)
    first = found["session"][1] + found["search"][3]
    yield "session and first query, 750 MB", f"{first:.1f} s", "", True
    yield f"`-k {KEY}`, warm", f"{found['search'][1]:.2f} s", "", True
    yield "group by four columns, warm", f"{found['group'][1]:.2f} s", "", True
    yield "all columns of all events, warm", f"{found['columns'][1]:.2f} s", "", True


def parquet(bench):
    found = bench.run("local[2]", LARGE, "parquet parquet-key", 2)
    written = Path(f"{LARGE}-parquet")
    size = sum(file.stat().st_size for file in written.rglob("*.parquet")) / MB
    shutil.rmtree(written)
    yield "written as Parquet, once", f"{found['parquet'][3]:.1f} s, {size:.0f} MB", "", True
    yield "the key in that Parquet", f"{found['parquet-key'][1]:.2f} s", "", True


ROWS = {
    "start": start,
    "executors-search": executors("search", f"`-k {KEY}`", 24, 1.25),
    "executors-group": executors("group", "group by four columns", 12, None),
    "executors-columns": executors("columns", "all columns", 4, 1.5),
    "join": join,
    "cpu": cpu,
    "small": small_files,
    "memory": memory,
    "parquet": parquet,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(ROWS))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    bench = Bench()
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
