// SPDX-License-Identifier: Apache-2.0
// Characters in strings that are not what they look like: invisible ones, letters and ideographs drawn like ordinary
// ones (they match no document), and full-width digits and letters. One warning a string and kind, with one fix.
#include <algorithm>
#include <array>
#include <cstdio>

#include "dsl/sema/lints/lints.hpp"
#include "dsl/sema/lints/strings.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::sema {
namespace {

struct LookAlike {
  char32_t character, ordinary;
};

constexpr LookAlike look_alikes[] = {
#define ZS_LOOK_ALIKE(character, ordinary) {character, ordinary},
#include "dsl/sema/lints/look_alikes.def"
#undef ZS_LOOK_ALIKE
};

std::optional<char32_t> ordinary(char32_t c) {
  const auto* found = std::lower_bound(std::begin(look_alikes), std::end(look_alikes), c, [](const LookAlike& one, char32_t wanted) { return one.character < wanted; });
  if (found == std::end(look_alikes) || found->character != c) return std::nullopt;
  return found->ordinary;
}

/// Marks that are never seen: direction controls, joiners, zero-width blanks, variation selectors, tags.
bool is_invisible(char32_t c) {
  const bool direction = c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return direction || c == 0xAD || (c >= 0x200B && c <= 0x200D) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_wide(char32_t c) { return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A); }

std::string code_point_name(char32_t code) {
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "U+%04X", static_cast<unsigned>(code));
  return buffer.data();
}

std::string character(char32_t code) {
  std::string out;
  base::append_utf8(out, code);
  return out;
}

/// What to write instead of the character; nothing if it may stay.
using Replace = std::optional<std::string> (*)(char32_t);

std::optional<std::string> without_invisible(char32_t c) { return is_invisible(c) ? std::optional<std::string>("") : std::nullopt; }
std::optional<std::string> with_ordinary(char32_t c) {
  const auto plain = c < 0x370 || (c >= 0x3000 && c < 0xF900) ? std::nullopt : ordinary(c);
  return plain ? std::optional(character(*plain)) : std::nullopt;
}
std::optional<std::string> narrowed(char32_t c) { return is_wide(c) ? std::optional(character(base::fold_width(c))) : std::nullopt; }

struct Stretch {
  base::Span span;          ///< from the first character to replace to the last
  std::string replacement;  ///< of the whole span
  char32_t first = 0;
};

std::optional<Stretch> find(const Context& context, base::Span span, Replace replace) {
  const std::string_view text = context.slice(span);
  std::optional<Stretch> out;
  std::string pending;  // kept characters behind the last replaced one
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = base::decode(text, offset);
    const auto with = c < 0x80 ? std::nullopt : replace(c);
    if (!with) {
      if (out) pending += text.substr(begin, offset - begin);
      continue;
    }
    const auto first = static_cast<std::uint32_t>(span.begin + begin), last = static_cast<std::uint32_t>(span.begin + offset);
    if (!out) out = Stretch{{span.source, first, last}, "", c};
    out->replacement += pending + *with;
    out->span.end = last;
    pending.clear();
  }
  return out;
}

/// Nothing but ASCII and common Han: nearly every string.
bool is_common(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) continue;
    if (byte == 0xE3 && i + 2 < text.size()) i += 2;
    else if (byte >= 0xE4 && byte <= 0xE9 && i + 2 < text.size()) i += 2;
    else return false;
  }
  return true;
}

void examine(LintInput& input, const syntax::String& string, StringUse use) {
  const Context& context = input.context;
  if (is_common(context.slice(string.span))) return;
  const auto report = [&](base::Code code, const Stretch& stretch, std::vector<std::string> arguments) {
    if (base::Diagnostic* diagnostic = input.warn(code, stretch.span, std::move(arguments))) diagnostic->fix = base::Fix{stretch.span, stretch.replacement};
  };
  if (const auto hidden = find(context, string.span, without_invisible)) report(base::Code::hidden_in_string, *hidden, {code_point_name(hidden->first)});
  if (const auto alike = find(context, string.span, with_ordinary))
    report(base::Code::look_alike_in_string, *alike, {character(alike->first), code_point_name(alike->first), *with_ordinary(alike->first)});
  if (use != StringUse::phrase && use != StringUse::message) return;
  if (const auto wide = find(context, string.span, narrowed)) report(base::Code::wide_characters, *wide, {std::string(context.slice(wide->span))});
}

}  // namespace

void lint_characters(LintInput& input) {
  for (const auto& file : input.context.files) for_each_string(file, [&](const syntax::String& string, StringUse use) { examine(input, string, use); });
}

}  // namespace zhunsheng::sema
