// SPDX-License-Identifier: Apache-2.0
// pack RULES… -o FILE: compiles rules once, into a file that every command loads in milliseconds.
#include <iostream>

#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {

int run_pack(const Arguments& arguments) {
  if (arguments.output.empty()) {
    say(arguments, "pack 需要 -o FILE，例如 -o rules.zsp", "pack needs -o FILE, for example -o rules.zsp");
    return exit_usage;
  }
  if (refuse_pack(arguments, "pack")) return exit_usage;
  Arguments rules_only = arguments;
  rules_only.rules = arguments.paths;
  const auto rules = load(rules_only);
  if (!rules) return exit_usage;
  const std::string bytes = write_pack(*rules);
  if (!replace_file(arguments.output, bytes)) {
    say(arguments, arguments.output + "：不能写入", arguments.output + ": cannot write");
    return exit_usage;
  }
  const std::string checks = std::to_string(rules->check_count()), size = std::to_string(bytes.size());
  say(arguments, arguments.output + "：" + checks + " 项检查，" + size + " 字节", arguments.output + ": " + checks + " checks, " + size + " bytes");
  return exit_clean;
}

}  // namespace zhunsheng::cli
