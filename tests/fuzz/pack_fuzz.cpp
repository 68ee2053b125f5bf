// SPDX-License-Identifier: Apache-2.0
// Any bytes as a pack: as they are, and as the body behind a header with a right hash. What is not refused is used: listed,
// drawn, reviewed with. Nothing may crash, hang or throw.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/pack/header.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace {

void use(const zhunsheng::RuleSet& rules) {
  if (!rules.is_ok()) return;
  (void)rules.checks();
  (void)rules.facts_schema();
  (void)rules.graph(true, {});
  zhunsheng::ReviewOptions options;
  options.as_of = "2024-06-01";
  for (const bool is_complete : {false, true}) {
    options.complete = is_complete;
    zhunsheng::RenderOptions all;
    all.all = true;
    (void)zhunsheng::render(zhunsheng::review_facts(rules, options), zhunsheng::Format::json, all);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  use(zhunsheng::load_pack_from_memory(bytes));
  use(zhunsheng::load_pack_from_memory(zhunsheng::pack::seal(bytes, ZHUNSHENG_VERSION)));
  return 0;
}
