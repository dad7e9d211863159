"""Tables of the meaning of system call arguments (docs/ausearch-semantics.md §6.4). See generate.py."""

import re
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

from headers import LIBC, Enum, Macros, Row, Source, Table, package_version

FLAGS = "0x{:x}"


@dataclass
class Names:
    """One table: what its headers say, but for the names that ausearch writes otherwise or knows besides."""

    path: str
    about: str
    sources: list[Source]
    shown: dict[int, str] = field(default_factory=dict)  # read off ausearch 3.0.9
    leave_out: str = "(?!)"  # pattern of names
    strip: str = ""  # what is taken off the names, which then are shown in lower case
    only: range | None = None
    number: str = "{}"

    def table(self):
        rows = {number: Row(number, name) for number, name in self.shown.items()}
        for source in self.sources:
            for name, number in source.numbers().items():
                wanted = self.only is None or number in self.only
                if wanted and not re.fullmatch(self.leave_out, name):
                    word = name.removeprefix(self.strip).lower() if self.strip else name
                    rows.setdefault(number, Row(number, word))
        about = [self.about, *(source.provenance() for source in self.sources)]
        if self.shown:
            names = " ".join(self.shown[number] for number in sorted(self.shown))
            about += textwrap.wrap("Read off the output of ausearch 3.0.9: " + names + ".", 116)
        return Table(f"interpret/{self.path}", about, list(rows.values()), self.number)


def flags(path, about, sources, shown=(), **more):
    return Names(path, about, sources, dict(shown), number=FLAGS, **more)


PROCESSES = [
    Names(
        "signals.tsv",
        "Signals: number, name.",
        [Source("asm/signal.h", r"SIG[A-Z]+[12]?")],
        {0: "SIG0"},
        leave_out="SIGRT.*|SIGSTKSZ",
    ),
    Names(
        "capabilities.tsv",
        "Capabilities: number, name in lower case without CAP_.",
        [Source("linux/capability.h", r"CAP_\w+")],
        leave_out="CAP_LAST_CAP",
        strip="CAP_",
    ),
    Names("clock-ids.tsv", "Clocks: number, name.", [Source("linux/time.h", r"CLOCK_\w+")], only=range(7)),
    Names("rlimits.tsv", "Limits on resources: number, name.", [Source("asm-generic/resource.h", r"RLIMIT_\w+")]),
    Names(
        "personalities.tsv",
        "Execution domains, the low byte of a personality: number, name.",
        [Source("linux/personality.h", r"PER_\w+")],
        leave_out="PER_MASK",
        only=range(256),
    ),
    Names(
        "ptrace-requests.tsv",
        "Requests of ptrace: number, name.",
        [
            Source("linux/ptrace.h", r"PTRACE_\w+"),
            Source("asm/ptrace-abi.h", r"PTRACE_\w+"),
        ],
        {3: "PTRACE_PEEKUSER", 6: "PTRACE_POKEUSER"},
        leave_out="PTRACE_(EVENT_|O_|SYSCALL_INFO_|PEEKSIGINFO_).*|PTRACE_OLDSETOPTIONS",
    ),
    Names(
        "prctl-options.tsv",
        "Options of prctl: number, name.",
        [Source("linux/prctl.h", r"PR_(SET|GET|CAPBSET|TASK|MCE|MPX|CAP|SVE|SME|PAC|SCHED)_\w+")],
        leave_out="PR_(MCE_KILL_[^G].*|SET_(MM|VMA)_.*|CAP_AMBIENT_.*|SVE_(VL|SET_VL)_.*|SME_(VL|SET_VL)_.*)"
        "|PR_(SCHED_CORE_.*|SET_PTRACER_ANY)",
    ),
    Names("bpf-commands.tsv", "Commands of bpf: number, name.", [Enum("linux/bpf.h", "bpf_cmd")]),
    Names(
        "scheduling-policies.tsv",
        "Scheduling policies: number, name.",
        [Source("linux/sched.h", r"SCHED_(NORMAL|FIFO|RR|BATCH|IDLE|DEADLINE)")],
        {0: "SCHED_OTHER"},
    ),
    flags(
        "clone-flags.tsv",
        "What a new process shares: bit, name. Without those of clone3 alone.",
        [Source("linux/sched.h", r"CLONE_\w+")],
        leave_out="CLONE_ARGS_SIZE_.*",
        only=range(1 << 32),
    ),
]

FILES = [
    flags(
        "open-flags.tsv",
        "How a file is opened: bit, name. O_RDONLY is no bit. The bits are those of most arches, x86 among them.",
        [Source("asm-generic/fcntl.h", r"(__)?O_\w+")],
        leave_out="O_(ACCMODE|RDONLY|LARGEFILE|SYNC|TMPFILE|TMPFILE_MASK|NDELAY)",
        shown={0o20000: "O_ASYNC"},
    ),
    flags("access-modes.tsv", "What access asks for: bit, name.", [Source("unistd.h", r"[RWX]_OK", LIBC)]),
    flags(
        "at-flags.tsv",
        "How a path is looked up: bit, name.",
        [Source("linux/fcntl.h", r"AT_(SYMLINK_NOFOLLOW|NO_AUTOMOUNT|EMPTY_PATH|RECURSIVE)")],
    ),
    flags(
        "faccessat-flags.tsv",
        "How faccessat looks a path up: bit, name.",
        [Source("linux/fcntl.h", "AT_(SYMLINK_NOFOLLOW|EACCESS|EMPTY_PATH)")],
    ),
    Names(
        "fcntl-commands.tsv",
        "Commands of fcntl: number, name.",
        [Macros("linux/fcntl.h", r"F_\w+")],
        leave_out="F_(OWNER_[TP].*|RDLCK|WRLCK|UNLCK|EXLCK|SHLCK|SEAL_.*|LINUX_SPECIFIC_BASE)",
    ),
    Names("epoll-operations.tsv", "Operations of epoll_ctl: number, name.", [Source("linux/eventpoll.h", r"EPOLL_CTL_\w+")]),
    Names(
        "seek-origins.tsv",
        "Where lseek counts from: number, name.",
        [Source("linux/fs.h", r"SEEK_\w+")],
        leave_out="SEEK_MAX",
    ),
    flags(
        "mount-flags.tsv",
        "How a file system is mounted: bit, name.",
        [Source("linux/mount.h", r"MS_\w+")],
        {1 << 22: "MS_KERNMOUNT", 1 << 27: "MS_SNAP_STABLE"},
        leave_out="MS_(VERBOSE|RMT_MASK|MGC_.*)",
    ),
    flags(
        "umount-flags.tsv",
        "How a file system is unmounted: bit, name.",
        [Source("sys/mount.h", r"(MNT|UMOUNT)_\w+", LIBC)],
        {1 << 31: "UMOUNT_UNUSED"},
    ),
    Names("fsconfig-commands.tsv", "Commands of fsconfig: number, name.", [Source("linux/mount.h", r"FSCONFIG_\w+")]),
    Names(
        "ioctls.tsv",
        "Requests of ioctl that ausearch knows: number, name.",
        [
            Source("asm-generic/ioctls.h", "TC(GETS|SETSW?|SETSF|SBRK|FLSH)|FIONBIO|TIOC(SCTTY|[GS]PGRP|[GS]WINSZ|INQ|NOTTY)"),
            Source("linux/cdrom.h", "CDROM(EJECT|EJECT_SW|SEEK|_GET_UPC)"),
            Source("linux/kd.h", "KD[GS]ETMODE"),
            Source("linux/sockios.h", "SIOC(GIFNAME|GIFHWADDR|GIFINDEX|BRADDIF)"),
            Source("asm-generic/sockios.h", "FIO[SG]ETOWN"),
        ],
        # These hold the size of what is passed, which the headers give as a type.
        {
            0x40045431: "TIOCSPTLCK",
            0x80045430: "TIOCGPTN",
            0xC01864B0: "DRM_IOCTL_MODE_PAGE_FLIP",
            0xC01864B1: "DRM_IOCTL_MODE_DIRTYFB",
            0xC01C64A3: "DRM_IOCTL_MODE_CURSOR",
        },
        number=FLAGS,
    ),
]

MEMORY = [
    flags("protections.tsv", "What may be done with mapped memory: bit, name.", [Source("asm-generic/mman-common.h", "PROT_(READ|WRITE|EXEC|SEM)")]),
    flags(
        "map-flags.tsv",
        "How memory is mapped: bit, name. MAP_FILE is no bit. Those of x86.",
        [
            Source("linux/mman.h", r"MAP_(SHARED|PRIVATE)"),
            Source("asm/mman.h", "MAP_32BIT"),
            Source("asm-generic/mman.h", r"MAP_\w+"),
            Source("asm-generic/mman-common.h", r"MAP_\w+"),
        ],
        leave_out="MAP_(TYPE|FILE)",
    ),
    flags(
        "shmget-flags.tsv",
        "How shared memory is made: bit, name.",
        [Source("linux/ipc.h", "IPC_(CREAT|EXCL)"), Source("linux/shm.h", "SHM_(HUGETLB|NORESERVE)")],
    ),
    Names("ipc-calls.tsv", "Calls of ipc: number, name.", [Source("linux/ipc.h", "(SEM|MSG|SHM)[A-Z]+")], strip=" "),
]

BITS_SOCKET = "bits/socket.h"

SOCKETS = [
    Names("socketcalls.tsv", "Calls of socketcall: number, name.", [Source("linux/net.h", r"SYS_\w+")], strip="SYS_"),
    Names(
        "socket-types.tsv",
        "Types of sockets: number, name.",
        [Source("bits/socket_type.h", r"SOCK_[A-Z]+", LIBC)],
        leave_out="SOCK_(CLOEXEC|NONBLOCK)",
    ),
    flags(
        "message-flags.tsv",
        "How a message is sent or received: bit, name.",
        [Source(BITS_SOCKET, r"MSG_\w+", LIBC)],
        {1 << 17: "MSG_SENDPAGE_NOTLAST", 1 << 31: "MSG_CMSG_COMPAT"},
        leave_out="MSG_TRYHARD",
    ),
    Names(
        "socket-levels.tsv",
        "Levels of socket options that are no protocols: number, name.",
        [Source(BITS_SOCKET, r"SOL_\w+", LIBC), Source("asm-generic/socket.h", "SOL_SOCKET")],
        dict(enumerate("SOL_IPX SOL_AX25 SOL_ATALK SOL_NETROM SOL_ROSE".split(), 256)),
    ),
    Names(
        "socket-options.tsv",
        "Options of SOL_SOCKET: number, name.",
        [Source("asm-generic/socket.h", r"(SO|SCM)_[A-Z]\w+")],
        {20: "SO_RCVTIMEO", 21: "SO_SNDTIMEO", 29: "SO_TIMESTAMP", 35: "SO_TIMESTAMPNS", 37: "SO_TIMESTAMPING"},
    ),
    Names(
        "ip-options.tsv",
        "Options of IPPROTO_IP: number, name.",
        [Source("linux/in.h", r"(IP|MCAST)_[A-Z]\w+"), Source("linux/netfilter_ipv4/ip_tables.h", r"IPT_SO_[SG]ET_\w+")],
        leave_out="IP_PMTUDISC_.*|IP_DEFAULT_.*|MCAST_(EX|IN)CLUDE|IP_MAX.*|IPT_SO_.*_MAX",
    ),
    Names(
        "ipv6-options.tsv",
        "Options of IPPROTO_IPV6: number, name.",
        [
            Source("linux/in6.h", r"(IPV6|MCAST)_[A-Z0-9]\w+"),
            Source("linux/in.h", r"MCAST_\w+"),
            Source("linux/netfilter_ipv6/ip6_tables.h", r"IP6T_SO_\w+"),
        ],
        leave_out="IPV6_(PMTUDISC|PREFER_SRC|TLV|PRIORITY|FL_[ASF]|FLOWINFO_(FLOW|PRIO)).*|MCAST_(EX|IN)CLUDE|IP6T_SO_.*_MAX",
    ),
    Names("tcp-options.tsv", "Options of IPPROTO_TCP: number, name.", [Source("linux/tcp.h", r"TCP_[A-Z]\w+")], {15: "TCP_COOKIE_TRANSACTIONS"}, only=range(1, 64)),
    Names("udp-options.tsv", "Options of IPPROTO_UDP: number, name.", [Source("linux/udp.h", "UDP_(CORK|ENCAP)")]),
    Names(
        "packet-options.tsv",
        "Options of SOL_PACKET: number, name.",
        [Source("linux/if_packet.h", r"PACKET_[A-Z]\w+")],
        leave_out="PACKET_(HOST|BROADCAST|MULTICAST|OTHERHOST|OUTGOING|LOOPBACK|USER|KERNEL|FASTROUTE|FANOUT_(?!DATA).*|MR_.*)",
    ),
]


def protocols():
    text = Path("/etc/protocols").read_text()
    rows = {}
    for name, number in re.findall(r"^([^#\s]\S*)\s+(\d+)\b", text, re.M):
        rows.setdefault(int(number), Row(int(number), name))
    about = [
        "Protocols of IP, for machines without /etc/protocols: number, name.",
        f"From /etc/protocols of Debian's netbase {package_version('netbase')}.",
    ]
    return Table("interpret/protocols.tsv", about, list(rows.values()))


TABLES = [protocols, *(names.table for names in [*PROCESSES, *FILES, *MEMORY, *SOCKETS])]
