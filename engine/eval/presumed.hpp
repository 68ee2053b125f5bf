// SPDX-License-Identifier: Apache-2.0
// Which presumed facts an outcome rests on. Asked after evaluation, and cheap where nothing is presumed. Internal to the room.
#pragma once
#include <vector>

#include "engine/eval/machine.hpp"
#include "engine/eval/outcome.hpp"

namespace zhunsheng::eval {

/// Views the machine, which must outlive it.
class PresumedFacts {
 public:
  explicit PresumedFacts(const Machine& machine) : machine_(machine), plan_(machine.plan()) {}
  /// Finds what is presumed now; the machine has run.
  void restart();
  /// Fills instance.presumed: never leaves out a fact whose other value could change the outcome; may hold more.
  void fill(InstanceOutcome& instance);

 private:
  [[nodiscard]] bool decides(const graph::Node& node, graph::NodeIndex index, graph::NodeIndex operand) const;
  [[nodiscard]] bool rests(graph::NodeIndex index) const;
  void add_exceptions(graph::Range exceptions);
  void add(graph::NodeIndex root);
  void walk(std::vector<model::FactId>& out);

  const Machine& machine_;
  const graph::Plan& plan_;
  bool is_empty_ = true;
  std::vector<std::uint8_t> rests_;      // by node: would change with a presumed fact, as far as can be told
  std::vector<std::uint8_t> presumes_;   // by node: takes a presumed value now
  std::vector<std::uint32_t> visited_;   // by node: the walk that last met it
  std::vector<graph::NodeIndex> stack_;
  std::uint32_t walk_ = 0;
};

}  // namespace zhunsheng::eval
