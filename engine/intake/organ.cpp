// SPDX-License-Identifier: Apache-2.0
// Tables of endings, longest first. A name decides by its ending: 杨家镇人民政府办公室 is an office of the township.
#include "engine/intake/organ.hpp"

#include <algorithm>
#include <array>

#include "engine/base/text.hpp"

namespace zhunsheng::intake {
namespace {

using model::ActingBody;

constexpr std::array<std::string_view, 36> organ_endings{"人民政府", "人民政府办公室", "办公室", "办公厅", "委员会", "办事处", "街道办", "管委会", "局", "厅", "检察院", "法院", "卫生院", "中心", "党委", "工委", "党工委",
  "党支部", "党总支", "村委会", "居委会", "村民小组", "合作社", "联合社", "经联社", "股份社", "公司", "领导小组", "指挥部", "工作专班", "联席会议", "财政所", "司法所", "管理站", "服务站", "国务院"};

struct Ending {
  std::string_view words;
  ActingBody body;
};
/// First that fits wins.
constexpr std::array<Ending, 31> bodies{{
    {"村民小组", ActingBody::village_group},
    {"村民组", ActingBody::village_group},
    {"村民委员会", ActingBody::village_committee},
    {"村委会", ActingBody::village_committee},
    {"居民委员会", ActingBody::residents_committee},
    {"居委会", ActingBody::residents_committee},
    {"经济合作社", ActingBody::collective_economic_organisation},
    {"股份合作社", ActingBody::collective_economic_organisation},
    {"经济联合社", ActingBody::collective_economic_organisation},
    {"经济联合总社", ActingBody::collective_economic_organisation},
    {"经联社", ActingBody::collective_economic_organisation},
    {"集体经济组织", ActingBody::collective_economic_organisation},
    {"领导小组", ActingBody::coordinating_body},
    {"领导小组办公室", ActingBody::coordinating_body},
    {"指挥部", ActingBody::coordinating_body},
    {"指挥部办公室", ActingBody::coordinating_body},
    {"工作专班", ActingBody::coordinating_body},
    {"联席会议", ActingBody::coordinating_body},
    {"安全生产委员会", ActingBody::coordinating_body},
    {"安全生产委员会办公室", ActingBody::coordinating_body},
    {"街道办事处", ActingBody::subdistrict_office},
    {"街道办", ActingBody::subdistrict_office},
    {"镇人民政府", ActingBody::township_government},
    {"乡人民政府", ActingBody::township_government},
    {"镇政府", ActingBody::township_government},
    {"乡政府", ActingBody::township_government},
    {"投资有限公司", ActingBody::platform_company},
    {"城建公司", ActingBody::platform_company},
    {"城投公司", ActingBody::platform_company},
    {"建设投资集团有限公司", ActingBody::platform_company},
    {"开发建设有限公司", ActingBody::platform_company},
}};

bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

std::string_view without_seal(std::string_view text) {
  text = base::trim(text);
  for (const std::string_view seal : {"（盖章）", "(盖章)", "（公章）", "(公章)", "（印章）", "(印章)", "（印）", "（章）", "(章)"})
    if (text.ends_with(seal)) text = base::trim(text.substr(0, text.size() - seal.size()));
  return text;
}

/// Han characters, blanks between two organs, and brackets only.
bool is_name_like(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) {
    const char32_t c = base::decode(text, offset);
    if (!base::is_han(c) && !base::is_blank(c) && c != U'（' && c != U'）' && c != U'(' && c != U')' && c != U'、') return false;
  }
  return count >= 3 && count <= 40;
}

bool ends_as_organ(std::string_view text) {
  return std::any_of(organ_endings.begin(), organ_endings.end(), [&](std::string_view ending) { return text.ends_with(ending); });
}

bool is_place_of_township(std::string_view organ) { return has(organ, "镇") || has(organ, "乡") || has(organ, "街道"); }

}  // namespace

std::optional<std::string> organ_line(std::string_view text) {
  const std::string_view name = without_seal(text);
  if (!is_name_like(name) || !ends_as_organ(name)) return std::nullopt;
  if (has(name, "关于") || has(name, "负责") || has(name, "同意")) return std::nullopt;
  for (const std::string_view word : {"由", "向", "报", "经", "各"})
    if (name.starts_with(word)) return std::nullopt;
  return std::string(name);
}

std::string organ_prefix(std::string_view title) {
  const std::size_t about = title.find("关于");
  if (about != std::string_view::npos) {
    const std::optional<std::string> name = organ_line(title.substr(0, about));
    return name ? *name : std::string();
  }
  const std::size_t issuing = title.find("印发");
  if (issuing == std::string_view::npos) return {};
  const std::optional<std::string> name = organ_line(title.substr(0, issuing));
  return name ? *name : std::string();
}

std::optional<model::ActingBody> acting_body_of(std::string_view organ) {
  const std::string_view name = without_seal(organ);
  if (name.empty()) return std::nullopt;
  for (const Ending& ending : bodies)
    if (name.ends_with(ending.words)) return ending.body;
  const bool is_office = name.ends_with("办公室") || name.ends_with("办") || name.ends_with("所") || name.ends_with("中心") || name.ends_with("站") || name.ends_with("大队");
  if (is_place_of_township(name)) {
    if (is_office) return ActingBody::internal_office;
    return std::nullopt;  // a party committee, a company, a court of that place
  }
  for (const std::string_view ending : {"人民政府", "人民政府办公室", "人民政府办公厅", "局", "厅", "管委会", "管理委员会", "发展和改革委员会", "健康委员会", "办公厅", "国务院"})
    if (name.ends_with(ending)) return ActingBody::county_or_above;
  if (name.ends_with("办公室") && (has(name, "区") || has(name, "县") || has(name, "市") || has(name, "省"))) return ActingBody::county_or_above;
  return std::nullopt;
}

std::optional<PlaceOwner> owner_by_place(std::string_view title) {
  struct Level {
    std::string_view word;
    ActingBody body;
  };
  static constexpr std::array<Level, 8> levels{{{"街道", ActingBody::subdistrict_office}, {"镇", ActingBody::township_government}, {"乡", ActingBody::township_government}, {"村", ActingBody::village_committee},
    {"区", ActingBody::county_or_above}, {"县", ActingBody::county_or_above}, {"市", ActingBody::county_or_above}, {"省", ActingBody::county_or_above}}};
  const std::size_t about = title.find("关于");
  const std::string_view head = about == 0 ? std::string_view() : title.substr(0, about);
  constexpr std::size_t longest_place = 10;  // characters: 湖州市南浔区练市镇
  const std::string_view reach = base::slice_code_points(head, 0, longest_place);
  std::optional<PlaceOwner> owner;
  std::size_t best = 0;
  for (const Level& level : levels) {
    const std::size_t at = reach.find(level.word);
    if (at == std::string_view::npos || at < 3 || reach.substr(at + level.word.size()).starts_with("村")) continue;  // 乡村, 镇村
    if (level.word == "乡" && (reach.substr(at).starts_with("乡村") || at < 3)) continue;
    if (level.word == "村" && (has(reach, "农村") || has(reach, "乡村") || has(reach, "村民") || has(reach, "村级"))) continue;
    if (level.word == "区" && (has(reach, "社区") || has(reach, "小区") || has(reach, "园区") || has(reach, "辖区") || has(reach, "地区"))) continue;
    if (level.word == "市" && (has(reach, "城市") || has(reach, "市场") || has(reach, "上市"))) continue;
    if (level.word == "镇" && (has(reach, "城镇") || has(reach, "乡镇"))) continue;
    const std::size_t end = at + level.word.size();
    if (owner && level.body == ActingBody::county_or_above && owner->body != ActingBody::county_or_above) continue;  // the smaller place acts
    if (owner && owner->body != ActingBody::county_or_above && level.body == ActingBody::village_committee && end < best) continue;
    owner = PlaceOwner{level.body, std::string(reach.substr(0, end))};
    best = end;
  }
  return owner;
}

}  // namespace zhunsheng::intake
