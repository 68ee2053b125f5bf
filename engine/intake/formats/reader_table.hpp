// SPDX-License-Identifier: Apache-2.0
// DocumentReader: one format that is read. The table (formats.def) is tried in order; the first that accepts the bytes
// reads them.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/document/document.hpp"

namespace zhunsheng::intake {

struct DocumentReader {
  std::string_view chinese, english;  ///< what users call the format
  bool (*accepts)(std::string_view bytes);
  base::Result<document::Document> (*read)(std::string_view bytes, std::string path);
};

std::span<const DocumentReader> document_readers();

#define ZS_FORMAT(name, chinese, english)      \
  bool accepts_##name(std::string_view bytes); \
  base::Result<document::Document> read_##name(std::string_view bytes, std::string path);
#include "engine/intake/formats.def"
#undef ZS_FORMAT

/// An error in both languages.
inline base::Error make_error(base::ErrorCode code, std::string chinese, std::string english, std::string path) {
  return {code, std::move(chinese), std::move(english), std::move(path)};
}

/// The error for a format that is known but not read: `name` is what users call it ("PDF 文件").
base::Error unsupported(std::string_view name, std::string_view name_en, std::string_view what_to_do, std::string_view what_to_do_en, std::string path);

/// The error for bytes of a format that is not read (by their first bytes, then by the ending of the name); nothing
/// where a reader should try.
std::optional<base::Error> refuse_foreign(std::string_view bytes, const std::string& path);

/// One line of a document as it is kept: control characters and line ends as a space, zero-width marks dropped, broken
/// bytes as U+FFFD, blanks at both ends removed.
std::string clean_line(std::string_view text);

/// Lower-case ending of the last component, with its dot: ".docx"; empty if there is none.
std::string extension_of(std::string_view path);

}  // namespace zhunsheng::intake
