package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * A gang: where its phones stand, its handsets and multi-card devices, its payment devices, its
 * deeper accounts. Several campaigns share them, which is what links their cases.
 */
record Gang(
    int index,
    int county,
    List<String> handsets,
    List<String> farms,
    List<String> devices,
    List<Mule> deeper,
    String domain,
    String app) {

  static Gang of(int index, Setting setting, Population population) {
    Draw draw = setting.draw("gang", index);
    List<String> handsets = new ArrayList<>();
    List<String> devices = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      handsets.add(Identities.imei(700_000_000L + index * 10L + i));
      devices.add(Registry.device(draw.bits()));
    }
    List<String> farms = new ArrayList<>();
    for (int i = 6; i < 9; i++) {
      farms.add(Identities.imei(700_000_000L + index * 10L + i));
    }
    String name = Long.toHexString(draw.bits() & 0xffffff);
    return new Gang(
        index,
        draw.between(0, population.counties.size() - 1),
        handsets,
        farms,
        devices,
        new ArrayList<>(),
        "pay-" + name + ".example",
        "test.app" + name);
  }
}
