// SPDX-License-Identifier: Apache-2.0
// 辨认: what kind of 文书 a structured document is, who acts by it, its number and its days, each with the words that show
// it. What does not show is not guessed: a speech, an invitation, a lone sentence or the text of a statute has no kind.
// `put` writes it as the built-in facts 文书.*; what a reviewer says (--kind, dossier.json, --facts) is set over it later.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/document/document.hpp"
#include "engine/facts/evidence.hpp"
#include "engine/facts/fact_store.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::intake {

template <class T>
struct Found {
  T value;
  facts::Evidence evidence;
};

struct Recognised {
  std::vector<Found<model::Kind>> kinds;            ///< in order of Kind, each once
  std::optional<Found<model::ActingBody>> acting_body;  ///< 主体
  std::optional<Found<std::string>> title, number, issuer;  ///< 标题 文号 机关
  std::optional<Found<base::Date>> dated;           ///< 成文日期
  std::optional<Found<base::Date>> effective;       ///< 施行日期, where a day is written (自印发之日起 is none)
  std::optional<Found<base::Date>> expires;         ///< 有效期至: written, or a term of years from a written 施行日期
  [[nodiscard]] model::KindSet kind_set() const;
};

/// `document` has its structure.
Recognised recognise(const document::Document& document);
/// Sets 文书.类别 (a closed list, if any kind was recognised), 主体 标题 文号 机关 成文日期 施行日期 有效期至, and 条款: one record
/// (条号, 标题, 原文) for each clause in order, closed if the document was read whole.
void put(const Recognised& recognised, const document::Document& document, facts::FactStore& store);

}  // namespace zhunsheng::intake
