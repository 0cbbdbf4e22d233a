package org.cluelake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.spark.SparkConf;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.Test;

class KernelMemoryTest {

  @Property
  void aProcessNeverExceedsItsCap(
      @ForAll @LongRange(min = 0, max = 1 << 20) long cap,
      @ForAll @LongRange(min = 64, max = 1 << 16) long heap,
      @ForAll @IntRange(min = 1, max = 128) int tasks,
      @ForAll @IntRange(min = 128, max = 1 << 16) int wanted) {
    KernelMemory memory = new KernelMemory(cap, heap, tasks);
    try {
      int kernel = memory.perTask(wanted);
      assertThat(heap + KernelMemory.BESIDE_MB + (long) tasks * kernel).isLessThanOrEqualTo(cap);
      assertThat(kernel).isBetween(128, wanted);
    } catch (PipelineException e) {
      assertThat(heap + KernelMemory.BESIDE_MB + tasks * 128L).isGreaterThan(cap);
    }
  }

  @Test
  void anExecutorsCapIsItsHeapAndItsOverhead() {
    SparkConf conf =
        new SparkConf(false)
            .set("spark.executor.memory", "4g")
            .set("spark.executor.memoryOverhead", "4608m")
            .set("spark.executor.cores", "4");
    assertThat(KernelMemory.ofExecutors(conf, "yarn"))
        .contains(new KernelMemory(4096 + 4608, 4096, 4));
    assertThat(KernelMemory.ofExecutors(conf, "yarn").orElseThrow().perTask(2048)).isEqualTo(1024);
    assertThat(KernelMemory.ofExecutors(conf.set("spark.task.cpus", "2"), "k8s://host"))
        .map(KernelMemory::tasks)
        .contains(2);
  }

  @Test
  void theUsualOverheadIsRefusedWhereItLeavesNothing() {
    SparkConf conf = new SparkConf(false).set("spark.executor.memory", "4g");
    assertThatThrownBy(() -> KernelMemory.ofExecutors(conf, "yarn").orElseThrow().perTask(1024))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("spark.executor.memoryOverhead");
  }

  @Test
  void aStandaloneClusterCapsNothingUnlessToldTo() {
    SparkConf conf = new SparkConf(false).set("spark.executor.memory", "1g");
    assertThat(KernelMemory.ofExecutors(conf, "spark://host:7077")).isEqualTo(Optional.empty());
    conf.set("spark.executor.memoryOverhead", "2g");
    assertThatThrownBy(() -> KernelMemory.ofExecutors(conf, "spark://host:7077"))
        .hasMessageContaining("spark.executor.cores");
  }
}
