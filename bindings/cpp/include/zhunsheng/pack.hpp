// SPDX-License-Identifier: Apache-2.0
// Packs (规则包, .zsp): a compiled rule set that loads in milliseconds and says what the rule files say, to the byte.
//
//   const std::string bytes = zhunsheng::write_pack(zhunsheng::load_rules({"rulesets"}, {}));
//   zhunsheng::RuleSet rules = zhunsheng::load_pack("rules.zsp");          // load_rules({"rules.zsp"}, {}) is the same
//   if (!rules.is_ok()) std::cerr << rules.unreadable().front();
//
// A pack is read by the version that wrote it only, and stands alone: no rule files beside it. A pack that is damaged, cut
// off, of another version or of a machine of another byte order gives a RuleSet that is not ok and one message in
// unreadable(). It holds no examples (例): tests run on rule files.
#pragma once
#include <string>
#include <string_view>

#include "zhunsheng/ruleset.hpp"

namespace zhunsheng {

/// The pack of a rule set; equal rule sets give equal bytes. Empty if the rules did not compile.
std::string write_pack(const RuleSet& rules);
/// Of the options only `statutes` counts: reviews then quote articles; nothing is compared again.
RuleSet load_pack(const std::string& path, const LoadOptions& options = {});
/// `name` is what messages call it.
RuleSet load_pack_from_memory(std::string_view bytes, const std::string& name = "rules.zsp");
/// Is it a pack, by its name (.zsp) or its first bytes?
bool is_pack_file(const std::string& path);

}  // namespace zhunsheng
