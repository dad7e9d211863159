package io.jaudit.options;

/** Lists the sections of the help of {@code jaudit search}, in its order. */
public enum Section {
  INPUT("Input:"),
  NAMES("User and group names that the log does not contain (looked up in this order):"),
  EVENTS(
      """
      Event selection. All options must match; a repeated option matches any of its
      values. So does a list with commas, except of TEXT, which may contain them:
      -sc unlink,unlinkat.
      TEXT matches anywhere in the field and is case-sensitive; see also -w:"""),
  PROCESSES("Process:"),
  USERS("User and group (a number, a name, or unset), in any record:"),
  OBJECTS("Object:"),
  TIME(
      """
      Time, both ends included. TIME is a date (2023-11-14, 11/14/23, Nov 14), a time
      of day (10:00, 10:00:05.250, 10am), both, @1700000000, an age (2h, 1d12h,
      "10 min ago"), a weekday, or one of: now, recent, boot, today, yesterday,
      this-hour, this-week, last-week, week-ago, this-month, this-year:"""),
  OUTPUT("Output:"),
  CSV("CSV output:"),
  CHECKPOINT("Only new events since the last run:"),
  MESSAGES("Messages (on standard error), help and version:");

  private final String heading;

  Section(String heading) {
    this.heading = heading;
  }

  /** Returns what the help shows above the options of this section; one line or more. */
  public String heading() {
    return heading;
  }
}
