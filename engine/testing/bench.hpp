// SPDX-License-Identifier: Apache-2.0
// What examples are run against, and the language in which their failures are told. A view: its members outlive it.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.hpp"
#include "engine/base/source.hpp"
#include "engine/graph/plan.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::testing {

struct Bench {
  const model::Ruleset& rules;
  const graph::Plan& plan;
  const matching::Matcher& matcher;
  base::Date as_of;                              ///< for examples without 按
  std::span<const base::SourceText> sources{};   ///< by Span::source; empty: conditions are told by what they read
  base::Language language = base::Language::chinese;
  bool (*is_reserved)(std::string_view) = nullptr;  ///< must a name be written in 「」? Known to the front end only

  [[nodiscard]] std::string say(std::string chinese, std::string english) const { return language == base::Language::english ? std::move(english) : std::move(chinese); }
  [[nodiscard]] const char* word(model::Outcome outcome) const { return language == base::Language::english ? to_english(outcome) : to_chinese(outcome); }
};

/// The author's words at a span, blanks and line ends made one blank; empty where there is no source.
std::string words_of(const Bench& bench, base::Span span);

}  // namespace zhunsheng::testing
