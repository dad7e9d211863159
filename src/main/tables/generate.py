#!/usr/bin/env python3
"""Writes the tables of constants jaudit ships: src/main/resources/io/jaudit/**/*.tsv.

Run by hand when a table changes, never by the build; look at `git diff` afterwards:

    KERNEL_HEADERS=folder src/main/tables/generate.py

Needs Debian (or Ubuntu) with python3, cpp, libc6-dev and netbase, and the package linux-libc-dev of Debian 14 or later, which
holds the kernel's headers for all architectures; unpacked (dpkg-deb -x) into a folder, which KERNEL_HEADERS names, it need not be
the one that is installed.

Numbers and names come from the kernel's user-space headers. What those don't hold was read off the
output of the ausearch and ausyscall binaries, never off their source; each resource says which is which.

Every resource has the same shape, known to io.jaudit.interpret.tables.ConstantTable:
    # comment lines: what it is, where it comes from
    number TAB name [TAB alias,alias... [TAB detail]]
sorted by number (decimal or 0x hex), each number once, each name or alias once whatever its case.
To add a table, write a function that returns a Table and list it in TABLES. arguments.py has the meaning of
system call arguments, headers.py reads headers.
"""

import os
import re
from dataclasses import dataclass, field

import arguments
from headers import ARM64, ARMHF, LIBC, LOONGARCH64, NATIVE, PPC64EL, RISCV64, S390X, Headers, Row, Table, integer, package_version

# ---------------------------------------------------------------------- record types

# The list of record types is kept by hand, in Java: user-space types are in no kernel header.
RECORD_TYPES = "java/io/jaudit/record/TypeTable.java"

# In linux/audit.h, but never the type of a logged record, or bounds of a range.
NOT_RECORD_TYPES = """
GET SET LIST ADD DEL WATCH_INS WATCH_REM WATCH_LIST SIGNAL_INFO ADD_RULE DEL_RULE LIST_RULES TRIM MAKE_EQUIV TTY_GET
TTY_SET SET_FEATURE GET_FEATURE FIRST_USER_MSG LAST_USER_MSG FIRST_USER_MSG2 LAST_USER_MSG2 FIRST_KERN_ANOM_MSG
LAST_KERN_ANOM_MSG REPLACE
""".split()


def compare_record_types():
    """Stops if linux/audit.h has a type of record that the list lacks, or has with another number."""
    with open(os.path.join(os.path.dirname(__file__), "..", RECORD_TYPES), encoding="utf-8") as java:
        ours = {name: int(number) for number, name in re.findall(r"^ +(\d{4}) ([A-Z]\w+)", java.read(), re.M)}
    for name, number in re.findall(r"^#define AUDIT_(\w+)\s+([12]\d{3})\b", NATIVE.text("linux/audit.h"), re.M):
        if name not in NOT_RECORD_TYPES and ours.get(name) != int(number):
            raise SystemExit(f"record type {name}: {number} in linux/audit.h, {ours.get(name)} in {RECORD_TYPES}")


# ---------------------------------------------------------------------- architectures

ARCHES = [
    # AUDIT_ARCH_, ausearch's name, other names --arch takes, the arch of other size on the same machine.
    # ausearch knows amd64 and arm64 not; they are what Debian and the JVM call x86_64 and aarch64.
    ("I386", "i386", "i486 i586 i686", "x86_64"),
    ("X86_64", "x86_64", "amd64", "i386"),
    ("ARM", "armeb", "arm armv5tejl armv5tel armv6l armv7l", "aarch64"),
    ("AARCH64", "aarch64", "armv8l arm64", "armeb"),
    ("PPC", "ppc", "", "ppc64"),
    ("PPC64", "ppc64", "", "ppc"),
    ("PPC64LE", "ppc64le", "", "ppc"),
    ("S390", "s390", "", "s390x"),
    ("S390X", "s390x", "", "s390"),
    ("RISCV32", "riscv32", "", "riscv64"),
    ("RISCV64", "riscv64", "", "riscv32"),
    ("LOONGARCH64", "loongarch64", "", ""),
]


def arches():
    # linux/audit.h wants linux/types.h, which wants macros of the compiler: only its flags and names are needed.
    audit = NATIVE.text("linux/audit.h")
    machines = NATIVE.macros("linux/elf-em.h", r"EM_\w+")
    flags = dict(re.findall(r"#define (__AUDIT_ARCH_(?:64BIT|LE))\s+(0x\w+)", audit))

    def code(name):
        expression = re.search(rf"#define AUDIT_ARCH_{name}\s+\((.*)\)", audit).group(1)
        return sum(integer(flags[part]) if part in flags else machines[part] for part in expression.split("|"))

    about = [
        "Values of the field arch: code (ELF machine, 64 bit and little-endian flags), name, aliases, the arch",
        "of the other word size on such machines.",
        NATIVE.provenance("linux/audit.h and linux/elf-em.h"),
        "Names and aliases are those ausearch prints and takes; amd64 and arm64 were added.",
    ]
    rows = [Row(code(name), shown, aliases.split(), sibling) for name, shown, aliases, sibling in ARCHES]
    return Table("interpret/arch.tsv", about, rows, "0x{:x}")


# ---------------------------------------------------------------------- system calls


@dataclass
class Abi:
    name: str
    headers: Headers
    header: str
    flags: list[str] = field(default_factory=list)
    # Where `ausyscall NAME --dump` 3.0.9 prints another name than the header has.
    shown: dict[int, str] = field(default_factory=dict)


PPC_SHOWN = {179: "pread", 180: "pwrite", 306: "timerfd", 319: "perf_counter_open"}
S390_SHOWN = {180: "pread", 181: "pwrite"}
ARM_SHOWN = {
    140: "llseek",
    142: "newselect",
    149: "sysctl",
    270: "fadvise64_64",
    341: "sync_file_range",
    423: "sched_rr_get_interval64",
}

# The table of s390 is not written anymore: its header went away with Linux 7. It stays as 6.1 had it.
ABIS = [
    Abi("x86_64", NATIVE, "asm/unistd_64.h", shown={17: "pread", 18: "pwrite"}),
    Abi("i386", NATIVE, "asm/unistd_32.h", shown={283: "sys_kexec_load", 423: "sched_rr_get_interval64"}),
    Abi("aarch64", ARM64, "asm/unistd.h", shown={61: "getdents", 67: "pread", 68: "pwrite", 80: "newfstat"}),
    Abi("armeb", ARMHF, "asm/unistd.h", ["-D__ARM_EABI__"], ARM_SHOWN),
    Abi("ppc", PPC64EL, "asm/unistd_32.h", shown=PPC_SHOWN),
    Abi("ppc64", PPC64EL, "asm/unistd_64.h", shown=PPC_SHOWN | {291: "fstatat64"}),
    Abi("ppc64le", PPC64EL, "asm/unistd_64.h", shown=PPC_SHOWN | {291: "fstatat64"}),
    Abi("s390x", S390X, "asm/unistd_64.h", shown=S390_SHOWN),
    Abi("riscv32", RISCV64, "asm/unistd.h", ["-D__riscv", "-D__SIZEOF_POINTER__=4"]),
    Abi("riscv64", RISCV64, "asm/unistd.h", ["-D__riscv", "-D__LP64__", "-D__SIZEOF_POINTER__=8"]),
    Abi("loongarch64", LOONGARCH64, "asm/unistd_64.h"),
    Abi("x32", NATIVE, "asm/unistd_x32.h", ["-D__X32_SYSCALL_BIT=0x40000000"], {0x40000011: "pread", 0x40000012: "pwrite"}),
]

# Spellings of one call: either one also finds the other, unless that is a call of its own.
SPELLINGS = [
    ("pread64", "pread"),
    ("pwrite64", "pwrite"),
    ("getdents64", "getdents"),
    ("fstat", "newfstat"),
    ("newfstatat", "fstatat64"),
    ("_llseek", "llseek"),
    ("_newselect", "newselect"),
    ("_sysctl", "sysctl"),
    ("madvise", "madvise1"),
    ("kexec_load", "sys_kexec_load"),
    ("timerfd_create", "timerfd"),
    ("perf_event_open", "perf_counter_open"),
    ("sched_rr_get_interval_time64", "sched_rr_get_interval64"),
]

NOT_SYSCALLS = {"syscalls", "arch_specific_syscall", "SYSCALL_BASE", "OABI_SYSCALL_BASE", "SYSCALL_MASK"}


def syscall_numbers(abi, flags):
    macros = abi.headers.macros(abi.header, r"__NR_\w+", flags)
    return {name[5:]: number for name, number in macros.items() if name[5:] not in NOT_SYSCALLS}


def syscalls(abi):
    names = {}
    for name, number in syscall_numbers(abi, abi.flags).items():
        names.setdefault(number, []).append(name)
    about = [f"System calls of {abi.name}: number, name, aliases.", abi.headers.provenance(abi.header)]
    if abi.headers is ARMHF:  # kernels may serve old binaries too; those calls keep their number
        old_base = 0x900000
        for name, number in syscall_numbers(abi, []).items():
            if number - old_base not in names:
                names[number - old_base] = [name]
        about.append("With the calls only the old ABI has.")
    if abi.shown:
        about.append("Where ausyscall 3.0.9 prints another name than the header, that name comes first.")
    rows = []
    for number, spelled in names.items():
        shown = abi.shown.get(number, spelled[0])
        rows.append(Row(number, shown, sorted(name for name in spelled if name != shown)))
    add_spellings(rows)
    return Table(f"interpret/syscalls-{abi.name}.tsv", about, rows)


def add_spellings(rows):
    by_name = {name: row for row in rows for name in [row.name, *row.aliases]}
    for one, other in SPELLINGS:
        if (one in by_name) != (other in by_name):
            row, missing = (by_name[one], other) if one in by_name else (by_name[other], one)
            row.aliases.append(missing)


# ---------------------------------------------------------------------- errno


def errnos():
    text = NATIVE.text("asm-generic/errno-base.h") + NATIVE.text("asm-generic/errno.h")
    defined = re.findall(r"^#define\s+(E\w+)\s+(\w+)", text, re.M)
    rows = {name: Row(int(value), name, detail=os.strerror(int(value))) for name, value in defined if value.isdigit()}
    rows["EFTYPE"].detail = "Wrong file type for the intended operation"  # of the header; younger than the libc
    for name, value in defined:
        if value in rows:
            rows[value].aliases.append(name)
    rows["EOPNOTSUPP"].aliases.append("ENOTSUP")
    about = [
        "Error numbers: number, name, aliases, message.",
        NATIVE.provenance("asm-generic/errno-base.h and asm-generic/errno.h"),
        f"Messages: strerror of Debian's libc6 {package_version('libc6')}; alias ENOTSUP: bits/errno.h of its libc6-dev.",
    ]
    return Table("interpret/errno.tsv", about, list(rows.values()))


# ---------------------------------------------------------------------- io_uring

def uring_ops():
    body = re.search(r"enum io_uring_op \{(.*?)\};", NATIVE.text("linux/io_uring.h"), re.S).group(1)
    names = [name.lower() for name in re.findall(r"\bIORING_OP_(\w+),", body) if name != "LAST"]
    about = [
        "Operations of io_uring, the field uring_op: number, name.",
        NATIVE.provenance("linux/io_uring.h") + " IORING_OP_* in lower case.",
    ]
    rows = [Row(number, name) for number, name in enumerate(names)]
    return Table("interpret/uring-ops.tsv", about, rows)


# ---------------------------------------------------------------------- socket addresses


def address_families():
    header = "bits/socket.h"
    text = LIBC.text(header)
    numbers = {name.lower(): int(n) for name, n in re.findall(r"^#define\s+PF_(\w+)\s+(\d+)", text, re.M)}
    numbers.pop("max")
    rows = {name: Row(number, name) for name, number in numbers.items()}
    for name, other in re.findall(r"^#define\s+PF_(\w+)\s+PF_(\w+)", text, re.M):
        rows[other.lower()].aliases.append(name.lower())
    about = [
        "Families of socket addresses, the first two bytes of the field saddr: number, name, aliases.",
        LIBC.provenance(header) + " PF_* in lower case.",
    ]
    return Table("interpret/address-families.tsv", about, list(rows.values()))


# ---------------------------------------------------------------------- words for small numbers


def constants(header, names):
    """The numbers of constants, be they macros or members of an enum that have a number."""
    found = re.findall(r"\b(?:#define\s+)?([A-Z]\w+)(?:\s*=\s*|\s+)(0x[0-9a-fA-F]+|\d+)U?\b", NATIVE.text(header))
    numbers = {name: integer(number) for name, number in found if name in names}
    return {name: numbers[name] for name in names}


def words(path, about, header, shown, number="{}"):
    """A table of words that ausearch shows for constants of the kernel's headers."""
    numbers = constants(header, shown)
    rows = [Row(numbers[name], word) for name, word in shown.items()]
    provenance = NATIVE.provenance(header) + " Words: read off the output of ausearch 3.0.9 and 4.2.2."
    return Table(f"interpret/{path}", [about, provenance], rows, number)


def netfilter_protocols():
    names = "UNSPEC INET IPV4 ARP NETDEV BRIDGE IPV6 DECNET".split()
    shown = {f"NFPROTO_{name}": name.lower() for name in names} | {"NFPROTO_UNSPEC": "unspecified"}
    about = "Protocol families of netfilter, the field family: number, name."
    return words("netfilter-protocols.tsv", about, "linux/netfilter.h", shown)


def icmp_types():
    shown = {
        "ICMP_ECHOREPLY": "echo-reply",
        "ICMP_DEST_UNREACH": "destination-unreachable",
        "ICMP_SOURCE_QUENCH": "source-quench",
        "ICMP_REDIRECT": "redirect",
        "ICMP_ECHO": "echo",
        "ICMP_TIME_EXCEEDED": "time-exceeded",
        "ICMP_PARAMETERPROB": "parameter-problem",
        "ICMP_TIMESTAMP": "timestamp-request",
        "ICMP_TIMESTAMPREPLY": "timestamp-reply",
        "ICMP_INFO_REQUEST": "info-request",
        "ICMP_INFO_REPLY": "info-reply",
        "ICMP_ADDRESS": "address-mask-request",
        "ICMP_ADDRESSREPLY": "address-mask-reply",
    }
    return words("icmp-types.tsv", "Types of ICMP messages, the field icmptype: number, name.", "linux/icmp.h", shown)


def rule_lists():
    shown = {
        "AUDIT_FILTER_USER": "user",
        "AUDIT_FILTER_TASK": "task",
        "AUDIT_FILTER_EXIT": "exit",
        "AUDIT_FILTER_EXCLUDE": "exclude",
        "AUDIT_FILTER_FS": "filesystem",
        "AUDIT_FILTER_URING_EXIT": "io_uring",
    }
    return words("rule-lists.tsv", "Lists of audit rules, the field list: number, name.", "linux/audit.h", shown)


def seccomp_actions():
    shown = {
        "SECCOMP_RET_KILL_PROCESS": "kill-process",
        "SECCOMP_RET_KILL_THREAD": "kill-thread",
        "SECCOMP_RET_TRAP": "trap",
        "SECCOMP_RET_ERRNO": "errno",
        "SECCOMP_RET_USER_NOTIF": "user-notify",
        "SECCOMP_RET_TRACE": "trace",
        "SECCOMP_RET_LOG": "log",
        "SECCOMP_RET_ALLOW": "allow",
    }
    about = "What a seccomp filter decided, the upper half of the field code: number, name."
    return words("seccomp-actions.tsv", about, "linux/seccomp.h", shown, "0x{:x}")


def resolve_flags():
    names = re.findall(r"#define (RESOLVE_\w+)", NATIVE.text("linux/openat2.h"))
    about = "How openat2 resolves a path, the field resolve: bit, name."
    return words("resolve-flags.tsv", about, "linux/openat2.h", {name: name for name in names}, "0x{:x}")


def lookup_flags():
    shown = {
        0x1: "follow",
        0x2: "directory",
        0x4: "continue",
        0x10: "parent",
        0x20: "noalt",
        0x40: "atomic",
        0x100: "open",
        0x200: "create",
        0x400: "access",
    }
    about = "How early kernels of 2.6 looked a path up, the field flags of a PATH record: bit, name."
    provenance = "Read off the output of ausearch 3.0.9; never in a uapi header."
    rows = [Row(number, word) for number, word in shown.items()]
    return Table("interpret/lookup-flags.tsv", [about, provenance], rows, "0x{:x}")


# ---------------------------------------------------------------------- all of them

TABLES = [
    arches,
    errnos,
    uring_ops,
    address_families,
    netfilter_protocols,
    icmp_types,
    rule_lists,
    seccomp_actions,
    resolve_flags,
    lookup_flags,
    *(lambda abi=abi: syscalls(abi) for abi in ABIS),
    *arguments.TABLES,
]

if __name__ == "__main__":
    compare_record_types()
    for table in TABLES:
        table().write()
