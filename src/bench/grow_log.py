"""Grows a recorded log to any size, at any event rate; for run.py."""

import re
from pathlib import Path

STAMP = re.compile(rb"msg=audit\((\d+)\.(\d{3}):(\d+)\)")
KEY = re.compile(rb' key="[^"]*"')


class Seed:
    """The records of a recorded log: the text before and after the stamp, and the event of each record."""

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
    """Writes about `size` bytes at `rate` events a second of log time, starting at second `start`.

    The records keep their interleaving; each repetition has new serials and times, beginning with
    serial `first`. One event in `every` has the key `rare` instead of its own. Returns the
    next serial.
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
