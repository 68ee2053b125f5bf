// SPDX-License-Identifier: Apache-2.0
// Rule sets: load them from files, folders or memory, ask what they check, draw their graph.
//
//   zhunsheng::RuleSet rules = zhunsheng::load_rules({"rulesets"}, {});
//   if (!rules.is_ok()) std::cerr << rules.diagnostics(zhunsheng::Language::english);
//
// A RuleSet is immutable: any number of threads may review with one at the same time. No call here reads the clock, the
// environment or the network. No function throws for wrong input; std::bad_alloc may pass.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "zhunsheng/diagnostic.hpp"

namespace zhunsheng {

enum class Language { chinese, english };

enum class PictureFormat;  // graph.hpp
struct GraphOptions;
struct Drawing;
struct ImpactQuery;  // impact.hpp
struct Impact;

/// A rule file held in memory. `name` is what messages show; one that ends with .md is read as Markdown.
struct RuleSource {
  std::string name;
  std::string text;  ///< UTF-8
};

struct LoadOptions {
  bool with_tests = false;  ///< read *.test.zs and *.test.zs.md too
  std::string statutes;     ///< folder of law texts: citations and 法规 are compared with them, reviews quote them; empty: none
};

/// What a folder of law texts gave.
struct StatuteCoverage {
  std::size_t compared = 0;               ///< complete texts of cited versions
  std::vector<std::string> without_text;  ///< titles of cited instruments that the folder does not hold in full, sorted
};

/// What one check is, for lists and catalogues. Words are Chinese.
struct CheckInfo {
  std::string id, title, severity, category;  ///< 模块.名 · 标题 · critical… · content…
  std::vector<std::string> points, kinds;     ///< C35 · subsidy…
  std::vector<std::string> citations;         ///< 《…》第…条, with 参照 in front where it is by reference
};

class RuleSet {
 public:
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  /// True if the rules compiled; false: only diagnostics() may be asked.
  [[nodiscard]] bool is_ok() const;
  [[nodiscard]] std::size_t error_count() const;
  [[nodiscard]] std::size_t warning_count() const;
  /// All diagnostics, with source lines and carets; only those of the named files if `files` is not empty.
  /// Colour adds escape sequences of a terminal and changes no character.
  [[nodiscard]] std::string diagnostics(Language language, const std::vector<std::string>& files = {}, bool is_coloured = false) const;
  /// The same as values, in order of file and place.
  [[nodiscard]] std::vector<Diagnostic> diagnostic_list(const std::vector<std::string>& files = {}) const;
  /// From a pack (pack.hpp): no diagnostics, no examples.
  [[nodiscard]] bool is_pack() const;
  /// Files that could not be read, one message each.
  [[nodiscard]] const std::vector<std::string>& unreadable() const;

  /// Nothing unless LoadOptions::statutes named a folder of law texts.
  [[nodiscard]] std::optional<StatuteCoverage> statutes() const;

  [[nodiscard]] std::size_t check_count() const;
  [[nodiscard]] std::size_t file_count() const;
  [[nodiscard]] std::vector<CheckInfo> checks() const;
  /// The JSON Schema (draft 2020-12) of the facts that the rule set knows; empty if it did not compile.
  [[nodiscard]] std::string facts_schema() const;
  /// The dependency graph as a picture or for programs (graph.hpp).
  [[nodiscard]] Drawing graph(const GraphOptions& options) const;
  /// What a change touches (impact.hpp); examples are named if the rules were loaded with tests.
  [[nodiscard]] Impact impact(const ImpactQuery& query) const;
  /// The same as a picture: from what changes to the checks. No json.
  [[nodiscard]] Drawing draw_impact(const ImpactQuery& query, PictureFormat format, Language language) const;

  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }
  explicit RuleSet(std::unique_ptr<Impl> impl);

 private:
  std::unique_ptr<Impl> impl_;
};

/// Reads rule files; a folder stands for every *.zs and *.zs.md below it, in order of path, without examples/ folders (and
/// without *.test.zs, *.test.zs.md unless asked). Of a file named *.md only the fences ```准绳 (```zs, ```zhunsheng) are
/// rules. Files named twice are read once. A pack (*.zsp) is loaded as load_pack does, and stands alone.
RuleSet load_rules(const std::vector<std::string>& paths, const LoadOptions& options);
/// The files that load_rules would read for these paths, in its order; a path that is no folder stands for itself.
std::vector<std::string> find_rule_files(const std::vector<std::string>& paths, const LoadOptions& options);
RuleSet load_rules_from_memory(std::vector<RuleSource> sources);

}  // namespace zhunsheng
