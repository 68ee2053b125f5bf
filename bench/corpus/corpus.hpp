// SPDX-License-Identifier: Apache-2.0
// Seeded rule files shaped like real ones: Chinese names, labels and questions, definitions, parameters, lexicons and
// patterns, citations, exceptions, messages with slots, examples. Same arguments, same bytes, on every machine.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace zhunsheng::bench {

/// One file with so many checks that compiles without a diagnostic.
std::string make_rules(std::size_t checks, std::uint64_t seed = 20260801);

enum class MistakeKind { syntax, meaning };
/// One file with so many mistakes (one a check at most), of mixed kinds: words and signs left out, or names, types,
/// units, citations and slots that are wrong.
std::string make_mistakes(MistakeKind kind, std::size_t mistakes, std::uint64_t seed = 20260801);

}  // namespace zhunsheng::bench
