// SPDX-License-Identifier: Apache-2.0
// What stands in a report in place of the review of a line that could not be read.
#include <nlohmann/json.hpp>

#include "engine/report/lines.hpp"
#include "engine/report/report.hpp"

namespace zhunsheng::report {
namespace {

std::string print(const WrongLine& wrong, int indent) {
  std::string error;
  for (const auto& one : wrong.errors) error += (error.empty() ? "" : "\n") + one;
  const nlohmann::ordered_json json{{"line", wrong.line}, {"error", error}};
  return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string render_text(const WrongLine& wrong, const TextOptions& options) {
  const bool is_english = options.language == base::Language::english;
  std::string out = clean(wrong.source) + ":" + std::to_string(wrong.line) + (is_english ? ": this line was not reviewed" : "：这一行没有审查") + "\n";
  const std::string lead = "  - ";
  for (const auto& error : wrong.errors) {
    bool is_first = true;
    for (const auto& line : wrap(clean(error), options.width - lead.size())) {
      out += (is_first ? lead : std::string(lead.size(), ' ')) + line + "\n";
      is_first = false;
    }
  }
  return out;
}

std::string render_json(const WrongLine& wrong) { return print(wrong, 2); }
std::string render_jsonl(const WrongLine& wrong) { return print(wrong, -1); }

}  // namespace zhunsheng::report
