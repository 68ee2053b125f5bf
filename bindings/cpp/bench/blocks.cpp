// SPDX-License-Identifier: Apache-2.0
#include "bindings/cpp/bench/blocks.hpp"

#include <algorithm>

namespace zhunsheng::bench {

Blocks::Blocks(const RuleSet::Impl& rules, std::span<const Dossier> dossiers) : batch_(*rules.plan, *rules.rules), size_(dossiers.size()) {
  for (std::size_t begin = 0; begin < dossiers.size(); begin += eval::Batch::block_size) {
    const auto part = dossiers.subspan(begin, std::min(eval::Batch::block_size, dossiers.size() - begin));
    std::vector<eval::Lane> lanes;
    for (const auto& dossier : part) lanes.push_back({&dossier.store, dossier.settings.as_of, dossier.settings.kinds});
    blocks_.push_back(batch_.make_block());
    batch_.load(blocks_.back(), lanes);
  }
}

void Blocks::run() {
  for (const auto& block : blocks_) batch_.evaluate(block);
}

}  // namespace zhunsheng::bench
