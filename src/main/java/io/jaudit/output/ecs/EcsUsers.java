package io.jaudit.output.ecs;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.EventView;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.ecs.EcsFields.Found;
import io.jaudit.output.ecs.Normalization.Entity;
import io.jaudit.output.ecs.Normalization.Part;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code user}, {@code group} and {@code related.user}, and {@code auditd.user}, where the
 * other IDs of the process are. Not safe for use by several threads.
 */
final class EcsUsers {
  private static final ByteSlice UNSET = ByteSlice.of("unset");

  /**
   * A user or group.
   *
   * @param id the ID in decimal, or {@code unset}; null if unknown
   * @param name the name; null if unknown
   */
  record Identity(@Nullable ByteSlice id, @Nullable ByteSlice name) {
    static final Identity NONE = new Identity(null, null);

    /** Returns the name, else the ID; null if nothing is known. */
    @Nullable ByteSlice nameOrId() {
      return name == null ? id : name;
    }

    boolean isUnset() {
      return UNSET.equals(id);
    }
  }

  private final EcsText json;
  private final List<@Nullable ByteSlice> related = new ArrayList<>();

  EcsUsers(EcsText json) {
    this.json = json;
  }

  /** Returns the ID and name of the process by a constant of {@link Actor}. */
  static Identity identity(Actor actor, int which) {
    long id = actor.id(which);
    if (id == Identities.UNSET) {
      return new Identity(UNSET, null);
    }
    ByteSlice name = actor.name(which);
    return id < 0 && name == null ? Identity.NONE : new Identity(id < 0 ? null : text(id), name);
  }

  private static ByteSlice text(long number) {
    return new ByteBuilder(12).appendDecimal(number).toSlice();
  }

  /** Returns the user or group in a field, which may contain an ID or a name. */
  static Identity identity(Found found, EventView view) {
    ByteSlice text = found.text();
    if (EcsFields.isUnset(text)) {
      return new Identity(UNSET, null);
    }
    long id = Ascii.decimal(text, -1);
    if (id < 0) {
      return new Identity(null, text);
    }
    FieldKind kind = FieldId.kind(found.record().fields().id(found.index()));
    ByteSlice name = kind.isId() ? view.meaning().of(found.record(), found.index(), kind) : null;
    return new Identity(text(id), name);
  }

  /** Writes the members {@code user}, {@code group} and {@code related}. */
  void write(EventView view, Normalization norm, EcsFields fields) {
    related.clear();
    if (norm.isMapped()) {
      writeMapped(view, norm, fields);
    } else {
      writeProcess(view.actor());
    }
    json.object(EcsMember.RELATED);
    json.strings(EcsMember.USER, related);
    json.endObject();
  }

  private void writeProcess(Actor actor) {
    Identity user = identity(actor, Actor.UID);
    Identity group = identity(actor, Actor.GID);
    json.object(EcsMember.USER);
    writeUser(user);
    writeGroup(group);
    json.object(EcsMember.EFFECTIVE);
    Identity effective = identity(actor, Actor.EUID);
    if (!effective.equals(user)) {
      writeUser(effective);
    }
    Identity effectiveGroup = identity(actor, Actor.EGID);
    if (!effectiveGroup.equals(group)) {
      writeGroup(effectiveGroup);
    }
    json.endObject();
    json.endObject();
  }

  private void writeMapped(EventView view, Normalization norm, EcsFields fields) {
    Identity user = of(Entity.USER, view, norm, fields);
    Identity effective = of(Entity.EFFECTIVE, view, norm, fields);
    json.object(EcsMember.USER);
    writeUser(user);
    json.object(EcsMember.EFFECTIVE);
    if (!effective.equals(user)) {
      writeUser(effective);
    }
    json.endObject();
    json.object(EcsMember.TARGET);
    writeUser(of(Entity.TARGET, view, norm, fields));
    json.endObject();
    json.endObject();
    writeGroup(of(Entity.GROUP, view, norm, fields));
  }

  private static Identity of(Entity entity, EventView view, Normalization norm, EcsFields fields) {
    Part part = norm.part(entity);
    return part == null
        ? Identity.NONE
        : switch (part) {
          case SUBJECT_PRIMARY -> subject(norm.subjectPrimary(), Actor.AUID, view, fields);
          case SUBJECT_SECONDARY -> subject(norm.subjectSecondary(), Actor.UID, view, fields);
          case OBJECT_PRIMARY -> {
            Found found = fields.find(norm.objectPrimary());
            yield found == null ? Identity.NONE : identity(found, view);
          }
          case UID -> identity(view.actor(), Actor.UID);
        };
  }

  /** Returns who acted: by the first of the fields that is logged, else by an ID of the process. */
  static Identity subject(List<String> names, int which, EventView view, EcsFields fields) {
    Found found = fields.find(names);
    return found == null ? identity(view.actor(), which) : identity(found, view);
  }

  private void writeUser(Identity user) {
    write(user);
    if (user.name() != null && !related.contains(user.name())) {
      related.add(user.name());
    }
  }

  private void write(Identity identity) {
    json.string(EcsMember.ID, identity.id());
    json.string(EcsMember.NAME, identity.name());
  }

  private void writeGroup(Identity group) {
    json.object(EcsMember.GROUP);
    write(group);
    json.endObject();
  }

  /** Writes the member {@code auditd.user}. */
  void writeOthers(Actor actor, @Nullable ByteSlice label) {
    json.object(EcsMember.USER);
    writeOther(EcsMember.AUDIT, identity(actor, Actor.AUID), Identity.NONE);
    writeOther(EcsMember.SAVED, identity(actor, Actor.SUID), identity(actor, Actor.SGID));
    writeOther(EcsMember.FILESYSTEM, identity(actor, Actor.FSUID), identity(actor, Actor.FSGID));
    EcsLabel.write(label, json);
    json.endObject();
  }

  private void writeOther(EcsMember name, Identity user, Identity group) {
    json.object(name);
    if (!user.isUnset()) {
      write(user);
    }
    if (!group.isUnset()) {
      writeGroup(group);
    }
    json.endObject();
  }
}
