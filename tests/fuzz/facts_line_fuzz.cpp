// SPDX-License-Identifier: Apache-2.0
// Any bytes as a line of JSON Lines: the quick reader must leave behind what the plain reader leaves, whatever came before.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/unit/engine/facts/lines_world.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static zhunsheng::facts::LinesWorld world;
  std::string line(reinterpret_cast<const char*>(data), size);
  line.erase(std::remove(line.begin(), line.end(), '\n'), line.end());
  const auto agreed = world.agree(line);
  if (agreed) return 0;
  std::fprintf(stderr, "%s\n", agreed.message());
  std::abort();
}
