// SPDX-License-Identifier: Apache-2.0
// JSON Lines in: one dossier a line, read into one store that is kept from line to line. What a line says means what it
// means in a facts file (json.hpp): the usual forms are read here at several hundred megabytes a second, every other line
// goes through the plain reader, so that meaning and messages are its own.
//
//   FactStore store(rules);
//   LineReader reader(rules, "dossiers.jsonl", store);
//   if (reader.read(line, number)) evaluate(plan, rules, store, …);   // line_padding bytes behind the line must be readable
//   else report(reader.problems());
//   reader.add_evidence();                                            // only where somebody will look at it
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/json.hpp"

namespace zhunsheng::facts {

/// So many bytes behind a line must be readable (what they hold does not matter).
inline constexpr std::size_t line_padding = 64;
/// A longer line is nobody's dossier; readers of files refuse it without holding it. The tree that the plain reader makes of
/// a hostile line is some fifty times as large as the line.
inline constexpr std::size_t longest_line = std::size_t{4} << 20;

/// Belongs to one thread. Views the rule set and the store, which must outlive it; between two lines nothing is allocated
/// but for what no line before was large enough to need.
class LineReader {
 public:
  /// The store may hold facts that are not of the lines: they stand again before each line. Its record lists are the reader's.
  LineReader(const model::Ruleset& rules, std::string source_name, FactStore& store);
  ~LineReader();
  LineReader(LineReader&&) noexcept;
  LineReader& operator=(LineReader&&) noexcept;

  /// Puts the facts of the line (without its line feed) in place of those of the line before. False where something is
  /// wrong: problems() says what, and the store holds what fits. Evidence names the source as "dossiers.jsonl:17".
  bool read(std::string_view line, std::size_t number);
  [[nodiscard]] const DossierHeader& header() const;
  [[nodiscard]] const std::vector<FactProblem>& problems() const;
  /// Puts beside each fact of the line where it stands. A fact without evidence may not leave as a finding.
  void add_evidence();
  /// How many of the lines went through the plain reader.
  [[nodiscard]] std::size_t plain_count() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A line of blanks only says nothing.
bool is_blank_line(std::string_view line);

}  // namespace zhunsheng::facts
