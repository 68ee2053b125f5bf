// SPDX-License-Identifier: Apache-2.0
// Mode, title, article, then number and force in brackets.
#include "engine/report/cited.hpp"

namespace zhunsheng::report {

std::string cited(const findings::CitedArticle& citation, const Words& words, bool with_force) {
  if (!citation.text.empty()) return citation.text;
  std::string note = with_force ? citation.number : "";
  const auto add = [&](const std::string& text) { note += (note.empty() ? "" : words.comma()) + text; };
  if (with_force && citation.effective) add(words.say(words.date(*citation.effective) + "起施行", "in force from " + words.date(*citation.effective)));
  if (with_force && citation.until) add(words.say(words.date(*citation.until) + "以前", "before " + words.date(*citation.until)));
  if (with_force && !citation.verified) add(words.say("未核对原文", "text not verified"));
  const std::string lead = citation.mode == model::CitationMode::by_reference ? words.say("参照", "by reference: ") : "";
  return lead + "《" + citation.statute + "》" + citation.article + words.bracketed(note);
}

}  // namespace zhunsheng::report
