package io.jaudit.report;

import io.jaudit.filter.where.WhereException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the reports by name. Immutable. */
public final class Reports {
  /** The name of the report that a page shows if none is named. */
  public static final String SUMMARY = "summary";

  static final String NOISE = "noise";
  static final String SESSIONS = "sessions";
  static final String HOURS = "hours";
  static final String RANGE = "range";
  private static final String RARE = "rare";
  private static final String RESULT = "result";
  private static final String PRIVILEGE = "privilege";

  /** Short names of groupings. */
  private static final Map<String, String> GROUPINGS = new LinkedHashMap<>();

  private static final Map<String, EventList> LISTS = new LinkedHashMap<>();

  /** Fields that are not just those of a record. */
  private static final Map<String, ListField> OWN_FIELDS =
      Map.of("ACCOUNT", AccountField.ACCT, "OPERATION", AccountField.OP);

  /** What a list contains, in words too, and which fields: their names, or NAME:FIELD. */
  private record EventList(String help, TypeGroup types, String fields) {}

  /** What the others report. */
  private static final Map<String, String> HELP =
      Map.of(
          SUMMARY, "numbers of all kinds of events, users, programs, files",
          NOISE, "which rule fills the disk",
          RARE, "programs that were run once",
          SESSIONS, "who logged in, from where, for how long",
          HOURS, "events by hour and day of the week",
          RANGE, "files: first and last event, and times without any",
          RESULT, "how many events succeeded and failed",
          PRIVILEGE, "who got the rights of another user; what su and sudo ran");

  static {
    GROUPINGS.put("keys", "key");
    GROUPINGS.put("types", "type");
    GROUPINGS.put("exes", "exe");
    GROUPINGS.put("syscalls", "syscall");
    GROUPINGS.put("users", "auid");
    GROUPINGS.put("files", "file");
    GROUPINGS.put(RESULT, "outcome");
    list(
        "auth",
        "attempts to authenticate",
        TypeGroup.AUTHENTICATIONS,
        "acct,auid,hostname,addr,terminal,exe,res");
    list(
        "logins",
        "logins, and login sessions that began",
        TypeGroup.SESSIONS,
        "type,auid,acct,ses,hostname,addr,terminal,exe,res");
    list(
        "accounts",
        "changes of users, groups and passwords",
        TypeGroup.ACCOUNTS,
        "type,auid,ACCOUNT,OPERATION,exe,res");
    list(
        "config",
        "changes of audit's configuration and rules",
        TypeGroup.CONFIG,
        "type,auid,op,exe,key:CONFIG_CHANGE.key,list,res");
    list(
        "anomalies",
        "anomalies, such as programs that crashed",
        TypeGroup.ANOMALIES,
        "type,auid,uid,pid,comm,exe,sig,res");
    list("responses", "responses to anomalies", TypeGroup.RESPONSES, "type,auid,acct,op,exe,res");
    list(
        "avc",
        "decisions of SELinux, AppArmor and the like",
        TypeGroup.DECISIONS,
        "type,result:avc.result,perms:avc.perms,scontext:avc.scontext,tcontext:avc.tcontext,"
            + "tclass:avc.tclass,profile:avc.profile,operation:avc.operation,"
            + "denied_mask:avc.denied_mask,name:avc.name,path:avc.path,comm");
    list("mac", "changes of SELinux, roles and labels", TypeGroup.MAC, "type,auid,op,exe,res");
    list(
        "crypto", "keys and sessions of encryption", TypeGroup.CRYPTO, "type,auid,op,addr,exe,res");
    list(
        "integrity",
        "measurements of file integrity",
        TypeGroup.INTEGRITY,
        "type,op,cause:INTEGRITY_DATA.cause,comm,name,res");
    list(
        "virt",
        "virtual machines and containers",
        TypeGroup.VIRT,
        "type,auid,vm,op,reason,exe,res");
    list("tty", "what was typed in terminals", TypeGroup.TTY, "type,auid,uid,ses,comm,data");
  }

  private Reports() {}

  private static void list(String name, String help, TypeGroup types, String fields) {
    LISTS.put(name, new EventList(help, types, fields));
  }

  /** Returns the names of all reports. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of(SUMMARY, NOISE, RARE));
    names.addAll(List.of(SESSIONS, HOURS, RANGE));
    names.addAll(GROUPINGS.keySet());
    names.addAll(LISTS.keySet());
    names.add(PRIVILEGE);
    return names;
  }

  /** Returns what a report of {@link #names} contains, in a few words. */
  public static String help(String name) {
    EventList list = LISTS.get(name);
    String help = list == null ? HELP.get(name) : "list of " + list.help;
    return help == null ? "the same as --by " + GROUPINGS.get(name) : help;
  }

  /** Returns the names that fields have in reports only. */
  public static List<String> shortNames() {
    return LoggedField.shortNames();
  }

  /** Returns true if a report of this name can be made for spans of time. */
  public static boolean isGrouping(String name) {
    return GROUPINGS.containsKey(name);
  }

  /** Returns true if aureport has a report of this name or by these fields, with other numbers. */
  public static boolean isCompatible(String name) {
    return name.equals(SUMMARY) || name.equals("keys") || name.equals("key");
  }

  /**
   * Returns the report of this name; null if there is none.
   *
   * @param bucket the span of time for which events are counted; null for all of it
   */
  public static @Nullable Report named(
      String name, @Nullable ChronoUnit bucket, ReportSettings settings) throws WhereException {
    if (name.equals(SUMMARY)) {
      return settings.isCompatible() ? new CompatSummary(settings) : new SummaryReport(settings);
    }
    if (name.equals(NOISE)) {
      return new NoiseReport(settings);
    }
    if (name.equals(SESSIONS)) {
      return new SessionsReport(settings);
    }
    if (name.equals(HOURS)) {
      return new HoursReport(settings);
    }
    if (name.equals(RANGE)) {
      return new RangeReport(settings);
    }
    if (name.equals(PRIVILEGE)) {
      return privilege(settings);
    }
    if (name.equals(RARE)) {
      List<ReportField> exe = List.of(LoggedField.named("exe"));
      return new GroupReport(name, exe, new Restriction(TypeGroup.EXECS, 1), settings);
    }
    EventList list = LISTS.get(name);
    if (list != null) {
      return new ListReport(
          name, event -> event.isOf(list.types), fields(list.fields, settings), settings);
    }
    String grouping = GROUPINGS.get(name);
    return grouping == null ? null : grouped(name, grouping, bucket, settings);
  }

  private static List<ListField> fields(String names, ReportSettings settings)
      throws WhereException {
    List<ListField> fields = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      ListField own = OWN_FIELDS.get(name);
      int colon = name.indexOf(':');
      if (own != null) {
        fields.add(own);
      } else if (colon < 0) {
        fields.add(settings.shown(LoggedField.named(name)));
      } else {
        fields.add(LoggedField.ofAll(name.substring(0, colon), name.substring(colon + 1)));
      }
    }
    return fields;
  }

  private static Report privilege(ReportSettings settings) throws WhereException {
    List<ListField> fields = new ArrayList<>();
    fields.add(LoggedField.named("type"));
    fields.add(PrivilegeField.HOW);
    fields.add(settings.shown(LoggedField.named("auid")));
    fields.add(PrivilegeField.FROM);
    fields.add(PrivilegeField.TO);
    fields.add(PrivilegeField.COMMAND);
    fields.add(LoggedField.named("terminal"));
    fields.add(LoggedField.named("outcome"));
    return new ListReport(
        PRIVILEGE, event -> PrivilegeField.how(event.view()) != null, fields, settings);
  }

  /**
   * Returns a report that counts events by fields.
   *
   * @param fields names with commas between them; empty if there is a bucket
   * @param bucket the span of time for which events are counted; null for all of it
   * @throws WhereException if a name is unknown
   */
  public static Report by(String fields, @Nullable ChronoUnit bucket, ReportSettings settings)
      throws WhereException {
    return grouped(fields, fields, bucket, settings);
  }

  private static Report grouped(
      String name, String fields, @Nullable ChronoUnit bucket, ReportSettings settings)
      throws WhereException {
    List<ReportField> all = new ArrayList<>();
    if (bucket != null) {
      all.add(new TimeSpan(bucket, settings.zone()));
    }
    if (!fields.isEmpty()) {
      List<LoggedField> logged =
          settings.isCompatible() ? LoggedField.listOfAureport(fields) : LoggedField.list(fields);
      for (LoggedField field : logged) {
        all.add(settings.shown(field));
      }
    }
    return new GroupReport(name, all, Restriction.NONE, settings);
  }
}
