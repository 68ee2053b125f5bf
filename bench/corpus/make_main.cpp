// SPDX-License-Identifier: Apache-2.0
// zs_make_corpus rules|syntax|meaning COUNT > corpus.zs
#include <cstdlib>
#include <iostream>

#include "bench/corpus/corpus.hpp"

int main(int argc, char** argv) {
  using namespace zhunsheng::bench;
  const std::string kind = argc == 3 ? argv[1] : "";
  const auto count = argc == 3 ? std::strtoul(argv[2], nullptr, 10) : 0;
  if (kind == "rules") std::cout << make_rules(count);
  else if (kind == "syntax") std::cout << make_mistakes(MistakeKind::syntax, count);
  else if (kind == "meaning") std::cout << make_mistakes(MistakeKind::meaning, count);
  else {
    std::cerr << "usage: zs_make_corpus rules|syntax|meaning COUNT > corpus.zs\n";
    return 2;
  }
}
