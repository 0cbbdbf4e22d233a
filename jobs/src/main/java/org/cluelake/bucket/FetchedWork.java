package org.cluelake.bucket;

import java.io.Serializable;
import java.util.List;

/** Work of one task that says what it reads, so that this may be fetched before the work begins. */
interface FetchedWork<R> extends Serializable {

  /** Where the files lie that the work reads. */
  List<String> locations();

  /** The local folder of the task's files. */
  String scratch();

  /** Does the work. */
  R result(TaskFiles files);
}
