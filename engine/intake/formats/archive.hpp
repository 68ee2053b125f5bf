// SPDX-License-Identifier: Apache-2.0
// A zip archive in memory, read part by part within bounds: at most 256 MiB unpacked in all, at most 100 times the packed
// size where that is above 16 MiB, and a bounded number of entries. Bytes are counted as they come, so that a lying
// directory does not help. Encrypted and damaged parts are errors.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

struct zip;

namespace zhunsheng::intake {

class Archive {
 public:
  /// `bytes` must outlive the archive.
  static base::Result<Archive> open(std::string_view bytes, std::string path);
  [[nodiscard]] bool has(const std::string& name) const;
  /// The unpacked part; each call counts towards the bounds. A part that is not there is an error of code not_found.
  base::Result<std::string> part(const std::string& name);

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };
  Archive(zip* archive, std::uint64_t budget_bytes, std::string path);
  [[nodiscard]] base::Error damaged(const std::string& name) const;

  std::unique_ptr<zip, Discard> zip_;
  std::uint64_t budget_bytes_;
  std::string path_;
};

}  // namespace zhunsheng::intake
