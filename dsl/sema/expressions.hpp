// SPDX-License-Identifier: Apache-2.0
// Expressions: names are resolved, types are given, nodes are appended to Ruleset::exprs, operands before their parents.
// An expected type flows down (beside an enum a bare name is first its value); a node that failed has type error.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dsl/sema/context.hpp"
#include "dsl/sema/types.hpp"

namespace zhunsheng::sema {

struct Binding {
  std::string name;
  model::VariableId variable;
};

/// What an expression may name besides what its file sees.
struct ExpressionScope {
  std::uint32_t file = 0;
  bool in_material = false;             ///< bare 标题 文件名 正文 are the file judged
  std::vector<Binding> variables;       ///< innermost last
  std::optional<model::PatternId> hit;  ///< 命中.… is a hit of this 句式
  std::optional<base::Span> body;       ///< just behind the { of a check, where 逐 may be inserted
  bool is_norm_broken = false;          ///< an error in 应当 or 不得 may have hidden what 命中 and 反例 would be: reading them is silent
};

class ExpressionLowering {
 public:
  ExpressionLowering(Context& context, ExpressionScope scope) : context_(context), scope_(std::move(scope)) {}

  /// Must be 是否.
  model::ExprId condition(const syntax::Expr& expr);
  /// Must fit the expected type (error: anything).
  model::ExprId value(const syntax::Expr& expr, const model::Type& expected);
  /// Anything; `hint` is what its neighbour is.
  model::ExprId lower(const syntax::Expr& expr, const model::Type& hint = {});
  /// A path as a value.
  model::ExprId path(const syntax::Path& path, const model::Type& hint = {});
  /// Must be a list; its element type is that of the variable to bind.
  model::ExprId list(const syntax::Expr& expr);

  model::VariableId bind(const syntax::Name& name, const model::Type& type);
  void unbind() { scope_.variables.pop_back(); }
  [[nodiscard]] ExpressionScope& scope() { return scope_; }
  [[nodiscard]] const model::Type& type_of(model::ExprId id) const { return context_.rules.exprs[id.index()].type; }

 private:
  // expressions.cpp
  model::ExprId add(model::Op op, const model::Type& type, base::Span span, std::uint32_t ref = 0xffffffffu);
  model::ExprId add(model::Op op, const model::Type& type, base::Span span, model::ExprId a, model::ExprId b);
  model::ExprId error(base::Span span) { return add(model::Op::unknown, {}, span); }
  model::ExprId constant(model::Value value, const model::Type& type, base::Span span);
  model::ExprId literal(const syntax::Literal& literal, const model::Type& hint);
  model::ExprId logic(const syntax::Expr& expr, model::Op op);
  model::ExprId call(const syntax::Expr& expr);
  model::ExprId presence(const syntax::Expr& expr);
  model::ExprId matches(const syntax::Expr& expr);
  void set_operands(model::ExprId id, const std::vector<model::ExprId>& operands);
  /// Makes a constant of the expected type where that is exact.
  void adapt(model::ExprId id, const model::Type& expected);
  [[nodiscard]] model::Value* constant_value(model::ExprId id);
  [[nodiscard]] std::string text_of(const syntax::Expr& expr) const { return std::string(context_.slice(expr.span)); }

  // comparisons.cpp
  std::pair<model::ExprId, model::ExprId> pair(const syntax::Expr& left, const syntax::Expr& right);
  model::ExprId comparison(const syntax::Expr& expr, model::Op op);
  bool comparable(const syntax::Expr& expr, model::ExprId left, model::ExprId right);
  /// A literal that is the value meant, but in quotes, without its signs, or of the wrong kind.
  bool report_other_spelling(const syntax::Expr& expr, const model::Type& actual, const model::Type& expected);
  void report_element_block(const syntax::Path& path, model::RecordId record);
  bool report_list_of_words(const syntax::Expr& expr);
  void report_state(const syntax::Expr& comparison, const syntax::Expr& state);
  bool report_missing_unit(const syntax::Expr& number, const model::Type& number_type, const model::Type& other);
  void report_duration_units(const syntax::Expr& expr, const model::Type& left, const model::Type& right);
  model::ExprId contains(const syntax::Expr& expr);
  model::ExprId in_set(const syntax::Expr& expr);

  // arithmetic.cpp
  model::ExprId arithmetic(const syntax::Expr& expr, model::Op op);
  model::ExprId negate(const syntax::Expr& expr, const model::Type& hint);

  // quantifiers.cpp
  model::ExprId quantifier(const syntax::Expr& expr, model::Op op);
  model::ExprId aggregate(const syntax::Expr& expr, model::Op op);
  model::ExprId single_aggregate(const syntax::Expr& expr, model::Op op);
  model::Type type_of_aggregate(const syntax::Expr& expr, model::Op op, const model::Type& term);

  // paths.cpp
  model::ExprId bare(const syntax::Name& name, const model::Type& hint);
  model::ExprId dotted(const syntax::Path& path);
  model::ExprId fields(model::ExprId base, const syntax::Path& path, std::size_t first);
  model::ExprId block_field(const syntax::Path& path, model::RecordId record);
  model::ExprId material_text(const syntax::Path& path);
  model::ExprId hit(const syntax::Path& path);
  model::ExprId symbol_value(const Symbol& symbol, base::Span span);
  const Binding* find_binding(std::string_view name) const;
  bool is_known(std::string_view name) const;
  bool report_written_otherwise(const syntax::Name& name, const model::Type& hint);
  void report_unknown_name(const syntax::Name& name, const model::Type& hint);
  void report_unknown_field(const syntax::Path& path, model::RecordId record);
  void report_list_block(const syntax::Path& path, model::RecordId record);

  Context& context_;
  ExpressionScope scope_;
};

/// The value of a constant expression, or nothing.
std::optional<model::Value> constant_of(const Context& context, model::ExprId id);
/// A parameter, 取, 未见: a constant of the type, or 不详 or 不适用; reports otherwise.
std::optional<model::Given> lower_constant(Context& context, std::uint32_t file, const syntax::Expr& expr, const model::Type& type);

/// The one way in which an unknown run splits into a name, an operator and a name, each by `is_known`: "情况紧急 且 已说明".
template <class IsKnown>
std::optional<std::string> split_run(std::string_view run, const IsKnown& is_known) {
  constexpr std::string_view words[] = {"且", "或", "不少于", "达到", "不低于", "超过", "不满", "少于", "不超过", "不高于", "含", "属于", "命中"};
  std::optional<std::string> found;
  for (const auto word : words) {
    for (std::size_t at = run.find(word, 1); at != std::string_view::npos; at = run.find(word, at + 1)) {
      const std::string_view left = run.substr(0, at), right = run.substr(at + word.size());
      if (right.empty() || !is_known(left) || !is_known(right)) continue;
      if (found) return std::nullopt;
      found = std::string(left) + " " + std::string(word) + " " + std::string(right);
    }
  }
  return found;
}

}  // namespace zhunsheng::sema
