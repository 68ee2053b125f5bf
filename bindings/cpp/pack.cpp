// SPDX-License-Identifier: Apache-2.0
// Rule sets from and to packs: opens the file, words what is wrong with it, and makes what review works with.
#include "zhunsheng/pack.hpp"

#include <filesystem>
#include <fstream>
#include <memory>

#include "bindings/cpp/ruleset_impl.hpp"
#include "bindings/cpp/statutes.hpp"
#include "engine/pack/pack.hpp"
#include "zhunsheng/version.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t largest_pack_bytes = 1u << 30;  // a pack of 100,000 rules has about 170 MB

/// rules.zsp：规则包已损坏：校验值不符。请用 … 重新生成 / the pack is damaged … Make it anew: …
std::string refusal(const std::string& name, const base::Error& error) {
  const std::string command = "zhunsheng pack RULES -o " + name;
  return name + "：" + error.message + "。请用规则文件重新生成：" + command + " / " + error.message_en + ". Make it anew from the rule files: " + command;
}

/// The texts of what is cited, so that they can be quoted.
void load_texts(law::Library& library, const model::Ruleset& rules) {
  std::vector<bool> is_cited(rules.statutes.size(), false);
  const auto cite = [&](const auto& rows) {
    for (const auto& row : rows)
      for (const model::CitationUse& use : row.citations)
        for (const law::StatuteId id : use.versions) is_cited[id.index()] = true;
  };
  cite(rules.checks);
  cite(rules.exceptions);
  cite(rules.presumptions);
  for (const auto& definition : rules.definitions) cite(definition.cases);
  for (const auto& parameter : rules.parameters) cite(parameter.versions);
  for (std::size_t i = 0; i < is_cited.size(); ++i)
    if (is_cited[i]) library.load(rules.statutes[i]);
}

void fill(RuleSet::Impl& impl, std::string_view bytes, const std::string& name) {
  impl.is_pack = true;
  auto contents = pack::read(bytes, ZHUNSHENG_VERSION);
  if (!contents) {
    impl.unreadable.push_back(refusal(name, contents.error()));
    return;
  }
  impl.sources = std::move(contents.value().sources);
  impl.rules = std::move(contents.value().rules);
  impl.plan = std::move(contents.value().plan);
  impl.matcher.emplace(*impl.rules);
}

}  // namespace

std::string write_pack(const RuleSet& rules) {
  if (!rules.is_ok()) return {};
  return pack::write(rules.impl().sources, *rules.impl().rules, *rules.impl().plan, ZHUNSHENG_VERSION);
}

RuleSet load_pack_from_memory(std::string_view bytes, const std::string& name) {
  auto impl = std::make_unique<RuleSet::Impl>();
  fill(*impl, bytes, name);
  return RuleSet(std::move(impl));
}

RuleSet load_pack(const std::string& path, const LoadOptions& options) {
  auto impl = std::make_unique<RuleSet::Impl>();
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  std::ifstream file(path, std::ios::binary);
  if (error || !file) {
    impl->unreadable.push_back(path + "：读不了这个规则包 / cannot read this pack");
    return RuleSet(std::move(impl));
  }
  if (size > largest_pack_bytes) {
    impl->unreadable.push_back(path + "：规则包超过 1 GiB / a pack is at most 1 GiB");
    return RuleSet(std::move(impl));
  }
  const auto bytes = std::make_unique_for_overwrite<char[]>(size);
  file.read(bytes.get(), static_cast<std::streamsize>(size));
  fill(*impl, {bytes.get(), static_cast<std::size_t>(file.gcount())}, path);
  if (!options.statutes.empty() && impl->rules) {
    std::string problem;
    impl->statutes_folder = options.statutes;
    impl->library = open_library(options.statutes, problem);
    if (impl->library) load_texts(*impl->library, *impl->rules);
    else impl->unreadable.push_back(std::move(problem));
  }
  return RuleSet(std::move(impl));
}

bool is_pack_file(const std::string& path) {
  if (path.ends_with(".zsp")) return true;
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return false;
  std::ifstream file(path, std::ios::binary);
  char first[8] = {};
  file.read(first, sizeof first);
  return pack::is_pack({first, static_cast<std::size_t>(file.gcount())});
}

}  // namespace zhunsheng
