// SPDX-License-Identifier: Apache-2.0
// UTF-8 is decided first: GB18030 maps nearly every pair of bytes, so damaged UTF-8 must not fall through to it and come
// out as nonsense. ICU converts, stopping at the first byte it cannot map.
#include "engine/intake/formats/encoding.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "engine/base/text.hpp"
#include "engine/intake/formats/reader_table.hpp"

namespace zhunsheng::intake {
namespace {

base::Error binary_error(const std::string& path) {
  return make_error(base::ErrorCode::unsupported, "这不是文本文件（含有二进制数据）。现在能读的是 Word 文档（.docx）和纯文本（.txt）。",
                    "this is no text file (it holds binary data). Word (.docx) and plain text (.txt) are read.", path);
}

/// How much of the text is well-formed UTF-8 beyond ASCII, and how much is broken.
struct Utf8Count {
  std::size_t characters = 0;  ///< well-formed, of more than one byte
  std::size_t broken = 0;      ///< bytes
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t offset = 0; offset < bytes.size();) {
    const std::size_t before = offset;
    const char32_t c = base::decode(bytes, offset);
    if (offset - before > 1)
      ++count.characters;
    else if (c == 0xFFFD)
      ++count.broken;
  }
  return count;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// Nothing if a byte cannot be mapped.
std::optional<std::string> convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(encoding, &status));
  const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(to.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string out(bytes.size() * 3 / 2 + 16, '\0');
  UChar buffer[4096];
  UChar* pivot_source = buffer;
  UChar* pivot_target = buffer;
  const char* source = bytes.data();
  std::size_t written = 0;
  for (bool reset = true;; reset = false) {
    char* target = out.data() + written;
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, bytes.data() + bytes.size(), buffer, &pivot_source, &pivot_target, buffer + 4096, reset, true, &status);
    written = static_cast<std::size_t>(target - out.data());
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
    out.resize(out.size() * 2);
  }
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(written);
  return out;
}

/// A text has hardly any control characters beside line ends, and none of the private characters that wrong mappings give.
bool is_text(std::string_view utf8) {
  std::size_t total = 0, odd = 0;
  for (std::size_t offset = 0; offset < utf8.size(); ++total) {
    const char32_t c = base::decode(utf8, offset);
    if (c == 0) return false;
    const bool is_control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1A) || c == 0x7F;
    const bool is_private = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    if (is_control || is_private) ++odd;
  }
  return odd * 50 <= total;  // one in fifty: symbol fonts leave a few private characters in honest texts
}

}  // namespace

base::Result<std::string> decode_text(std::string_view bytes, const std::string& path) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const std::optional<std::string> text = convert(bytes.substr(2), bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE");
    if (!text) return make_error(base::ErrorCode::encoding, "文件标明是 UTF-16 编码，但是内容已损坏", "the file is marked as UTF-16 but is damaged", path);
    if (!is_text(*text)) return binary_error(path);
    return *text;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.find('\0') != std::string_view::npos) return binary_error(path);
  const std::optional<std::size_t> invalid = base::find_invalid_utf8(bytes);
  if (!invalid) {
    if (!is_text(bytes)) return binary_error(path);
    return std::string(bytes);
  }
  const Utf8Count count = count_utf8(bytes);
  if (count.characters >= 4 * count.broken) {  // GB18030 text is broken UTF-8 in most of its bytes
    const std::string at = std::to_string(*invalid + 1);
    return make_error(base::ErrorCode::encoding, "文件是 UTF-8 编码，但是第 " + at + " 个字节处已损坏（可能没有传完）", "the file is UTF-8 but is damaged at byte " + at + " (cut off?)", path);
  }
  const std::optional<std::string> text = convert(bytes, "gb18030");
  if (text && is_text(*text)) return *text;
  if (text) return binary_error(path);
  return make_error(base::ErrorCode::encoding, "认不出文件的编码，或者不是文本文件；请另存为 UTF-8 编码的 .txt，或者提交 .docx",
                    "the encoding of the file is not known, or it is no text; save it as .txt in UTF-8, or submit .docx", path);
}

}  // namespace zhunsheng::intake
