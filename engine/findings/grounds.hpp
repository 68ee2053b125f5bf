// SPDX-License-Identifier: Apache-2.0
// What a finding, and each sentence of an explanation, rests on: articles, and evidence. Plain values.
#pragma once
#include <optional>
#include <string>

#include "engine/base/date.hpp"
#include "engine/facts/evidence.hpp"
#include "engine/model/check.hpp"

namespace zhunsheng::findings {

/// One citation in force on the legal date. Practice and local ones have only `text`.
struct CitedArticle {
  std::string statute;  ///< without 《》
  std::string article;  ///< "第十条第二项", may be empty
  model::CitationMode mode = model::CitationMode::direct;
  std::string number;   ///< 文号
  std::optional<base::Date> effective;
  std::optional<base::Date> until;  ///< in force before it; only where all versions are listed
  bool verified = true;
  std::string text;     ///< of 实务 and 地方
  std::string words;    ///< of the law, cut to size, where its text is at hand (--statutes)
};

/// 证据 as a report prints it.
struct FindingEvidence {
  enum class Kind : std::uint8_t { text, fact, absence };
  Kind kind = Kind::text;
  facts::Evidence source;      ///< place and quote, pointer, or looked_in, by kind
  std::string fact, value;     ///< path and printed value where a fact was read
  std::string before, after;   ///< of text: what stands around the quote in its sentence, cut to size
};

}  // namespace zhunsheng::findings
