package org.cluelake.job.doctor;

import java.nio.file.Path;
import java.time.LocalDate;
import org.cluelake.job.ConfLayers;
import org.cluelake.job.PublicationChain;

/**
 * What is looked at. Anything but the process and the configuration may be null: the checks that
 * need it are then skipped by name.
 *
 * @param process the running process
 * @param conf the configuration, laid
 * @param chain the lake's publications
 * @param keyFile the master key of tokens
 * @param inbox where agencies deliver
 * @param date the night that is to run next
 * @param today the day it is where the lake is
 * @param scratch local folder for spilling
 */
public record Patient(
    Surroundings process,
    ConfLayers conf,
    PublicationChain chain,
    Path keyFile,
    Path inbox,
    LocalDate date,
    LocalDate today,
    Path scratch) {

  String withoutLake() {
    return chain == null ? "give --lake" : null;
  }
}
