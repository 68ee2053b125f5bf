// SPDX-License-Identifier: Apache-2.0
// Prints diagnostics for a terminal: place, message, the line with carets placed by display width (a Chinese character
// is two cells), notes, and what would mend it. Colour adds escape sequences and changes no character of the text;
// control and direction characters of the author's text are shown as �, so that no file can steer the terminal.
#pragma once
#include <string>
#include <vector>

#include "engine/base/diagnostic.hpp"

namespace zhunsheng::base {

/// All diagnostics in order of source and place, worded in `language`; `sources` is indexed by Span::source.
std::string render(const std::vector<Diagnostic>& diagnostics, const std::vector<SourceText>& sources, Language language, bool is_coloured = false);

/// The fix in words: "100元", "删去“，”", "在 3:7 加上“}”".
std::string describe_fix(const Diagnostic& diagnostic, const SourceText& source, Language language);

}  // namespace zhunsheng::base
