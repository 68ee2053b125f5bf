// SPDX-License-Identifier: Apache-2.0
// The one visitor of everything that is packed: `fields(archive, value)` calls `archive(member, member, …)`. Reading, writing
// and checking are archives. Each line of fields.def becomes one overload whose structured binding must name every member.
// Internal to the room.
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/graph/plan.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::pack {

/// Of an enumeration: its last value.
template <class Enum>
inline constexpr int last_of = -1;
/// Has a value of the type always the same number of bytes?
template <class T>
inline constexpr bool is_flat_struct = false;

template <class T, class U>
concept Same = std::same_as<std::remove_const_t<T>, U>;

#define ZS_ENUM(type, last) \
  template <>               \
  inline constexpr int last_of<type> = static_cast<int>(type::last);
#define ZS_FIELDS(type, ...)                            \
  template <class Archive, Same<type> T>                \
  constexpr void fields(Archive& archive, T& whole) {   \
    auto& [__VA_ARGS__] = whole;                        \
    archive(__VA_ARGS__);                               \
  }
#define ZS_FLAT(type, ...) \
  template <>              \
  inline constexpr bool is_flat_struct<type> = true; \
  ZS_FIELDS(type, __VA_ARGS__)
#include "engine/pack/fields.def"
#undef ZS_FLAT
#undef ZS_FIELDS
#undef ZS_ENUM

/// The examples stay behind: `test` works from the rule files.
template <class Archive, Same<model::Ruleset> T>
constexpr void fields(Archive& archive, T& whole) {
  auto& [modules, statutes, enums, records, facts, materials, definitions, presumptions, parameters, lexicons, patterns, extracts, calendar, variables, exceptions, checks, examples,
         exprs, operands, constants] = whole;
  archive(modules, statutes, enums, records, facts, materials, definitions, presumptions, parameters, lexicons, patterns, extracts, calendar, variables, exceptions, checks, exprs,
          operands, constants);
  static_cast<void>(examples);
}

template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<base::Id<Tag>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_pair = false;
template <class A, class B>
inline constexpr bool is_pair<std::pair<A, B>> = true;

/// Written as one byte, and checked when read.
template <class T>
inline constexpr bool is_choice = std::is_same_v<T, bool> || std::is_enum_v<T>;
/// Written as it stands in memory.
template <class T>
inline constexpr bool is_word = !is_choice<T> && (std::is_arithmetic_v<T> || is_id<T>);

template <class T>
constexpr bool is_flat() {
  if constexpr (is_optional<T>) return is_flat<typename T::value_type>();
  else if constexpr (is_pair<T>) return is_flat<typename T::first_type>() && is_flat<typename T::second_type>();
  else return is_choice<T> || is_word<T> || is_flat_struct<T>;
}

/// The last value of an enumeration or of 是否.
template <class T>
constexpr int last_choice() {
  if constexpr (std::is_enum_v<T>) {
    static_assert(last_of<T> >= 0, "the enumeration has no line in fields.def");
    return last_of<T>;
  } else {
    return 1;
  }
}

/// Bytes of a flat value; of any other the fewest that it can take (a string and a vector are at least their number).
struct Sizer {
  std::size_t bytes = 0;
  template <class... T>
  constexpr void operator()(T&... members) {
    (add(members), ...);
  }
  template <class T>
  constexpr void add(T& value) {
    using Plain = std::remove_const_t<T>;
    if constexpr (is_choice<Plain>) bytes += 1;
    else if constexpr (is_word<Plain>) bytes += sizeof(Plain);
    else if constexpr (is_optional<Plain>) add_optional<typename Plain::value_type>();
    else if constexpr (is_pair<Plain>) (*this)(value.first, value.second);
    else if constexpr (is_vector<Plain> || std::is_same_v<Plain, std::string>) bytes += sizeof(std::uint32_t);
    else fields(*this, value);
  }
  template <class T>
  constexpr void add_optional() {
    bytes += 1;
    if constexpr (is_flat<T>()) {
      T value{};
      add(value);
    }
  }
};

template <class T>
constexpr std::size_t least_bytes() {
  T value{};
  Sizer sizer;
  sizer.add(value);
  return sizer.bytes;
}

}  // namespace zhunsheng::pack
