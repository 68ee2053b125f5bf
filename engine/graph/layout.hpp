// SPDX-License-Identifier: Apache-2.0
// A layered layout, left to right: longest-path layers (each node as far right as its readers let it), the order within a
// layer by barycentres with the fewest crossings kept, heights by least squares with a distance kept; edges
// meet a box one below the other. Nodes: boxes of a
// given size; edges: from left to right; an edge over several layers passes between their boxes.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

namespace zhunsheng::graph {

struct Box {
  double x = 0, y = 0;           ///< upper left corner, set by the layout
  double width = 0, height = 0;  ///< handed in
  std::uint32_t group = 0;       ///< handed in: those of one group stand together in a column; 0: of none
  bool is_last = false;          ///< handed in: stands in the last column if nothing is right of it
};
struct Point {
  double x = 0, y = 0;
};
struct Layout {
  std::vector<Box> boxes;                 ///< as handed in
  std::vector<std::vector<Point>> lines;  ///< of each edge: where it leaves, where it enters and leaves each column between, where it arrives
  double width = 0, height = 0;
};

/// Edges that would close a circle are drawn backwards.
Layout lay_out(std::vector<Box> boxes, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges);

}  // namespace zhunsheng::graph
