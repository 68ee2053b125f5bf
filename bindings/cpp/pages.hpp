// SPDX-License-Identifier: Apache-2.0
// The pages of docs/diagnostics, built into the library.
#pragma once
#include <string_view>
#include <vector>

namespace zhunsheng {

struct DiagnosticPage {
  std::string_view code;  ///< ZS2003
  std::string_view text;  ///< Markdown
};

/// In order of code; made at build time by bindings/cmake/diagnostic_pages.cmake.
const std::vector<DiagnosticPage>& diagnostic_pages();

}  // namespace zhunsheng
