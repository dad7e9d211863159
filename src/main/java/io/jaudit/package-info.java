/**
 * jaudit searches Linux audit logs. The packages, in the order the data flows through them:
 *
 * <ul>
 *   <li>{@code bytes}: slices of bytes, newline and needle search, digits, hex
 *   <li>{@code source}: files, rotated sets and streams to lines with their offsets
 *   <li>{@code record}: a line to a lazy record
 *   <li>{@code event}: records to events: join, order, time out
 *   <li>{@code interpret}: a raw value to its meaning
 *   <li>{@code filter}: an event to wanted or not
 *   <li>{@code checkpoint}: where the last run stopped
 *   <li>{@code output}: an event to raw, default or JSON text
 *   <li>{@code search}: the plan and the loop
 *   <li>{@code cli}: the command line to a plan
 * </ul>
 *
 * <p>Who may import whom is in {@code docs/architecture.md} and held by {@code ArchitectureTest}.
 */
@NullMarked
package io.jaudit;

import org.jspecify.annotations.NullMarked;
