package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.Interest;
import java.util.ArrayList;
import java.util.List;

/** The values of two subjects of the same name: {@code action} is a field and a fact. */
record Either(Subject one, Subject other) implements Subject {
  @Override
  public boolean any(Scope scope, ValueTest test) {
    return one.any(scope, test) || other.any(scope, test);
  }

  @Override
  public List<Equality> equalTo(Literal literal, WhereContext context) throws WhereException {
    List<Equality> both = new ArrayList<>(one.equalTo(literal, context));
    both.addAll(other.equalTo(literal, context));
    return both;
  }

  @Override
  public boolean needsProcesses() {
    return one.needsProcesses() || other.needsProcesses();
  }

  @Override
  public boolean isOrdered() {
    return one.isOrdered() || other.isOrdered();
  }

  @Override
  public Interest interestIn(Literal literal, List<Equality> equalities) {
    return Interest.ALL;
  }

  @Override
  public Interest interestInPart(ByteSlice text) {
    return Interest.ALL;
  }
}
