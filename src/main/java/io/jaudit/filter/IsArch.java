package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.record.AuditRecord;

/** Matches the arch of a system call, in hexadecimal or by name. */
record IsArch(Arch wanted) implements FieldCriterion.Test {
  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    return Arch.loggedCode(text) == wanted.code();
  }
}
