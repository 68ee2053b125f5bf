// SPDX-License-Identifier: Apache-2.0
// 提取: what the materials of a dossier say about the declared facts, with the place of every statement; which kinds of
// material there are; and the hits of every pattern in the document under review.
//
// The 句式 of an 提取 is searched in each file that is of a material under 自; a hit counts in the contexts the pattern
// allows. Several statements of one fact are settled by 多处; those that disagree make it 不详 and are quoted. Without a
// statement the fact is 未见's value where every file of the kind was read whole, else it stays 未提供.
#pragma once
#include "engine/document/dossier.hpp"
#include "engine/facts/fact_store.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::intake {

/// Fills `store` (made for `rules`) from the dossier; what it already holds of a fact is replaced where a material speaks.
void extract(const model::Ruleset& rules, const document::Dossier& dossier, const matching::Matcher& matcher, facts::FactStore& store);

}  // namespace zhunsheng::intake
