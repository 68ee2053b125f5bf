// SPDX-License-Identifier: Apache-2.0
// The small words of sentences in either language.
#pragma once
#include <string>

#include "engine/base/date.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/document/document.hpp"

namespace zhunsheng::report {

class Words {
 public:
  explicit Words(base::Language language) : language_(language) {}

  [[nodiscard]] std::string say(const std::string& chinese, const std::string& english) const { return is_chinese() ? chinese : english; }
  [[nodiscard]] bool is_chinese() const { return language_ == base::Language::chinese; }
  [[nodiscard]] std::string enumeration_mark() const { return say("、", ", "); }
  [[nodiscard]] std::string comma() const { return say("，", ", "); }
  [[nodiscard]] std::string colon() const { return say("：", ": "); }
  [[nodiscard]] static std::string quoted(const std::string& text) { return "“" + text + "”"; }
  /// Nothing for nothing.
  [[nodiscard]] std::string bracketed(const std::string& text) const { return text.empty() ? "" : say("（", " (") + text + say("）", ")"); }
  [[nodiscard]] std::string date(base::Date day) const;
  [[nodiscard]] std::string duration(base::Duration length) const;
  [[nodiscard]] std::string place(const document::Place& place) const;

 private:
  base::Language language_;
};

}  // namespace zhunsheng::report
