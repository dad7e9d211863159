package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.SummaryText;
import io.jaudit.filter.BoundedRegex.Letters;
import io.jaudit.filter.FieldTest;
import io.jaudit.filter.WantedId;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.interpret.field.RuleKeys;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.tables.Errno;
import io.jaudit.interpret.tables.SyscallTable;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import io.jaudit.record.Fields;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of records, {@code exe}, {@code PATH.name} or {@code exe.raw}. A field in the message of
 * a program counts; the names that auditd added, and a former value, don't.
 *
 * @param name as in the log
 * @param id the number of the name; {@link FieldId#NONE} if it has none
 * @param start the name and an equals sign
 * @param type of the records; null for any
 * @param part which of the fields, and in which form
 * @param spelling how values are written in a log
 * @param classes the record types that may have it, as a set of {@link RecordClass}es
 */
record RecordField(
    String name,
    int id,
    ByteSlice start,
    @Nullable RecordType type,
    Part part,
    Spelling spelling,
    int classes)
    implements Subject {
  /** Which fields of that name count, and in which form. */
  enum Part {
    /** All, in each form. */
    ALL,
    /** All, as they are logged. */
    RAW,
    /** Those in the message of a program: {@code msg.acct}. */
    MESSAGE
  }

  private static final int NOT_OF_PARTS = RecordClass.setOf(RecordClass.OTHER_THAN_PARTS);

  /** A shorter value is in too many lines. */
  private static final int SHORT = 4;

  private static final long MAX_ID = 0xffff_ffffL;

  /** Fields with the address or the name of a host. */
  static final Set<String> ADDRESSES =
      Set.of("addr", "hostname", "laddr", "faddr", "saddr", "daddr");

  static RecordField of(String name, @Nullable RecordType type, Part part) {
    Spelling spelling = part == Part.RAW ? Spelling.PLAIN : Spelling.of(name, type);
    int id = FieldId.of(name);
    boolean mayBeOfPart = id == FieldId.NONE || FieldId.isOfParts(id);
    int classes = mayBeOfPart ? RecordClass.ANY_TYPE : NOT_OF_PARTS;
    return new RecordField(name, id, ByteSlice.of(name.concat("=")), type, part, spelling, classes);
  }

  /** Returns true if it has keys of rules, which are a list. */
  boolean isKey() {
    return id == FieldId.KEY && !isRaw();
  }

  private boolean isRaw() {
    return part == Part.RAW;
  }

  @Override
  public boolean any(Scope scope, ValueTest test) {
    RecordList records = scope.records();
    FieldValue value = new FieldValue(scope, isRaw(), records.get(0));
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      if (mayHave(record) && anyIn(record, value, test)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayHave(AuditRecord record) {
    boolean isOfType =
        type == null
            ? classes == RecordClass.ANY_TYPE || record.type().isAnyOf(classes)
            : record.type().equals(type);
    return isOfType && record.contentAsLogged().contains(start);
  }

  private boolean anyIn(AuditRecord record, FieldValue value, ValueTest test) {
    Fields fields = record.fields();
    for (int i = indexIn(fields, 0); i >= 0; i = indexIn(fields, i + 1)) {
      boolean isPart = part != Part.MESSAGE || fields.scope(i) == Field.Scope.USER;
      if (isPart && !fields.isFormer(i) && anyAt(record, i, value, test)) {
        return true;
      }
    }
    return false;
  }

  private int indexIn(Fields fields, int from) {
    return id == FieldId.NONE ? fields.indexOf(name, from) : fields.indexOf(id, from);
  }

  private boolean anyAt(AuditRecord record, int index, FieldValue value, ValueTest test) {
    if (SummaryText.isPlaceholder(record.fields(), index)) {
      return false;
    }
    if (record.fields().id(index) != FieldId.KEY || isRaw()) {
      value.goTo(record, index, null);
      return test.passes(value);
    }
    for (ByteSlice key : RuleKeys.split(FieldText.of(record, index))) {
      value.goTo(record, index, key);
      if (!key.isEmpty() && !key.is("(null)") && test.passes(value)) {
        return true;
      }
    }
    return false;
  }

  /** {@inheritDoc} Names of system calls, errors and architectures are the same in any case. */
  @Override
  public Letters letters() {
    boolean isName =
        switch (FieldId.kind(id)) {
          case SYSCALL, URING_OP, EXIT, ARCH -> true;
          default -> id == FieldId.ERRNO;
        };
    return isName && !isRaw() ? Letters.ANY_CASE : Letters.EXACT;
  }

  @Override
  public boolean isAddress() {
    return ADDRESSES.contains(name) && !isRaw();
  }

  @Override
  public List<Equality> equalTo(Literal literal, WhereContext context) throws WhereException {
    if (literal.isGlob() || isRaw()) {
      return List.of(Equality.text(literal, letters()));
    }
    Equality text = Equality.text(KnownWords.known(name, literal));
    FieldKind kind = FieldId.kind(id);
    refuseField(literal, kind);
    refuseWord(literal, kind);
    long number = literal.number();
    return switch (kind) {
      case USER, GROUP -> ids(id, kind, literal, text, context);
      case SESSION -> sessions(id, literal, text);
      case SYSCALL -> List.of(syscall(literal, text));
      case URING_OP ->
          List.of(
              number == Value.NO_NUMBER
                  ? text
                  : text.asNumber(number, FieldTest.syscall(id, number)));
      case EXIT -> {
        long exit = number == Value.NO_NUMBER ? error(literal) : number;
        yield List.of(exit == Value.NO_NUMBER ? text : is(id, exit, text));
      }
      case NUMBER -> List.of(number == Value.NO_NUMBER ? text : is(id, number, text));
      default -> List.of(other(literal, text));
    };
  }

  private static Equality is(int id, long number, Equality text) {
    return text.asNumber(number, FieldTest.number(id, number));
  }

  /** Returns true if its values may be arguments of system calls. */
  private boolean isArgument() {
    return id >= FieldId.A0 && id <= FieldId.A3 && !isRaw();
  }

  private Equality other(Literal literal, Equality text) throws WhereException {
    boolean isNumber = isArgument() && !literal.isPadded(); // a mode such as 0644 is a word
    Equality wanted = isNumber ? text.withArgument(ArgumentNumber.of(literal)) : text;
    return ADDRESSES.contains(name) ? wanted.withBlock(IpAddress.Block.of(literal)) : wanted;
  }

  private static List<Equality> ids(
      int id, FieldKind kind, Literal literal, Equality text, WhereContext context)
      throws WhereException {
    long number = literal.number();
    IdNames users = context.identities().users();
    IdNames groups = context.identities().groups();
    if (number != Value.NO_NUMBER) {
      checkId(number, literal);
      IdNames names = kind == FieldKind.GROUP ? groups : users;
      FieldTest test = FieldTest.id(id, WantedId.numbered(number, names));
      return List.of(text.asNumber(number & MAX_ID, test));
    }
    String name = literal.text().utf8();
    List<Equality> wanted = new ArrayList<>();
    if (kind == FieldKind.USER) {
      wanted.add(text.withOption(FieldTest.id(id, WantedId.named(name, users))));
    }
    if (kind == FieldKind.GROUP || id == FieldId.ID) { // id may be that of a group
      wanted.add(text.withOption(FieldTest.id(id, WantedId.named(name, groups))));
    }
    return wanted;
  }

  private static List<Equality> sessions(int id, Literal literal, Equality text)
      throws WhereException {
    boolean isUnset = literal.text().is("unset");
    long number = isUnset ? MAX_ID : literal.number();
    if (number == Value.NO_NUMBER) {
      return List.of(text);
    }
    checkId(number, literal);
    FieldTest test = FieldTest.id(id, WantedId.numbered(number));
    return List.of(isUnset ? text.withOption(test) : text.asNumber(number & MAX_ID, test));
  }

  private static void checkId(long number, Literal literal) throws WhereException {
    if (number < -1 || number > MAX_ID) {
      throw new WhereException(
          "expected an ID from 0 to " + MAX_ID + ", found " + WhereErrors.quoted(literal),
          literal.place(),
          "",
          "");
    }
  }

  private static Equality syscall(Literal literal, Equality text) throws WhereException {
    long number = literal.number();
    if (number != Value.NO_NUMBER) {
      return text.asNumber(number, FieldTest.syscall(FieldId.SYSCALL, number));
    }
    String name = literal.text().utf8();
    if (SyscallTable.isName(name)) {
      return text.withOption(FieldTest.syscall(name));
    }
    if (name.indexOf('(') < 0) {
      throw WhereErrors.unknown(
          "system call",
          name,
          literal.place(),
          SyscallTable.nearestNames(name),
          "write a name of the kernel's, such as openat, or a number");
    }
    return text; // such as socketcall(connect)
  }

  /** Returns the negative number of an error; no number if it is not the name of one. */
  private static long error(Literal literal) throws WhereException {
    String name = literal.text().utf8();
    OptionalInt error = Errno.number(name);
    if (error.isPresent()) {
      return -error.getAsInt();
    }
    if (name.matches("E[A-Z0-9]+")) {
      throw WhereErrors.unknown("error", name, literal.place(), Errno.nearestNames(name));
    }
    return Value.NO_NUMBER;
  }

  /** Refuses a word that is no value of the field; in quotes, a user or group may be any. */
  private void refuseWord(Literal literal, FieldKind kind) throws WhereException {
    boolean isEventId = name.equals("id") && literal.text().indexOf((byte) ':', 0) > 0;
    boolean takesNames = kind.isId() || kind == FieldKind.SYSCALL || kind == FieldKind.URING_OP;
    boolean isName = takesNames && kind != FieldKind.SESSION && literal.isQuoted();
    if (isName || literal.number() != Value.NO_NUMBER || isEventId) {
      return;
    }
    boolean isWrong =
        switch (kind) {
          case SESSION -> !literal.text().is("unset");
          case EXIT -> error(literal) == Value.NO_NUMBER;
          case NUMBER -> spelling != Spelling.IN_WORDS;
          default -> takesNames && literal.beginsLikeNumber();
        };
    if (isWrong) {
      String expected = kind == FieldKind.EXIT ? "a number or an error such as EACCES" : "a number";
      throw new WhereException(
          "expected " + expected + " for \"" + name + "\", found " + WhereErrors.quoted(literal),
          literal.place(),
          takesNames ? "put it in quotes if it is a name" : "",
          "");
    }
  }

  @Override
  public boolean isOrdered() {
    return id == FieldId.NONE || spelling != Spelling.ENCODED;
  }

  @Override
  public long number(Literal literal, String operator) throws WhereException {
    if (!isOrdered()) {
      throw WhereErrors.notANumber(name, operator, literal);
    }
    refuseField(literal, FieldId.kind(id));
    long error = id == FieldId.EXIT && !isRaw() ? error(literal) : Value.NO_NUMBER;
    return error == Value.NO_NUMBER ? Subject.super.number(literal, operator) : error;
  }

  @Override
  public ValueTest compared(Order order, Literal literal) throws WhereException {
    ArgumentNumber argument = isArgument() ? ArgumentNumber.of(literal) : null;
    return argument == null
        ? Subject.super.compared(order, literal)
        : new ArgumentNumber.Ordered(order, argument);
  }

  /** Two fields can't be compared; the name of one is not an ID or a number. */
  private void refuseField(Literal literal, FieldKind kind) throws WhereException {
    boolean takesNumber = kind.isNumber() && kind != FieldKind.SYSCALL && kind != FieldKind.EXIT;
    FieldKind other = FieldId.kind(FieldId.of(literal.text()));
    boolean isField = other.isId() || other == FieldKind.NUMBER || other == FieldKind.SESSION;
    if (takesNumber && isField && !literal.isQuoted()) {
      throw new WhereException(
          "a field can't be compared with another field, " + WhereErrors.quoted(literal),
          literal.place(),
          "expected a value; put it in quotes if it is one",
          "");
    }
  }

  @Override
  public Interest interestIn(Literal literal, List<Equality> equalities) {
    List<Interest> interests = new ArrayList<>();
    for (Equality equality : equalities) {
      interests.add(interestIn(literal, equality));
    }
    return Interest.anyOf(interests);
  }

  private Interest interestIn(Literal literal, Equality equality) {
    FieldTest option = equality.ofOption();
    if (option != null) {
      Interest inOption = option.interest();
      return ofType(
          equality.text() == null || FieldId.kind(id) == FieldKind.SYSCALL
              ? inOption
              : inOption.or(FieldTest.interestInPlain(Set.of(literal.text()))));
    }
    Glob glob = equality.glob();
    if (glob != null) {
      return interestInPart(glob.longestText());
    }
    if (equality.number() != Value.NO_NUMBER || equality.argument() != null) {
      return ofType(Interest.ALL);
    }
    if (equality.block() == null) {
      return interestInWhole(literal.text());
    }
    boolean isSpelledOneWay =
        equality.block().bits() == 128
            && literal.text().indexOf((byte) ':', 0) < 0
            && !name.equals("saddr");
    return ofType(
        isSpelledOneWay
            ? FieldTest.interestInPlain(Set.of(literal.text())).or(IpAddress.interestInIpv6Form())
            : Interest.ALL);
  }

  private Interest interestInWhole(ByteSlice text) {
    if (name.equals("success") && !isRaw()) {
      return ofType(FieldTest.interestInWordOrNumber(start, text));
    }
    boolean isShort = !text.isEmpty() && text.length() < SHORT;
    return spelling == Spelling.PLAIN && isShort && letters() == Letters.EXACT
        ? ofType(FieldTest.interestInWord(start, text))
        : interestInPart(text);
  }

  @Override
  public Interest interestInPart(ByteSlice text) {
    return ofType(letters() == Letters.EXACT ? spelling.interestIn(text) : Interest.ALL);
  }

  private Interest ofType(Interest interest) {
    return type == null
        ? interest.inRecordsOf(classes)
        : Interest.types(Set.of(type)).and(interest);
  }
}
