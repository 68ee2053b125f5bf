// SPDX-License-Identifier: Apache-2.0
// Types of the rule language, as flat values. A list says its element's kind; `ref` names the enum or the record
// (of the list's element where the type is a list).
#pragma once
#include <cstdint>

#include "engine/base/date.hpp"
#include "engine/base/ids.hpp"

namespace zhunsheng::model {

struct EnumTag; using EnumId = base::Id<EnumTag>;
struct RecordTag; using RecordId = base::Id<RecordTag>;
struct FactTag; using FactId = base::Id<FactTag>;
struct DefinitionTag; using DefinitionId = base::Id<DefinitionTag>;
struct ParameterTag; using ParameterId = base::Id<ParameterTag>;
struct MaterialTag; using MaterialId = base::Id<MaterialTag>;
struct LexiconTag; using LexiconId = base::Id<LexiconTag>;
struct PatternTag; using PatternId = base::Id<PatternTag>;
struct ExtractTag; using ExtractId = base::Id<ExtractTag>;
struct ExceptionTag; using ExceptionId = base::Id<ExceptionTag>;
struct CheckTag; using CheckId = base::Id<CheckTag>;
struct ExprTag; using ExprId = base::Id<ExprTag>;
struct VariableTag; using VariableId = base::Id<VariableTag>;
struct ConstantTag; using ConstantId = base::Id<ConstantTag>;

enum class TypeKind : std::uint8_t {
  error,        ///< a node that failed to type; silent afterwards
  boolean, integer, decimal, percent, money, date, duration, text,
  enumeration,  ///< ref = EnumId
  record,       ///< ref = RecordId: one element of a list of records (a quantifier's variable)
  list          ///< element = kind of its elements, ref = their EnumId or RecordId
};

struct Type {
  TypeKind kind = TypeKind::error;
  TypeKind element = TypeKind::error;  ///< of a list only
  std::uint32_t ref = 0xffffffffu;     ///< EnumId or RecordId of an enumeration, a record, or a list of them
  std::uint8_t unit = 0xff;            ///< of a duration: its DurationUnit, 0xff = any
  friend bool operator==(const Type&, const Type&) = default;
};

}  // namespace zhunsheng::model
