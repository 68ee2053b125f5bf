// SPDX-License-Identifier: Apache-2.0
// Writes and examines headers. The hash is no signature: it finds damage, not intent.
#define XXH_INLINE_ALL
#include "engine/pack/header.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

#include "engine/pack/fields.hpp"
#include "engine/pack/pack.hpp"

namespace zhunsheng::pack {
namespace {

constexpr std::array<char, 8> magic{'\x89', 'Z', 'S', 'P', '\r', '\n', '\x1a', '\n'};
constexpr std::uint32_t this_byte_order = 0x01020304, other_byte_order = 0x04030201;

/// Changes with any member, type name or last value in fields.def.
std::uint64_t layout() {
  static constexpr std::string_view lines =
#define ZS_ENUM(type, last) #type "," #last "\n"
#define ZS_FLAT(type, ...) #type "," #__VA_ARGS__ "\n"
#define ZS_FIELDS(type, ...) #type "," #__VA_ARGS__ "\n"
#include "engine/pack/fields.def"
#undef ZS_FLAT
#undef ZS_FIELDS
#undef ZS_ENUM
      ;
  static constexpr int values[] = {
#define ZS_ENUM(type, last) last_of<type>,
#define ZS_FLAT(type, ...) static_cast<int>(least_bytes<type>()),
#define ZS_FIELDS(type, ...)
#include "engine/pack/fields.def"
#undef ZS_FLAT
#undef ZS_FIELDS
#undef ZS_ENUM
  };
  return XXH3_64bits(lines.data(), lines.size()) ^ XXH3_64bits(values, sizeof values);
}

std::array<std::uint64_t, 2> hash_of(Header header, std::string_view body) {
  header.hash = {};
  XXH3_state_t state;
  XXH3_128bits_reset(&state);
  XXH3_128bits_update(&state, &header, sizeof header);
  XXH3_128bits_update(&state, body.data(), body.size());
  const XXH128_hash_t hash = XXH3_128bits_digest(&state);
  return {hash.low64, hash.high64};
}

std::array<char, 16> engine_name(std::string_view version) {
  std::array<char, 16> out{};
  std::copy_n(version.begin(), std::min(version.size(), out.size() - 1), out.begin());
  return out;
}

/// The version as it can be shown: what a damaged header may hold is cut at the first byte that is not printable.
std::string shown(const std::array<char, 16>& name) {
  const auto end = std::find_if(name.begin(), name.end(), [](char c) { return c < '!' || c > '~'; });
  return end == name.begin() ? "?" : std::string(name.begin(), end);
}

std::optional<base::Error> find_version_problem(const Header& header, std::string_view engine_version) {
  if (header.byte_order == other_byte_order)
    return malformed("规则包是在字节顺序不同的机器上生成的，本机读不了", "the pack was made on a machine of the other byte order");
  if (header.byte_order != this_byte_order) return malformed("规则包已损坏：文件头不对", "the pack is damaged: its header is wrong");
  const bool is_same_engine = header.engine == engine_name(engine_version);
  if (is_same_engine && header.format == format_version && header.layout == layout()) return std::nullopt;
  const std::string theirs = shown(header.engine) + "/" + std::to_string(header.format), ours = std::string(engine_version) + "/" + std::to_string(format_version);
  if (theirs != ours) return malformed("规则包的版本是 " + theirs + "，本程序只读 " + ours, "the pack is of version " + theirs + ", this program reads " + ours + " only");
  return malformed("规则包由 " + theirs + " 的另一次构建生成，内部格式不同", "the pack was made by another build of " + theirs + " whose inner layout differs");
}

}  // namespace

base::Error malformed(std::string chinese, std::string english) { return {base::ErrorCode::malformed, std::move(chinese), std::move(english), {}}; }

bool is_pack(std::string_view bytes) { return bytes.starts_with(std::string_view(magic.data(), magic.size())); }

std::string seal(std::string_view body, std::string_view engine_version) {
  Header header{magic, this_byte_order, format_version, layout(), sizeof(Header) + body.size(), engine_name(engine_version), {}};
  header.hash = hash_of(header, body);
  std::string out(sizeof header + body.size(), '\0');
  std::memcpy(out.data(), &header, sizeof header);
  std::copy(body.begin(), body.end(), out.begin() + sizeof header);
  return out;
}

base::Result<std::string_view> open(std::string_view bytes, std::string_view engine_version) {
  if (bytes.empty()) return malformed("文件是空的，不是规则包", "the file is empty, it is no pack");
  if (!is_pack(bytes)) return malformed("文件不是准绳的规则包（开头没有 ZSP 标记）", "the file is no pack of Zhunsheng (it does not begin with the mark ZSP)");
  Header header;
  if (bytes.size() < sizeof header) return malformed("规则包不完整：连文件头都不全", "the pack is cut off: not even its header is whole");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (auto problem = find_version_problem(header, engine_version)) return *std::move(problem);
  const std::string should = std::to_string(header.total_bytes), is = std::to_string(bytes.size());
  if (bytes.size() < header.total_bytes) return malformed("规则包不完整：应有 " + should + " 字节，实有 " + is + " 字节", "the pack is cut off: " + is + " bytes of " + should);
  if (bytes.size() > header.total_bytes) return malformed("规则包后面多了内容：应有 " + should + " 字节，实有 " + is + " 字节", "something was added to the pack: " + is + " bytes instead of " + should);
  const std::string_view body = bytes.substr(sizeof header);
  if (hash_of(header, body) != header.hash) return malformed("规则包已损坏：校验值不符", "the pack is damaged: its checksum does not match");
  return body;
}

}  // namespace zhunsheng::pack
