package io.t4dx.tools.demo;

import java.util.List;
import java.util.SplittableRandom;

/** What the team speaks of, and how. {@code {who}}, {@code {part}} and the like are filled in. */
final class Words {
  static final List<String> PEOPLE =
      List.of("Ada", "Ben", "Chidi", "Dara", "Elif", "Femi", "Greta");

  static final List<String> PARTS =
      List.of(
          "billing", "search page", "login", "importer", "mobile app", "dashboard", "mail queue");

  private static final List<String> CUSTOMERS =
      List.of("Northwind", "the bakery chain", "Halden Hospital", "a museum", "the ferry line");

  private static final List<String> FOODS =
      List.of("lentil soup", "dumplings", "pizza", "leftover curry", "falafel", "a sad sandwich");

  /** Nobody will need these in a month. */
  static final List<String> CHATTER =
      List.of(
          "{who} had {food} for lunch",
          "{who} brought cake, it was gone by ten",
          "the coffee machine wants to be descaled again",
          "{who} is on the late train, back at half past nine",
          "{who} watered the plants and apologised to the fern",
          "it is too warm in the small room, says {who}",
          "{who} lost the headphones and found them on {who2}",
          "{who} asks who moved the whiteboard markers",
          "somebody left {food} in the fridge since last week");

  /** The work of every day. */
  static final List<String> WORK =
      List.of(
          "{who} is working on the {part}, half of it is done",
          "{who} reviewed {who2}'s change of the {part} and asked for a test",
          "{who} merged the new settings of the {part}",
          "{who} paired with {who2} on the {part} all morning",
          "{who} wrote the release notes for the {part}",
          "{who} renamed half of the {part}, nothing else changed",
          "{customer} asked {who} for an export from the {part}",
          "{who} estimates two days for the {part}, {who2} says four",
          "{who} deleted four hundred lines from the {part}");

  /** Said again and again in other words, until somebody makes a rule of it. */
  static final List<List<String>> LESSONS =
      List.of(
          List.of(
              "tests of the {part} fail around midnight because they ask the wall clock",
              "again tests of the {part} failed at midnight: they ask the wall clock for today",
              "{who}: never ask the wall clock in tests, the {part} tests failed at midnight"
                  + " again"),
          List.of(
              "deploying the {part} on a Friday cost {who} the weekend",
              "{who} deployed the {part} on Friday evening and worked the weekend to undo it",
              "no deploying on Fridays, says {who} after a weekend with the {part}"),
          List.of(
              "the {part} was slow because a query had no index on the date",
              "slow {part}: once more a query without an index on the date column",
              "{who} made the {part} fast by adding the index that the date query was missing"),
          List.of(
              "{customer} did not read the mail, a call by {who} solved it in five minutes",
              "call {customer} rather than write mail: {who} solved it in five minutes on the"
                  + " phone",
              "five minutes on the phone with {customer} did more than {who}'s three mails"),
          List.of(
              "the {part} broke because a secret expired and nobody had a reminder",
              "an expired secret broke the {part}, {who} put a reminder into the calendar",
              "put a reminder before any secret expires, the {part} broke again, says {who}"));

  /** An incident, from the alarm to the lesson; each is caused by the one after it. */
  static final List<List<String>> INCIDENTS =
      List.of(
          List.of(
              "alarm: the {part} answers with errors since a few minutes",
              "{who} sees that the {part} runs out of database connections",
              "a retry loop in the {part} never gives its connection back",
              "{who} rolled the retry change of the {part} back, errors are gone"),
          List.of(
              "{customer} reports that the {part} shows yesterday's numbers",
              "{who} finds the cache of the {part} full and no longer refreshed",
              "the nightly job that empties the cache of the {part} was switched off by hand",
              "{who} switched the nightly job of the {part} on again and added an alarm"),
          List.of(
              "the {part} is slow for everybody, pages take ten seconds",
              "{who} sees one query of the {part} scan the whole table",
              "a release of the {part} dropped the index on customer and date",
              "{who} made the index again, the {part} is fast"),
          List.of(
              "nobody can sign in to the {part}",
              "{who} sees the certificate of the {part} has expired tonight",
              "the reminder for the certificate went to somebody who has left",
              "{who} renewed the certificate of the {part}, reminders go to the team now"));

  /** Facts of which the newest holds. */
  record Changing(String what, List<String> values) {}

  static final List<Changing> FACTS =
      List.of(
          new Changing(
              "the daily meeting is at {v}",
              List.of(
                  "9:00 in the small room", "9:30 in the kitchen", "10:00 online", "9:45 online")),
          new Changing(
              "on call this fortnight is {v}",
              List.of("Ada", "Ben", "Chidi", "Dara", "Elif", "Femi")),
          new Changing("the database runs version {v}", List.of("15.4", "15.6", "16.2")),
          new Changing(
              "{v} decides about the design of the dashboard", List.of("Greta", "Chidi", "Elif")),
          new Changing(
              "the biggest customer is {v}",
              List.of("the bakery chain", "Northwind", "the ferry line")));

  private Words() {}

  /** A sentence with its gaps filled; the part is given, so that a story stays with one. */
  static String fill(String pattern, String part, SplittableRandom random) {
    String who = pick(PEOPLE, random);
    String other = pick(PEOPLE, random);
    return pattern
        .replace("{part}", part)
        .replace("{who}", who)
        .replace("{who2}", other.equals(who) ? "the intern" : other)
        .replace("{customer}", pick(CUSTOMERS, random))
        .replace("{food}", pick(FOODS, random));
  }

  static <T> T pick(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }
}
