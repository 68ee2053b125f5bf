// SPDX-License-Identifier: Apache-2.0
// Loads rule files: finds them, reads them, has them built. Everything wrong in all files is kept for one report.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "bindings/cpp/build.hpp"
#include "bindings/cpp/ruleset_impl.hpp"
#include "bindings/cpp/statutes.hpp"
#include "engine/facts/schema.hpp"
#include "engine/law/citation.hpp"
#include "zhunsheng/pack.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t largest_rule_file_bytes = 16u << 20;  // design: a rule file is at most 16 MiB

/// What of a folder is read: rules, and rules in Markdown.
bool is_rule_file(const fs::path& path, bool with_tests) {
  const std::string name = path.filename().string();
  return (name.ends_with(".zs") || name.ends_with(".zs.md")) && (with_tests || !(name.ends_with(".test.zs") || name.ends_with(".test.zs.md")));
}

/// Every rule file below the folder, sorted; examples/ folders are left out.
void collect_folder(const fs::path& folder, bool with_tests, std::vector<fs::path>& out) {
  std::error_code error;
  std::vector<fs::path> found;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end;
  for (; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (at->is_directory(error) && (name == "examples" || name.starts_with("."))) at.disable_recursion_pending();
    else if (at->is_regular_file(error) && is_rule_file(at->path(), with_tests)) found.push_back(at->path());
  }
  std::sort(found.begin(), found.end());
  out.insert(out.end(), found.begin(), found.end());
}

std::string read_rule_file(const fs::path& path, std::string& problem) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) problem = path.string() + "：读不了这个规则文件 / cannot read this rule file";
  else if (size > largest_rule_file_bytes) problem = path.string() + "：规则文件超过 16 MiB / a rule file is at most 16 MiB";
  if (!problem.empty()) return {};
  std::ifstream file(path, std::ios::binary);
  if (!file) problem = path.string() + "：读不了这个规则文件 / cannot read this rule file";
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string citation_text(const model::CitationUse& use) {
  switch (use.mode) {
    case model::CitationMode::direct: return law::format(use.citation);
    case model::CitationMode::by_reference: return "参照" + law::format(use.citation);
    case model::CitationMode::practice: return "实务：" + use.text;
    case model::CitationMode::local: return "地方：" + use.text;
  }
  return {};
}

CheckInfo describe(const model::Check& check) {
  CheckInfo out;
  out.id = model::id_of(check);
  out.title = check.title;
  out.severity = model::to_english(check.severity);
  out.category = model::to_english(check.category);
  out.points = check.points;
  for (unsigned kind = 0; kind < 6; ++kind)
    if (check.kinds & (1u << kind)) out.kinds.emplace_back(model::to_english(static_cast<model::Kind>(kind)));
  for (const auto& use : check.citations) out.citations.push_back(citation_text(use));
  return out;
}

}  // namespace

bool is_below(const std::string& file, const std::vector<std::string>& paths) {
  if (paths.empty()) return true;
  std::error_code error;
  const std::string canonical = fs::weakly_canonical(file, error).string();
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    const std::string wanted = fs::weakly_canonical(path, error).string();
    return canonical == wanted || canonical.starts_with(wanted.ends_with('/') ? wanted : wanted + "/");
  });
}

RuleSet::RuleSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

bool RuleSet::is_pack() const { return impl_->is_pack; }
bool RuleSet::is_ok() const { return impl_->matcher.has_value(); }
const std::vector<std::string>& RuleSet::unreadable() const { return impl_->unreadable; }
std::size_t RuleSet::check_count() const { return impl_->rules ? impl_->rules->checks.size() : 0; }
std::size_t RuleSet::file_count() const { return impl_->sources.size(); }

std::optional<StatuteCoverage> RuleSet::statutes() const {
  if (!impl_->library) return std::nullopt;
  return StatuteCoverage{impl_->library->loaded_count(), impl_->library->missing()};
}

std::vector<CheckInfo> RuleSet::checks() const {
  std::vector<CheckInfo> out;
  if (impl_->rules)
    for (const auto& check : impl_->rules->checks) out.push_back(describe(check));
  return out;
}

std::string RuleSet::facts_schema() const { return is_ok() ? facts::schema_json(*impl_->rules) : std::string{}; }

namespace {

/// A pack is a whole rule set: names in it cannot be joined with those of other files any more.
RuleSet load_alone(const std::vector<std::string>& paths, const std::string& pack, const LoadOptions& options) {
  if (paths.size() == 1) return load_pack(pack, options);
  auto impl = std::make_unique<RuleSet::Impl>();
  impl->unreadable.push_back(pack + "：规则包只能单独使用，不能再加别的规则文件；请把规则文件一起重新打包 / a pack stands alone: no other rules beside it; pack all the rule files together");
  return RuleSet(std::move(impl));
}

}  // namespace

RuleSet load_rules_from_memory(std::vector<RuleSource> sources) {
  auto impl = std::make_unique<RuleSet::Impl>();
  for (auto& source : sources) impl->sources.emplace_back(std::move(source.name), std::move(source.text));
  build(*impl);
  return RuleSet(std::move(impl));
}

std::vector<std::string> find_rule_files(const std::vector<std::string>& paths, const LoadOptions& options) {
  std::vector<fs::path> files;
  for (const auto& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) collect_folder(path, options.with_tests, files);
    else files.emplace_back(path);
  }
  std::set<std::string> seen;
  std::vector<std::string> out;
  for (const auto& path : files) {
    std::error_code error;
    if (seen.insert(fs::weakly_canonical(path, error).string()).second) out.push_back(path.string());
  }
  return out;
}

RuleSet load_rules(const std::vector<std::string>& paths, const LoadOptions& options) {
  if (const auto pack = std::find_if(paths.begin(), paths.end(), is_pack_file); pack != paths.end()) return load_alone(paths, *pack, options);
  auto impl = std::make_unique<RuleSet::Impl>();
  for (const auto& path : find_rule_files(paths, options)) {
    std::string problem, text = read_rule_file(path, problem);
    if (problem.empty()) impl->sources.emplace_back(path, std::move(text));
    else impl->unreadable.push_back(std::move(problem));
  }
  if (!options.statutes.empty()) {
    std::string problem;
    impl->statutes_folder = options.statutes;
    impl->library = open_library(options.statutes, problem);
    if (!problem.empty()) impl->unreadable.push_back(std::move(problem));
  }
  build(*impl);
  return RuleSet(std::move(impl));
}

}  // namespace zhunsheng
