// SPDX-License-Identifier: Apache-2.0
// Nodes and edges are those of the picture, and a dummy node for each layer that a long edge passes. Questions: in which
// column, in which order in it, how high.
#include "engine/graph/layout.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace zhunsheng::graph {
namespace {

constexpr double gap_between_rows = 12, least_gap_between_columns = 70, margin = 16;

struct Node {
  double height = 0, y = 0;  ///< y: the centre
  std::uint32_t layer = 0, group = 0;
  std::vector<std::uint32_t> left, right;  ///< neighbours in the columns beside it
};

class Sketch {
 public:
  Sketch(std::vector<Box> boxes, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges) : boxes_(std::move(boxes)), edges_(edges) {}

  Layout draw() {
    order_edges();
    assign_layers();
    add_dummies();
    sort_columns();
    place_rows();
    return finish();
  }

 private:
  /// Reverse postorder: every node after those it comes from, but for edges that close a circle; those are turned round.
  void order_edges() {
    const auto count = static_cast<std::uint32_t>(boxes_.size());
    std::vector<std::vector<std::uint32_t>> out(count);
    for (const auto& [from, to] : edges_) out[from].push_back(to);
    std::vector<std::uint32_t> next(count, 0), position(count, 0), stack;
    std::vector<bool> is_seen(count, false);
    for (std::uint32_t start = 0; start < count; ++start) {
      if (!is_seen[start]) stack.push_back(start);
      is_seen[start] = true;
      while (!stack.empty()) {
        const std::uint32_t now = stack.back();
        if (next[now] == out[now].size()) {
          order_.push_back(now);
          stack.pop_back();
        } else if (const std::uint32_t to = out[now][next[now]++]; !is_seen[to]) {
          is_seen[to] = true;
          stack.push_back(to);
        }
      }
    }
    std::reverse(order_.begin(), order_.end());
    for (std::uint32_t i = 0; i < count; ++i) position[order_[i]] = i;
    for (const auto& [from, to] : edges_) forward_.push_back(position[from] <= position[to] ? std::pair(from, to) : std::pair(to, from));
  }

  /// Longest path from the left; then each as far right as what stands right of it lets it.
  void assign_layers() {
    const std::size_t count = boxes_.size();
    std::vector<std::vector<std::uint32_t>> left(count), right(count);
    for (const auto& [from, to] : forward_) {
      if (from == to) continue;
      right[from].push_back(to);
      left[to].push_back(from);
    }
    std::vector<std::uint32_t> layer(count, 0);
    for (const std::uint32_t node : order_)
      for (const std::uint32_t from : left[node]) layer[node] = std::max(layer[node], layer[from] + 1);
    for (std::size_t i = 0; i < count; ++i) last_ = std::max(last_, layer[i]);
    for (auto node = order_.rbegin(); node != order_.rend(); ++node) {
      if (right[*node].empty()) {
        if (boxes_[*node].is_last) layer[*node] = last_;
        continue;
      }
      std::uint32_t least = last_;
      for (const std::uint32_t to : right[*node]) least = std::min(least, layer[to]);
      layer[*node] = std::max(layer[*node], least - 1);
    }
    for (std::size_t i = 0; i < count; ++i) nodes_.push_back({boxes_[i].height, 0, layer[i], boxes_[i].group, {}, {}});
  }

  void add_dummies() {
    for (const auto& [from, to] : forward_) {
      std::vector<std::uint32_t> chain{from};
      for (std::uint32_t layer = nodes_[from].layer + 1; layer < nodes_[to].layer; ++layer) {
        chain.push_back(static_cast<std::uint32_t>(nodes_.size()));
        nodes_.push_back({4, 0, layer, 0, {}, {}});
      }
      if (from != to) chain.push_back(to);
      for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
        nodes_[chain[i]].right.push_back(chain[i + 1]);
        nodes_[chain[i + 1]].left.push_back(chain[i]);
      }
      chains_.push_back(std::move(chain));
    }
    columns_.resize(last_ + 1);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) columns_[nodes_[i].layer].push_back(i);
    place_.resize(nodes_.size());
    note_places();
  }

  void note_places() {
    for (const auto& column : columns_)
      for (std::uint32_t i = 0; i < column.size(); ++i) place_[column[i]] = i;
  }

  /// How often edges between two columns cross, by counting inversions in a Fenwick tree.
  [[nodiscard]] std::uint64_t crossings() const {
    std::uint64_t total = 0;
    for (std::size_t c = 0; c + 1 < columns_.size(); ++c) {
      std::vector<std::uint32_t> tree(columns_[c + 1].size() + 1, 0);
      std::uint64_t seen = 0;
      for (const std::uint32_t node : columns_[c]) {
        for (const std::uint32_t to : nodes_[node].right) {
          std::uint64_t before = 0;
          for (std::uint32_t i = place_[to] + 1; i > 0; i -= i & (~i + 1)) before += tree[i];
          total += seen - before;
        }
        for (const std::uint32_t to : nodes_[node].right) {
          for (std::size_t i = place_[to] + 1; i < tree.size(); i += i & (~i + 1)) ++tree[i];
          ++seen;
        }
      }
    }
    return total;
  }

  /// By the mean place of what stands beside them; a group by the mean of its members, so that it stays together.
  void sort_column(std::vector<std::uint32_t>& column, bool by_left) {
    struct Key {
      double of_group = 0, own = 0;
      std::uint32_t node = 0;
    };
    std::vector<Key> keys;
    std::map<std::uint32_t, std::pair<double, double>> groups;  // sum and count
    for (const std::uint32_t node : column) {
      const auto& beside = by_left ? nodes_[node].left : nodes_[node].right;
      double sum = 0;
      for (const std::uint32_t other : beside) sum += place_[other];
      const double own = beside.empty() ? place_[node] : sum / static_cast<double>(beside.size());
      keys.push_back({own, own, node});
      auto& [total, count] = groups[nodes_[node].group];
      total += own;
      ++count;
    }
    for (Key& key : keys)
      if (const std::uint32_t group = nodes_[key.node].group; group != 0) key.of_group = groups[group].first / groups[group].second;
    std::stable_sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) { return std::tuple(a.of_group, nodes_[a.node].group, a.own) < std::tuple(b.of_group, nodes_[b.node].group, b.own); });
    for (std::size_t i = 0; i < column.size(); ++i) {
      column[i] = keys[i].node;
      place_[column[i]] = static_cast<std::uint32_t>(i);
    }
  }

  void sort_columns() {
    auto best = columns_;
    std::uint64_t least = crossings();
    const int sweeps = nodes_.size() > 20'000 ? 4 : 16;
    for (int sweep = 0; sweep < sweeps && least > 0; ++sweep) {
      for (std::size_t c = 1; c < columns_.size(); ++c) sort_column(columns_[sweep % 2 == 0 ? c : columns_.size() - 1 - c], sweep % 2 == 0);
      if (const std::uint64_t now = crossings(); now < least) {
        least = now;
        best = columns_;
      }
    }
    columns_ = std::move(best);
    note_places();
  }

  [[nodiscard]] double distance(std::uint32_t above, std::uint32_t below) const { return (nodes_[above].height + nodes_[below].height) / 2 + gap_between_rows; }

  /// Least squares to the wanted heights with the distances kept: neighbours that would come too near are merged into one
  /// block, which stands where the mean of its members wants it (pool adjacent violators).
  void settle(const std::vector<std::uint32_t>& column, const std::vector<double>& wanted) {
    struct Block {
      double sum = 0, count = 0;
      std::size_t first = 0;
    };
    std::vector<double> offset(column.size(), 0);
    for (std::size_t i = 1; i < column.size(); ++i) offset[i] = offset[i - 1] + distance(column[i - 1], column[i]);
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < column.size(); ++i) {
      blocks.push_back({wanted[i] - offset[i], 1, i});
      while (blocks.size() > 1 && blocks[blocks.size() - 2].sum * blocks.back().count > blocks.back().sum * blocks[blocks.size() - 2].count) {
        const Block last = blocks.back();
        blocks.pop_back();
        blocks.back().sum += last.sum;
        blocks.back().count += last.count;
      }
    }
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const std::size_t end = b + 1 < blocks.size() ? blocks[b + 1].first : column.size();
      for (std::size_t i = blocks[b].first; i < end; ++i) nodes_[column[i]].y = blocks[b].sum / blocks[b].count + offset[i];
    }
  }

  void place_rows() {
    for (const auto& column : columns_) settle(column, std::vector<double>(column.size(), 0));
    for (int sweep = 0; sweep < 12; ++sweep)
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        const auto& column = columns_[sweep % 2 == 0 ? c : columns_.size() - 1 - c];
        std::vector<double> wanted;
        for (const std::uint32_t node : column) {
          double sum = 0, count = 0;
          for (const auto* beside : {&nodes_[node].left, &nodes_[node].right})
            for (const std::uint32_t other : *beside) {
              sum += nodes_[other].y;
              ++count;
            }
          wanted.push_back(count > 0 ? sum / count : nodes_[node].y);
        }
        settle(column, wanted);
      }
  }

  /// The more edges between two columns, the wider apart.
  [[nodiscard]] std::vector<std::pair<double, double>> column_places() const {
    std::vector<std::pair<double, double>> out;  // left edge, width
    double x = margin;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      double width = 0, edges = 0;
      for (const std::uint32_t node : columns_[c]) {
        if (node < boxes_.size()) width = std::max(width, boxes_[node].width);
        edges += static_cast<double>(nodes_[node].right.size());
      }
      out.emplace_back(x, width);
      x += width + std::min(240.0, least_gap_between_columns + edges);
    }
    return out;
  }

  /// Of each edge, how far below the middle of its box it leaves (arrives), so that edges do not cross at the box.
  [[nodiscard]] std::vector<double> ports(bool at_start) const {
    std::vector<std::vector<std::size_t>> of_box(boxes_.size());
    for (std::size_t e = 0; e < chains_.size(); ++e)
      if (chains_[e].size() > 1) of_box[at_start ? chains_[e].front() : chains_[e].back()].push_back(e);
    std::vector<double> out(chains_.size(), 0);
    for (std::size_t box = 0; box < of_box.size(); ++box) {
      auto& edges = of_box[box];
      const auto height_beside = [&](std::size_t e) { return nodes_[at_start ? chains_[e][1] : chains_[e][chains_[e].size() - 2]].y; };
      std::stable_sort(edges.begin(), edges.end(), [&](std::size_t a, std::size_t b) { return height_beside(a) < height_beside(b); });
      const double count = static_cast<double>(edges.size()), step = std::min(11.0, (boxes_[box].height - 16) / std::max(1.0, count - 1));
      for (std::size_t i = 0; i < edges.size(); ++i) out[edges[i]] = step * (static_cast<double>(i) - (count - 1) / 2);
    }
    return out;
  }

  Layout finish() {
    Layout out;
    const auto columns = column_places();
    double top = 0;
    for (const Node& node : nodes_) top = std::min(top, node.y - node.height / 2);
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      const auto& [x, width] = columns[nodes_[i].layer];
      boxes_[i].x = x + (width - boxes_[i].width) / 2;
      boxes_[i].y = nodes_[i].y - boxes_[i].height / 2 - top + margin;
      out.width = std::max(out.width, boxes_[i].x + boxes_[i].width + margin);
      out.height = std::max(out.height, boxes_[i].y + boxes_[i].height + margin);
    }
    const auto leaves = ports(true), arrives = ports(false);
    for (std::size_t e = 0; e < edges_.size(); ++e) {
      std::vector<Point> line;
      const auto& chain = chains_[e];
      for (std::size_t i = 0; i < chain.size(); ++i) {
        const double y = nodes_[chain[i]].y - top + margin;
        const auto& [x, width] = columns[nodes_[chain[i]].layer];
        const bool is_box = chain[i] < boxes_.size();
        const double left = is_box ? boxes_[chain[i]].x : x, right = is_box ? left + boxes_[chain[i]].width : x + width;
        if (i > 0) line.push_back({left, y + (i + 1 == chain.size() ? arrives[e] : 0)});
        if (i + 1 < chain.size()) line.push_back({right, y + (i == 0 ? leaves[e] : 0)});
      }
      if (forward_[e] != edges_[e]) std::reverse(line.begin(), line.end());
      out.lines.push_back(std::move(line));
    }
    out.boxes = std::move(boxes_);
    return out;
  }

  std::vector<Box> boxes_;
  const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> forward_;  // edges_, none against the order
  std::vector<std::uint32_t> order_;
  std::vector<Node> nodes_;                                       // the boxes, then the dummies
  std::vector<std::vector<std::uint32_t>> chains_;                // of each edge: its nodes from left to right
  std::vector<std::vector<std::uint32_t>> columns_;               // from top to bottom
  std::vector<std::uint32_t> place_;                              // of a node in its column
  std::uint32_t last_ = 0;
};

}  // namespace

Layout lay_out(std::vector<Box> boxes, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges) { return Sketch(std::move(boxes), edges).draw(); }

}  // namespace zhunsheng::graph
