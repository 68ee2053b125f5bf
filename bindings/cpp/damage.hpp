// SPDX-License-Identifier: Apache-2.0
// What syntax errors have cost: the declarations they lie in are taken out of the trees, the rest is compiled, and of
// what the compiler then finds, whatever may only be there because something is lost stays unsaid. The rule: a name
// that the lost text mentions may have been declared there, so nobody is told that it is unknown, and nothing is
// said about an instrument that it mentions; lints (never used, no example) wait until every file can be read.
#pragma once
#include <string>
#include <vector>

#include "dsl/syntax/tree.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/base/source.hpp"

namespace zhunsheng {

class Damage {
 public:
  /// Takes the damaged declarations out of `files`; a file whose head (模块, 引用) is damaged, whole.
  /// `diagnostics` are those of reading the sources.
  Damage(std::vector<syntax::File>& files, const std::vector<base::SourceText>& sources, const std::vector<base::Diagnostic>& diagnostics);
  [[nodiscard]] bool has_any() const { return has_any_; }
  /// May be there only because of what is lost.
  [[nodiscard]] bool is_cascade(const base::Diagnostic& diagnostic, const std::vector<base::SourceText>& sources) const;

 private:
  struct Source;
  void take(Source& source, syntax::File& file);
  void lose(const base::SourceText& source, base::Span span);

  bool has_any_ = false, may_hold_any_name_ = false, may_hold_any_module_ = false;
  std::string lost_names_;  ///< Han characters, letters and digits of the lost text
};

}  // namespace zhunsheng
