package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * A gang: where its phones stand, its handsets, its payment devices, its deeper accounts. Several
 * campaigns share them, which is what links their cases.
 */
record Gang(
    int index,
    int county,
    List<String> handsets,
    List<String> devices,
    List<Mule> deeper,
    String domain,
    String app) {

  static Gang of(int index, Setting setting, Population population) {
    Draw draw = setting.draw("gang", index);
    List<String> handsets = new ArrayList<>();
    List<String> devices = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      handsets.add(Identities.imei(8_000_000_000L + index * 10L + i));
      devices.add(Registry.device(draw.bits()));
    }
    String name = Long.toHexString(draw.bits() & 0xffffff);
    return new Gang(
        index,
        draw.between(0, population.counties.size() - 1),
        handsets,
        devices,
        new ArrayList<>(),
        "pay-" + name + ".example",
        "invented.app" + name);
  }
}
