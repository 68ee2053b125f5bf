// SPDX-License-Identifier: Apache-2.0
// One JSON scalar, cut out but not yet judged, read as a value of a declared type. What is right and written as usual is
// taken at once; everything else is left to the plain reader (json_value), which knows the rare forms and the messages.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "engine/facts/name_table.hpp"
#include "engine/model/value.hpp"

namespace zhunsheng::facts {

/// Without the blanks behind it; as a rule there are none.
inline std::string_view trim_token(std::string_view token) {
  while (!token.empty() && (token.back() == ' ' || token.back() == '\t' || token.back() == '\r' || token.back() == '\n')) token.remove_suffix(1);
  return token;
}
/// What stands between the quotes, unescaped (into `scratch` where there is something to unescape). Nothing for what is no
/// string, and for escapes beyond the basic plane.
std::optional<std::string_view> string_of(std::string_view token, std::string& scratch);
/// Sets kind, a and b, or text, of `out`; `words` are the values of an enumeration. False: the plain reader must judge.
bool read_scalar(const model::Type& type, std::string_view token, const NameTable& words, std::string& scratch, model::Value& out);

}  // namespace zhunsheng::facts
