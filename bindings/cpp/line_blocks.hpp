// SPDX-License-Identifier: Apache-2.0
// A file, or standard input, cut into blocks of whole lines, so that a file of any size goes through little memory. What is
// no text at all (compressed, UTF-16) is refused by its first bytes; a line that is too long is left out, and said so.
#pragma once
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zhunsheng {

/// Lines that stand one behind the other, or one that was too long to be held.
class LineBlock {
 public:
  /// Every line with its line feed, but perhaps the last of the file; line_padding readable bytes stand behind.
  [[nodiscard]] std::string_view text() const { return {bytes_.data() + begin_, end_ - begin_}; }
  [[nodiscard]] std::size_t first_line() const { return first_line_; }
  /// The one line at first_line() is longer than longest_line; text() is empty.
  [[nodiscard]] bool is_too_long() const { return is_too_long_; }

 private:
  friend class LineBlocks;
  std::vector<char> bytes_;  ///< never shrinks; what stands behind end_ is left from before
  std::size_t begin_ = 0, end_ = 0, first_line_ = 1;
  bool is_too_long_ = false;
};

/// Belongs to one thread at a time.
class LineBlocks {
 public:
  /// "-": standard input.
  static base::Result<LineBlocks> open(const std::string& path);
  /// Fills the block (whose memory is used again); false behind the last line, or where reading failed.
  bool next(LineBlock& block);
  /// Why reading failed, if it did.
  [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

 private:
  struct Close {
    bool is_owned = true;
    void operator()(std::FILE* file) const {
      if (is_owned) std::fclose(file);
    }
  };
  LineBlocks(std::string path, std::FILE* file, bool is_owned) : path_(std::move(path)), file_(file, Close{is_owned}) {}
  bool read_more(LineBlock& block);
  bool begin_file(LineBlock& block);
  void skip_long_line(LineBlock& block);
  void keep_rest(LineBlock& block, std::size_t from);

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  std::vector<char> rest_;  ///< the beginning of a line that the next block continues
  std::size_t next_line_ = 1;
  bool is_at_start_ = true, is_at_end_ = false;
  std::optional<base::Error> error_;
};

}  // namespace zhunsheng
