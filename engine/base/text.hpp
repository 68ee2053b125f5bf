// SPDX-License-Identifier: Apache-2.0
// UTF-8 and Chinese text: decoding, widths, folding of full-width forms, numerals, nearest names. Text is validated
// once at the door; the functions here tolerate broken bytes (each decodes as U+FFFD) and never read past the end.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhunsheng::base {

/// Decodes the code point at `offset` (which must be < text.size()) and moves `offset` behind it. Broken bytes give U+FFFD, one byte each.
char32_t decode(std::string_view text, std::size_t& offset);
void append_utf8(std::string& out, char32_t code_point);
/// Byte offset of the first byte that is not part of well-formed UTF-8, if any.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);
std::size_t count_code_points(std::string_view text);
/// The bytes of code points [first, last) of the text.
std::string_view slice_code_points(std::string_view text, std::size_t first, std::size_t last);
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view text);

/// Terminal cells: 2 for wide (East Asian), 0 for combining and control, else 1.
int display_width(char32_t code_point);
std::size_t display_width(std::string_view text);

/// Han characters, 々 and 〇.
bool is_han(char32_t code_point);
/// Blanks of any width (ASCII, U+00A0, U+3000, zero-width and other Unicode spaces, BOM).
bool is_blank(char32_t code_point);
/// Full-width ASCII forms to ASCII, U+3000 to a space; anything else as it is.
char32_t fold_width(char32_t code_point);

/// "十二", "一百二十", "二〇二四", "壹佰贰拾万", "12" -> the number; nothing if it is none or too large. Never negative.
std::optional<std::int64_t> parse_chinese_integer(std::string_view text);
/// 12 -> "十二" (as article numbers are written), 0 -> "零"; up to 9999.
std::string chinese_numeral(std::int64_t number);

/// Damerau-Levenshtein distance in code points, capped at `limit` + 1.
std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit);
/// The candidate closest to `name` if it is close enough to suggest (a third of its length, at least 1); the first on a tie.
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates);

/// The text with blanks at both ends removed.
std::string_view trim(std::string_view text);

}  // namespace zhunsheng::base
