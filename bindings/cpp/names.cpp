// SPDX-License-Identifier: Apache-2.0
#include "bindings/cpp/names.hpp"

#include <algorithm>
#include <set>

#include "engine/base/nearest.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng {
namespace {

std::string qualified(const std::string& module, const std::string& name) { return module.empty() ? name : module + "." + name; }

bool is_below(const std::string& module, const std::string& wanted) { return module == wanted || module.starts_with(wanted + "."); }

}  // namespace

std::vector<std::uint32_t> NameFinder::find(const std::vector<Entry>& entries, const std::string& wanted, Kind kind) {
  std::vector<std::uint32_t> found;
  for (const Entry& entry : entries)
    if (entry.full == wanted) return {entry.id};
  std::string all;
  for (const Entry& entry : entries) {
    if (entry.bare != wanted) continue;
    found.push_back(entry.id);
    all += (all.empty() ? "" : "、") + entry.full;
  }
  if (found.size() == 1) return found;
  if (found.size() > 1) {
    add_problem("“" + wanted + "”不止一个：" + all + "，请写全", "there are several “" + wanted + "”: " + all + "; write the name in full");
    return {};
  }
  std::vector<std::string> names;
  for (const Entry& entry : entries) names.push_back(entry.full);
  for (const Entry& entry : entries) names.push_back(entry.bare);
  const auto near = base::NameIndex(names).nearest(wanted);
  std::string suggestion = near ? near->name : std::string();
  for (const Entry& entry : entries)
    if (entry.bare == suggestion) suggestion = entry.full;
  add_problem(std::string("没有这个") + kind.chinese + "：" + wanted + (suggestion.empty() ? "" : "；您是不是想写“" + suggestion + "”？"),
              std::string("no such ") + kind.english + ": " + wanted + (suggestion.empty() ? "" : "; did you mean “" + suggestion + "”?"));
  return {};
}

std::vector<NameFinder::Entry> NameFinder::check_entries() const {
  std::vector<Entry> out;
  for (const auto& check : rules_.checks) out.push_back({model::id_of(check), check.name, static_cast<std::uint32_t>(out.size())});
  return out;
}

std::vector<model::CheckId> NameFinder::checks_or_module(const std::string& wanted) {
  std::vector<model::CheckId> out;
  std::vector<Entry> entries = check_entries();
  for (const Entry& entry : entries)
    if (is_below(rules_.checks[entry.id].module, wanted)) out.emplace_back(std::size_t{entry.id});
  if (!out.empty()) return out;
  std::set<std::string> modules;
  for (const auto& check : rules_.checks) modules.insert(check.module);
  for (const auto& module : modules) entries.push_back({module, module, 0});  // offered where they are nearest; an exact one was taken above
  for (const std::uint32_t id : find(entries, wanted, {"检查或模块", "check or module"})) out.emplace_back(std::size_t{id});
  return out;
}

std::vector<graph::Vertex> NameFinder::check(const std::string& wanted) {
  std::vector<graph::Vertex> out;
  for (const std::uint32_t id : find(check_entries(), wanted, {"检查", "check"})) out.push_back({graph::VertexKind::check, id});
  return out;
}

std::vector<graph::Vertex> NameFinder::parameter(const std::string& wanted) {
  std::vector<Entry> entries;
  for (const auto& parameter : rules_.parameters) entries.push_back({qualified(parameter.module, parameter.name), parameter.name, static_cast<std::uint32_t>(entries.size())});
  std::vector<graph::Vertex> out;
  for (const std::uint32_t id : find(entries, wanted, {"参数", "parameter"})) out.push_back({graph::VertexKind::parameter, id});
  return out;
}

std::vector<graph::Vertex> NameFinder::fact(const std::string& wanted) {
  std::vector<graph::Vertex> out;
  std::vector<Entry> entries;
  for (std::uint32_t i = 0; i < rules_.facts.size(); ++i)
    if (rules_.facts[i].record != model::file_record) entries.push_back({path_of(rules_, model::FactId(std::size_t{i})), rules_.facts[i].name, i});
  for (std::uint32_t i = 0; i < rules_.records.size(); ++i) {
    const model::Record& record = rules_.records[i];
    if (record.name != wanted || model::RecordId(std::size_t{i}) == model::file_record) continue;
    if (record.use == model::RecordUse::per_material) out.push_back({graph::VertexKind::records, i});
    for (const model::FactId field : record.fields) out.push_back({graph::VertexKind::fact, field.value});
  }
  if (!out.empty()) return out;
  for (const std::uint32_t id : find(entries, wanted, {"事实", "fact"})) out.push_back({graph::VertexKind::fact, id});
  return out;
}

}  // namespace zhunsheng
