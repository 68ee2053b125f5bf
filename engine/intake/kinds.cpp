// SPDX-License-Identifier: Apache-2.0
// The title decides first; the words of the text confirm it. Where a title is not enough (意见, 方案, 通知), a document is a
// 规范性文件 only if it also says from when, how long or by whom it is applied.
#include "engine/intake/kinds.hpp"

#include <algorithm>

#include "engine/base/text.hpp"
#include "engine/intake/organ.hpp"
#include "engine/intake/title.hpp"

namespace zhunsheng::intake {
namespace {

using document::Document;
using model::ActingBody;
using model::Kind;

struct Reading {
  const Document& document;
  std::string title;  ///< without a draft's mark, 《》 and blanks
  std::optional<ActingBody> acting_body;
  std::optional<Passage> number;
};

/// "…办法（试行）" -> "…办法".
std::string without_brackets(std::string title) {
  while (title.ends_with(")")) {
    const std::size_t open = title.rfind('(');
    if (open == std::string::npos) break;
    title.resize(open);
  }
  return title;
}

bool is_village_body(std::optional<ActingBody> body) {
  return body == ActingBody::village_committee || body == ActingBody::residents_committee || body == ActingBody::village_group || body == ActingBody::collective_economic_organisation;
}

/// Speeches, reports, minutes, lists, answers, events: nothing that is reviewed as a policy.
bool is_no_policy(const std::string& title) {
  if (ends_with_any(title, {"讲话", "致辞", "发言", "总结", "报告", "简报", "公示", "名单", "通报", "邀请函", "倡议书", "解读", "问答", "说明", "请示", "批复", "复函", "的函", "纪要", "记录", "笔录", "意见书", "审查表", "公约", "民约", "目录", "台账", "签到表", "申请表"})) return true;
  if (has_any(title, {"征求意见的", "公开征求", "征集意见"})) return true;  // asks about a draft, is none
  if (has_any(title, {"公开征求", "征求意见的", "征集意见", "任免", "放假"})) return true;
  return has_any(title, {"运动会", "比赛", "大赛", "联赛", "晚会", "演练", "培训", "座谈会", "体检", "慰问", "征兵", "评选", "表彰", "召开", "举办", "开展", "考勤", "值班", "请休假", "任职", "免职"}) && !has_any(title, {"补贴", "奖补", "奖励办法", "管理办法"});
}

/// Laws, regulations and rules of national or provincial organs: the plumb line itself, not what is reviewed.
bool is_statute(const Reading& reading) {
  const std::string title = without_brackets(reading.title);
  const bool is_national = starts_with_any(title, {"最高人民", "国务院", "全国人民代表大会", "国家", "中共中央", "中央"}) && !title.starts_with("国家级");
  if (is_national || title.starts_with("中华人民共和国") || title.ends_with("条例") || (title.ends_with("法") && !title.ends_with("办法"))) return true;
  const std::optional<Passage> order = find_words(reading.document, {"国务院令", "主席令", "人民政府令", "总局令", "委员会令", "部令第"});
  if (order && order->paragraph < 8 && reading.document.paragraphs[order->paragraph].text.find("第一条") == std::string::npos) return true;  // in the head
  const bool speaks_of_itself = owner_by_place(reading.title) || reading.acting_body || find_words(reading.document, {"本镇", "我镇", "本乡", "我乡", "本街道", "我街道", "全镇", "本县", "我县", "全县", "本区", "我区", "全区", "本市", "我市", "全市", "镇政府", "区政府", "县政府", "市政府"});
  return !speaks_of_itself && find_words(reading.document, {"省、自治区、直辖市", "县级以上地方人民政府", "县级以上人民政府", "国务院有关部门", "全国人民代表大会"}).has_value();
}

std::optional<Passage> contract_sign(const Reading& reading) {
  const std::string title = without_brackets(reading.title);
  const bool is_other = has_any(title, {"办法", "规定", "细则", "通知", "意见", "请示", "报告", "公告", "说明", "审查", "招标", "采购文件", "目录", "纪要", "制度", "指引", "示范文本", "方案", "台账", "条例", "民法典"});
  if (!is_other && ends_with_any(title, {"合同", "合同书", "协议", "协议书", "备忘录", "意向书", "承诺函"})) return in_title(reading.document, first_of(title, {"合同", "协议", "备忘录", "意向书", "承诺函"}).value_or(""));
  if (is_other) return std::nullopt;
  const std::vector<Passage> parties = find_parties(reading.document);
  if (parties.size() >= 2 && reading.document.paragraphs.size() >= 4) return parties.front();
  return std::nullopt;
}

std::optional<Passage> tender_sign(const Reading& reading) {
  const std::string title = without_brackets(reading.title);
  if (!has_any(title, {"招标", "采购", "磋商", "谈判", "询价", "比选", "遴选", "竞价", "招租", "拍租"})) return std::nullopt;
  if (!ends_with_any(title, {"公告", "文件", "邀请书", "邀请函", "须知"}) || has_any(title, {"中标", "成交", "结果", "办法", "规定", "制度", "细则", "更正", "终止"})) return std::nullopt;
  return in_title(reading.document, *first_of(title, {"招标", "采购", "磋商", "谈判", "询价", "比选", "遴选", "竞价", "招租", "拍租"}));
}

std::optional<Passage> village_sign(const Reading& reading) {
  if (const auto word = first_of(reading.title, {"村规民约", "居民公约", "自治章程", "村民会议", "村民代表会", "村民代表大会", "村民小组会议", "成员大会", "成员代表大会", "社员大会", "社员代表大会", "四议两公开"}))
    return in_title(reading.document, *word);
  for (const Passage& party : find_parties(reading.document))
    if (has_any(reading.document.paragraphs[party.paragraph].text, {"村民委员会", "村委会", "村民小组", "经济合作社", "经济联合社", "股份合作社", "居民委员会", "居委会"})) return party;
  if (!is_village_body(reading.acting_body) || reading.title.empty()) return std::nullopt;
  return in_title(reading.document, reading.title);
}

/// Sentences that give money: a verb of giving and a measure, not forbidden, not taken back.
struct Grants {
  std::size_t count = 0;
  std::optional<Passage> first;
};

bool is_grant(std::string_view sentence) {
  if (has_any(sentence, {"不得", "不再", "取消", "废止", "收回", "追回", "停止", "罚款", "不予"})) return false;
  return has_any(sentence, {"给予", "奖励", "奖补", "补贴", "补助", "资助", "贴息"}) && has_any(sentence, {"万元", "元", "%", "％", "倍", "比例"});
}

Grants find_grants(const Document& document) {
  Grants grants;
  for (std::uint32_t i = 0; i < document.paragraphs.size(); ++i) {
    const std::string_view text = document.paragraphs[i].text;
    for (std::size_t begin = 0, offset = 0; offset < text.size();) {
      const char32_t c = base::decode(text, offset);
      if (c != U'。' && c != U'；' && offset < text.size()) continue;
      if (is_grant(text.substr(begin, offset - begin))) {
        ++grants.count;
        if (!grants.first) grants.first = Passage{i, begin, offset};
      }
      begin = offset;
    }
  }
  return grants;
}

/// Whole-title words of an instrument; the bracketed （试行） is off already.
bool is_firm_instrument(const std::string& title) { return ends_with_any(title, {"办法", "规定", "细则", "规则", "规程", "若干政策", "若干意见", "若干措施", "实施意见", "政策措施", "政策意见", "若干政策意见"}); }
bool is_instrument(const std::string& title) {
  return is_firm_instrument(title) || ends_with_any(title, {"意见", "方案", "措施", "政策", "通知", "通告", "公告", "决定", "制度", "标准", "准则"}) || (title.ends_with("条") && has_any(title, {"政策", "措施", "意见"}));
}

std::optional<Passage> subsidy_sign(const Reading& reading) {
  const std::string title = without_brackets(reading.title);
  if (!is_instrument(title) || is_no_policy(title)) return std::nullopt;
  if (has_any(title, {"救助", "低保", "最低生活保障", "特困", "抚恤", "养老保险", "医疗保险", "申报", "申请"})) return std::nullopt;  // relief of persons, calls for applications
  const Grants grants = find_grants(reading.document);
  const auto word = first_of(title, {"奖补", "补贴", "补助", "奖励", "扶持", "资助", "奖扶", "以奖代补", "优惠政策", "专项资金", "扶助", "招商"});
  if (word && grants.count >= 1) return in_title(reading.document, *word);
  const bool for_business = find_words(reading.document, {"企业", "合作社", "经营主体", "经营者", "个体工商户", "农场", "园区", "商户"}).has_value();
  if (grants.count >= 3 && for_business) return grants.first;
  return std::nullopt;
}

std::optional<Passage> normative_sign(const Reading& reading) {
  const std::string title = without_brackets(reading.title);
  const Document& document = reading.document;
  if (reading.number && has_any(document.paragraphs[reading.number->paragraph].text.substr(reading.number->begin, reading.number->end - reading.number->begin), {"规〔", "规字〔", "规发〔", "规["})) return reading.number;
  if (!is_instrument(title) || is_no_policy(title) || is_village_body(reading.acting_body)) return std::nullopt;
  if (has_any(title, {"机关", "内部", "公车", "食堂", "印章", "保密", "档案", "财务管理制度", "值班", "预案", "行动计划"})) return std::nullopt;
  const std::optional<Passage> applied = find_words(document, {"之日起施行", "之日起实施", "之日起执行", "之日起实行", "之日起生效", "日起施行", "日起实施", "日起执行", "有效期", "负责解释", "解释权"});
  if (is_firm_instrument(title)) {
    const bool has_articles = std::any_of(document.clauses.begin(), document.clauses.end(), [](const document::Clause& clause) { return clause.number == "第一条" || clause.number == "一、"; });
    if (applied || has_articles) return in_title(document, *first_of(title, {"办法", "规定", "细则", "规则", "规程", "政策", "意见", "措施"}));
    return std::nullopt;
  }
  const bool sets_rules = has_any(title, {"印发", "修改", "废止", "公布", "调整", "规范", "加强", "实施", "支持", "促进", "推进", "鼓励", "扶持", "明确", "完善", "管理", "补贴", "奖补", "标准", "政策"});
  return sets_rules ? applied : std::nullopt;
}

std::optional<Passage> decision_sign(const Reading& reading) {
  const std::string title = without_brackets(reading.title);
  if (has_any(title, {"目录", "办法", "规定", "程序", "制度", "条例", "通报"}) || is_no_policy(title) || title.empty()) return std::nullopt;
  if (const auto word = first_of(title, {"重大行政决策", "国土空间规划", "发展规划", "专项规划", "总体规划", "五年规划", "征地补偿安置方案", "征收补偿方案", "补偿安置方案", "安置补偿方案", "房屋征收"})) return in_title(reading.document, *word);
  return std::nullopt;
}

}  // namespace

std::vector<Passage> find_parties(const Document& document) {
  std::vector<Passage> parties;
  for (std::uint32_t i = 0; i < document.paragraphs.size() && i < 60 && parties.size() < 8; ++i) {
    const std::string& text = document.paragraphs[i].text;
    const bool begins = starts_with_any(text, {"甲方", "乙方", "丙方", "出租方", "承租方", "出租人", "承租人", "发包方", "承包方", "发包人", "承包人", "采购人", "供应商", "委托方", "受托方", "委托人", "受托人", "转让方", "受让方"});
    const std::size_t colon = std::min(text.find("："), text.find(':'));
    if (begins && colon != std::string::npos && colon < 60) parties.push_back(whole(document, i));
  }
  return parties;
}

std::vector<KindSign> find_kinds(const Document& document, std::optional<ActingBody> acting_body, std::optional<Passage> number) {
  const Reading reading{document, bare_title(document.title), acting_body, number};
  std::vector<KindSign> signs;
  const auto add = [&](Kind kind, std::optional<Passage> passage) {
    if (passage) signs.push_back({kind, *passage});
  };
  if (is_statute(reading)) return signs;
  const std::optional<Passage> contract = contract_sign(reading), tender = contract ? std::nullopt : tender_sign(reading);
  const bool is_policy = !contract && !tender;
  if (is_policy) add(Kind::decision, decision_sign(reading));
  add(Kind::contract, contract);
  if (is_policy) add(Kind::subsidy, subsidy_sign(reading));
  if (is_policy) add(Kind::normative, normative_sign(reading));
  add(Kind::tender, tender);
  add(Kind::village, village_sign(reading));
  return signs;
}

}  // namespace zhunsheng::intake
