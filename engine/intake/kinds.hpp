// SPDX-License-Identifier: Apache-2.0
// 文书类别: which kinds a document shows by its title and its words.
#pragma once
#include <optional>
#include <vector>

#include "engine/intake/passages.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::intake {

struct KindSign {
  model::Kind kind;
  Passage passage;  ///< the words that show it
};

/// In order of Kind, each at most once. `acting_body` is who acts, if known; `number` where the 文号 stands.
std::vector<KindSign> find_kinds(const document::Document& document, std::optional<model::ActingBody> acting_body, std::optional<Passage> number);
/// The parties of a contract: the lines that begin 甲方：, 出租方：, …
std::vector<Passage> find_parties(const document::Document& document);

}  // namespace zhunsheng::intake
