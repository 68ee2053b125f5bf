// SPDX-License-Identifier: Apache-2.0
// Words of the vocabulary in both columns, and values as a reviewer reads them.
#include <algorithm>
#include <array>

#include "engine/model/builtins.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::model {
namespace {

template <std::size_t N>
struct Words {
  std::array<const char*, N> chinese, english;
  template <class E>
  [[nodiscard]] std::optional<E> parse(std::string_view word) const {
    for (std::size_t i = 0; i < N; ++i)
      if (word == chinese[i] || word == english[i]) return static_cast<E>(i);
    return std::nullopt;
  }
};

constexpr Words<4> severities{{"提示", "一般", "较大", "重大"}, {"note", "minor", "major", "critical"}};
constexpr Words<4> categories{{"权限", "程序", "内容", "文本"}, {"competence", "procedure", "content", "form"}};
constexpr Words<6> kinds{{"重大行政决策", "合同", "补贴政策", "规范性文件", "招标采购文件", "村居事项"}, {"decision", "contract", "subsidy", "normative", "tender", "village"}};
constexpr Words<5> outcomes{{"存在风险", "待查", "依例外通过", "通过", "不适用"}, {"violated", "undetermined", "exempt", "satisfied", "not_applicable"}};
constexpr Words<8> contexts{{"肯定", "否定", "引述", "废止", "例外句", "定义", "假设", "存疑"}, {"affirmed", "negated", "quoted", "repealed", "excepted", "defined", "supposed", "doubtful"}};
constexpr std::array<const char*, 4> modes{"direct", "by_reference", "practice", "local"};

std::string print_known(const Ruleset& rules, const Type& type, const Value& value) {
  switch (type.kind) {
    case TypeKind::boolean: return value.a != 0 ? "是" : "否";
    case TypeKind::integer: return std::to_string(value.a);
    case TypeKind::decimal: return base::format_decimal(value.a);
    case TypeKind::percent: return base::format_percent({value.a, value.b});
    case TypeKind::money: return base::format_money(value.a);
    case TypeKind::date: return base::to_chinese(base::Date{static_cast<std::int32_t>(value.a)});
    case TypeKind::duration: return base::to_string(base::Duration{value.a, static_cast<base::DurationUnit>(value.b)});
    case TypeKind::text: return value.text;
    case TypeKind::enumeration: return rules.enums[type.ref].values[static_cast<std::size_t>(value.a)];
    case TypeKind::list: {
      if (type.element != TypeKind::enumeration) return std::to_string(value.items.size()) + "项";
      std::string out;
      for (const Given& item : value.items) {
        if (item.state != FactState::known) continue;
        out += (out.empty() ? "" : "、") + rules.enums[type.ref].values[static_cast<std::size_t>(item.value.a)];
      }
      return out.empty() ? "无" : out;
    }
    case TypeKind::record: return rules.records[type.ref].name;
    case TypeKind::error: break;
  }
  return "（不详）";
}

}  // namespace

const char* to_chinese(Severity severity) { return severities.chinese[static_cast<std::size_t>(severity)]; }
const char* to_english(Severity severity) { return severities.english[static_cast<std::size_t>(severity)]; }
const char* to_chinese(Category category) { return categories.chinese[static_cast<std::size_t>(category)]; }
const char* to_english(Category category) { return categories.english[static_cast<std::size_t>(category)]; }
const char* to_chinese(Kind kind) { return kinds.chinese[static_cast<std::size_t>(kind)]; }
const char* to_english(Kind kind) { return kinds.english[static_cast<std::size_t>(kind)]; }
const char* to_chinese(Outcome outcome) { return outcomes.chinese[static_cast<std::size_t>(outcome)]; }
const char* to_english(Outcome outcome) { return outcomes.english[static_cast<std::size_t>(outcome)]; }
const char* to_chinese(Context context) { return contexts.chinese[static_cast<std::size_t>(context)]; }
const char* to_english(CitationMode mode) { return modes[static_cast<std::size_t>(mode)]; }
std::optional<Severity> parse_severity(std::string_view word) { return severities.parse<Severity>(word); }
std::optional<Category> parse_category(std::string_view word) { return categories.parse<Category>(word); }
std::optional<Kind> parse_kind(std::string_view word) { return kinds.parse<Kind>(word); }
std::optional<Outcome> parse_outcome(std::string_view word) { return outcomes.parse<Outcome>(word); }
std::optional<Context> parse_context(std::string_view word) { return contexts.parse<Context>(word); }

std::string id_of(const Check& check) { return check.module.empty() ? check.name : check.module + "." + check.name; }

std::string path_of(const Ruleset& rules, FactId fact) {
  const Fact& row = at(rules, fact);
  return at(rules, row.record).name + "." + row.name;
}

std::string print(const Ruleset& rules, const Type& type, const Given& given) {
  switch (given.state) {
    case FactState::known: return print_known(rules, type, given.value);
    case FactState::not_applicable: return "（不适用）";
    case FactState::absent: return "（未提供）";
    case FactState::unknown: break;
  }
  return "（不详）";
}

const Presumption* find_presumption(const Ruleset& rules, FactId fact) {
  const auto place = std::lower_bound(rules.presumptions.begin(), rules.presumptions.end(), fact, [](const Presumption& row, FactId wanted) { return row.fact < wanted; });
  return place != rules.presumptions.end() && place->fact == fact ? &*place : nullptr;
}

const CalendarYear* find_year(const Ruleset& rules, int year) {
  for (const auto& row : rules.calendar)
    if (row.year == year) return &row;
  return nullptr;
}

}  // namespace zhunsheng::model
