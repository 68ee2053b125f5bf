// SPDX-License-Identifier: Apache-2.0
// What a mistake's diagnostics are worth: is there one, only one, at the right place, with a fix that compiles and says
// what the author meant.
#pragma once
#include <string>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "tests/mistakes/corpus.hpp"

namespace zhunsheng::mistakes {

/// What stands beside the mistaken file: more of its module, and the module it imports.
struct Surroundings {
  std::string vocabulary, library;
};

struct Compiled {
  std::vector<base::SourceText> sources;  ///< the text itself is the last
  std::vector<base::Diagnostic> diagnostics;
};
/// All passes that `zhunsheng check` runs, without its lints.
Compiled compile(const std::string& text, const Surroundings& around);

struct Verdict {
  bool is_found = false;       ///< there is a diagnostic
  bool has_extra = false;      ///< there are more than one
  bool is_place_right = false; ///< see is_right_place
  bool has_fix = false;
  bool does_compile = false;   ///< nothing is left to say once the fixes are applied
  bool is_meant = false;       ///< and the text is the one meant (blanks apart), or has the same tree
  std::string fixed;
};

/// The span touches a marked place, and is at most twice as long as the place widened to whole words.
bool is_right_place(const Mistake& mistake, base::Span span);
Verdict judge(const Mistake& mistake, const Surroundings& around);

}  // namespace zhunsheng::mistakes
