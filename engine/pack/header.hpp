// SPDX-License-Identifier: Apache-2.0
// The first 64 bytes of a pack: what it is, for whom it was made, and the hash of all of it. Internal to the room.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace zhunsheng::pack {

struct Header {
  std::array<char, 8> magic{};      ///< as PNG's: a transfer that changes line ends or drops a bit shows at once
  std::uint32_t byte_order = 0;
  std::uint32_t format = 0;         ///< pack::format_version
  std::uint64_t layout = 0;         ///< of fields.def
  std::uint64_t total_bytes = 0;    ///< of the whole pack
  std::array<char, 16> engine{};    ///< version of Zhunsheng
  std::array<std::uint64_t, 2> hash{};  ///< XXH3-128 of the whole pack, these bytes as zeros
};
static_assert(sizeof(Header) == 64);

/// The pack: a header that fits, and the body.
std::string seal(std::string_view body, std::string_view engine_version);
/// The body of a pack that is whole and made for this engine; else the first thing that is wrong with it.
base::Result<std::string_view> open(std::string_view bytes, std::string_view engine_version);
base::Error malformed(std::string chinese, std::string english);

}  // namespace zhunsheng::pack
