// SPDX-License-Identifier: Apache-2.0
// 规则包: a compiled rule set as bytes (.zsp). The noun is the pack: the texts of the rules (places in them are shown as from
// the source), the checked model and the plan, so that loading neither parses nor plans.
//
//   const std::string bytes = pack::write(sources, rules, plan, "0.1.0");
//   const base::Result<pack::Contents> read = pack::read(bytes, "0.1.0");
//
// INVARIANTS. Equal rule sets give equal bytes. A pack is read only whole, by the version and layout that wrote it, on a
// machine of its byte order; any changed, missing or added byte is found by its hash. Bytes that were forged with a right
// hash cannot make reading or evaluating crash, hang or take memory out of proportion: every count, number and range is
// compared with its table, and the kinds of values are worked out anew (engine/pack/verify.hpp). They may still say
// something untrue: a hash is no signature.
//
// A pack holds no examples (例): testing needs the rule files. What it does not do: read older formats. Rules are compiled
// in a second, so a pack is made anew and never migrated.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/graph/plan.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::pack {

/// Raised when the meaning of what is packed changes and its layout does not.
inline constexpr std::uint32_t format_version = 1;

struct Contents {
  std::vector<base::SourceText> sources;
  model::Ruleset rules;  ///< without examples
  graph::Plan plan;
};

std::string write(std::span<const base::SourceText> sources, const model::Ruleset& rules, const graph::Plan& plan, std::string_view engine_version);
/// The contents, or the one thing that is wrong (the message names no file).
base::Result<Contents> read(std::string_view bytes, std::string_view engine_version);
/// Do the bytes begin as a pack does?
bool is_pack(std::string_view bytes);

}  // namespace zhunsheng::pack
