// SPDX-License-Identifier: Apache-2.0
// One JSON node read as a value of a declared type. Collects every problem and goes on behind it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/json.hpp"
#include "engine/facts/json_tree.hpp"

namespace zhunsheng::facts {

/// Reads nodes against the rule set's types; `problems` gets what does not fit.
class ValueReader {
 public:
  ValueReader(const model::Ruleset& rules, std::vector<FactProblem>& problems) : rules_(rules), problems_(problems) {}

  /// What the node says of a fact of that type; nothing (and a problem) if it does not fit.
  std::optional<model::Given> read(const model::Type& type, const JsonNode& node, const std::string& pointer);
  /// One record, fields in order of its block; fields that do not fit are left 未提供.
  model::Given read_record(model::RecordId record, const JsonNode& node, const std::string& pointer);

  /// The array of a list written […] or {"items": […], "open": …}, with the pointer of the array; nothing for anything else.
  struct ListNode {
    const std::vector<JsonNode>* items = nullptr;
    bool open = false;
    std::string pointer;
  };
  std::optional<ListNode> list_of(const JsonNode& node, const std::string& pointer);

  void wrong(const std::string& pointer, const std::string& chinese, const std::string& english);
  /// "没有叫“…”的…；您是不是想写“…”？"
  void unknown_name(const std::string& pointer, const std::string& what, const std::string& what_en, const std::string& name, const std::vector<std::string>& candidates);
  /// Keys that occur more than once, each reported once.
  std::vector<std::string_view> report_duplicates(const JsonNode& object, const std::string& pointer);

 private:
  /// `wrong`, with what was probably meant or why it cannot be.
  void wrong_value(const std::string& pointer, const model::Type& type, const JsonNode& node, std::string chinese, std::string english);
  std::optional<model::Value> scalar(const model::Type& type, const JsonNode& node, const std::string& pointer);
  std::optional<model::Value> enumerant(const model::Type& type, const JsonNode& node, const std::string& pointer);
  std::optional<model::Given> list(const model::Type& type, const JsonNode& node, const std::string& pointer);

  const model::Ruleset& rules_;
  std::vector<FactProblem>& problems_;
};

/// {"n_a": true}.
bool is_not_applicable(const JsonNode& node);

}  // namespace zhunsheng::facts
