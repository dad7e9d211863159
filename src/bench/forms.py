#!/usr/bin/env python3
"""Writes a log of auditd in other forms: forms.py syslog|export|docker LOG >OUTPUT"""

import re
import sys

HEADER = re.compile(rb"type=(\S+) msg=audit\(([0-9]+)\.([0-9]+):([0-9]+)\): ?(.*)")
NUMBERS = {b"SYSCALL": 1300, b"PATH": 1302, b"CWD": 1307, b"EXECVE": 1309, b"PROCTITLE": 1327}
CURSOR = b"__CURSOR=s=a804a63b01314dc9b18c0c44bbf4d868;i=%x;b=ab355af096114dcb968ccf3a1ef82aa8;m=f3f77357;t=660d940eff2ef;x=465cec72879c2d62\n"
HEAD = b"""__REALTIME_TIMESTAMP=1795336073900783
__MONOTONIC_TIMESTAMP=4093080407
_BOOT_ID=ab355af096114dcb968ccf3a1ef82aa8
_MACHINE_ID=3d1219c7c4c5404aaa1f6d2a48adfda4
_HOSTNAME=vm
_RUNTIME_SCOPE=system
_TRANSPORT=audit
SYSLOG_FACILITY=4
SYSLOG_IDENTIFIER=audit
"""


def syslog(number, line):
    clock = b"%02d:%02d:%02d" % (number // 3600000 % 24, number // 60000 % 60, number // 1000 % 60)
    return b"Nov 22 " + clock + b" web01 audispd: " + line + b"\n"


def docker(number, line):
    text = line.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\x1d", b"\\u001d")
    clock = b"%02d:%02d.%09d" % (number // 60000 % 60, number // 1000 % 60, number * 7919 % 10**9)
    time = b"2026-11-22T07:" + clock.rstrip(b"0") + b"Z"
    return b'{"log":"' + text + b'\\n","stream":"stdout","time":"' + time + b'"}\n'


def export(number, line):
    match = HEADER.match(line)
    if not match:
        return b""
    kind, seconds, millis, serial, body = match.groups()
    fields = [CURSOR % number, HEAD]
    fields.append(b"_SOURCE_REALTIME_TIMESTAMP=%s%s000\n" % (seconds, millis))
    fields.append(b"_AUDIT_TYPE=%d\n_AUDIT_TYPE_NAME=%s\n" % (NUMBERS.get(kind, 1100), kind))
    fields.append(b"_AUDIT_ID=%s\n" % serial)
    message = kind + b" " + body
    if b"\x1d" in message:
        length = len(message).to_bytes(8, "little")
        fields.append(b"MESSAGE\n" + length + message + b"\n")
    else:
        fields.append(b"MESSAGE=" + message + b"\n")
    for word in body.split(b" "):  # journald has a field for each word, too
        name, equals, value = word.partition(b"=")
        if equals and b"\x1d" not in value:
            fields.append(b"_AUDIT_FIELD_%s=%s\n" % (name.upper(), value))
    return b"".join(fields) + b"\n"


def main():
    form = {"syslog": syslog, "docker": docker, "export": export}[sys.argv[1]]
    with open(sys.argv[2], "rb") as log:
        for number, line in enumerate(log):
            sys.stdout.buffer.write(form(number, line.rstrip(b"\n")))


if __name__ == "__main__":
    main()
