// SPDX-License-Identifier: Apache-2.0
// 句式 compiled for searching: a flat vector of nodes over sets of phrases. Nodes of an earlier pattern are shared, not
// copied. Children come before their parents.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/matching/scanner.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::matching {

using NodeId = std::uint32_t;

enum class NodeKind : std::uint8_t {
  phrases,     ///< one phrase of `set`
  gap,         ///< minimum..maximum characters
  sequence,    ///< children one after the other
  any_of,      ///< one of the children
  optional,    ///< the child or nothing
  not_before,  ///< 前无: the child occurs nowhere earlier in the same 分句
  not_after,   ///< 后无
  slot,        ///< a typed value
  reference    ///< the pattern, within its own scope
};

/// A typed slot. An enumeration is read as the words of its values.
struct SlotSpec {
  std::string name;
  model::Type type;
  std::vector<std::u32string> words;  ///< folded, by value
};

struct Node {
  NodeKind kind = NodeKind::sequence;
  SetId set = 0;
  std::uint32_t minimum = 0, maximum = 0;
  std::vector<NodeId> children;
  std::uint32_t slot = 0;      ///< in Program::slots
  std::uint32_t pattern = 0;   ///< of a reference
};

/// Where a match can begin: at a phrase of one of the sets, or anywhere.
struct Starts {
  bool anywhere = false;
  std::vector<SetId> sets;
};

struct CompiledPattern {
  NodeId root = 0;
  model::Scope scope = model::Scope::sentence;
  std::uint16_t contexts = 0;
  bool has_slots = false;
  bool is_nullable = false;  ///< may match nothing
  Starts starts;
};

struct Program {
  std::vector<Node> nodes;
  std::vector<SlotSpec> slots;
  std::vector<CompiledPattern> patterns;  ///< by PatternId
};

/// Compiles every pattern of the rule set; its phrases are added to `sets`.
Program compile(const model::Ruleset& rules, PhraseSets& sets);

}  // namespace zhunsheng::matching
