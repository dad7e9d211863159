package io.jaudit.options;

/** Lists the sections of the help and the man page of {@code jaudit search}, in their order. */
public enum Section {
  INPUT("Input"),
  NAMES(
      "User and group names",
      "User and group names that the log does not contain (looked up in this order):"),
  EVENTS(
      "Event selection",
      """
      Event selection. All options must match; a repeated option matches any of its
      values. So does a list with commas, except of TEXT, which may contain them:
      -sc unlink,unlinkat.
      TEXT matches anywhere in the field and is case-sensitive; see also -w:"""),
  PROCESSES("Process"),
  USERS(
      "User and group",
      """
      User and group (a number, a name, or unset), in the records of which ausearch
      reads them (--where reads all):"""),
  OBJECTS("Object"),
  TIME(
      "Time",
      """
      Time, both ends included. TIME is a date (2023-11-14, 11/14/23, 14 Nov), a time
      of day (10:00, 10:00:05.250, 10am), both, @1700000000, an age (2h, 1d 12h,
      "10 min ago"), a weekday (monday, last-monday), or one of: now, recent, boot,
      today, yesterday, this-hour, this-week, last-week, week-ago, this-month,
      last-month, this-year, last-year. Forms that programs print are read, too,
      such as 2023-11-14T22:13:34.567Z and Tue Nov 14 22:13:34 2023:"""),
  OUTPUT("Output"),
  CSV("CSV output"),
  CHECKPOINT("Only new events since the last run"),
  MESSAGES("Messages, help and version", "Messages (on standard error), help and version:");

  private final String title;
  private final String heading;

  Section(String title) {
    this(title, title + ":");
  }

  Section(String title, String heading) {
    this.title = title;
    this.heading = heading;
  }

  /** Returns its name, a few words. */
  public String title() {
    return title;
  }

  /** Returns what the help shows above the options of this section; one line or more. */
  public String heading() {
    return heading;
  }
}
