// SPDX-License-Identifier: Apache-2.0
// Bytes as they come from the system: a pipe gives what it has, so that its lines are answered before it ends.
#include "bindings/cpp/line_blocks.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "engine/facts/json_lines.hpp"

namespace zhunsheng {
namespace {

constexpr std::size_t bytes_a_read = std::size_t{256} << 10;  // fits the second-level cache; a thousandth of a second of work

struct Signature {
  std::string_view bytes;
  const char* chinese;
  const char* english;
};
constexpr std::array<Signature, 6> not_text{{
    {{"\x1f\x8b", 2}, "是 gzip 压缩文件，请先解压，例如 gzip -dc 文件 | zhunsheng eval --facts -", "is compressed with gzip; unpack it first: gzip -dc FILE | zhunsheng eval --facts -"},
    {{"\x28\xb5\x2f\xfd", 4}, "是 zstd 压缩文件，请先解压", "is compressed with zstd; unpack it first"},
    {{"\xfd" "7zXZ", 5}, "是 xz 压缩文件，请先解压", "is compressed with xz; unpack it first"},
    {{"PK\x03\x04", 4}, "是 zip 压缩文件（xlsx、docx 也是），请先解压或者另存为 JSON Lines", "is a zip file (so are xlsx and docx); unpack it, or save it as JSON Lines"},
    {{"\xff\xfe", 2}, "是 UTF-16 文字，请另存为 UTF-8", "is UTF-16; save it as UTF-8"},
    {{"\xfe\xff", 2}, "是 UTF-16 文字，请另存为 UTF-8", "is UTF-16; save it as UTF-8"},
}};
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

base::Error unreadable(const std::string& path) { return {base::ErrorCode::unreadable, "读不了这个事实文件", "cannot read this facts file", path}; }

}  // namespace

base::Result<LineBlocks> LineBlocks::open(const std::string& path) {
  if (path == "-") return LineBlocks(path, stdin, false);
  LineBlocks out(path, std::fopen(path.c_str(), "rb"), true);
  struct stat state {};
  const bool is_file = out.file_ != nullptr && ::fstat(fileno(out.file_.get()), &state) == 0 && !S_ISDIR(state.st_mode);
  if (!is_file) return unreadable(path);
  return out;
}

/// Bytes behind those that the block has; false at the end of the file.
bool LineBlocks::read_more(LineBlock& block) {
  if (block.bytes_.size() < block.end_ + bytes_a_read + facts::line_padding) block.bytes_.resize(std::max(block.bytes_.size() * 2, block.end_ + bytes_a_read + facts::line_padding));
  ssize_t got = 0;
  do got = ::read(fileno(file_.get()), block.bytes_.data() + block.end_, bytes_a_read);
  while (got < 0 && errno == EINTR);
  if (got < 0) error_ = unreadable(path_);
  is_at_end_ = got <= 0;
  block.end_ += got > 0 ? static_cast<std::size_t>(got) : 0;
  return got > 0;
}

/// Looks at the first bytes of the file; false where they are those of no text.
bool LineBlocks::begin_file(LineBlock& block) {
  constexpr std::size_t longest_signature = 5;
  while (block.end_ < longest_signature && read_more(block)) {}
  is_at_start_ = false;
  for (const auto& signature : not_text) {
    if (!block.text().starts_with(signature.bytes)) continue;
    error_ = base::Error{base::ErrorCode::unsupported, signature.chinese, signature.english, path_};
    return false;
  }
  if (block.text().starts_with(byte_order_mark)) block.begin_ = byte_order_mark.size();
  return !error_;
}

/// The bytes from there on are the beginning of a line of the next block.
void LineBlocks::keep_rest(LineBlock& block, std::size_t from) {
  rest_.assign(block.bytes_.begin() + static_cast<std::ptrdiff_t>(from), block.bytes_.begin() + static_cast<std::ptrdiff_t>(block.end_));
  block.end_ = from;
}

/// Reads on to the end of the line without holding it.
void LineBlocks::skip_long_line(LineBlock& block) {
  const void* feed = nullptr;
  do block.begin_ = block.end_ = 0;
  while (read_more(block) && (feed = std::memchr(block.bytes_.data(), '\n', block.end_)) == nullptr);
  if (feed != nullptr) keep_rest(block, static_cast<std::size_t>(static_cast<const char*>(feed) - block.bytes_.data()) + 1);
  block.begin_ = block.end_;
  block.is_too_long_ = true;
  ++next_line_;
}

bool LineBlocks::next(LineBlock& block) {
  block.is_too_long_ = false;
  block.first_line_ = next_line_;
  block.begin_ = 0;
  block.end_ = rest_.size();
  block.bytes_.resize(std::max(block.bytes_.size(), rest_.size() + facts::line_padding));
  std::copy(rest_.begin(), rest_.end(), block.bytes_.begin());
  rest_.clear();
  if (is_at_start_ && !begin_file(block)) return false;
  for (;;) {
    const void* const feed = memrchr(block.bytes_.data() + block.begin_, '\n', block.end_ - block.begin_);
    if (feed != nullptr) {
      keep_rest(block, static_cast<std::size_t>(static_cast<const char*>(feed) - block.bytes_.data()) + 1);
      break;
    }
    if (block.end_ - block.begin_ > facts::longest_line) {
      skip_long_line(block);
      return true;
    }
    if (is_at_end_ || !read_more(block)) break;
  }
  const std::string_view text = block.text();
  next_line_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  return !text.empty() && !error_;
}

}  // namespace zhunsheng
