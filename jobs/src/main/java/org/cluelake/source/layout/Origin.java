package org.cluelake.source.layout;

import java.util.List;

/** Where a value comes from. The list is closed: a mapping holds no code. */
public sealed interface Origin {

  /** The value, or null. */
  String of(SourceRow row) throws RowRefused;

  /** A column of the source. */
  record Field(String column) implements Origin {
    @Override
    public String of(SourceRow row) {
      return row.field(column);
    }
  }

  /** The same text in every row. */
  record Constant(String text) implements Origin {
    @Override
    public String of(SourceRow row) {
      return text;
    }
  }

  /** The row's number over all files of its source. */
  record RowNumber() implements Origin {
    @Override
    public String of(SourceRow row) {
      return Long.toString(row.number());
    }
  }

  /** No value. */
  record Empty() implements Origin {
    @Override
    public String of(SourceRow row) {
      return null;
    }
  }

  /**
   * Values one behind the other. Where all that are no constants are empty, so is the whole; where
   * only some are, half a value would pass for a whole one, and the row is refused.
   */
  record Concat(List<MappedValue> parts) implements Origin {
    @Override
    public String of(SourceRow row) throws RowRefused {
      StringBuilder text = new StringBuilder();
      int empty = 0;
      int asked = 0;
      for (MappedValue part : parts) {
        boolean constant = part.origin() instanceof Constant;
        String value = part.of(row);
        asked += constant ? 0 : 1;
        empty += value == null ? 1 : 0;
        text.append(value == null ? "" : value);
      }
      if (empty > 0 && empty < asked) {
        throw new RowRefused("CONCAT");
      }
      return empty > 0 ? null : text.toString();
    }
  }

  /** The first of several values that is not empty. */
  record Coalesce(List<MappedValue> values) implements Origin {
    @Override
    public String of(SourceRow row) throws RowRefused {
      for (MappedValue value : values) {
        String text = value.of(row);
        if (text != null) {
          return text;
        }
      }
      return null;
    }
  }

  /**
   * The value of the first case that holds.
   *
   * @param otherwise the value where none does; null: the row is refused
   */
  record When(List<Case> cases, MappedValue otherwise) implements Origin {
    @Override
    public String of(SourceRow row) throws RowRefused {
      for (Case one : cases) {
        if (one.condition().holds(row)) {
          return one.then().of(row);
        }
      }
      if (otherwise == null) {
        throw new RowRefused("WHEN");
      }
      return otherwise.of(row);
    }
  }

  /**
   * One case of several.
   *
   * @param condition when it holds
   * @param then the value then
   */
  record Case(Comparison condition, MappedValue then) {}
}
