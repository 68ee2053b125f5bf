// SPDX-License-Identifier: Apache-2.0
// schema: the JSON Schema of the facts that a rule set knows.
#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {

int run_schema(const Arguments& arguments) {
  const auto rules = load(arguments);
  return rules ? print(arguments, rules->facts_schema(), exit_clean) : static_cast<int>(exit_usage);
}

}  // namespace zhunsheng::cli
