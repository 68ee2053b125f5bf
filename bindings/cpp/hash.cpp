// SPDX-License-Identifier: Apache-2.0
// SHA-256 by libcrypto.
#include "bindings/cpp/hash.hpp"

#include <openssl/sha.h>

#include <array>

namespace zhunsheng {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  static constexpr char hex[] = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : digest) {
    out += hex[byte >> 4];
    out += hex[byte & 15];
  }
  return out;
}

}  // namespace zhunsheng
