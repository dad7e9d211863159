package io.jaudit.interpret.names;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Queries one list of names, then another. As thread-safe as these. */
record FirstKnown(IdNames first, IdNames second) implements IdNames {
  @Override
  public @Nullable String name(long id) {
    String name = first.name(id);
    return name != null ? name : second.name(id);
  }

  @Override
  public OptionalLong id(String name) {
    OptionalLong id = first.id(name);
    return id.isPresent() ? id : second.id(name);
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>(first.names());
    names.addAll(second.names());
    return names;
  }
}
