// SPDX-License-Identifier: Apache-2.0
// The front end and the engine in a row; what a syntax error has cost is kept from turning into errors elsewhere.
#include "bindings/cpp/build.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "bindings/cpp/damage.hpp"
#include "bindings/cpp/hash.hpp"
#include "dsl/grammar/parse.hpp"
#include "dsl/sema/compile.hpp"

namespace zhunsheng {
namespace {

std::string module_name(const syntax::File& file) {
  std::string out;
  if (file.module)
    for (const auto& part : file.module->parts) out += (out.empty() ? "" : ".") + part.text;
  return out;
}

/// The hash of a module: of its files' texts in order, tests left out.
void fill_hashes(model::Ruleset& rules, const std::vector<syntax::File>& files, const std::vector<base::SourceText>& sources) {
  std::map<std::string, std::string> texts;
  for (const auto& file : files) {
    const auto& source = sources[file.source];
    if (!source.is_test()) (texts[module_name(file)] += source.text()) += '\0';
  }
  for (auto& module : rules.modules) module.sha256 = sha256(texts[module.name]);
}

void add(std::vector<base::Diagnostic>& all, std::vector<base::Diagnostic>& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<syntax::File> parse_all(RuleSet::Impl& impl) {
  std::vector<syntax::File> files;
  for (std::size_t i = 0; i < impl.sources.size(); ++i) {
    auto parsed = grammar::parse(impl.sources[i], static_cast<std::uint32_t>(i));
    add(impl.diagnostics, parsed.diagnostics);
    if (parsed.value) files.push_back(std::move(*parsed.value));
  }
  return files;
}

/// A later pass runs only if the ones before it found no error in what it is given.
void run_passes(RuleSet::Impl& impl) {
  std::vector<syntax::File> files = parse_all(impl);
  const Damage damage(files, impl.sources, impl.diagnostics);
  auto compiled = sema::compile(files, impl.sources, impl.library ? &*impl.library : nullptr);
  auto& found = compiled.diagnostics;
  found.erase(std::remove_if(found.begin(), found.end(), [&](const auto& diagnostic) { return damage.is_cascade(diagnostic, impl.sources); }), found.end());
  add(impl.diagnostics, found);
  if (!compiled.value || base::has_error(impl.diagnostics)) return;
  fill_hashes(*compiled.value, files, impl.sources);
  auto planned = graph::make_plan(*compiled.value);
  add(impl.diagnostics, planned.diagnostics);
  if (!planned.value || base::has_error(impl.diagnostics)) return;
  impl.rules = std::move(compiled.value);
  impl.plan = std::move(planned.value);
  impl.matcher.emplace(*impl.rules);
}

}  // namespace

void build(RuleSet::Impl& impl) {
  run_passes(impl);
  std::stable_sort(impl.diagnostics.begin(), impl.diagnostics.end(), [](const auto& a, const auto& b) {
    return a.span.source != b.span.source ? a.span.source < b.span.source : a.span.begin < b.span.begin;
  });
}

}  // namespace zhunsheng
