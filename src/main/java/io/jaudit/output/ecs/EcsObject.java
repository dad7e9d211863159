package io.jaudit.output.ecs;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.EventView;
import io.jaudit.describe.PathInfo;
import io.jaudit.interpret.field.SocketAddress;
import io.jaudit.output.ecs.EcsFields.Found;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Writes the object of an event: {@code file}, {@code source}, {@code destination} and {@code
 * network}. Not safe for use by several threads.
 */
final class EcsObject {
  private static final int NOT_OCTAL = -1;
  private static final int PERMISSIONS = 07777;
  private static final int TYPE = 0170000;

  private final EcsText json;

  EcsObject(EcsText json) {
    this.json = json;
  }

  /** Returns the PATH record that is the object; null if there is none. */
  static @Nullable AuditRecord file(RecordList records, int from) {
    AuditRecord first = null;
    int index = 0;
    int start = from < paths(records) ? from : 0;
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      if (record.is(RecordType.PATH) && index++ >= start) {
        first = first == null ? record : first;
        if (!isParent(record)) {
          return record;
        }
      }
    }
    return first;
  }

  private static int paths(RecordList records) {
    int paths = 0;
    for (int i = 0; i < records.size(); i++) {
      paths += records.get(i).is(RecordType.PATH) ? 1 : 0;
    }
    return paths;
  }

  /**
   * Returns true for a folder of the object, and for a path that the kernel tells nothing about.
   */
  private static boolean isParent(AuditRecord path) {
    Field type = path.find(FieldId.NAMETYPE);
    type = type == null ? path.find(FieldId.OBJTYPE) : type; // of older kernels
    return type != null && (type.value().is("PARENT") || type.value().is("UNKNOWN"));
  }

  /** Returns what a file is by its mode; null if that is unknown. */
  static @Nullable String fileType(@Nullable ByteSlice mode) {
    return switch (mode == null ? 0 : octal(mode) & TYPE) {
      case 0100000 -> "file";
      case 0040000 -> "directory";
      case 0020000 -> "character-device";
      case 0060000 -> "block-device";
      case 0010000 -> "named-pipe";
      case 0120000 -> "symlink";
      case 0140000 -> "socket";
      default -> null;
    };
  }

  private static int octal(ByteSlice digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.at(i) - '0';
      if (digit < 0 || digit > 7 || value > TYPE) {
        return NOT_OCTAL;
      }
      value = value * 8 + digit;
    }
    return digits.isEmpty() ? NOT_OCTAL : value;
  }

  /** Writes the member {@code file}. */
  void writeFile(PathInfo path) {
    json.object(EcsMember.FILE);
    ByteSlice resolved = path.resolved();
    json.string(EcsMember.PATH, resolved == null ? path.name() : resolved);
    json.string(EcsMember.DEVICE, path.specialDevice());
    json.string(EcsMember.INODE, path.inode());
    ByteSlice mode = path.mode();
    int bits = mode == null ? NOT_OCTAL : octal(mode);
    if (bits != NOT_OCTAL) {
      String digits = Integer.toOctalString(1 << 12 | (bits & PERMISSIONS));
      json.plain(EcsMember.MODE, digits.substring(digits.length() - 4));
    }
    writeId(EcsMember.UID, path.owner());
    writeId(EcsMember.GID, path.group());
    json.string(EcsMember.OWNER, path.ownerName());
    json.string(EcsMember.GROUP, path.groupName());
    json.endObject();
  }

  private void writeId(EcsMember name, long id) {
    if (id != Actor.NONE) {
      json.plain(name, Long.toString(id));
    }
  }

  /** Writes the members {@code source}, {@code destination} and {@code network}. */
  void writeNetwork(EventView view, Normalization norm, EcsFields fields) {
    SocketAddress socket = view.socket();
    EcsMember end = socket == null ? null : end(view.call().name());
    if (socket != null && end != null) {
      writeEnd(end, socket);
      return;
    }
    Found address = norm.hasSource() ? fields.find("addr") : null;
    if (address != null) {
      ByteSlice ip = view.sourceAddress();
      json.object(EcsMember.SOURCE);
      json.string(EcsMember.IP, ip);
      json.string(EcsMember.ADDRESS, ip == null ? address.text() : ip);
      json.endObject();
      writeDirection(EcsMember.SOURCE);
    }
  }

  /** Returns which end of a connection the address of a call is; null if it is none. */
  private static @Nullable EcsMember end(@Nullable String call) {
    if (call == null) {
      return null;
    }
    return switch (call) {
      case "recvfrom", "recvmsg", "accept", "accept4" -> EcsMember.SOURCE;
      case "connect", "sendto", "sendmsg" -> EcsMember.DESTINATION;
      default -> null;
    };
  }

  private void writeEnd(EcsMember end, SocketAddress socket) {
    String address = socket.address();
    ByteSlice path = socket.path();
    json.object(end);
    if (address != null) {
      json.plain(EcsMember.IP, address);
      json.count(EcsMember.PORT, socket.port().orElse(-1));
      json.plain(EcsMember.ADDRESS, address);
    } else {
      json.string(EcsMember.ADDRESS, path);
    }
    json.endObject();
    writeDirection(end);
  }

  private void writeDirection(EcsMember end) {
    json.object(EcsMember.NETWORK);
    json.plain(EcsMember.DIRECTION, end == EcsMember.SOURCE ? "ingress" : "egress");
    json.endObject();
  }
}
