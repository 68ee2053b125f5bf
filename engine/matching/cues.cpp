// SPDX-License-Identifier: Apache-2.0
// The words of each cue. An effect on the applicant (不予受理, 不能享受, 不符合, 未) is no negation of the norm and stands
// nowhere under negation.
#include "engine/matching/cues.hpp"

#include <algorithm>

namespace zhunsheng::matching {
namespace {

using Words = std::vector<std::string>;

const Words negation{"不得", "禁止", "严禁", "不准", "不许", "不允许", "不应", "不再", "无需", "无须", "毋须", "不需", "不必", "不要求", "不强制", "不以", "不将", "不把", "不因",
                     "不设置", "不设定", "不指定", "不限定", "不实行", "不采取", "不出台", "坚决反对", "不要"};
const Words local_negation{"防止", "避免", "杜绝", "制止", "严防", "谨防", "不存在", "不含有", "未含有", "未设置", "没有设置", "未发现", "不涉及", "未涉及", "不包含", "未要求", "没有要求", "克服"};
const Words no_negation{"不得超过", "不得超出", "不得低于", "不得少于", "不得高于", "不得多于", "不得晚于", "不得迟于", "不得早于", "不得大于", "不得小于", "不得不", "不得已", "不得而知", "不得分,",
                        "不得分。", "不得分;", "不得分)", "不得分、", "禁止性", "禁止类", "禁止区", "不应低于", "不应少于", "不应超过", "不应高于", "不应大于", "不应小于", "不再享受", "不再补贴", "不再补助",
                        "不再奖励", "不再给予", "不再受理", "不再安排", "不再支持", "不再具有", "不再具备", "不以人", "不必要的", "不要求回报"};
const Words completed{"不得重复", "不得挪用", "不得挪作", "不得弄虚", "不得截留", "不得虚报", "不得冒领", "不得转让", "不得兼得", "不得骗取", "不得侵占", "不得泄露", "不得无故", "不得少于", "严禁挪用",
                      "严禁截留", "严禁弄虚", "不再重复", "不得拖延", "不得延误", "不得隐瞒", "不得推诿"};
const Words trailing_negation{"不得作为", "不作为", "不再作为", "不得列为", "不得设为", "不得成为", "不应作为", "不应当作为", "不宜作为", "不能作为", "不得视为"};
const Words parity{"未经", "未取得", "未办理", "未依法", "未按", "未在", "未达", "未完成", "未通过", "未提供", "未签订", "未满", "未列入", "未纳入", "没有取得", "没有经过", "不符合", "不具备", "不满足", "非本",
                   "非经", "非因", "不在本", "不在我"};
const Words official_verb{"不得出台", "不得制定", "不得印发", "不得设定", "不得设置", "不得要求", "不得限定", "不得指定", "不得强制", "不得规定", "不得作出", "不得以", "不得将", "不得给予", "不得提供", "不得违法",
                          "不得含有", "不得实行", "不得增设", "不得擅自", "不得变相"};
const Words closing{"为条件", "为前提", "为由", "为依据", "为标准", "为门槛", "为借口", "为理由", "的条件", "的前提", "的依据", "的门槛", "的标准", "前置条件", "挂钩", "等名义"};
const Words list_tail{"等问题", "等行为", "等现象", "等情形", "等情况", "等做法", "等内容", "等规定", "等条件", "等限制"};
const Words continuation{"或者", "或", "以及", "也不", "亦不", "且不", "要求", "强制", "变相", "限定", "指定", "设置", "设定", "附加", "排斥", "限制", "干预", "干涉", "从而", "擅自", "违规", "违法", "尤其", "特别是", "更不", "并以", "采取", "通过", "借", "包括"};
const Words norm_break{"应当", "必须", "可以", "方可", "才可", "可享", "可申", "可按", "可获", "可向", "应在", "应于", "应按", "应将", "应为", "应予", "应退", "应向", "应由", "应经", "应依", "应具", "应符", "应缴", "应提", "不予", "不能", "否则", "违者", "优先", "须在", "须为", "须按", "须经", "须向", "须具", "须有"};
const Words break_opening{"应", "可", "须", "凡", "对", "并对", "同时", "由", "鼓励", "支持", "确需", "如", "若", "一旦", "违反", "其中", "经", "未"};
const Words weak_break{"给予", "予以", "按", "按照", "奖励", "补贴", "补助", "返还", "享受", "退还", "追回", "扶持", "免除", "减免", "参照", "根据"};
const Words turn{"但", "但是", "然而", "不过", "而应", "而是"};
const Words strong_repeal{"废止", "废除", "停止执行", "不再执行", "停止实施", "不再实施", "停止施行", "不再施行", "予以删除", "删除", "删去"};
const Words weak_repeal{"取消", "清理", "撤销", "修改", "修订", "纠正", "改正", "破除", "打破", "消除", "清除", "查处", "整改", "修正", "调整"};
const Words repeal_after{"废止", "废除", "停止执行", "不再执行", "停止实施", "不再实施", "停止施行", "不再施行", "删除", "删去", "失效", "予以取消", "予以清理", "予以撤销", "予以纠正", "取消", "一律停止", "即行停止", "同时停止", "不再适用"};
const Words rule_noun{"规定", "政策", "条款", "措施", "做法", "要求", "条件", "限制", "门槛", "壁垒", "内容", "文件", "办法", "规则", "表述", "行为", "问题", "承诺", "约定", "制度", "情形", "障碍"};
const Words benefit_noun{"资格", "资助", "奖励", "奖金", "补贴", "补助", "待遇", "支持", "立项", "名额", "称号", "荣誉", "优惠", "扶持", "合同", "协议", "权利", "许可"};
const Words rule_tail{"的规定", "的政策", "的条款", "的措施", "的做法", "的要求", "的条件", "的限制", "的门槛", "的内容", "的文件", "的办法", "的表述", "的约定", "的承诺", "等规定", "等政策", "等条款", "等措施",
                      "等做法", "等内容", "等要求", "规定的", "政策的", "奖励政策", "补贴政策", "优惠政策", "相关规定"};
const Words amendment{"修改为", "改为", "调整为", "修订为", "变更为", "替换为", "增加", "增补", "补充", "新增", "表述为", "作为第"};
const Words amended_to{"修改为", "改为", "调整为", "修订为", "变更为", "替换为"};
const Words quoting{"规定", "明确", "要求", "指出", "提出", "强调", "载明", "写明", "表述为", "原文", "称", "认为", "约定", "答复", "写道", "反映"};
const Words own_text{"本办法", "本合同", "本协议", "本政策", "本通知", "本意见", "本细则", "本方案", "本规定", "本公约", "本措施", "本实施"};
const Words applying{"按照", "根据", "依照", "依据", "按", "依", "落实", "执行", "贯彻", "符合", "遵守", "适用", "达到", "参照"};
const Words report_before{"有的乡镇", "有的地方", "有些地方", "有的单位", "有的部门", "有些单位", "有些乡镇", "个别地方", "个别乡镇", "个别单位", "个别部门", "一些地方", "一些单位", "部分地方", "部分乡镇", "通报指出", "通报称", "据通报", "通报了", "经查,", "经查:", "经核查,", "经调查,", "典型案例", "反面案例", "错误做法", "曾以", "曾要求", "曾规定"};
const Words report_after{"的问题", "等问题", "的现象", "等现象", "的做法", "等做法", "的倾向", "等倾向"};
const Words report_verdict{"被查处", "被通报", "被约谈", "被纠正", "违反了", "构成滥用", "涉嫌违反", "涉嫌滥用", "妨碍了", "排除、限制了", "限制了公平"};
const Words report_opening{"存在", "发现", "反映", "因", "针对", "出现", "查处", "查明", "通报", "涉嫌", "举报", "投诉"};
const Words defined_word{"所称"};
const Words defining{"是指", "系指", "指的是", "特指", "专指"};
const Words defining_after_word{"是指", "系指", "指的是", ",指", "”指", ":指", "均指", "包括", "包含", "主要指", "仅指", "特指", "专指", "为:", "即", "指:"};
const Words exception_tail{"除外", "不在此限", "不受此限", "以外的", "不适用前款", "不适用本条"};
const Words others{"其他", "其它", "其余", "外地", "一律", "均不", "外来"};
const Words supposition{"是否", "能否", "可否", "是不是", "有无", "有没有", "拟研究", "建议研究", "有待研究", "探讨", "假如", "假设", "假定", "倘若", "设想"};
const Words list_words{"下列", "以下", "如下"};
const Words conditions_word{"之一", "情形的", "情况的", "行为的"};
const Words requiring{"要求", "规定", "强制", "限定", "设置", "设定", "强迫", "以", "约定", "强令", "责令", "附加", "把", "将"};
const Words condition_noun{"条件", "依据", "前提", "门槛", "标准", "因素", "加分", "理由", "要求", "要件"};
const Words ban_after{"予以禁止", "一律禁止", "应予禁止", "坚决禁止", "严格禁止"};
const Words modal{"须", "应当", "必须", "限于", "仅限"};

}  // namespace

const std::vector<std::string>& words(Cue cue) {
  switch (cue) {
    case Cue::negation: return negation;
    case Cue::local_negation: return local_negation;
    case Cue::no_negation: return no_negation;
    case Cue::completed: return completed;
    case Cue::trailing_negation: return trailing_negation;
    case Cue::parity: return parity;
    case Cue::official_verb: return official_verb;
    case Cue::closing: return closing;
    case Cue::list_tail: return list_tail;
    case Cue::continuation: return continuation;
    case Cue::norm_break: return norm_break;
    case Cue::break_opening: return break_opening;
    case Cue::weak_break: return weak_break;
    case Cue::turn: return turn;
    case Cue::strong_repeal: return strong_repeal;
    case Cue::weak_repeal: return weak_repeal;
    case Cue::repeal_after: return repeal_after;
    case Cue::rule_noun: return rule_noun;
    case Cue::benefit_noun: return benefit_noun;
    case Cue::rule_tail: return rule_tail;
    case Cue::amendment: return amendment;
    case Cue::amended_to: return amended_to;
    case Cue::quoting: return quoting;
    case Cue::own_text: return own_text;
    case Cue::applying: return applying;
    case Cue::report_before: return report_before;
    case Cue::report_after: return report_after;
    case Cue::report_verdict: return report_verdict;
    case Cue::report_opening: return report_opening;
    case Cue::defined_word: return defined_word;
    case Cue::defining: return defining;
    case Cue::defining_after_word: return defining_after_word;
    case Cue::exception_tail: return exception_tail;
    case Cue::others: return others;
    case Cue::supposition: return supposition;
    case Cue::list_words: return list_words;
    case Cue::conditions_word: return conditions_word;
    case Cue::requiring: return requiring;
    case Cue::condition_noun: return condition_noun;
    case Cue::ban_after: return ban_after;
    case Cue::modal: return modal;
    case Cue::count_: break;
  }
  static const Words none;
  return none;
}

CueTable::CueTable() : sets_(), ids_(add_all(sets_)), scanner_(sets_.phrases()) {}

std::array<SetId, cue_count> CueTable::add_all(PhraseSets& sets) {
  std::array<SetId, cue_count> ids{};
  for (std::size_t i = 0; i < cue_count; ++i) ids[i] = sets.add(words(static_cast<Cue>(i)));
  return ids;
}

CueWindow::CueWindow(const CueTable& table, const PreparedText& text, Range window)
    : table_(&table), window_(window), found_(table.sets(), table.scanner(), std::u32string_view(text.chars).substr(window.begin, window.size())) {}

std::vector<Range> CueWindow::in(Cue cue, Range range) const {
  std::vector<Range> out;
  for (const Range& one : found_.of(table_->id(cue))) {
    const Range here{one.begin + window_.begin, one.end + window_.begin};
    if (range.holds(here)) out.push_back(here);
  }
  return out;
}

bool CueWindow::has(Cue cue, Range range) const { return !in(cue, range).empty(); }

bool CueWindow::stands_at(Cue cue, std::uint32_t position) const {
  const std::vector<Range>& all = found_.of(table_->id(cue));
  return std::any_of(all.begin(), all.end(), [&](const Range& one) { return one.begin + window_.begin == position; });
}

}  // namespace zhunsheng::matching
