// SPDX-License-Identifier: Apache-2.0
// zs_emit_workload rules_R.json > rules_R.zs
#include <fstream>
#include <iostream>
#include <iterator>

#include "bench/workload/emit.hpp"

int main(int argc, char** argv) {
  std::ifstream in(argc == 2 ? argv[1] : "", std::ios::binary);
  if (!in) {
    std::cerr << "usage: zs_emit_workload rules_R.json > rules_R.zs\n";
    return 2;
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  try {
    std::cout << zhunsheng::bench::emit_rules(text);
  } catch (const std::exception& error) {
    std::cerr << argv[1] << ": " << error.what() << '\n';
    return 2;
  }
}
