// SPDX-License-Identifier: Apache-2.0
// Questions about what is unknown: which truths could it still become, and which inputs made it so. Cold: asked only of
// checks that could not be decided. Walks down from a node through unknown operands alone. Internal to the room.
#pragma once
#include <vector>

#include "engine/eval/machine.hpp"

namespace zhunsheng::eval {

/// Truths that a node may come to have once everything is learnt: a bit each for no, yes, not_applicable.
using TruthSet = std::uint8_t;
constexpr TruthSet bit(Truth truth) { return static_cast<TruthSet>(1u << static_cast<unsigned>(truth)); }
inline constexpr TruthSet any_truth = bit(Truth::no) | bit(Truth::yes) | bit(Truth::not_applicable);

class Inquiry {
 public:
  explicit Inquiry(Machine& machine);
  /// Forgets what was found and supposed: the inputs changed.
  void restart();

  /// Never leaves out a truth that some values of the unknown inputs give; may hold more (operands are taken apart).
  TruthSet possible(graph::NodeIndex node);
  /// Unknown truths met more than once below the roots: taking operands apart does not see that they are one. Not all,
  /// if there are many.
  std::vector<graph::NodeIndex> met_again(const std::vector<graph::NodeIndex>& roots);
  /// Until the next restart the unknown node has this truth wherever it is met.
  void suppose(graph::NodeIndex node, Truth truth) { supposed_.push_back({node, bit(truth)}); }

  /// Starts a list of inputs; each collect adds what made its node unknown.
  void begin();
  void collect(graph::NodeIndex root, std::vector<MissingInput>& out);
  /// What makes it unknown how long a list is: its fact where it is unknown, else that it is open.
  void collect_length(graph::NodeIndex list, std::vector<MissingInput>& out);

 private:
  TruthSet compute(graph::NodeIndex node);
  TruthSet of_quantifier(const graph::Node& node);
  TruthSet of_cases(const graph::Node& node);
  [[nodiscard]] bool find_unasked(graph::NodeIndex node, graph::NodeIndex& next) const;
  void collect_one(graph::NodeIndex index, std::vector<graph::NodeIndex>& stack, std::vector<MissingInput>& out);
  void collect_operands(const graph::Node& node, std::vector<graph::NodeIndex>& stack, std::vector<MissingInput>& out);
  void collect_contains(const graph::Node& node, std::vector<graph::NodeIndex>& stack, std::vector<MissingInput>& out) const;
  void collect_cases(const graph::Node& node, std::vector<graph::NodeIndex>& stack, std::vector<MissingInput>& out);
  void collect_operands_of_list(const graph::Node& node, std::vector<graph::NodeIndex>& stack) const;
  [[nodiscard]] MissingInput conflict(const graph::Node& node, const std::vector<graph::NodeIndex>& applying) const;
  void collect_loop(const graph::Node& node, std::vector<graph::NodeIndex>& stack, std::vector<MissingInput>& out);
  void collect_unseen(const graph::Node& node, std::vector<MissingInput>& out);
  void collect_elements(const graph::Node& node, std::vector<MissingInput>& out);
  void collect_matches(const graph::Node& node, std::vector<MissingInput>& out) const;
  [[nodiscard]] MissingInput open_list(graph::NodeIndex list) const;
  void collect_parameter(const graph::Node& node, std::vector<graph::NodeIndex>& stack, std::vector<MissingInput>& out);
  [[nodiscard]] bool is_unknown(graph::NodeIndex node) const { return node != graph::no_node && machine_.status(node) == graph::status::unknown; }

  Machine& machine_;
  const graph::Plan& plan_;
  std::vector<TruthSet> known_;          // by node: what possible() found, 0 = not asked; closed nodes only
  std::vector<graph::NodeIndex> asked_;  // nodes with an entry in known_
  struct Supposed {
    graph::NodeIndex node;
    TruthSet truths;
  };
  std::vector<Supposed> supposed_;
  std::vector<std::uint32_t> visited_;   // by node: the list that last met it; closed nodes only
  std::uint32_t list_ = 0;
};

/// Facts in order of declaration, then materials, then reasons that ask for nothing; each once.
void sort_inputs(std::vector<MissingInput>& inputs);

}  // namespace zhunsheng::eval
