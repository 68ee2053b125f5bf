// SPDX-License-Identifier: Apache-2.0
#include "engine/testing/write_example.hpp"

#include <map>

#include "engine/base/text.hpp"

namespace zhunsheng::testing {
namespace {

using model::FactState;
using model::TypeKind;

class Writer {
 public:
  explicit Writer(const Bench& bench) : bench_(bench), rules_(bench.rules) {}

  std::string write(const model::Example& example) {
    out_ = "例 " + quoted(example.name) + " {\n";
    if (example.at) line("按 " + base::to_string(*example.at));
    if (example.complete) line("完整");
    for (const auto& text : example.texts) {
      std::string kind = text.kind ? to_chinese(*text.kind) : text.material.is_valid() ? name(at(rules_, text.material).name) : "";
      line("文本 " + (kind.empty() ? "" : kind + " ") + quoted(text.text));
    }
    std::string materials;
    for (const auto id : example.materials) materials += (materials.empty() ? "材料 " : "、") + name(at(rules_, id).name);
    if (!materials.empty()) line(materials);
    facts(example);
    for (const auto& expectation : example.expectations) expect(expectation);
    return out_ + "}\n";
  }

 private:
  void line(const std::string& text) { out_ += "  " + text + "\n"; }

  /// One 给定 a block, in the order in which the blocks are met.
  void facts(const model::Example& example) {
    std::vector<std::pair<model::RecordId, std::string>> blocks;
    for (const auto& fact : example.facts) {
      if (!fact.fact.is_valid()) {
        line("给定 " + name(at(rules_, fact.record).name) + " " + list(fact.given.value, record_type(fact.record)));
        continue;
      }
      const model::Fact& row = at(rules_, fact.fact);
      auto place = blocks.begin();
      while (place != blocks.end() && place->first != row.record) ++place;
      if (place == blocks.end()) place = blocks.insert(place, {row.record, ""});
      place->second += " " + field_name(row.name) + " " + value(fact.given, row.type) + " ";
    }
    for (const auto& [record, fields] : blocks) line("给定 " + name(at(rules_, record).name) + " {" + fields + "}");
  }

  void expect(const model::Expectation& expectation) {
    std::string text = std::string("期望 ") + to_chinese(expectation.outcome) + " " + name(at(rules_, expectation.check).name);
    for (std::size_t i = 0; i < expectation.missing.size(); ++i) text += (i == 0 ? " 缺 " : "、") + model::path_of(rules_, expectation.missing[i]);
    for (std::size_t i = 0; i < expectation.because.size(); ++i) text += (i == 0 ? " 因为 " : "、") + name(expectation.because[i]);
    line(text);
  }

  std::string value(const model::Given& given, const model::Type& type) {
    if (given.state == FactState::unknown || given.state == FactState::absent) return "不详";
    if (given.state == FactState::not_applicable) return "不适用";
    switch (type.kind) {
      case TypeKind::date: return base::to_string(base::Date{static_cast<std::int32_t>(given.value.a)});
      case TypeKind::text: return quoted(given.value.text);
      case TypeKind::enumeration: return field_name(rules_.enums[type.ref].values[static_cast<std::size_t>(given.value.a)]);
      case TypeKind::list: {
        model::Type element = type;
        element.kind = type.element;
        element.element = TypeKind::error;
        return list(given.value, element);
      }
      case TypeKind::record: return record(given.value, model::RecordId(std::size_t{type.ref}));
      case TypeKind::boolean: case TypeKind::integer: case TypeKind::decimal: case TypeKind::percent: case TypeKind::money: case TypeKind::duration: case TypeKind::error: break;
    }
    return model::print(rules_, type, given);
  }

  std::string list(const model::Value& list, const model::Type& element) {
    std::string out;
    for (const auto& item : list.items) out += (out.empty() ? "" : ", ") + value(item, element);
    if (list.open) out += out.empty() ? ".." : ", ..";
    return "[" + out + "]";
  }

  std::string record(const model::Value& value_of_record, model::RecordId record) {
    std::string out;
    const auto& fields = at(rules_, record).fields;
    for (std::size_t i = 0; i < fields.size() && i < value_of_record.items.size(); ++i) {
      const model::Fact& field = at(rules_, fields[i]);
      if (value_of_record.items[i].state != FactState::absent) out += " " + field_name(field.name) + " " + value(value_of_record.items[i], field.type) + " ";
    }
    return "{" + out + "}";
  }

  static model::Type record_type(model::RecordId record) {
    model::Type type;
    type.kind = TypeKind::record;
    type.ref = record.value;
    return type;
  }

  static std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char byte : text) {
      if (byte == '"' || byte == '\\') out += '\\';
      if (byte == '\n') out += "\\n";
      else out += byte;
    }
    return out + "\"";
  }

  /// A run of Han characters, letters and _ (digits behind letters only) may stand bare.
  static bool is_run(const std::string& text) {
    bool is_ascii = true;
    for (std::size_t at = 0; at < text.size();) {
      const bool is_first = at == 0;
      const char32_t c = base::decode(text, at);
      const bool is_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_', is_digit = c >= U'0' && c <= U'9';
      if (is_digit ? (is_first || !is_ascii) : !(is_letter || base::is_han(c) || c == U'々' || c == U'〇')) return false;
      if (!is_letter && !is_digit) is_ascii = false;
    }
    return !text.empty();
  }
  std::string name(const std::string& text) const { return is_run(text) && (bench_.is_reserved == nullptr || !bench_.is_reserved(text)) ? text : "「" + text + "」"; }
  static std::string field_name(const std::string& text) { return is_run(text) && text != "自" && text != "问" && text != "source" && text != "ask" ? text : "「" + text + "」"; }

  const Bench& bench_;
  const model::Ruleset& rules_;
  std::string out_;
};

}  // namespace

std::string write_example(const Bench& bench, const model::Example& example) { return Writer(bench).write(example); }

}  // namespace zhunsheng::testing
