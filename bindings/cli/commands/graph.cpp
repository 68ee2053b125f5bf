// SPDX-License-Identifier: Apache-2.0
// graph: the dependency graph of a rule set.
#include <algorithm>

#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {

int run_graph(const Arguments& arguments) {
  const auto rules = load(arguments);
  if (!rules) return exit_usage;
  const auto checks = rules->checks();
  for (const auto& wanted : arguments.paths) {
    const bool is_known = std::any_of(checks.begin(), checks.end(), [&](const CheckInfo& check) { return check.id == wanted; });
    if (is_known) continue;
    say(arguments, "没有这项检查：" + wanted + "（zhunsheng list 列出全部）", "no such check: " + wanted + " (zhunsheng list shows them all)");
    return exit_usage;
  }
  return print(arguments, rules->graph(arguments.format == "json", arguments.paths), exit_clean);
}

}  // namespace zhunsheng::cli
