// SPDX-License-Identifier: Apache-2.0
// 词表 and 句式 as checked: what phrases, in which order, how far apart, within which unit, in which context.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/source.hpp"
#include "engine/model/type.hpp"

namespace zhunsheng::model {

/// 限: the unit of text that a match may not leave. 同一分句 同一句 同一款 同一条.
enum class Scope : std::uint8_t { clause_part, sentence, paragraph, clause };

/// 语境 of a hit.
enum class Context : std::uint8_t { affirmed, negated, quoted, repealed, excepted, defined, supposed, doubtful };
inline constexpr std::uint16_t any_context = 0xff;
constexpr std::uint16_t context_bit(Context context) { return static_cast<std::uint16_t>(1u << static_cast<unsigned>(context)); }
/// "肯定", "否定", …
const char* to_chinese(Context context);
std::optional<Context> parse_context(std::string_view word);  ///< either column

struct Lexicon {
  std::string module, name;
  std::vector<std::string> phrases;  ///< expanded: <other> entries are resolved
  base::Span span;
};

struct PatternItem;
using Branch = std::vector<PatternItem>;

enum class ItemKind : std::uint8_t {
  literal,     ///< text
  lexicon,     ///< lexicon: any of its phrases
  pattern,     ///< pattern: an earlier 句式
  group,       ///< branches: one of them
  optional,    ///< branches: one of them, or nothing
  gap,         ///< minimum..maximum characters
  not_before,  ///< 前无: branches[0] (one item) does not occur earlier in the same 分句
  not_after,   ///< 后无: … later in the same 分句
  slot         ///< {name: type}: a typed value
};

struct PatternItem {
  ItemKind kind = ItemKind::literal;
  std::string text;
  LexiconId lexicon;
  PatternId pattern;
  std::uint32_t minimum = 0, maximum = 0;
  std::vector<Branch> branches;
  Type slot_type;
  std::string slot_name;
  base::Span span;
};

struct Pattern {
  std::string module, name;  ///< an anonymous pattern (of 提取) has an empty name
  std::vector<Branch> branches;
  Scope scope = Scope::sentence;
  std::uint16_t contexts = context_bit(Context::affirmed);  ///< bits of the contexts that count
  base::Span span;
};

}  // namespace zhunsheng::model
