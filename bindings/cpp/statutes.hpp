// SPDX-License-Identifier: Apache-2.0
// A folder of law texts (--statutes) as a library, and the words of cited articles for reports.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/findings/finding.hpp"
#include "engine/law/library.hpp"

namespace zhunsheng {

/// Every *.md below the folder that begins with the front matter of a law text; only that is read now. Nothing, and a message,
/// if the folder cannot be read or holds no law text.
std::optional<law::Library> open_library(const std::string& folder, std::string& problem);
/// Fills CitedArticle::words with the text of the version that is cited.
void quote_articles(const law::Library& library, const std::vector<law::Statute>& statutes, findings::Review& review);
void quote_articles(const law::Library& library, const std::vector<law::Statute>& statutes, std::vector<findings::CitedArticle>& citations);

}  // namespace zhunsheng
