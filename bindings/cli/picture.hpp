// SPDX-License-Identifier: Apache-2.0
// Pictures of the commands graph and impact: the format asked for, SVG by Graphviz where that is wanted and there.
#pragma once
#include <functional>
#include <vector>

#include "bindings/cli/arguments.hpp"

namespace zhunsheng::cli {

/// Says each problem; true if there is none.
bool are_known(const Arguments& arguments, const std::vector<NameProblem>& problems);
/// Draws in the format of --format (dot, svg, mermaid, json) and prints; the status.
int print_picture(const Arguments& arguments, const std::function<Drawing(PictureFormat)>& draw);

}  // namespace zhunsheng::cli
