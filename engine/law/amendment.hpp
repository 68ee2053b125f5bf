// SPDX-License-Identifier: Apache-2.0
// 修改: takes what an amendment changes (an instrument, an article, a part of one) and says of a citation whether it is
// touched. Two places of one article meet unless both name a 款 (项, 目) and name another: an amendment of 第十五条 touches
// 第十五条第一款 and the other way round, and 第五条第二项, whose 款 is not said, is touched by 第五条第一款. All versions of
// the title are meant (简称 included); an article that changed its number (改号) is followed into the versions before and
// after. Of 前身 and 后继 nothing else says which article became which: a whole instrument reaches them, an article does not.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/law/catalogue.hpp"

namespace zhunsheng::law {

/// What a citation names of that which changes: the same, a part of it, or more than it.
enum class Extent : std::uint8_t { same, part, whole };
/// Nothing where they do not meet. Titles are not compared.
std::optional<Extent> extent(const Citation& changed, const Citation& cited);

/// By which way the citation is of the instrument that changes.
enum class Link : std::uint8_t {
  same,        ///< a version of it
  renumbered,  ///< the same article under the number of another version
  kin          ///< 前身 or 后继 of the whole instrument that changes
};
struct Touch {
  Link link = Link::same;
  Extent extent = Extent::same;
};

class Amendment {
 public:
  /// Reads 《title》 with or without a place; the error names the nearest that there is. The statutes must outlive it.
  static base::Result<Amendment> read(std::span<const Statute> statutes, const Catalogue& catalogue, std::string_view text);

  /// What changes, with its title as declared.
  [[nodiscard]] const Citation& citation() const { return changed_; }
  /// Every version of its title, or the one that the title names.
  [[nodiscard]] const std::vector<StatuteId>& versions() const { return versions_; }
  /// `versions`: those of the instrument that has the article cited (CitationUse::versions).
  [[nodiscard]] std::optional<Touch> touch(const Citation& cited, std::span<const StatuteId> versions) const;
  /// Is it of a 前身 or 后继, so that whoever amends an article should look whether it corresponds?
  [[nodiscard]] bool is_of_kin(std::span<const StatuteId> versions) const;

 private:
  Amendment(std::span<const Statute> statutes, const Catalogue& catalogue, Citation changed);
  void follow_numbers(const Catalogue& catalogue);
  void find_kin(const Catalogue& catalogue);

  struct Place {
    StatuteId version;
    ArticleNumber article;
    friend bool operator==(const Place&, const Place&) = default;
  };
  std::span<const Statute> statutes_;
  Citation changed_;
  std::vector<StatuteId> versions_;  ///< of its title
  std::vector<Place> elsewhere_;     ///< where 改号 puts the article
  std::vector<StatuteId> kin_;
};

}  // namespace zhunsheng::law
