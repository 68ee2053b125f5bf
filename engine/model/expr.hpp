// SPDX-License-Identifier: Apache-2.0
// Checked expressions: a flat vector of nodes addressed by ExprId. Children come before their parents (an expression's
// operands have smaller ids), so one forward pass visits operands first.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/base/source.hpp"
#include "engine/model/type.hpp"

namespace zhunsheng::model {

enum class Op : std::uint8_t {
  constant,        ///< ref = ConstantId in Ruleset::constants
  unknown,         ///< the literal 不详
  not_applicable,  ///< the literal 不适用
  fact,            ///< ref = FactId: a field of a singleton 事实 block (also 文书.主体, and facts of list type such as 文书.条款)
  records,         ///< ref = RecordId: the list of records of a block read 逐 material
  variable,        ///< ref = VariableId: the element bound by a quantifier, an aggregate or 逐
  field,           ///< ref = FactId of the field; a = an expression of record type
  definition,      ///< ref = DefinitionId
  parameter,       ///< ref = ParameterId (read at the check's legal date)
  present,         ///< 有(fact): ref = FactId; 有(方.名称): a = the field node of an element
  absent,          ///< 缺(fact): ref = FactId
  has_material,    ///< 有(材料): ref = MaterialId
  lacks_material,  ///< 缺(材料): ref = MaterialId
  logical_not,     ///< a
  logical_and,     ///< operands = list
  logical_or,      ///< operands = list
  equal, not_equal, at_least, greater, at_most, less,  ///< a, b of comparable types
  contains,        ///< a 含 b: text in text, or element in list
  in_set,          ///< a 属于 (operands): a = the value, list = the set
  matches,         ///< a 命中 pattern: ref = PatternId; a = 文书.条款, 文书.标题, a 条款 variable, or its 原文
  add, subtract, multiply, divide, negate,             ///< a, b; typed by `type` and the operands' types
  every, some, none,                                   ///< quantifiers: ref = VariableId, a = the list, b = the body
  sum, count, maximum, minimum,                        ///< aggregates: ref = VariableId, a = the list, b = filter (may be invalid), c = the term (may be invalid for count)
  call,            ///< built-in function: ref = index in builtin_functions(), operands = list
  hit_field        ///< 命中.… in an exception decided per hit: ref = a HitField; of a slot, a = a text constant with its name
};

/// What Op::hit_field reads of the subject's hit.
enum class HitField : std::uint32_t { number, text, context, slot };  ///< 条号 原文 语境 (texts), a slot of its 句式 (typed by it)

struct Expr {
  Op op = Op::constant;
  Type type;
  std::uint32_t ref = 0xffffffffu;
  ExprId a, b, c;
  std::uint32_t list_begin = 0;  ///< [list_begin, list_end) in Ruleset::operands
  std::uint32_t list_end = 0;
  base::Span span;
};

}  // namespace zhunsheng::model
