// SPDX-License-Identifier: Apache-2.0
// Prints diagnostics with the source line and a caret placed by display width (a Chinese character is two cells).
#pragma once
#include <string>
#include <vector>

#include "engine/base/diagnostic.hpp"

namespace zhunsheng::base {

/// All diagnostics in order of source and place, worded in `language`; `sources` is indexed by Span::source.
std::string render(const std::vector<Diagnostic>& diagnostics, const std::vector<SourceText>& sources, Language language);

}  // namespace zhunsheng::base
