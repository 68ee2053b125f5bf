// SPDX-License-Identifier: Apache-2.0
// The pack as a whole: what stands in it, in which order, and what is asked of it before it is used.
#include "engine/pack/pack.hpp"

#include "engine/pack/header.hpp"
#include "engine/pack/reader.hpp"
#include "engine/pack/verify.hpp"
#include "engine/pack/writer.hpp"

namespace zhunsheng::pack {
namespace {

/// A source as it is packed.
struct PackedSource {
  std::string name, text;
};
template <class Archive, Same<PackedSource> T>
constexpr void fields(Archive& archive, T& value) {
  archive(value.name, value.text);
}

const char* find_problem(const Contents& contents) {
  if (const char* problem = find_problem_in_tables(contents)) return problem;
  if (const char* problem = find_problem_in_patterns(contents.rules)) return problem;
  if (const char* problem = find_problem_in_expressions(contents.rules)) return problem;
  return find_problem_in_plan(contents.plan, contents.rules);
}

base::Error refuse(const std::string& what) { return malformed("规则包的内容不合规范（" + what + "）", "the contents of the pack are not well-formed (" + what + ")"); }

}  // namespace

std::string write(std::span<const base::SourceText> sources, const model::Ruleset& rules, const graph::Plan& plan, std::string_view engine_version) {
  std::vector<PackedSource> texts;
  for (const base::SourceText& source : sources) texts.push_back({source.name(), std::string(source.text())});
  Writer writer;
  writer(texts, rules, plan);
  return seal(writer.finish(), engine_version);
}

base::Result<Contents> read(std::string_view bytes, std::string_view engine_version) {
  const auto body = open(bytes, engine_version);
  if (!body) return body.error();
  Reader reader(body.value());
  std::vector<PackedSource> texts;
  Contents out;
  reader(texts, out.rules, out.plan);
  if (!reader.is_finished()) return refuse("counts");
  out.sources.reserve(texts.size());
  for (PackedSource& source : texts) out.sources.emplace_back(std::move(source.name), std::move(source.text));
  if (const char* problem = find_problem(out)) return refuse(problem);
  return out;
}

}  // namespace zhunsheng::pack
