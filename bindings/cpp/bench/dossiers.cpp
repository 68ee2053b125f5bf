// SPDX-License-Identifier: Apache-2.0
#include "bindings/cpp/bench/dossiers.hpp"

#include "engine/facts/json.hpp"

namespace zhunsheng::bench {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

void add_problem(BenchReport& report, std::size_t line, const facts::FactProblem& problem) {
  report.problems.push_back("第 " + std::to_string(line) + " 行：" + problem.message);
  report.problems_en.push_back("line " + std::to_string(line) + ": " + problem.message_en);
}

}  // namespace

std::vector<Dossier> read_dossiers(const model::Ruleset& rules, const std::string& lines, const eval::Settings& settings, bool complete, BenchReport& report) {
  std::vector<Dossier> out;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string_view line = std::string_view(lines).substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (is_blank(line)) continue;
    Dossier dossier{facts::FactStore(rules), settings};
    facts::DossierHeader header;
    const auto problems = facts::read_facts(rules, line, "facts", dossier.store, &header);
    if (!problems.empty()) {
      add_problem(report, number, problems.front());
      continue;
    }
    dossier.store.complete = header.complete.value_or(complete);
    if (header.kinds) dossier.settings.kinds = *header.kinds;
    if (header.as_of) dossier.settings.as_of = *header.as_of;
    out.push_back(std::move(dossier));
  }
  return out;
}

}  // namespace zhunsheng::bench
