package org.cluelake.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every text is judged once, by models that have not seen it nor, if asked, one like it. */
class FoldsTest {

  private static final List<LabelledText> TEXTS = Messages.of(20);

  @Test
  void everyTextIsInOneFoldAndClassesAreEven() {
    Folds folds = Folds.stratified(TEXTS, 5, 3);
    Set<LabelledText> seen = new HashSet<>();
    for (int f = 0; f < 5; f++) {
      assertThat(folds.inside(f)).hasSize(20).allMatch(seen::add);
      assertThat(folds.inside(f).stream().filter(t -> t.label().equals("Other"))).hasSize(4);
      assertThat(folds.outside(f)).hasSize(80).doesNotContainAnyElementsOf(folds.inside(f));
    }
  }

  @Test
  void theOrderOfRowsChangesNoFoldAndTheSeedDoes() {
    List<LabelledText> shuffled = new ArrayList<>(TEXTS);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(Folds.stratified(shuffled, 5, 3).inside(0))
        .isEqualTo(Folds.stratified(TEXTS, 5, 3).inside(0));
    assertThat(Folds.stratified(TEXTS, 5, 4).inside(0))
        .isNotEqualTo(Folds.stratified(TEXTS, 5, 3).inside(0));
  }

  @Test
  void groupsStayWhole() {
    List<List<LabelledText>> groups = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i += 4) {
      groups.add(TEXTS.subList(i, i + 4));
    }
    Folds folds = Folds.grouped(groups, 5, 3);
    for (int f = 0; f < 5; f++) {
      Set<LabelledText> inside = new HashSet<>(folds.inside(f));
      assertThat(inside).hasSize(20);
      assertThat(groups).allMatch(g -> inside.containsAll(g) || Collections.disjoint(inside, g));
    }
  }
}
