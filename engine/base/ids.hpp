// SPDX-License-Identifier: Apache-2.0
// Strong ids: an index into one flat vector, which cannot be mistaken for an index into another.
#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace zhunsheng::base {

template <class Tag>
struct Id {
  static constexpr std::uint32_t npos = 0xffffffffu;
  std::uint32_t value = npos;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}
  [[nodiscard]] constexpr bool is_valid() const { return value != npos; }
  [[nodiscard]] constexpr std::size_t index() const { return value; }
  friend constexpr bool operator==(Id, Id) = default;
  friend constexpr std::strong_ordering operator<=>(Id left, Id right) { return left.value <=> right.value; }
};

}  // namespace zhunsheng::base

template <class Tag>
struct std::hash<zhunsheng::base::Id<Tag>> {
  std::size_t operator()(zhunsheng::base::Id<Tag> id) const noexcept { return id.value; }
};
