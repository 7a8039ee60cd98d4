package io.t4dx.tools.demo;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.store.Store;
import io.t4dx.tools.verb.NamespaceOption;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.WriteBatch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Three months of a small software team, written day by day; the same seed tells the same. */
final class TeamHistory {
  static final int DAYS = 92;

  /** So much of what is said is work. */
  private static final double WORK = 22 / 34.0;

  private static final int LESSONS_A_WEEK = 6;

  private final Store store;
  private final DemoClock clock;
  private final SplittableRandom random;
  private final int work;
  private final int chatter;
  private final Map<Integer, UUID> holds = new HashMap<>();
  private final Map<Integer, Integer> version = new HashMap<>();
  private WriteBatch batch = new WriteBatch();
  private int notes;
  private int incidents;
  private @Nullable UUID firstOfIncident;

  /**
   * @param notes of work and chatter on each day
   */
  TeamHistory(Store store, DemoClock clock, long seed, int notes) {
    this.store = store;
    this.clock = clock;
    this.random = new SplittableRandom(seed);
    this.work = (int) Math.round(notes * WORK);
    this.chatter = notes - work;
  }

  /** Writes all of it, up to a day before a moment. */
  void write(Instant end) {
    LocalDate first = LocalDate.ofInstant(end, ZoneOffset.UTC).minusDays(DAYS);
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = first.plusDays(day);
      if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
        day(date, day);
      }
    }
  }

  int notes() {
    return notes;
  }

  int incidents() {
    return incidents;
  }

  /** Where the last incident ended: what it is about can be walked from here. */
  Optional<UUID> lastIncident() {
    return Optional.ofNullable(firstOfIncident);
  }

  private void day(LocalDate date, int day) {
    Instant morning = date.atTime(9, 0).toInstant(ZoneOffset.UTC);
    work(date, morning);
    if (day % 13 == 0) {
      fact(random.nextInt(Words.FACTS.size()), morning.plus(Duration.ofMinutes(50)));
    }
    if (day == 0) {
      for (int i = 0; i < Words.FACTS.size(); i++) {
        fact(i, morning.plus(Duration.ofMinutes(51 + i)));
      }
    }
    if (random.nextInt(3) == 0) {
      incident(date, morning.plus(Duration.ofHours(2 + random.nextInt(5))));
    }
    if (random.nextInt(5) < LESSONS_A_WEEK - 5 || random.nextBoolean()) {
      lesson(date, morning.plus(Duration.ofHours(7)));
      lesson(date, morning.plus(Duration.ofMinutes(425)));
    }
    clock.set(morning.plus(Duration.ofHours(9)));
    store.write(batch);
    batch = new WriteBatch();
  }

  private void work(LocalDate date, Instant morning) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < work; i++) {
      said.add(Words.pick(Words.WORK, random));
    }
    for (int i = 0; i < chatter; i++) {
      said.add(random.nextInt(said.size() + 1), Words.pick(Words.CHATTER, random));
    }
    UUID before = null;
    for (int i = 0; i < said.size(); i++) {
      boolean chatter = Words.CHATTER.contains(said.get(i));
      String text = Words.fill(said.get(i), Words.pick(Words.PARTS, random), random);
      ItemDraft.Builder note =
          note(text, morning.plus(Duration.ofMinutes(14L * i)))
              .session(date + " day")
              .importance(chatter ? 0.02f : 0.08f + 0.3f * random.nextFloat());
      UUID id = insert(note);
      if (before != null && random.nextInt(4) == 0) {
        batch.putEdge(edge(before, EdgeType.SEQUENCE, id, 0.5f));
      }
      before = id;
    }
  }

  private void incident(LocalDate date, Instant from) {
    List<String> story = Words.pick(Words.INCIDENTS, random);
    String part = Words.pick(Words.PARTS, random);
    incidents++;
    UUID before = null;
    for (int i = 0; i < story.size(); i++) {
      UUID id =
          insert(
              note(Words.fill(story.get(i), part, random), from.plus(Duration.ofMinutes(9L * i)))
                  .session(date + " incident " + incidents)
                  .importance(0.6f + 0.3f * random.nextFloat())
                  .metadata(Map.of("kind", "incident", "part", part)));
      if (before == null) {
        firstOfIncident = id;
      } else {
        EdgeType because = i == story.size() - 1 ? EdgeType.PRODUCES : EdgeType.CAUSES;
        batch.putEdge(
            i == story.size() - 1
                ? edge(before, because, id, 0.6f)
                : edge(id, because, before, 0.7f));
        batch.putEdge(edge(before, EdgeType.SEQUENCE, id, 0.5f));
      }
      before = id;
    }
  }

  private void lesson(LocalDate date, Instant at) {
    List<String> lesson = Words.pick(Words.LESSONS, random);
    String text = Words.fill(Words.pick(lesson, random), Words.pick(Words.PARTS, random), random);
    insert(
        note(text, at)
            .session(date + " looking back")
            .kappa(0.3f + 0.2f * random.nextFloat())
            .importance(0.5f + 0.2f * random.nextFloat())
            .metadata(Map.of("kind", "lesson")));
  }

  /** The newer fact takes the place of the older one, which is kept, but holds no longer. */
  private void fact(int which, Instant at) {
    Words.Changing fact = Words.FACTS.get(which);
    int number = version.merge(which, 1, Integer::sum) - 1;
    String value = fact.values().get(number % fact.values().size());
    UUID id =
        insert(
            note(fact.what().replace("{v}", value), at)
                .type(ItemType.SEMANTIC)
                .validFrom(at)
                .importance(0.8f)
                .kappa(0.2f)
                .metadata(Map.of("kind", "fact")));
    UUID older = holds.put(which, id);
    if (older != null) {
      batch.putEdge(edge(id, EdgeType.SUPERSEDES, older, 1f));
      batch.update(
          new ItemKey(NamespaceOption.DEFAULT, older),
          FieldUpdate.builder().validUntil(at).build());
    }
  }

  private static ItemDraft.Builder note(String text, Instant at) {
    return ItemDraft.in(NamespaceOption.DEFAULT)
        .content(text)
        .vector(Embedding.of(text))
        .eventTime(at);
  }

  private UUID insert(ItemDraft.Builder note) {
    UUID id = store.newId();
    batch.insert(note.id(id).build());
    notes++;
    return id;
  }

  private static EdgeDraft edge(UUID source, EdgeType type, UUID target, float weight) {
    return EdgeDraft.of(NamespaceOption.DEFAULT, source, type, target, weight);
  }
}
