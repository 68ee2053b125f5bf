// SPDX-License-Identifier: Apache-2.0
#include "bench/texts.hpp"

#include "bench/worlds.hpp"
#include "engine/intake/reader.hpp"
#include "engine/intake/structure.hpp"

namespace zhunsheng::bench {
namespace {

constexpr const char* sentences[] = {
    "镇党政综合办公室负责日常工作，每季度通报一次进展情况。", "补贴资金由镇财政所按照批准的预算拨付，专款专用。",   "村民委员会应当在公示栏公开收支情况，公示期不少于七日。",
    "项目完工后三十日内组织验收，验收不合格的限期整改。",     "采购金额达到限额的，依照招标投标的规定办理。",       "各村应当建立台账，如实记录发放对象、标准和金额。",
    "对弄虚作假骗取补贴的，追回资金，并依法追究责任。",       "本办法由镇人民政府负责解释，自印发之日起施行。",
};

}  // namespace

Text make_text(std::size_t clauses) {
  Text out{"合成镇奖补办法\n", clauses, 0};
  for (std::size_t i = 0; i < clauses; ++i) {
    out.text += "第" + std::to_string(i + 1) + "条 ";
    if (i % 10 == 3) {
      out.text += "申请补贴的企业必须在本镇注册。\n";
      ++out.planted;
    } else if (i % 10 == 7) {
      out.text += "不得要求企业必须在本镇注册。\n";
    } else {
      out.text += std::string(sentences[i % std::size(sentences)]) + "\n";
    }
  }
  return out;
}

document::Document read_text(const std::string& text) {
  auto document = intake::read(text, "合成.txt");
  require(static_cast<bool>(document), "a synthetic text cannot be read");
  intake::structure(document.value());
  return std::move(document.value());
}

}  // namespace zhunsheng::bench
