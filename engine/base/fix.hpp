// SPDX-License-Identifier: Apache-2.0
// Applies the fixes of diagnostics to the text they were found in. A fix is applied whole or not at all; of two that
// touch one another the first in the text wins and the other is left for the next round, when the text has been read anew.
//
//   FixedText fixed = apply_fixes(text, 0, diagnostics);   // fixed.applied == 2, fixed.left == 1
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.hpp"

namespace zhunsheng::base {

struct FixedText {
  std::string text;
  std::size_t applied = 0;  ///< fixes; two diagnostics with the same fix count once
  std::size_t left = 0;     ///< fixes of this source that would have been applied, had another not stood in their way
  std::vector<Edit> edits;  ///< what was done, in order, spans of the old text
};

/// Which fixes are wanted: those that can mean nothing else, or the offers too.
enum class FixScope : std::uint8_t { sure, with_offers };

/// `text` is the text of source number `source`; diagnostics of other sources, and edits that do not fit the text, are left alone.
FixedText apply_fixes(std::string_view text, std::uint32_t source, const std::vector<Diagnostic>& diagnostics, FixScope scope = FixScope::sure);

}  // namespace zhunsheng::base
