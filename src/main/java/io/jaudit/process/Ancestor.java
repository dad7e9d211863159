package io.jaudit.process;

import org.jspecify.annotations.Nullable;

/**
 * Describes a process as it was when it started another one, and the processes above it. Immutable:
 * all children that a process starts with the same program have the same object.
 *
 * @param id which process it is
 * @param program what it ran
 * @param source where that is known from
 * @param uid its real user ID, of 32 bits without a sign; -1 if that is not known
 * @param link how its own parent is known
 * @param next its parent; null if there is none in the table
 */
public record Ancestor(
    EntityId id,
    Program program,
    ProgramSource source,
    int uid,
    Link link,
    @Nullable Ancestor next) {}
