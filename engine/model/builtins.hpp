// SPDX-License-Identifier: Apache-2.0
// What every rule set has without declaring it: the enums of kinds and acting bodies, the records 文书 and 条款, the
// texts a 材料 condition reads, the material 送审稿, and the built-in functions. Their ids are fixed.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "engine/model/ruleset.hpp"

namespace zhunsheng::model {

/// Fixed ids of the built-in enums.
inline constexpr EnumId kind_enum{std::size_t{0}};    ///< 文书类别, values in order of Kind
inline constexpr EnumId acting_enum{std::size_t{1}};  ///< 文书.主体, values in order of ActingBody

/// 文书.主体: who acts.
enum class ActingBody : std::uint8_t {
  township_government, subdistrict_office, county_or_above, coordinating_body, internal_office,
  village_committee, residents_committee, village_group, collective_economic_organisation, platform_company
};
const char* to_chinese(ActingBody body);

/// Fixed ids of the built-in records.
inline constexpr RecordId document_record{std::size_t{0}};  ///< 文书
inline constexpr RecordId clause_record{std::size_t{1}};    ///< 条款: the elements of 文书.条款
inline constexpr RecordId file_record{std::size_t{2}};      ///< what a 材料 condition reads of one file

/// Fixed ids of the built-in facts: 文书.类别 … 文书.条款, 条款.条号 标题 原文, and 标题 文件名 正文 of a file.
namespace builtin {
inline constexpr FactId kinds{std::size_t{0}}, acting_body{std::size_t{1}}, title{std::size_t{2}}, number{std::size_t{3}}, issuer{std::size_t{4}}, dated{std::size_t{5}},
    effective{std::size_t{6}}, expires{std::size_t{7}}, clauses{std::size_t{8}}, clause_number{std::size_t{9}}, clause_heading{std::size_t{10}}, clause_text{std::size_t{11}},
    file_title{std::size_t{12}}, file_name{std::size_t{13}}, file_text{std::size_t{14}};
}  // namespace builtin

/// The built-in material 送审稿 (MaterialId 0): the document under review.
inline constexpr MaterialId draft_material{std::size_t{0}};

/// Adds all of the above to an empty rule set.
void declare_builtins(Ruleset& rules);

/// A built-in function as the type checker, the evaluator and the docs read it (engine/model/builtins.def).
struct BuiltinFunction {
  std::string_view name;                 ///< 工作日数
  std::string_view name_en;              ///< workdays
  std::vector<TypeKind> parameters;
  Type result;
  std::string_view doc;                  ///< one Chinese sentence
};
std::span<const BuiltinFunction> builtin_functions();

}  // namespace zhunsheng::model
