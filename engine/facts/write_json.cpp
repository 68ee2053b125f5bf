// SPDX-License-Identifier: Apache-2.0
// By recursion over types; words of values come from engine/base, so that reader and writer share one form.
#include "engine/facts/write_json.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace zhunsheng::facts {
namespace {

using model::FactState;
using model::Given;
using model::Type;
using model::TypeKind;

/// 3/8 → "37.5%": by long division, 12 places at most.
std::string percent_text(std::int64_t numerator, std::int64_t denominator) {
  constexpr int most_places = 12;
  const bool is_negative = numerator < 0;
  const __int128 hundredfold = (is_negative ? -static_cast<__int128>(numerator) : static_cast<__int128>(numerator)) * 100;
  std::string out = (is_negative ? "-" : "") + std::to_string(static_cast<std::uint64_t>(hundredfold / denominator));
  __int128 rest = hundredfold % denominator;
  for (int place = 0; rest != 0 && place < most_places; ++place) {
    if (place == 0) out += '.';
    rest *= 10;
    out += static_cast<char>('0' + static_cast<int>(rest / denominator));
    rest %= denominator;
  }
  return out + "%";
}

/// A JSON string; the library knows what to escape.
std::string json_text(std::string_view text) { return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

/// {"key": value, …} or [value, …], written piece by piece: a 小数 has more digits than a double of the library holds.
class Sequence {
 public:
  explicit Sequence(const char* brackets) : close_(brackets[1]) { out_ += brackets[0]; }
  void add(const std::string& value) {
    if (out_.size() > 1) out_ += ',';
    out_ += value;
  }
  void add(std::string_view key, const std::string& value) { add(json_text(key) + ":" + value); }
  [[nodiscard]] bool is_empty() const { return out_.size() == 1; }
  [[nodiscard]] std::string finish() const { return out_ + close_; }

 private:
  std::string out_;
  char close_;
};

class Writer {
 public:
  explicit Writer(const model::Ruleset& rules) : rules_(rules) {}

  std::string file(const FactsFile& file) const {
    std::map<model::RecordId, std::string> lists;
    std::map<model::RecordId, Sequence> blocks;
    for (const auto& statement : file.statements) {
      if (!statement.fact.is_valid()) {
        lists[statement.record] = list(record_list(statement.record), statement.given);
        continue;
      }
      const model::Fact& fact = model::at(rules_, statement.fact);
      if (statement.given.state != FactState::absent) blocks.try_emplace(fact.record, "{}").first->second.add(fact.name, given(fact.type, statement.given));
    }
    for (const auto& [record, block] : blocks) lists[record] = block.finish();
    Sequence out("{}");
    if (const Sequence head = header(file.header); !head.is_empty()) out.add("$dossier", head.finish());
    for (const auto& [record, text] : lists) out.add(model::at(rules_, record).name, text);
    return out.finish();
  }

 private:
  static Sequence header(const DossierHeader& header) {
    Sequence out("{}");
    if (!header.id.empty()) out.add("id", json_text(header.id));
    if (header.kinds) out.add("kinds", kinds(*header.kinds));
    if (header.complete) out.add("complete", *header.complete ? "true" : "false");
    if (header.as_of) out.add("as_of", json_text(base::to_string(*header.as_of)));
    else if (header.as_of_document) out.add("as_of", json_text("document"));
    return out;
  }

  static std::string kinds(model::KindSet set) {
    Sequence out("[]");
    for (unsigned kind = 0; kind < 6; ++kind)
      if (set & (1u << kind)) out.add(json_text(model::to_english(static_cast<model::Kind>(kind))));
    return out.finish();
  }

  static Type record_list(model::RecordId record) { return {TypeKind::list, TypeKind::record, record.value, 0xff}; }

  std::string given(const Type& type, const Given& given) const {
    switch (given.state) {
      case FactState::unknown:
      case FactState::absent: return "null";
      case FactState::not_applicable: return R"({"n_a":true})";
      case FactState::known: break;
    }
    if (type.kind == TypeKind::list) return list(type, given);
    if (type.kind == TypeKind::record) return record(model::RecordId(std::size_t{type.ref}), given.value);
    return scalar(type, given.value);
  }

  std::string list(const Type& type, const Given& list) const {
    if (list.state != FactState::known) return "null";
    const Type element{type.element, TypeKind::error, type.ref, type.unit};
    Sequence items("[]");
    for (const Given& item : list.value.items) items.add(given(element, item));
    return list.value.open ? "{\"items\":" + items.finish() + ",\"open\":true}" : items.finish();
  }

  std::string record(model::RecordId id, const model::Value& value) const {
    const auto& fields = model::at(rules_, id).fields;
    Sequence out("{}");
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (value.items[i].state != FactState::absent) out.add(model::at(rules_, fields[i]).name, given(model::at(rules_, fields[i]).type, value.items[i]));
    return out.finish();
  }

  std::string scalar(const Type& type, const model::Value& value) const {
    switch (type.kind) {
      case TypeKind::boolean: return value.a != 0 ? "true" : "false";
      case TypeKind::integer: return std::to_string(value.a);
      case TypeKind::decimal: return base::format_decimal(value.a);
      case TypeKind::percent: return json_text(percent_text(value.a, value.b));
      case TypeKind::money: return json_text(base::format_money(value.a));
      case TypeKind::date: return json_text(base::to_string(base::Date{static_cast<std::int32_t>(value.a)}));
      case TypeKind::duration: return json_text(base::to_string(base::Duration{value.a, static_cast<base::DurationUnit>(value.b)}));
      case TypeKind::text: return json_text(value.text);
      case TypeKind::enumeration: return json_text(rules_.enums[type.ref].values[static_cast<std::size_t>(value.a)]);
      case TypeKind::list:
      case TypeKind::record:
      case TypeKind::error: break;
    }
    return "null";
  }

  const model::Ruleset& rules_;
};

}  // namespace

std::string write_facts(const model::Ruleset& rules, const FactsFile& file) { return Writer(rules).file(file); }

}  // namespace zhunsheng::facts
