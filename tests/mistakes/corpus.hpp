// SPDX-License-Identifier: Apache-2.0
// The corpus of authoring mistakes: <topic>.mistakes, one case behind each `== name`.
//   ⟦wrong⇒meant⟧  what was written, what was meant; a good message points here
//   ⟦here⟧         a good message points here, and the text is not changed here
//   ⟪wrong⇒meant⟫  changed, but no place to point at; it may stand inside ⟦ ⟧
// A case is either the fields of one check (`应当| …` replaces that line of the check all these cases share), or, behind
// an empty line, whole declarations. `头部|` replaces the lines 模块 and 引用.
#pragma once
#include <string>
#include <vector>

#include "engine/base/source.hpp"

namespace zhunsheng::mistakes {

struct Mistake {
  std::string topic, name;
  std::string written, meant;
  std::vector<base::Span> places;  ///< in `written`
};

/// Every mistake of one corpus file.
std::vector<Mistake> read_corpus(const std::string& topic, const std::string& text);

}  // namespace zhunsheng::mistakes
