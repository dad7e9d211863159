#!/usr/bin/env python3
"""Compares searches of compressed logs with the plain log, and with decompressing alone: compressed.py JAUDIT LOG

A compressed log should cost its decompression and no more: about the longer of the two times. The times are wall time, the best of
some runs, by turns. Needs gzip, xz, zstd, bzip2, lz4; leaves out those that are not installed.
"""
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FORMATS = {"gz": "gzip", "xz": "xz", "zst": "zstd", "bz2": "bzip2", "lz4": "lz4"}
RUNS = 5


def seconds(command):
    """Runs a command once; a search that finds nothing ends with 1."""
    start = time.perf_counter()
    status = subprocess.run(command, stdout=subprocess.DEVNULL).returncode
    if status > 1:
        sys.exit(f"{command}: status {status}")
    return time.perf_counter() - start


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    jaudit, log = sys.argv[1:]
    search = [jaudit, "search", "-k", "MyMonitor", "--raw"]
    megabytes = Path(log).stat().st_size / 1e6
    with tempfile.TemporaryDirectory(dir=Path(log).parent) as folder:
        commands = {"plain": [[*search, log]]}
        sizes = {"plain": megabytes}
        for ending, program in FORMATS.items():
            if not shutil.which(program):
                continue
            file = Path(folder, "log." + ending)
            with open(file, "wb") as out:
                subprocess.run([program, "-c", log], stdout=out, check=True)
            sizes[ending] = file.stat().st_size / 1e6
            commands[ending] = [[*search, str(file)], [program, "-dc", str(file)]]
        best = {}
        for _ in range(RUNS):
            for ending, both in commands.items():
                times = [seconds(command) for command in both]
                best[ending] = [min(pair) for pair in zip(times, best.get(ending, times))]
    print("| log | size | search | decompression alone, by its program | MB/s of log searched |")
    print("|---|---|---|---|---|")
    for ending, times in best.items():
        alone = f"{times[1]:.2f} s" if len(times) > 1 else ""
        print(f"| {ending} | {sizes[ending]:.1f} MB | {times[0]:.2f} s | {alone} | {megabytes / times[0]:.0f} |")


if __name__ == "__main__":
    main()
