package io.jaudit.page;

/** Writes a part of the data of a page. */
@FunctionalInterface
public interface PagePart {
  /** Appends members to the object that has the data. */
  void write(PageJson json);
}
