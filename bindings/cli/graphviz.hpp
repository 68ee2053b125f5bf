// SPDX-License-Identifier: Apache-2.0
// Graphviz, where it is installed: one run of `dot -Tsvg`, the text on its standard input, no shell, no file.
#pragma once
#include <optional>
#include <string>

namespace zhunsheng::cli {

/// Nothing if there is no dot in PATH, if it fails, or if it takes longer than half a minute.
std::optional<std::string> draw_with_graphviz(const std::string& dot_text);

}  // namespace zhunsheng::cli
