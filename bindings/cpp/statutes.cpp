// SPDX-License-Identifier: Apache-2.0
// Headers are read from the first bytes of each file, texts when a citation needs them.
#include "bindings/cpp/statutes.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/base/text.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t largest_text_bytes = 16u << 20;  // the longest code has under 1 MiB
constexpr std::size_t front_bytes = 16u << 10;            // a front matter is far shorter

std::vector<fs::path> text_files(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> out;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end;
  for (; !error && at != end; at.increment(error))
    if (at->path().extension() == ".md" && at->is_regular_file(error)) out.push_back(at->path());
  std::sort(out.begin(), out.end());
  return out;
}

std::string read_front(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string out(front_bytes, '\0');
  file.read(out.data(), static_cast<std::streamsize>(out.size()));
  out.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return out;
}

/// The whole text; nothing of one that is too large or no UTF-8 (its articles then stand uncompared).
std::string read_whole(const std::string& path) {
  std::error_code error;
  if (fs::file_size(path, error) > largest_text_bytes || error) return {};
  std::ifstream file(path, std::ios::binary);
  std::string out(std::istreambuf_iterator<char>(file), {});
  return base::find_invalid_utf8(out) ? std::string{} : out;
}

}  // namespace

std::optional<law::Library> open_library(const std::string& folder, std::string& problem) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    problem = folder + "：没有这个法规库目录 / there is no such folder of law texts";
    return std::nullopt;
  }
  std::vector<law::Library::Entry> entries;
  for (const auto& path : text_files(folder))
    if (auto header = law::read_header(read_front(path))) entries.push_back({std::move(*header), path.string(), std::nullopt});
  if (entries.empty()) {
    problem = folder + "：目录里没有带题头（title、effective…）的法规原文 / no law text with a front matter (title, effective …) is below this folder";
    return std::nullopt;
  }
  return law::Library(std::move(entries), read_whole);
}

void quote_articles(const law::Library& library, const std::vector<law::Statute>& statutes, std::vector<findings::CitedArticle>& citations) {
  for (auto& cited : citations) {
    const auto statute = std::find_if(statutes.begin(), statutes.end(), [&](const law::Statute& one) { return one.title == cited.statute && one.force.from == cited.effective; });
    const law::StatuteText* text = statute == statutes.end() || cited.article.empty() ? nullptr : library.find_loaded(*statute);
    if (text == nullptr || text->header.force.from != statute->force.from) continue;
    if (const auto match = law::read_citation("《" + cited.statute + "》" + cited.article)) cited.words = law::quote(*text, match->citation);
  }
}

void quote_articles(const law::Library& library, const std::vector<law::Statute>& statutes, findings::Review& review) {
  for (auto& finding : review.findings) {
    quote_articles(library, statutes, finding.citations);
    for (auto& exception : finding.exceptions) quote_articles(library, statutes, exception.citations);
  }
}

}  // namespace zhunsheng
