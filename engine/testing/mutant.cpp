// SPDX-License-Identifier: Apache-2.0
// Walks the expressions of a check, a definition or a parameter, and says each mistake in the author's words.
#include "engine/testing/mutant.hpp"

#include <algorithm>
#include <optional>

#include "engine/base/text.hpp"
#include "engine/testing/conditions.hpp"

namespace zhunsheng::testing {
namespace {

using model::Expr;
using model::ExprId;
using model::Op;
using model::TypeKind;

bool is_comparison(Op op) { return op >= Op::equal && op <= Op::less; }
bool is_quantifier(Op op) { return op == Op::every || op == Op::some || op == Op::none; }

Op flipped(Op op) {
  switch (op) {
    case Op::at_least: return Op::greater;
    case Op::greater: return Op::at_least;
    case Op::at_most: return Op::less;
    case Op::less: return Op::at_most;
    case Op::equal: return Op::not_equal;
    default: return Op::equal;
  }
}
const char* sign(Op op) {
  switch (op) {
    case Op::at_least: return "不少于";
    case Op::greater: return "超过";
    case Op::at_most: return "不超过";
    case Op::less: return "不满";
    case Op::not_equal: return "≠";
    default: return "=";
  }
}
const char* word(Op op) { return op == Op::every ? "每个" : op == Op::some ? "存在" : "没有"; }

std::string text_of(const model::Ruleset& rules, const model::Type& type, const model::Value& value) {
  return value.kind == TypeKind::date ? base::to_string(base::Date{static_cast<std::int32_t>(value.a)}) : model::print(rules, type, model::known(value));
}

class Maker {
 public:
  Maker(const Bench& bench, Owner owner) : bench_(bench), rules_(bench.rules), owner_(owner) {}
  std::vector<Mutant> finish() { return std::move(out_); }

  void add(MutantKind kind, base::Span span, std::string from, std::string to, std::function<void(Workshop&)> apply) {
    out_.push_back({kind, owner_, span, std::move(from), std::move(to), std::move(apply)});
  }

  void walk(const std::vector<ExprId>& roots) {
    for (const ExprId id : expressions_below(rules_, roots)) {
      const Expr& expr = at(rules_, id);
      if (is_comparison(expr.op)) relation(id);
      else if (expr.op == Op::constant) threshold(id);
      else if (expr.op == Op::logical_and || expr.op == Op::logical_or) junction(id);
      else if (expr.op == Op::in_set) drop_operands(id, "属于 ");
      else if (is_quantifier(expr.op)) quantifier(id);
    }
  }

  void negate(const std::vector<Condition>& conditions) {
    for (const Condition& condition : conditions) {
      const Op op = at(rules_, condition.exprs.front()).op;
      if (op == Op::equal || op == Op::not_equal) continue;  // = ↔ ≠ is the same mistake
      const std::string words = of(condition.exprs.front());
      add(MutantKind::negation, condition.span, words, "不是 " + words, [exprs = condition.exprs](Workshop& workshop) {
        for (const ExprId id : exprs) {
          const ExprId copy = workshop.add(at(workshop.rules(), id));
          Expr negated;
          negated.op = Op::logical_not;
          negated.type = at(workshop.rules(), copy).type;
          negated.span = at(workshop.rules(), copy).span;
          negated.a = copy;
          workshop.change(id) = negated;
        }
      });
    }
  }

  void exceptions(model::CheckId check, model::ExceptionId parent, const std::vector<model::ExceptionId>& ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const model::Exception& row = at(rules_, ids[i]);
      add(MutantKind::exception, row.span, "例外 " + row.name, "（删去）", [check, parent, i](Workshop& workshop) {
        auto& list = parent.is_valid() ? workshop.change(parent).inner : workshop.change(check).exceptions;
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
      });
      exceptions(check, ids[i], row.inner);
    }
  }

  void in_force(model::CheckId check) {
    const model::Check& row = at(rules_, check);
    for (const bool is_from : {true, false}) {
      const auto date = is_from ? row.in_force.from : row.in_force.until;
      if (!date) continue;
      for (const int by : {-1, 1}) {
        const base::Date moved_to{date->days + by};
        const std::string end = is_from ? " 起" : " 止";
        add(MutantKind::date, row.span, "施行 " + to_string(*date) + end, "施行 " + to_string(moved_to) + end, [check, is_from, moved_to](Workshop& workshop) {
          auto& span = workshop.change(check).in_force;
          (is_from ? span.from : span.until) = moved_to;
        });
      }
    }
  }

  void versions(model::ParameterId id) {
    const model::Parameter& parameter = at(rules_, id);
    for (std::size_t i = 0; i < parameter.versions.size(); ++i) {
      const auto& version = parameter.versions[i];
      const std::string value = text_of(rules_, parameter.type, version.value), from = to_string(version.from) + " 起 ";
      for (const int by : {-1, 1}) {
        if (const auto other = moved(version.value, by))
          add(MutantKind::threshold, parameter.span, from + value, from + text_of(rules_, parameter.type, *other), [id, i, other](Workshop& workshop) { workshop.change(id).versions[i].value = *other; });
        const base::Date date{version.from.days + by};
        add(MutantKind::date, parameter.span, from + value, to_string(date) + " 起 " + value, [id, i, date](Workshop& workshop) { workshop.change(id).versions[i].from = date; });
      }
    }
  }

 private:
  /// As the author wrote it, else what it says.
  std::string of(ExprId id) const {
    const Expr& expr = at(rules_, id);
    std::string words = words_of(bench_, expr.span);
    if (!words.empty()) return words;
    if (expr.op == Op::constant) return text_of(rules_, expr.type, rules_.constants[expr.ref]);
    if (expr.op == Op::fact || expr.op == Op::field) return model::path_of(rules_, model::FactId(expr.ref));
    if (expr.op == Op::definition) return rules_.definitions[expr.ref].name;
    return "（条件）";
  }

  void relation(ExprId id) {
    const Expr& expr = at(rules_, id);
    const Op other = flipped(expr.op);
    const Expr &left = at(rules_, expr.a), &right = at(rules_, expr.b);
    base::Span between = left.span;
    between.begin = left.span.end;
    between.end = right.span.begin;
    const bool is_written = left.span.source == right.span.source && between.begin < between.end && between.end - between.begin < 32;
    std::string written = is_written ? words_of(bench_, between) : "";
    if (written.empty()) written = sign(expr.op);
    add(MutantKind::relation, expr.span, written + " " + of(expr.b), std::string(sign(other)) + " " + of(expr.b), [id, other](Workshop& workshop) { workshop.change(id).op = other; });
  }

  void threshold(ExprId id) {
    const Expr& expr = at(rules_, id);
    const model::Value& value = rules_.constants[expr.ref];
    for (const int by : {-1, 1}) {
      const auto other = moved(value, by);
      if (!other) continue;
      add(MutantKind::threshold, expr.span, of(id), text_of(rules_, expr.type, *other), [id, other](Workshop& workshop) {
        const std::uint32_t constant = workshop.add(*other);
        workshop.change(id).ref = constant;
      });
    }
  }

  void junction(ExprId id) {
    const Expr& expr = at(rules_, id);
    const bool is_and = expr.op == Op::logical_and;
    const std::string words = of(id);
    add(MutantKind::junction, expr.span, is_and ? "且" : "或", std::string(is_and ? "或" : "且") + "：" + words,
        [id, is_and](Workshop& workshop) { workshop.change(id).op = is_and ? Op::logical_or : Op::logical_and; });
    drop_operands(id, is_and ? "且 " : "或 ");
  }

  void drop_operands(ExprId id, const std::string& before) {
    const Expr& expr = at(rules_, id);
    const std::vector<ExprId> operands(rules_.operands.begin() + expr.list_begin, rules_.operands.begin() + expr.list_end);
    if (operands.size() < 2) return;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      std::vector<ExprId> rest = operands;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      add(MutantKind::operand, at(rules_, operands[i]).span, before + of(operands[i]), "（删去）", [id, rest](Workshop& workshop) { workshop.set_operands(id, rest); });
    }
  }

  void quantifier(ExprId id) {
    const Expr& expr = at(rules_, id);
    const Op other = expr.op == Op::some ? Op::every : Op::some;
    add(MutantKind::quantifier, expr.span, word(expr.op), word(other), [id, other](Workshop& workshop) { workshop.change(id).op = other; });
  }

  const Bench& bench_;
  const model::Ruleset& rules_;
  Owner owner_;
  std::vector<Mutant> out_;
};

}  // namespace

std::string words_of(const Bench& bench, base::Span span) {
  if (span.source >= bench.sources.size() || span.end <= span.begin) return {};
  std::string out;
  bool is_blank = false, is_comment = false;
  for (const char byte : bench.sources[span.source].slice(span)) {
    if (byte == '#') is_comment = true;
    if (byte == '\n') is_comment = false;
    if (is_comment || byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
      is_blank = true;
      continue;
    }
    if (is_blank && !out.empty()) out += ' ';
    is_blank = false;
    out += byte;
  }
  return out;
}

const char* to_english(MutantKind kind) {
  constexpr const char* words[] = {"relation", "threshold", "exception", "operand", "junction", "negation", "quantifier", "date"};
  return words[static_cast<std::size_t>(kind)];
}
const char* to_chinese(MutantKind kind) {
  constexpr const char* words[] = {"比较", "界限", "删去例外", "删去一项", "且或互换", "取反", "量词互换", "日期"};
  return words[static_cast<std::size_t>(kind)];
}

std::optional<model::Value> moved(const model::Value& value, int by) {
  model::Value out = value;
  switch (value.kind) {
    case TypeKind::integer: case TypeKind::money: case TypeKind::date: case TypeKind::duration: return __builtin_add_overflow(value.a, by, &out.a) ? std::nullopt : std::optional(out);
    case TypeKind::decimal: return __builtin_add_overflow(value.a, by * (base::decimal_scale / 100), &out.a) ? std::nullopt : std::optional(out);
    case TypeKind::percent: {
      const auto sum = base::add({value.a, value.b}, {by, 100});
      return sum ? std::optional(model::make_percent(*sum)) : std::nullopt;
    }
    case TypeKind::error: case TypeKind::boolean: case TypeKind::text: case TypeKind::enumeration: case TypeKind::record: case TypeKind::list: break;
  }
  return std::nullopt;
}

std::vector<Mutant> mutants_of(const Bench& bench, model::CheckId id) {
  Maker maker(bench, {OwnerKind::check, id.value});
  const model::Check& check = at(bench.rules, id);
  maker.walk(roots_of(bench.rules, check));
  maker.negate(conditions_of(bench.rules, check));
  maker.exceptions(id, {}, check.exceptions);
  maker.in_force(id);
  return maker.finish();
}

std::vector<Mutant> mutants_of(const Bench& bench, model::DefinitionId id) {
  Maker maker(bench, {OwnerKind::definition, id.value});
  std::vector<ExprId> roots;
  for (const auto& row : at(bench.rules, id).cases) roots.insert(roots.end(), {row.guard, row.value});
  maker.walk(roots);
  maker.negate(conditions_of(bench.rules, id));
  return maker.finish();
}

std::vector<Mutant> mutants_of(const Bench& bench, model::ParameterId id) {
  Maker maker(bench, {OwnerKind::parameter, id.value});
  maker.versions(id);
  return maker.finish();
}

}  // namespace zhunsheng::testing
