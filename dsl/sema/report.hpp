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
  /// How many were reported, kept or not.
  [[nodiscard]] std::size_t count() const { return count_; }
  /// The one reported last, to say more; there must be one.
  base::Diagnostic& last() { return count_ > diagnostics_.size() ? dropped_ : diagnostics_.back(); }
  [[nodiscard]] bool has_error() const { return has_error_ || base::has_error(diagnostics_); }
  /// Everything reported, in order of source and place.
  std::vector<base::Diagnostic> take();

 private:
  static constexpr std::size_t most_diagnostics = 20'000;  ///< beyond, one stands for the rest
  std::vector<base::Diagnostic> diagnostics_;
  base::Diagnostic dropped_;
  std::size_t count_ = 0;
  bool has_error_ = false;
};

/// "“甲”已在这里声明" under a duplicate.
base::Note first_note(base::Span span);

}  // namespace zhunsheng::sema
