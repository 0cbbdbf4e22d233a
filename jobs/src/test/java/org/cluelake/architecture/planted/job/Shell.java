package org.cluelake.architecture.planted.job;

import org.cluelake.architecture.planted.app.Command;

/** A job that knows its command. */
public record Shell(Command command) {}
