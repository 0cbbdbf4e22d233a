package org.cluelake.airflow;

import org.cluelake.run.ErrorKind;

/** Why a call failed. */
public enum Reason {
  /** 401, also after a fresh token: name, password or token is wrong or has ended. */
  UNAUTHORIZED(ErrorKind.CONFIG, false),
  /** 403: the account lacks the role. */
  FORBIDDEN(ErrorKind.CONFIG, false),
  /** 404: no such DAG, run or task. */
  NOT_FOUND(ErrorKind.CONFIG, false),
  /** 409: another thing of that name is there. */
  CONFLICT(ErrorKind.CONFLICT, false),
  /** 400 and 422: the server does not accept what was sent. */
  VALIDATION(ErrorKind.CONFIG, false),
  /** 429: too many calls. */
  RATE_LIMITED(ErrorKind.RESOURCE, true),
  /** 500 and above. */
  SERVER(ErrorKind.RESOURCE, true),
  /** No whole answer in time; what was asked may have been done. */
  TIMEOUT(ErrorKind.RESOURCE, true),
  /** No connection was made; nothing was asked. */
  UNREACHABLE(ErrorKind.RESOURCE, true),
  /** The connection was cut; what was asked may have been done. */
  CONNECTION(ErrorKind.RESOURCE, true),
  /** An answer that is not of this API, as of a proxy or a login page. */
  GARBAGE(ErrorKind.RESOURCE, true),
  /** What was waited for did not end in the time allowed. */
  DEADLINE(ErrorKind.RESOURCE, false);

  private final ErrorKind kind;
  private final boolean passing;

  Reason(ErrorKind kind, boolean passing) {
    this.kind = kind;
    this.passing = passing;
  }

  /** The family a command ends with. */
  public ErrorKind kind() {
    return kind;
  }

  /** Whether it may be gone when asked again, as after a restart of the server. */
  public boolean passing() {
    return passing;
  }
}
