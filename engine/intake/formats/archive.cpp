// SPDX-License-Identifier: Apache-2.0
// libzip over a buffer; the budget shrinks with every block read.
#include "engine/intake/formats/archive.hpp"

#include <zip.h>

#include <algorithm>

#include "engine/intake/formats/reader_table.hpp"

namespace zhunsheng::intake {
namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;
constexpr std::uint64_t unpacked_limit_bytes = 256 * mebibyte;
constexpr std::uint64_t always_allowed_bytes = 16 * mebibyte;
constexpr std::uint64_t ratio_limit = 100;
constexpr zip_int64_t entry_limit = 10'000;  // a Word document has tens of parts, hundreds with pictures

base::Error too_large(const std::string& path) {
  return make_error(base::ErrorCode::too_large, "文件解压后过大（上限 256 MiB，并且不超过压缩大小的 100 倍），可能是恶意文件",
                    "the file is too large when unpacked (at most 256 MiB, and 100 times its packed size); it may be hostile", path);
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void Archive::Discard::operator()(zip* archive) const { zip_discard(archive); }

Archive::Archive(zip* archive, std::uint64_t budget_bytes, std::string path) : zip_(archive), budget_bytes_(budget_bytes), path_(std::move(path)) {}

base::Result<Archive> Archive::open(std::string_view bytes, std::string path) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return make_error(base::ErrorCode::malformed, "文件不完整或者已损坏（压缩包打不开，可能没有传完）", "the file is damaged or cut off (its archive cannot be opened)", std::move(path));
  }
  zip_error_fini(&error);
  const std::uint64_t by_ratio = std::max(always_allowed_bytes, ratio_limit * bytes.size());
  Archive opened(archive, std::min(unpacked_limit_bytes, by_ratio), std::move(path));
  if (zip_get_num_entries(archive, 0) > entry_limit)
    return make_error(base::ErrorCode::too_large, "文件里的部件过多，可能是恶意文件", "the file has too many parts; it may be hostile", opened.path_);
  return opened;
}

bool Archive::has(const std::string& name) const { return zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0; }

base::Error Archive::damaged(const std::string& name) const {
  return make_error(base::ErrorCode::malformed, "文件已损坏（" + name + " 解不开）", "the file is damaged (" + name + " cannot be unpacked)", path_);
}

base::Result<std::string> Archive::part(const std::string& name) {
  const zip_int64_t located = zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE);
  if (located < 0) return make_error(base::ErrorCode::not_found, "文件里没有 " + name, "the file has no " + name, path_);
  const auto index = static_cast<zip_uint64_t>(located);
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(zip_.get(), index, 0, &stat) != 0) return damaged(name);
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return make_error(base::ErrorCode::encrypted, "文件加了密码，请去掉密码后再提交", "the file is protected by a password; remove it and submit again", path_);
  if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > budget_bytes_) return too_large(path_);
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(zip_.get(), index, 0));
  if (file == nullptr) return damaged(name);
  std::string content;
  char block[1 << 16];
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), block, sizeof block);
    if (got < 0) return damaged(name);
    if (got == 0) break;
    if (static_cast<std::uint64_t>(got) > budget_bytes_) return too_large(path_);
    budget_bytes_ -= static_cast<std::uint64_t>(got);
    content.append(block, static_cast<std::size_t>(got));
  }
  return content;
}

}  // namespace zhunsheng::intake
