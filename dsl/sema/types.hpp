// SPDX-License-Identifier: Apache-2.0
// Types: from words to model::Type, how a message names them, and which may stand where.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

model::Type simple(model::TypeKind kind);
model::Type duration_of(base::DurationUnit unit);
model::Type list_of(const model::Type& element);
/// The type of an element of a list.
model::Type element_of(const model::Type& list);

/// The type as written; an enumeration gets `name` for messages unless one with the same values exists. Reports, then gives type error.
model::Type lower_type(Context& context, const syntax::Type& type, const std::string& name);
/// The unit in 时长( ), either column.
std::optional<base::DurationUnit> parse_unit(std::string_view word);
const char* describe(base::DurationUnit unit);
/// "日" or "days", an argument in both languages.
std::string describe_unit(base::DurationUnit unit);
/// "金额", "时长（工作日）", "枚举（施工、货物）", "列表（付款）".
std::string describe(const Context& context, const model::Type& type);
/// The word of a type alone, which names a slot without a name: "金额".
const char* word_of(model::TypeKind kind);

bool is_error(const model::Type& type);
/// 整数 小数 比例.
bool is_number(const model::Type& type);
bool is_any_duration(const model::Type& type);
/// May a value of type `actual` stand where `expected` is declared? (An 时长 without unit takes any.)
bool fits(const model::Type& actual, const model::Type& expected);
/// Index of an enum's value.
std::optional<std::int64_t> find_enumerant(const Context& context, const model::Type& type, std::string_view word);
const std::vector<std::string>& enumerants(const Context& context, const model::Type& type);

/// The constant with another type, if the change is exact: 3 as a 小数, 2周 as 14日, 1年 as 12个月. Nothing if not.
std::optional<model::Value> convert(const model::Value& value, const model::Type& target);

}  // namespace zhunsheng::sema
