"""Makes logs in which nothing repeats, so that what is cached of one record is of no use for the next; for run.py.

`pam_log` is what a host without audit rules records: logins, cron jobs, sudo and services, one record
per event, with a pid of its own. `unrepeated` changes the values of a log that was grown by repetition.
"""

import re

USERS = ("alice", "bob", "deploy", "root", "backup")
UNITS = ("logrotate", "fstrim", "man-db", "apt-daily", "systemd-tmpfiles-clean", "certbot", "sysstat-collect")
PROGRAMS = (("/usr/sbin/sshd", "ssh"), ("/usr/sbin/cron", "cron"), ("/usr/bin/sudo", "/dev/pts/3"), ("/usr/bin/su", "pts/0"))
SESSION = (
    ("USER_AUTH", "op=PAM:authentication grantors=pam_permit,pam_unix"),
    ("USER_ACCT", "op=PAM:accounting grantors=pam_permit,pam_localuser"),
    ("CRED_ACQ", "op=PAM:setcred grantors=pam_permit,pam_env"),
    ("USER_START", "op=PAM:session_open grantors=pam_loginuid,pam_keyinit,pam_limits,pam_unix"),
    ("CRED_REFR", "op=PAM:setcred grantors=pam_permit,pam_env"),
    ("USER_END", "op=PAM:session_close grantors=pam_loginuid,pam_keyinit,pam_limits,pam_unix"),
    ("CRED_DISP", "op=PAM:setcred grantors=pam_permit,pam_env"),
)
SERVICE = ("SERVICE_START", "SERVICE_STOP")


def record(n):
    """Returns the type and the fields of the n-th record."""
    if n % 5 == 4:
        unit = f"{UNITS[n // 5 % len(UNITS)]}-{n}"
        return (SERVICE[n // 35 % 2], "pid=1 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:init_t:s0 "
                f'msg=\'unit={unit} comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=success\'\x1d'
                'UID="root" AUID="unset"')
    kind, operation = SESSION[n % len(SESSION)]
    program, terminal = PROGRAMS[n // 7 % len(PROGRAMS)]
    user = USERS[n // 28 % len(USERS)]
    host = f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}" if terminal == "ssh" else "?"
    result = "failed" if n % 41 == 0 else "success"
    return (kind, f"pid={1000 + n % 4_000_000} uid=0 auid={1000 + n % 7} ses={n // 7 + 1} subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 "
            f'msg=\'{operation} acct="{user}" exe="{program}" hostname={host} addr={host} terminal={terminal} res={result}\'\x1d'
            f'UID="root" AUID="{USERS[n % 5]}"')


def pam_log(out, size, rate, start=1_700_000_000):
    """Writes about `size` bytes at `rate` events a second of log time, starting at second `start`."""
    written, n = 0, 0
    with open(out, "w", encoding="ascii", buffering=1 << 20) as file:
        while written < size:
            kind, fields = record(n)
            milli = start * 1000 + n * 1000 // rate
            n += 1
            written += file.write(f"type={kind} msg=audit({milli // 1000}.{milli % 1000:03d}:{n}): {fields}\n")


def unrepeated(source, out):
    """Copies a log; each SYSCALL, PATH, PROCTITLE, CWD and EXECVE record gets a value that no other has."""
    with open(source, "rb") as lines, open(out, "wb", buffering=1 << 20) as file:
        for number, line in enumerate(lines, 1):
            unique = b"%07d" % number
            kind = line[5 : line.find(b" ", 5)]
            if kind == b"SYSCALL":
                line = line.replace(b' comm="', b' comm="' + unique[-5:], 1)
            elif kind == b"PATH":
                line = re.sub(rb" inode=(\d+)", b" inode=%d" % number, line, count=1)
            elif kind == b"PROCTITLE":
                quoted = b'proctitle="' in line
                line = line.replace(b'proctitle="', b'proctitle="' + unique) if quoted else line.replace(
                    b"proctitle=", b"proctitle=" + unique.hex().encode())
            elif kind == b"CWD":
                line = line.replace(b'cwd="', b'cwd="/' + unique)
            elif kind == b"EXECVE":
                line = re.sub(rb' a0="', b' a0="' + unique, line, count=1)
            file.write(line)
