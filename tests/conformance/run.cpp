// SPDX-License-Identifier: Apache-2.0
// Files → suites; a case → the reviews of its checks. Documents of a case go through a folder of their own, with a
// dossier.json that says which material each is.
#include <fstream>

#include "tests/conformance/suite.hpp"
#include "tests/harness/folder.hpp"

namespace zhunsheng::conformance {
namespace {

namespace fs = std::filesystem;
using harness::Folder;

constexpr const char* default_date = "2024-06-01";

std::string lines(const Json& holder, const char* key) {
  std::string out;
  if (!holder.contains(key)) return out;
  for (const auto& line : holder[key]) out += line.get<std::string>() + "\n";
  return out;
}

RuleSource source_of(const Suite& suite, const Json& one, const char* key) { return {"case.zs", lines(suite.json, "rules") + lines(one, key)}; }

RuleSet compile(const RuleSource& source, Door door) {
  if (door == Door::english) return load_rules_from_memory({{source.name, format_rules(source, {.column = KeywordColumn::english}).text}});
  RuleSet rules = load_rules_from_memory({source});
  return door == Door::pack && rules.is_ok() ? load_pack_from_memory(write_pack(rules)) : std::move(rules);
}

void write_documents(const Json& documents, const Folder& folder) {
  Json materials = Json::object();
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const std::string name = std::to_string(i + 1) + ".txt";
    folder.write(name, lines(documents[i], "text"));
    materials[name] = documents[i]["material"];
  }
  folder.write("dossier.json", Json{{"materials", materials}}.dump());
}

Review review(const RuleSet& rules, const Json& one, const ReviewOptions& options) {
  if (!one.contains("documents")) return review_facts(rules, options);
  const Folder folder;
  write_documents(one["documents"], folder);
  return review_dossier(rules, {folder.path.string()}, options);
}

void add(const std::vector<std::string>& from, std::vector<std::string>& to) { to.insert(to.end(), from.begin(), from.end()); }

Json review_json(const RuleSet& rules, const Json& one, const ReviewOptions& options, std::vector<std::string>& problems) {
  const Review made = review(rules, one, options);
  add(made.usage_errors(), problems);
  add(made.unreadable(), problems);
  RenderOptions everything;
  everything.all = true;
  return made.usage_errors().empty() ? Json::parse(render(made, Format::json, everything)) : Json{};
}

Json line_json(const RuleSet& rules, const ReviewOptions& options, std::vector<std::string>& problems) {
  const Folder folder;
  const std::string path = folder.write("one.jsonl", (options.facts.empty() ? "{}" : options.facts) + "\n");
  LinesOptions lines;
  lines.render.all = true;
  Json out;
  const LinesEnd end = review_lines(rules, path, options, lines, [&](const LineReview& line) {
    add(line.errors, problems);
    out = Json::parse(line.text);
    return true;
  });
  add(end.usage_errors, problems);
  return out;
}

}  // namespace

std::vector<Suite> load_suites(const fs::path& folder) {
  std::vector<Suite> out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".json" || name == "schema.json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    out.push_back({name, Json::parse(file)});
  }
  std::sort(out.begin(), out.end(), [](const Suite& left, const Suite& right) { return left.file < right.file; });
  return out;
}

ReviewOptions options_of(const Json& one) {
  ReviewOptions options;
  options.as_of = one.value("as_of", default_date);
  options.complete = one.value("complete", false);
  if (one.contains("kinds")) options.kinds = one["kinds"].get<std::vector<std::string>>();
  if (one.contains("facts")) options.facts = one["facts"].dump();
  return options;
}

RuleSet rules_of(const Suite& suite, const Json& one) { return compile(source_of(suite, one, "rules"), Door::review); }

Observed observe(const Suite& suite, const Json& one, Door door) {
  Observed out;
  const RuleSet rules = compile(source_of(suite, one, "rules"), door);
  if (!rules.is_ok()) {
    out.problems.push_back("the rules do not compile:\n" + rules.diagnostics(Language::english));
    return out;
  }
  for (const auto& [check, expectation] : one["expect"].items()) {
    ReviewOptions options = options_of(one);
    options.only = {check};
    out.reviews[check] = door == Door::line ? line_json(rules, options, out.problems) : review_json(rules, one, options, out.problems);
  }
  return out;
}

std::vector<std::string> refusal_problems(const Suite& suite, const Json& one) {
  std::vector<std::string> out;
  if (compile(source_of(suite, one, "refused"), Door::review).is_ok()) out.emplace_back("compiles, and must not");
  const RuleSet cured = compile(source_of(suite, one, "cure"), Door::review);
  if (!cured.is_ok()) out.push_back("its cure does not compile:\n" + cured.diagnostics(Language::english));
  return out;
}

}  // namespace zhunsheng::conformance
