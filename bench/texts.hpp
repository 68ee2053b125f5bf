// SPDX-License-Identifier: Apache-2.0
// Seeded documents: numbered clauses as a township writes them, of which some make hiring or paying depend on where a
// firm is registered. Same arguments, same bytes.
#pragma once
#include <cstddef>
#include <string>

#include "engine/document/document.hpp"

namespace zhunsheng::bench {

struct Text {
  std::string text;            ///< UTF-8, a clause a line
  std::size_t clauses = 0;
  std::size_t planted = 0;     ///< clauses that every 附加条件 pattern of the corpus hits
};
/// Every tenth clause demands registration in the township; as many forbid it, which is no hit in an affirming context.
Text make_text(std::size_t clauses);

/// Read and structured; ends the program where that fails.
document::Document read_text(const std::string& text);

}  // namespace zhunsheng::bench
