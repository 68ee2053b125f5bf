// SPDX-License-Identifier: Apache-2.0
// The guard of a check is the conjunct of its 适用 that most checks share. A node met from two buckets belongs to neither:
// it stands in the top program, which runs first. Each node is walked at most twice.
#include "engine/graph/buckets.hpp"

#include <algorithm>
#include <map>

#include "engine/graph/operands.hpp"

namespace zhunsheng::graph {
namespace {

constexpr std::uint32_t nobody = 0xffffffffu, several = 0xfffffffeu;

/// The conjuncts of 适用 that are the same for the whole review.
template <class Visit>
void for_each_conjunct(const Plan& plan, NodeIndex applies, Visit&& visit) {
  if (applies == no_node) return;
  const auto visit_closed = [&](NodeIndex node) {
    if (plan.is_closed[node] != 0) visit(node);
  };
  const Node& node = plan.nodes[applies];
  if (node.op != NodeOp::logical_and) return visit_closed(applies);
  for (std::uint32_t i = node.a; i < node.b; ++i) visit_closed(plan.operands[i]);
}

/// Numbers first, then what compares them, then what joins the truths.
int stage_of(NodeOp op) {
  if (op == NodeOp::logical_not || op == NodeOp::logical_and || op == NodeOp::logical_or) return 2;
  const bool is_number = (op >= NodeOp::add && op <= NodeOp::parameter) || op == NodeOp::presumed || op == NodeOp::cases;
  return is_number ? 0 : 1;
}

/// May a false 适用 settle the check by itself? Not where its force hangs on a date that may be unknown, nor where it
/// has instances.
bool may_be_guarded(const Plan& plan, const CheckPlan& check) {
  const bool is_always = check.force.begin != check.force.end && plan.spans[check.force.begin].is_always();
  return check.is_plain() && (!check.is_dated || is_always);
}

class Partition {
 public:
  explicit Partition(Builder& builder) : builder_(builder), plan_(builder.plan), owner_(plan_.nodes.size(), nobody) {}

  void run() {
    assign();
    for (std::size_t i = 0; i < plan_.buckets.size(); ++i) own(static_cast<std::uint32_t>(i));
    order_nodes();
    make_programs();
  }

 private:
  void assign() {
    std::vector<std::uint32_t> uses(plan_.nodes.size(), 0);
    for (const CheckPlan& check : plan_.checks)
      if (may_be_guarded(plan_, check)) for_each_conjunct(plan_, check.applies, [&](NodeIndex node) { ++uses[node]; });
    std::map<std::pair<model::KindSet, NodeIndex>, std::vector<std::uint32_t>> buckets;
    for (std::uint32_t i = 0; i < plan_.checks.size(); ++i) {
      const CheckPlan& check = plan_.checks[i];
      if (check.at == no_node) continue;  // not planned
      NodeIndex guard = no_node;
      if (may_be_guarded(plan_, check))
        for_each_conjunct(plan_, check.applies, [&](NodeIndex node) {
          if (uses[node] > 1 && (guard == no_node || uses[node] > uses[guard])) guard = node;
        });
      buckets[{check.kinds, guard}].push_back(i);
    }
    for (const auto& [key, checks] : buckets) {
      Bucket bucket;
      bucket.kinds = key.first;
      bucket.guard = key.second;
      bucket.checks.begin = static_cast<std::uint32_t>(plan_.bucket_checks.size());
      plan_.bucket_checks.insert(plan_.bucket_checks.end(), checks.begin(), checks.end());
      bucket.checks.end = static_cast<std::uint32_t>(plan_.bucket_checks.size());
      plan_.buckets.push_back(bucket);
    }
  }

  void own(std::uint32_t bucket) {
    std::vector<NodeIndex> stack;
    const auto reach = [&](NodeIndex node, std::uint32_t by) {
      if (owner_[node] == by || owner_[node] == several) return;
      owner_[node] = owner_[node] == nobody ? by : several;
      stack.push_back(node);
    };
    if (plan_.buckets[bucket].guard != no_node) reach(plan_.buckets[bucket].guard, several);
    for (std::uint32_t i = plan_.buckets[bucket].checks.begin; i < plan_.buckets[bucket].checks.end; ++i)
      for_each_root(plan_, plan_.checks[plan_.bucket_checks[i]], [&](NodeIndex root) { reach(root, bucket); });
    while (!stack.empty()) {
      const NodeIndex now = stack.back();
      stack.pop_back();
      for_each_operand(plan_, plan_.nodes[now], [&](NodeIndex operand) { reach(operand, owner_[now]); });
    }
  }

  /// Numbers the nodes in an order of work: of those whose operands are done, all of one shape in turn, so that the runs are
  /// few and long. What loops read comes as soon as it may; then the top program, then one bucket after the other.
  void order_nodes() {
    using Key = std::tuple<std::uint32_t, int, Builder::Shape>;
    const auto key = [&](NodeIndex node) {
      return Key{!is_program_step(node) ? 0 : owner_[node] == several ? 1 : owner_[node] + 2, stage_of(plan_.nodes[node].op), builder_.shape_of(node)};
    };
    const auto count = static_cast<NodeIndex>(plan_.nodes.size());
    std::vector<std::uint32_t> waits(count, 0), first_reader(count + 1, 0);
    const auto for_each_before = [&](NodeIndex node, auto&& visit) {
      for_each_operand(plan_, plan_.nodes[node], visit);
      if (plan_.nodes[node].op == NodeOp::variable) visit(plan_.nodes[node].a);  // its list
    };
    for (NodeIndex node = 0; node < count; ++node) for_each_before(node, [&](NodeIndex operand) { ++waits[node], ++first_reader[operand + 1]; });
    for (NodeIndex node = 0; node < count; ++node) first_reader[node + 1] += first_reader[node];
    std::vector<NodeIndex> readers(first_reader.back()), next(first_reader.begin(), first_reader.end() - 1);
    for (NodeIndex node = 0; node < count; ++node) for_each_before(node, [&](NodeIndex operand) { readers[next[operand]++] = node; });

    std::map<Key, std::vector<NodeIndex>> ready;
    for (NodeIndex node = 0; node < count; ++node)
      if (waits[node] == 0) ready[key(node)].push_back(node);
    std::vector<NodeIndex> order;
    while (!ready.empty()) {
      std::vector<NodeIndex> now = std::move(ready.begin()->second);
      ready.erase(ready.begin());
      order.insert(order.end(), now.begin(), now.end());
      for (const NodeIndex done : now)
        for (std::uint32_t i = first_reader[done]; i < first_reader[done + 1]; ++i)
          if (--waits[readers[i]] == 0) ready[key(readers[i])].push_back(readers[i]);
    }
    std::vector<std::uint32_t> owner;
    for (const NodeIndex from : order) owner.push_back(owner_[from]);
    owner_ = std::move(owner);
    builder_.renumber(order);
  }

  [[nodiscard]] bool is_program_step(NodeIndex node) const { return plan_.nodes[node].op > NodeOp::hit_field && plan_.is_closed[node] != 0 && owner_[node] != nobody; }

  void make_programs() {
    std::vector<NodeIndex> top;
    std::vector<std::vector<NodeIndex>> owned(plan_.buckets.size());
    for (NodeIndex node = 0; node < plan_.nodes.size(); ++node)
      if (is_program_step(node)) (owner_[node] == several ? top : owned[owner_[node]]).push_back(node);
    plan_.top = builder_.make_program_of(top);
    for (std::size_t i = 0; i < plan_.buckets.size(); ++i) plan_.buckets[i].program = builder_.make_program_of(owned[i]);
  }

  Builder& builder_;
  Plan& plan_;
  std::vector<std::uint32_t> owner_;  // by node: the bucket that reads it, or nobody, or several
};

}  // namespace

void make_buckets(Builder& builder) { Partition(builder).run(); }

}  // namespace zhunsheng::graph
