"""Grows a recorded log to any size, at any event rate; for run.py."""

import re
from pathlib import Path

STAMP = re.compile(rb"msg=audit\((\d+)\.(\d{3}):(\d+)\)")
KEY = re.compile(rb' key="[^"]*"')


class Seed:
    """Records of a recorded log: what stands before and behind the stamp, and which event each is of."""

    def __init__(self, path):
        self.records = []
        events = {}
        for line in Path(path).read_bytes().splitlines(keepends=True):
            stamp = STAMP.search(line)
            if stamp:
                event = events.setdefault(stamp[0], len(events))
                self.records.append((line[: stamp.start()], event, line[stamp.end() :]))
        self.events = len(events)


def grow(seed, out, size, rate, start=1_700_000_000, first=1, rare=None, every=20_000):
    """Writes about `size` bytes at `rate` events a second of log time from second `start` on.

    The records keep their interleaving; each repetition has serials and times of its own, the first
    serial being `first`. One event in `every` has the key `rare` in place of its own. Returns the
    serial that comes next.
    """
    written, base = 0, first
    with open(out, "wb", buffering=1 << 20) as file:
        while written < size:
            for head, event, tail in seed.records:
                serial = base + event
                if rare and serial % every == 0:
                    tail = KEY.sub(b' key="%s"' % rare.encode(), tail)
                milli = start * 1000 + int((serial - 1) * 1000 / rate)
                line = b"%smsg=audit(%d.%03d:%d)%s" % (head, milli // 1000, milli % 1000, serial, tail)
                written += file.write(line)
            base += seed.events
    return base
