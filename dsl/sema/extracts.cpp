// SPDX-License-Identifier: Apache-2.0
// 提取: where a fact is read, by which 句式, and what a hit or no hit says.
#include "dsl/sema/expressions.hpp"
#include "dsl/sema/names.hpp"
#include "dsl/sema/passes.hpp"
#include "dsl/sema/patterns.hpp"
#include "dsl/sema/words.hpp"

namespace zhunsheng::sema {
namespace {

/// The one slot whose value the fact takes.
void choose_slot(Context& context, const syntax::Extract& node, model::Extract& out) {
  const auto& slots = context.pattern_slots[out.pattern.index()];
  const model::Type& type = at(context.rules, out.fact).type;
  if (slots.size() != 1) {
    context.report.add(slots.empty() ? base::Code::extract_without_value : base::Code::extract_with_slots, node.fact.span, {to_string(node.fact), std::to_string(slots.size())});
    return;
  }
  out.slot = slots.front().name;
  if (!is_error(type) && !is_error(slots.front().type) && !fits(slots.front().type, type))
    context.report.add(base::Code::slot_mismatch, node.fact.span, {to_string(node.fact), describe(context, type), describe(context, slots.front().type)});
}

void lower(Context& context, const syntax::Extract& node, std::uint32_t file) {
  const auto fact = resolve_fact(context, node.fact);
  model::Extract out;
  out.span = node.fact.span;
  out.sources = resolve_materials(context, node.sources);
  if (node.repeated) out.repeated = read_repeated(context, *node.repeated).value_or(out.repeated);
  if (!node.pattern) {
    context.report.add(base::Code::missing_entry, node.fact.span, {to_string(node.fact), "句式"});
    return;
  }
  const std::size_t before = context.report.count();
  out.pattern = lower_anonymous_pattern(context, file, *node.pattern);
  const bool is_pattern_good = context.report.count() == before;
  if (!fact) return;
  out.fact = *fact;
  const model::Type type = at(context.rules, *fact).type;
  if (node.sources.empty()) out.sources = at(context.rules, *fact).sources;
  if (node.sources.empty() && out.sources.empty()) context.report.add(base::Code::missing_entry, node.fact.span, {to_string(node.fact), "自"});
  if (node.take) out.take = lower_constant(context, file, *node.take, type);
  if (node.if_none) out.if_none = lower_constant(context, file, *node.if_none, type);
  if (!node.take && is_pattern_good) choose_slot(context, node, out);
  context.rules.extracts.push_back(std::move(out));
}

}  // namespace

void lower_extracts(Context& context) {
  for (const auto& [node, file, is_private] : context.declarations.extracts) lower(context, *node, file);
}

}  // namespace zhunsheng::sema
