// SPDX-License-Identifier: Apache-2.0
// Collects the diagnostics of one compilation.
#pragma once
#include <string>
#include <vector>

#include "engine/base/diagnostic.hpp"

namespace zhunsheng::sema {

class Report {
 public:
  /// The reference is valid until the next `add`; use it to attach notes, a suggestion or a fix.
  base::Diagnostic& add(base::Code code, base::Span span, std::vector<std::string> arguments = {});
  [[nodiscard]] std::size_t count() const { return diagnostics_.size(); }
  [[nodiscard]] bool has_error() const { return base::has_error(diagnostics_); }
  /// Everything reported, in order of source and place.
  std::vector<base::Diagnostic> take();

 private:
  std::vector<base::Diagnostic> diagnostics_;
};

/// "“甲”已在这里声明" under a duplicate.
base::Note first_note(base::Span span);

}  // namespace zhunsheng::sema
