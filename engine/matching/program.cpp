// SPDX-License-Identifier: Apache-2.0
// Compiles the checked patterns, and works out where a match of each can begin.
#include "engine/matching/program.hpp"

#include <algorithm>

#include "engine/base/assert.hpp"

namespace zhunsheng::matching {
namespace {

class Compiler {
 public:
  Compiler(const model::Ruleset& rules, PhraseSets& sets) : rules_(rules), sets_(sets), lexicon_sets_(rules.lexicons.size()), done_(rules.patterns.size(), State::waiting) { program_.patterns.resize(rules.patterns.size()); }

  Program run() {
    for (std::uint32_t i = 0; i < rules_.patterns.size(); ++i) compile_pattern(i);
    return std::move(program_);
  }

 private:
  enum class State : std::uint8_t { waiting, working, done };

  NodeId add(Node node) {
    program_.nodes.push_back(std::move(node));
    return static_cast<NodeId>(program_.nodes.size() - 1);
  }

  NodeId phrases(SetId set) {
    Node node;
    node.kind = NodeKind::phrases;
    node.set = set;
    return add(std::move(node));
  }

  /// A lexicon is folded once, however many patterns name it.
  SetId set_of(model::LexiconId lexicon) {
    std::optional<SetId>& set = lexicon_sets_[lexicon.index()];
    if (!set) set = sets_.add(model::at(rules_, lexicon).phrases);
    return *set;
  }

  NodeId branches(const std::vector<model::Branch>& all) {
    Node node;
    node.kind = NodeKind::any_of;
    for (const model::Branch& branch : all) node.children.push_back(sequence(branch));
    return node.children.size() == 1 ? node.children.front() : add(std::move(node));
  }

  NodeId sequence(const model::Branch& branch) {
    Node node;
    for (const model::PatternItem& item : branch) node.children.push_back(compile_item(item));
    return node.children.size() == 1 ? node.children.front() : add(std::move(node));
  }

  NodeId wrap(NodeKind kind, NodeId child) {
    Node node;
    node.kind = kind;
    node.children.push_back(child);
    return add(std::move(node));
  }

  NodeId slot(const model::PatternItem& item) {
    SlotSpec spec{item.slot_name, item.slot_type, {}};
    if (item.slot_type.kind == model::TypeKind::enumeration && item.slot_type.ref < rules_.enums.size())
      for (const std::string& value : rules_.enums[item.slot_type.ref].values) spec.words.push_back(fold(value));
    Node node;
    node.kind = NodeKind::slot;
    node.slot = static_cast<std::uint32_t>(program_.slots.size());
    program_.slots.push_back(std::move(spec));
    return add(std::move(node));
  }

  NodeId compile_item(const model::PatternItem& item) {
    switch (item.kind) {
      case model::ItemKind::literal: return phrases(sets_.add({item.text}));
      case model::ItemKind::lexicon: return phrases(set_of(item.lexicon));
      case model::ItemKind::group: return branches(item.branches);
      case model::ItemKind::optional: return wrap(NodeKind::optional, branches(item.branches));
      case model::ItemKind::not_before: return wrap(NodeKind::not_before, branches(item.branches));
      case model::ItemKind::not_after: return wrap(NodeKind::not_after, branches(item.branches));
      case model::ItemKind::slot: return slot(item);
      case model::ItemKind::gap: {
        Node node;
        node.kind = NodeKind::gap;
        node.minimum = item.minimum;
        node.maximum = item.maximum;
        return add(std::move(node));
      }
      case model::ItemKind::pattern: {
        compile_pattern(item.pattern.value);
        Node node;
        node.kind = NodeKind::reference;
        node.pattern = item.pattern.value;
        return add(std::move(node));
      }
    }
    return add({});
  }

  void compile_pattern(std::uint32_t index) {
    ZS_ASSERT(done_[index] != State::working, "a pattern refers to earlier patterns only");
    if (done_[index] == State::done) return;
    done_[index] = State::working;
    const model::Pattern& pattern = rules_.patterns[index];
    const NodeId root = branches(pattern.branches);
    CompiledPattern& compiled = program_.patterns[index];
    compiled.root = root;
    compiled.scope = pattern.scope;
    compiled.contexts = pattern.contexts;
    compiled.has_slots = holds_slot(root);
    compiled.is_nullable = is_nullable_start(root, compiled.starts);
    std::sort(compiled.starts.sets.begin(), compiled.starts.sets.end());
    compiled.starts.sets.erase(std::unique(compiled.starts.sets.begin(), compiled.starts.sets.end()), compiled.starts.sets.end());
    done_[index] = State::done;
  }

  bool holds_slot(NodeId id) const {
    const Node& node = program_.nodes[id];
    if (node.kind == NodeKind::slot) return true;
    if (node.kind == NodeKind::not_before || node.kind == NodeKind::not_after) return false;
    if (node.kind == NodeKind::reference) return program_.patterns[node.pattern].has_slots;
    return std::any_of(node.children.begin(), node.children.end(), [&](NodeId child) { return holds_slot(child); });
  }

  /// Adds where a match of the node can begin; true if the node can match nothing, so that what follows it can begin there.
  bool is_nullable_start(NodeId id, Starts& starts) const {
    const Node& node = program_.nodes[id];
    switch (node.kind) {
      case NodeKind::phrases: starts.sets.push_back(node.set); return false;
      case NodeKind::gap: starts.anywhere = true; return node.minimum == 0;
      case NodeKind::slot: starts.anywhere = true; return false;
      case NodeKind::not_before: case NodeKind::not_after: return true;
      case NodeKind::optional: is_nullable_start(node.children[0], starts); return true;
      case NodeKind::sequence:
        for (const NodeId child : node.children)
          if (!is_nullable_start(child, starts)) return false;
        return true;
      case NodeKind::any_of: {
        bool nullable = false;
        for (const NodeId child : node.children) nullable = is_nullable_start(child, starts) || nullable;
        return nullable;
      }
      case NodeKind::reference: {
        const CompiledPattern& target = program_.patterns[node.pattern];
        starts.anywhere = starts.anywhere || target.starts.anywhere;
        starts.sets.insert(starts.sets.end(), target.starts.sets.begin(), target.starts.sets.end());
        return target.is_nullable;
      }
    }
    return false;
  }

  const model::Ruleset& rules_;
  PhraseSets& sets_;
  Program program_;
  std::vector<std::optional<SetId>> lexicon_sets_;
  std::vector<State> done_;
};

}  // namespace

Program compile(const model::Ruleset& rules, PhraseSets& sets) { return Compiler(rules, sets).run(); }

}  // namespace zhunsheng::matching
