// SPDX-License-Identifier: Apache-2.0
// Types as flat values; enumerations are interned by their values, so that two facts with one list of values compare.
#include "dsl/sema/types.hpp"

#include <algorithm>
#include <array>

#include "dsl/sema/everyday.hpp"
#include "dsl/sema/names.hpp"
#include "engine/base/assert.hpp"
#include "engine/base/bilingual.hpp"

namespace zhunsheng::sema {
namespace {

using model::TypeKind;

struct UnitWords {
  base::DurationUnit unit;
  std::array<std::string_view, 6> words;
};
constexpr std::array<UnitWords, 5> units{{
    {base::DurationUnit::day, {"日", "天", "day", "days", "", ""}},
    {base::DurationUnit::workday, {"工作日", "个工作日", "workday", "workdays", "", ""}},
    {base::DurationUnit::week, {"周", "week", "weeks", "", "", ""}},
    {base::DurationUnit::month, {"月", "个月", "month", "months", "", ""}},
    {base::DurationUnit::year, {"年", "year", "years", "", "", ""}},
}};

std::string part(const std::string& argument, base::Language language) { return std::string(base::in_language(argument, language)); }

model::Type lower_enumeration(Context& context, const syntax::Type& type, const std::string& name) {
  model::EnumType row{name, {}};
  for (const auto& value : type.values) {
    if (std::find(row.values.begin(), row.values.end(), value.text) != row.values.end()) context.report.add(base::Code::duplicate_name, value.span, {value.text});
    else row.values.push_back(value.text);
  }
  auto& enums = context.rules.enums;
  const auto same = std::find_if(enums.begin(), enums.end(), [&](const model::EnumType& other) { return other.values == row.values; });
  model::Type out = simple(TypeKind::enumeration);
  out.ref = static_cast<std::uint32_t>(same - enums.begin());
  if (same == enums.end()) enums.push_back(std::move(row));
  return out;
}

model::Type lower_record(Context& context, const syntax::Name& name) {
  const auto found = context.names.blocks.find(name.text);
  if (found == context.names.blocks.end()) {
    base::Diagnostic& diagnostic = context.report.add(base::Code::unknown_type, name.span, {name.text});
    if (const auto meant = meant_type(name.text)) {
      diagnostic.suggestion = *meant;
      diagnostic.fix = base::Fix{name.span, *meant};
    } else {
      suggest(diagnostic, name.text, names_of(context, context.names.blocks), name.span);
    }
    return {};
  }
  model::Type out = simple(TypeKind::record);
  out.ref = found->second.value;
  return out;
}

model::Type lower_list(Context& context, const syntax::Type& type, const std::string& name) {
  ZS_ASSERT(type.element.size() == 1, "a list type has one element type");
  const model::Type element = lower_type(context, type.element.front(), name);
  if (is_error(element)) return {};
  if (element.kind != TypeKind::list) return list_of(element);
  base::Diagnostic& diagnostic = context.report.add(base::Code::list_of_lists, type.span);
  diagnostic.fix = base::Fix::offer(type.span, std::string(context.slice(type.element.front().span)));
  return {};
}

model::Type lower_duration(Context& context, const syntax::Type& type) {
  if (!type.unit) return simple(TypeKind::duration);
  if (const auto unit = parse_unit(type.unit->text)) return duration_of(*unit);
  context.report.add(base::Code::unknown_word, type.unit->span, {type.unit->text, "日、工作日、周、月、年"});
  return {};
}

constexpr std::array<const char*, 12> words{"（有误）", "是否", "整数", "小数", "比例", "金额", "日期", "时长", "文本", "枚举", "记录", "列表"};

}  // namespace

model::Type simple(TypeKind kind) {
  model::Type type;
  type.kind = kind;
  return type;
}

model::Type duration_of(base::DurationUnit unit) {
  model::Type type = simple(TypeKind::duration);
  type.unit = static_cast<std::uint8_t>(unit);
  return type;
}

model::Type list_of(const model::Type& element) {
  model::Type type = element;
  type.kind = TypeKind::list;
  type.element = element.kind;
  return type;
}

model::Type element_of(const model::Type& list) {
  model::Type type = list;
  type.kind = list.element;
  type.element = TypeKind::error;
  return type;
}

model::Type lower_type(Context& context, const syntax::Type& type, const std::string& name) {
  switch (type.name) {
    case syntax::TypeName::boolean: return simple(TypeKind::boolean);
    case syntax::TypeName::integer: return simple(TypeKind::integer);
    case syntax::TypeName::decimal: return simple(TypeKind::decimal);
    case syntax::TypeName::percent: return simple(TypeKind::percent);
    case syntax::TypeName::money: return simple(TypeKind::money);
    case syntax::TypeName::date: return simple(TypeKind::date);
    case syntax::TypeName::duration: return lower_duration(context, type);
    case syntax::TypeName::text: return simple(TypeKind::text);
    case syntax::TypeName::enumeration: return lower_enumeration(context, type, name);
    case syntax::TypeName::list: return lower_list(context, type, name);
    case syntax::TypeName::record: return lower_record(context, type.record);
  }
  return {};
}

std::optional<base::DurationUnit> parse_unit(std::string_view word) {
  for (const auto& row : units)
    if (!word.empty() && std::find(row.words.begin(), row.words.end(), word) != row.words.end()) return row.unit;
  return std::nullopt;
}

const char* describe(base::DurationUnit unit) { return units[static_cast<std::size_t>(unit)].words.front().data(); }

std::string describe_unit(base::DurationUnit unit) {
  switch (unit) {
    case base::DurationUnit::day: return base::in_both("日", "days");
    case base::DurationUnit::workday: return base::in_both("工作日", "working days");
    case base::DurationUnit::week: return base::in_both("周", "weeks");
    case base::DurationUnit::month: return base::in_both("月", "months");
    case base::DurationUnit::year: return base::in_both("年", "years");
  }
  return {};
}

const char* word_of(TypeKind kind) { return words[static_cast<std::size_t>(kind)]; }

std::string describe(const Context& context, const model::Type& type) {
  switch (type.kind) {
    case TypeKind::duration: {
      if (is_any_duration(type)) return base::in_both("时长", "duration");
      const std::string unit = describe_unit(static_cast<base::DurationUnit>(type.unit));
      return base::in_both("时长（" + part(unit, base::Language::chinese) + "）", "duration (" + part(unit, base::Language::english) + ")");
    }
    case TypeKind::enumeration: {
      std::string values;
      for (const auto& value : enumerants(context, type)) values += (values.empty() ? "" : "、") + value;
      return base::in_both("枚举（" + values + "）", "enum (" + values + ")");
    }
    case TypeKind::record: return context.rules.records[type.ref].name;
    case TypeKind::list: {
      const std::string element = describe(context, element_of(type));
      return base::in_both("列表（" + part(element, base::Language::chinese) + "）", "list (" + part(element, base::Language::english) + ")");
    }
    case TypeKind::boolean: return base::in_both(word_of(type.kind), "bool");
    case TypeKind::integer: return base::in_both(word_of(type.kind), "int");
    case TypeKind::decimal: return base::in_both(word_of(type.kind), "decimal");
    case TypeKind::percent: return base::in_both(word_of(type.kind), "percent");
    case TypeKind::money: return base::in_both(word_of(type.kind), "money");
    case TypeKind::date: return base::in_both(word_of(type.kind), "date");
    case TypeKind::text: return base::in_both(word_of(type.kind), "text");
    case TypeKind::error: break;
  }
  return word_of(type.kind);
}

bool is_error(const model::Type& type) { return type.kind == TypeKind::error; }
bool is_number(const model::Type& type) { return type.kind == TypeKind::integer || type.kind == TypeKind::decimal || type.kind == TypeKind::percent; }
bool is_any_duration(const model::Type& type) { return type.kind == TypeKind::duration && type.unit == 0xff; }

bool fits(const model::Type& actual, const model::Type& expected) {
  if (actual.kind == TypeKind::duration && is_any_duration(expected)) return true;
  if (actual.kind == TypeKind::list && expected.kind == TypeKind::list) return fits(element_of(actual), element_of(expected));
  return actual == expected;
}

const std::vector<std::string>& enumerants(const Context& context, const model::Type& type) { return context.rules.enums[type.ref].values; }

std::optional<std::int64_t> find_enumerant(const Context& context, const model::Type& type, std::string_view word) {
  const auto& values = enumerants(context, type);
  const auto found = std::find(values.begin(), values.end(), word);
  if (found == values.end()) return std::nullopt;
  return found - values.begin();
}

std::optional<model::Value> convert(const model::Value& value, const model::Type& target) {
  if (value.kind == TypeKind::integer && target.kind == TypeKind::decimal) {
    const auto scaled = base::checked_multiply(value.a, base::decimal_scale);
    return scaled ? std::optional(model::make_decimal(*scaled)) : std::nullopt;
  }
  if (value.kind == TypeKind::integer && target.kind == TypeKind::percent && value.a == 0) return model::make_percent({0, 1});
  if (value.kind != TypeKind::duration || target.kind != TypeKind::duration) return std::nullopt;
  const auto unit = static_cast<base::DurationUnit>(value.b);
  const auto wanted = static_cast<base::DurationUnit>(target.unit);
  const auto scaled = [&](std::int64_t factor) {
    const auto count = base::checked_multiply(value.a, factor);
    return count ? std::optional(model::make_duration({*count, wanted})) : std::nullopt;
  };
  if (unit == base::DurationUnit::week && wanted == base::DurationUnit::day) return scaled(7);
  if (unit == base::DurationUnit::year && wanted == base::DurationUnit::month) return scaled(12);
  if (unit == base::DurationUnit::month && wanted == base::DurationUnit::year && value.a % 12 == 0) return model::make_duration({value.a / 12, wanted});
  if (unit == base::DurationUnit::day && wanted == base::DurationUnit::week && value.a % 7 == 0) return model::make_duration({value.a / 7, wanted});
  return std::nullopt;
}

}  // namespace zhunsheng::sema
