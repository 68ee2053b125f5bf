// SPDX-License-Identifier: Apache-2.0
// FNV-1a, 64 bits: stable over platforms and short enough for a person to copy.
#include "engine/findings/identity.hpp"

#include <map>
#include <string_view>

#include "engine/base/text.hpp"

namespace zhunsheng::findings {
namespace {

constexpr std::uint64_t offset_basis = 14695981039346656037ull, prime = 1099511628211ull;  // of FNV-1a, 64 bits

std::uint64_t hash(std::string_view text) {
  std::uint64_t value = offset_basis;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * prime;
  return value;
}

std::string hex(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = base::decode(text, at); !base::is_blank(c)) base::append_utf8(out, base::fold_width(c));
  return out;
}

std::string key_of(const Finding& finding) {
  std::string clause, quote = finding.subject;
  for (const auto& evidence : finding.evidence) {
    if (evidence.kind != FindingEvidence::Kind::text) continue;
    clause = evidence.source.clause;
    quote += evidence.source.quote;
    break;
  }
  return finding.check + '\0' + without_blanks(clause) + '\0' + without_blanks(quote);
}

}  // namespace

void assign_ids(std::vector<Finding>& findings) {
  std::map<std::string, std::size_t> seen;
  for (const bool rest : {false, true})  // what only --all prints must not move the others' ordinals
    for (auto& finding : findings) {
      if (finding.is_rest != rest) continue;
      const std::string key = key_of(finding);
      const std::size_t ordinal = seen[key]++;
      finding.id = hex(hash(key + '\0' + std::to_string(ordinal)));
    }
}

}  // namespace zhunsheng::findings
