package io.jaudit.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Lists the columns: the members of {@code jaudit.event/1} with their names and types, and what is
 * known of an event only here. Stateless.
 *
 * <p>A member <code>NAME_hex</code> has no column: the column {@code raw} has all bytes of the log.
 * Nor have those that {@code --with-parents} adds, which needs all events of a host in one piece.
 */
final class EventColumns {
  static final String HOST = "host";
  static final String TIME = "time";
  static final String ID = "id";
  static final String SERIAL = "serial";
  static final String RECORDS = "records";
  static final String RAW = "raw";
  static final String JSON = "json";
  static final String FILE = "file";
  static final String POS = "pos";

  private static final DataType TEXT_TYPE = DataTypes.StringType;
  private static final DataType NUMBER = DataTypes.LongType;
  private static final DataType FLAG = DataTypes.BooleanType;
  private static final DataType TEXTS = DataTypes.createArrayType(TEXT_TYPE);
  private static final DataType FIELDS = DataTypes.createMapType(TEXT_TYPE, TEXT_TYPE);

  private EventColumns() {}

  /** Returns all columns. */
  static StructType schema() {
    List<StructField> columns = new ArrayList<>();
    add(columns, TEXT_TYPE, HOST, "node", "node_source");
    add(columns, DataTypes.TimestampType, TIME);
    add(columns, TEXT_TYPE, ID);
    add(columns, NUMBER, SERIAL);
    add(columns, TEXT_TYPE, "type");
    add(columns, TEXTS, "types", "keys");
    add(columns, FLAG, "success");
    add(columns, TEXT_TYPE, "syscall", "arch");
    add(columns, NUMBER, "exit");
    add(columns, TEXT_TYPE, "exit_name", "action", "object", "how");
    add(columns, user(), "user");
    add(columns, process(), "process");
    add(columns, DataTypes.createArrayType(path()), "paths");
    add(columns, net(), "net");
    add(columns, TEXT_TYPE, "source_ip");
    add(columns, FIELDS, "msg");
    add(columns, DataTypes.createArrayType(avc()), "avc");
    add(columns, FLAG, "incomplete");
    add(columns, DataTypes.createArrayType(record()), RECORDS);
    add(columns, TEXT_TYPE, RAW, JSON, FILE);
    add(columns, NUMBER, POS);
    return struct(columns);
  }

  private static DataType user() {
    List<StructField> members = new ArrayList<>();
    for (String id :
        List.of("auid", "uid", "gid", "euid", "egid", "suid", "sgid", "fsuid", "fsgid")) {
      add(members, NUMBER, id);
      add(members, TEXT_TYPE, id + "_name");
    }
    add(members, NUMBER, "ses");
    add(members, TEXT_TYPE, "acct");
    return struct(members);
  }

  private static DataType process() {
    List<StructField> members = new ArrayList<>();
    add(members, NUMBER, "pid", "ppid");
    add(members, TEXT_TYPE, "comm", "exe", "cwd", "tty", "subj");
    add(members, TEXTS, "args");
    add(members, TEXT_TYPE, "cmdline", "title");
    return struct(members);
  }

  private static DataType path() {
    List<StructField> members = new ArrayList<>();
    add(members, NUMBER, "item");
    add(members, TEXT_TYPE, "path", "name", "nametype", "inode", "dev", "mode", "mode_name");
    add(members, NUMBER, "ouid");
    add(members, TEXT_TYPE, "ouid_name");
    add(members, NUMBER, "ogid");
    add(members, TEXT_TYPE, "ogid_name", "rdev", "obj");
    return struct(members);
  }

  private static DataType net() {
    List<StructField> members = new ArrayList<>();
    add(members, TEXT_TYPE, "family", "addr");
    add(members, NUMBER, "port");
    add(members, TEXT_TYPE, "path", "detail");
    return struct(members);
  }

  private static DataType avc() {
    List<StructField> members = new ArrayList<>();
    add(members, TEXT_TYPE, "result");
    add(members, TEXTS, "perms");
    add(members, TEXT_TYPE, "scontext", "tcontext", "tclass", "operation", "profile", "name");
    add(members, TEXT_TYPE, "requested_mask", "denied_mask");
    add(members, NUMBER, "pid");
    add(members, TEXT_TYPE, "comm", "path");
    return struct(members);
  }

  private static DataType record() {
    List<StructField> members = new ArrayList<>();
    add(members, TEXT_TYPE, "type");
    add(members, FIELDS, "fields");
    add(members, TEXT_TYPE, RAW);
    return struct(members);
  }

  private static void add(List<StructField> fields, DataType type, String... names) {
    for (String name : names) {
      fields.add(DataTypes.createStructField(name, type, true));
    }
  }

  private static StructType struct(List<StructField> fields) {
    return DataTypes.createStructType(fields);
  }
}
