package io.t4dx.tools.use;

import io.t4dx.model.Edge;
import io.t4dx.query.Visit;
import io.t4dx.tools.print.Cells;
import io.t4dx.tools.print.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Draws the visits of a traversal as the tree that they are: each below the one it came from. */
public final class VisitTree {
  private final Page page;
  private final Function<UUID, String> content;

  /**
   * @param content the text of an item, by its id
   */
  public VisitTree(Page page, Function<UUID, String> content) {
    this.page = page;
    this.content = content;
  }

  /** Draws them; the first is the root. */
  public void draw(List<Visit> visits) {
    Map<UUID, List<Visit>> below = new HashMap<>();
    for (Visit visit : visits) {
      visit
          .from()
          .ifPresent(from -> below.computeIfAbsent(from.id(), _ -> new ArrayList<>()).add(visit));
    }
    Visit root = visits.getFirst();
    say("", content.apply(root.id()), root.id());
    draw(root, "", below);
  }

  private void draw(Visit parent, String indent, Map<UUID, List<Visit>> below) {
    List<Visit> children = below.getOrDefault(parent.id(), List.of());
    for (int i = 0; i < children.size(); i++) {
      Visit child = children.get(i);
      boolean last = i == children.size() - 1;
      say(indent + (last ? "└─ " : "├─ ") + arrow(child), content.apply(child.id()), child.id());
      draw(child, indent + (last ? "   " : "│  "), below);
    }
  }

  /** An edge is named as it is directed, whichever way it was walked. */
  private static String arrow(Visit visit) {
    Edge edge = visit.via().orElseThrow();
    String text = String.format(Locale.ROOT, "%s %.2f", edge.type(), edge.weight());
    return edge.target().equals(visit.id()) ? text + " → " : text + " ← ";
  }

  private void say(String before, String text, UUID id) {
    int room = page.terminal().width() - Cells.width(before);
    String idText = id.toString();
    boolean both = room >= idText.length() + 12;
    String shown =
        Cells.cut(Cells.text(text), both ? room - idText.length() - 2 : Math.max(8, room));
    page.say(page.ink().dim(before) + shown + (both ? "  " + page.ink().dim(idText) : ""));
  }
}
