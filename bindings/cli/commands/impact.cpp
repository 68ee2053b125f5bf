// SPDX-License-Identifier: Apache-2.0
// impact: what a change touches, as a work-list for whoever maintains the rules, or as a picture.
#include "bindings/cli/impact_report.hpp"
#include "bindings/cli/picture.hpp"
#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {

int run_impact(const Arguments& arguments) {
  const ImpactQuery& query = arguments.impact;
  if (query.statutes.empty() && query.parameters.empty() && query.facts.empty() && query.checks.empty()) {
    say(arguments, "请写明什么变了：--statute 《名称》第N条、--param 参数、--fact 事实、--check 检查（都可重复）", "say what changes: --statute 《title》第N条, --param P, --fact F, --check C (each may be repeated)");
    return exit_usage;
  }
  const auto rules = load(arguments, true);
  if (!rules) return exit_usage;
  const std::string& format = arguments.format;
  if (format == "dot" || format == "svg" || format == "mermaid")
    return print_picture(arguments, [&](PictureFormat picture) { return rules->draw_impact(query, picture, language_of(arguments)); });
  const Impact impact = rules->impact(query);
  if (!are_known(arguments, impact.problems)) return exit_usage;
  return print(arguments, format == "json" ? impact_json(query, impact) : impact_list(query, impact, {language_of(arguments), format == "md", arguments.rules}), exit_clean);
}

}  // namespace zhunsheng::cli
