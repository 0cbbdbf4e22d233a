package org.cluelake.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cluelake.job.Progress;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Reads wall and processor time whenever a stage begins. What came before the first stage, from the
 * start of the process on, is the stage {@code start}.
 */
public final class StageClock implements Progress {

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long KIB_PER_MIB = 1024;

  private final List<Figures.Stage> stages = new ArrayList<>();
  private String running = "start";
  private long wallMs;
  private long cpuMs;

  @Override
  public void line(String text) {}

  @Override
  public void stage(String name) {
    long wall = ManagementFactory.getRuntimeMXBean().getUptime();
    long cpu = cpuMs();
    boolean unused = stages.add(new Figures.Stage(running, wall - wallMs, cpu - cpuMs));
    running = name;
    wallMs = wall;
    cpuMs = cpu;
  }

  /** Ends the last stage; gives all. */
  public List<Figures.Stage> stages() {
    stage("end");
    return List.copyOf(stages);
  }

  /** Processor time of this process so far, in milliseconds. */
  static long cpuMs() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / NANOS_PER_MILLI;
  }

  /** Most memory this process has held at once, in MiB; -1 where the system does not say. */
  public static long peakResidentMb() {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(l -> l.startsWith("VmHWM:"))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / KIB_PER_MIB)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      throw PipelineException.causedBy(e, ErrorKind.RESOURCE, "%s cannot be read", status);
    }
  }
}
