// SPDX-License-Identifier: Apache-2.0
// 词表 and 句式. References are followed depth first, so that a pattern comes after the patterns in it, in whatever order
// and files they are written; nodes: lexicons and patterns, edges: < >. A loop is reported whole, one note an edge.
#include "dsl/sema/patterns.hpp"

#include <algorithm>
#include <utility>

#include "dsl/sema/expressions.hpp"
#include "dsl/sema/names.hpp"
#include "dsl/sema/passes.hpp"
#include "dsl/sema/words.hpp"

namespace zhunsheng::sema {
namespace {

using model::ItemKind;
using model::TypeKind;

constexpr std::size_t deepest_reference = 64;  // declarations lowered inside one another; one that stands first is not inside

/// One < > on the way from a declaration to what is being lowered.
struct Step {
  std::uint32_t index;  ///< of the declaration that holds the reference
  base::Span span;      ///< of the reference
};

/// Lowers one noun's declarations in the order of their references.
class PatternLowering {
 public:
  explicit PatternLowering(Context& context) : context_(context) {}
  void lexicon(std::uint32_t index);
  void pattern(std::uint32_t index);
  model::Pattern body(std::uint32_t file, const syntax::PatternBody& node);

 private:
  std::vector<model::Branch> branches(std::uint32_t file, const std::vector<syntax::PatternBranch>& nodes);
  model::PatternItem item(std::uint32_t file, const syntax::PatternItem& node);
  void reference(std::uint32_t file, const syntax::PatternItem& node, model::PatternItem& out);
  void slot(const syntax::PatternItem& node, model::PatternItem& out);
  /// False if the declaration referred to is done, or cannot be lowered now (which is reported).
  bool may_enter(Progress progress, std::uint32_t index, const std::string& name, base::Span span);
  void report_loop(std::uint32_t index, const std::string& name, base::Span span);

  Context& context_;
  std::vector<Step> steps_;
  std::uint32_t current_ = 0;  ///< the pattern being lowered
};

void PatternLowering::report_loop(std::uint32_t index, const std::string& name, base::Span span) {
  base::Diagnostic& diagnostic = context_.report.add(base::Code::cyclic_reference, span, {name});
  const auto first = std::find_if(steps_.begin(), steps_.end(), [index](const Step& step) { return step.index == index; });
  for (auto step = first; step != steps_.end(); ++step) diagnostic.notes.push_back({step->span, "引用在这里", "referred to here"});
}

bool PatternLowering::may_enter(Progress progress, std::uint32_t index, const std::string& name, base::Span span) {
  if (progress == Progress::active) report_loop(index, name, span);
  if (progress != Progress::pending) return false;
  if (steps_.size() <= deepest_reference) return true;
  context_.report.add(base::Code::references_too_deep, span, {std::to_string(deepest_reference), name});
  return false;
}

void PatternLowering::lexicon(std::uint32_t index) {
  const auto& [node, file, is_private] = context_.declarations.lexicons[index];
  context_.lexicon_progress[index] = Progress::active;
  std::vector<std::string> phrases;
  for (const auto& entry : node->entries) {
    if (!entry.is_reference) {
      if (entry.phrase.text.empty()) context_.report.add(base::Code::empty_phrase, entry.phrase.span);
      phrases.push_back(entry.phrase.text);
      continue;
    }
    const Symbol* symbol = resolve_symbol(context_, file, entry.reference, {{SymbolKind::lexicon}, base::Code::unknown_lexicon});
    if (symbol == nullptr) continue;
    steps_.push_back({index, entry.reference.span});
    if (may_enter(context_.lexicon_progress[symbol->index], symbol->index, to_string(entry.reference), entry.reference.span)) lexicon(symbol->index);
    steps_.pop_back();
    const auto& more = context_.rules.lexicons[symbol->index].phrases;
    phrases.insert(phrases.end(), more.begin(), more.end());
  }
  auto& out = context_.rules.lexicons[index].phrases;
  for (auto& phrase : phrases)
    if (std::find(out.begin(), out.end(), phrase) == out.end()) out.push_back(std::move(phrase));
  context_.lexicon_progress[index] = Progress::done;
}

void PatternLowering::reference(std::uint32_t file, const syntax::PatternItem& node, model::PatternItem& out) {
  const Symbol* symbol = resolve_symbol(context_, file, node.reference, {{SymbolKind::lexicon, SymbolKind::pattern}, base::Code::unknown_lexicon_or_pattern});
  out.kind = ItemKind::group;  // an empty group where the reference failed
  if (symbol == nullptr) return;
  if (symbol->kind == SymbolKind::lexicon) {
    out.kind = ItemKind::lexicon;
    out.lexicon = model::LexiconId(symbol->index);
    return;
  }
  steps_.push_back({current_, node.reference.span});
  if (may_enter(context_.pattern_progress[symbol->index], symbol->index, to_string(node.reference), node.reference.span)) pattern(symbol->index);
  steps_.pop_back();
  if (context_.pattern_progress[symbol->index] != Progress::done) return;
  out.kind = ItemKind::pattern;
  out.pattern = context_.pattern_ids[symbol->index];
}

void PatternLowering::slot(const syntax::PatternItem& node, model::PatternItem& out) {
  out.kind = ItemKind::slot;
  if (!node.slot_type) return;
  out.slot_type = lower_type(context_, *node.slot_type, "");
  switch (out.slot_type.kind) {
    case TypeKind::integer:
    case TypeKind::decimal:
    case TypeKind::percent:
    case TypeKind::money:
    case TypeKind::date:
    case TypeKind::duration:
    case TypeKind::error: break;
    case TypeKind::boolean:
    case TypeKind::text:
    case TypeKind::enumeration:
    case TypeKind::record:
    case TypeKind::list: context_.report.add(base::Code::cannot_be_slot, node.slot_type->span, {describe(context_, out.slot_type)}); break;
  }
  out.slot_name = node.slot_name ? node.slot_name->text : word_of(out.slot_type.kind);
}

model::PatternItem PatternLowering::item(std::uint32_t file, const syntax::PatternItem& node) {
  model::PatternItem out;
  out.span = node.span;
  switch (node.kind) {
    case syntax::PatternItemKind::literal:
      out.kind = ItemKind::literal;
      out.text = node.literal.text;
      if (out.text.empty()) context_.report.add(base::Code::empty_phrase, node.span);
      break;
    case syntax::PatternItemKind::reference: reference(file, node, out); break;
    case syntax::PatternItemKind::group:
    case syntax::PatternItemKind::optional:
      out.kind = node.kind == syntax::PatternItemKind::group ? ItemKind::group : ItemKind::optional;
      out.branches = branches(file, node.branches);
      break;
    case syntax::PatternItemKind::gap: {
      constexpr std::int64_t longest_gap = 2000;  // no 条 of a reviewed document is much longer
      out.kind = ItemKind::gap;
      if (node.minimum > node.maximum || node.maximum > longest_gap) {
        base::Diagnostic& diagnostic = context_.report.add(base::Code::bad_gap, node.span, {std::to_string(longest_gap)});
        if (node.minimum <= longest_gap && node.maximum > longest_gap) diagnostic.fix = base::Fix::offer(node.span, (node.minimum > 0 ? std::to_string(node.minimum) : "") + ".." + std::to_string(longest_gap));
        else if (node.minimum <= longest_gap) diagnostic.fix = base::Fix{node.span, std::to_string(node.maximum) + ".." + std::to_string(node.minimum)};
      }
      else out.minimum = static_cast<std::uint32_t>(node.minimum), out.maximum = static_cast<std::uint32_t>(node.maximum);
      break;
    }
    case syntax::PatternItemKind::slot: slot(node, out); break;
  }
  if (!node.not_before && !node.not_after) return out;
  model::PatternItem guard;
  guard.kind = node.not_before ? ItemKind::not_before : ItemKind::not_after;
  guard.span = node.span;
  guard.branches.push_back({std::move(out)});
  return guard;
}

std::vector<model::Branch> PatternLowering::branches(std::uint32_t file, const std::vector<syntax::PatternBranch>& nodes) {
  std::vector<model::Branch> out;
  for (const auto& node : nodes) {
    model::Branch branch;
    for (const auto& one : node) branch.push_back(item(file, one));
    out.push_back(std::move(branch));
  }
  return out;
}

/// A branch that no character need match would hit everywhere.
bool may_be_empty(const model::Branch& branch) {
  return std::all_of(branch.begin(), branch.end(), [](const model::PatternItem& item) {
    switch (item.kind) {
      case ItemKind::literal:
      case ItemKind::lexicon:
      case ItemKind::pattern:
      case ItemKind::slot: return false;
      case ItemKind::group: return std::any_of(item.branches.begin(), item.branches.end(), may_be_empty);
      case ItemKind::optional:
      case ItemKind::gap:
      case ItemKind::not_before:
      case ItemKind::not_after: return true;
    }
    return true;
  });
}

model::Pattern PatternLowering::body(std::uint32_t file, const syntax::PatternBody& node) {
  model::Pattern out;
  out.branches = branches(file, node.branches);
  out.span = node.span;
  if (node.scope) out.scope = read_scope(context_, *node.scope).value_or(out.scope);
  if (!node.contexts.empty()) out.contexts = read_contexts(context_, node.contexts).value_or(out.contexts);
  if (std::any_of(out.branches.begin(), out.branches.end(), may_be_empty)) context_.report.add(base::Code::empty_pattern, node.span);
  return out;
}

void add_slot(std::vector<SlotInfo>& out, const SlotInfo& slot) {
  const bool is_new = std::none_of(out.begin(), out.end(), [&](const SlotInfo& other) { return other.name == slot.name; });
  if (is_new) out.push_back(slot);
}

void add_slots(const Context& context, const std::vector<model::Branch>& branches, std::vector<SlotInfo>& out) {
  for (const auto& branch : branches)
    for (const auto& item : branch) {
      if (item.kind == ItemKind::slot) add_slot(out, {item.slot_name, item.slot_type});
      if (item.kind == ItemKind::group || item.kind == ItemKind::optional) add_slots(context, item.branches, out);
      if (item.kind != ItemKind::pattern) continue;
      for (const SlotInfo& slot : context.pattern_slots[item.pattern.index()]) add_slot(out, slot);
    }
}

model::PatternId add_pattern(Context& context, model::Pattern pattern) {
  std::vector<SlotInfo> slots;
  add_slots(context, pattern.branches, slots);
  context.pattern_slots.push_back(std::move(slots));
  context.rules.patterns.push_back(std::move(pattern));
  return model::PatternId(context.rules.patterns.size() - 1);
}

void PatternLowering::pattern(std::uint32_t index) {
  const auto& [node, file, is_private] = context_.declarations.patterns[index];
  context_.pattern_progress[index] = Progress::active;
  const std::uint32_t outer = std::exchange(current_, index);
  model::Pattern out = body(file, node->body);
  current_ = outer;
  out.module = context_.names.modules[context_.names.files[file].module].name;
  out.name = node->name.text;
  out.span = node->name.span;
  context_.pattern_ids[index] = add_pattern(context_, std::move(out));
  context_.pattern_progress[index] = Progress::done;
}

}  // namespace

model::PatternId lower_anonymous_pattern(Context& context, std::uint32_t file, const syntax::PatternBody& body) {
  model::Pattern out = PatternLowering(context).body(file, body);
  out.module = context.names.modules[context.names.files[file].module].name;
  return add_pattern(context, std::move(out));
}

void lower_patterns(Context& context) {
  const auto& lexicons = context.declarations.lexicons;
  for (const auto& [node, file, is_private] : lexicons) context.rules.lexicons.push_back({context.names.modules[context.names.files[file].module].name, node->name.text, {}, node->name.span});
  context.lexicon_progress.assign(lexicons.size(), Progress::pending);
  context.pattern_progress.assign(context.declarations.patterns.size(), Progress::pending);
  context.pattern_ids.assign(context.declarations.patterns.size(), {});
  PatternLowering lowering(context);
  for (std::uint32_t i = 0; i < lexicons.size(); ++i)
    if (context.lexicon_progress[i] == Progress::pending) lowering.lexicon(i);
  for (std::uint32_t i = 0; i < context.declarations.patterns.size(); ++i)
    if (context.pattern_progress[i] == Progress::pending) lowering.pattern(i);
}

}  // namespace zhunsheng::sema
