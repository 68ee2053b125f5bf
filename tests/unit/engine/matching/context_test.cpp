// SPDX-License-Identifier: Apache-2.0
// The context of a hit, sentence by sentence. 〔…〕 marks the words that the pattern looks for.
#include <gtest/gtest.h>

#include "tests/unit/engine/matching/pattern_builder.hpp"

namespace zhunsheng {
namespace {

using model::Context;
using namespace testing_support;

struct Row {
  Context expected;
  const char* text;  ///< paragraphs parted by line ends
};

Context context_in(std::string text) {
  const std::string open = "〔", close = "〕";
  const std::size_t begin = text.find(open), end = text.find(close);
  const std::string words = text.substr(begin + open.size(), end - begin - open.size());
  text.erase(end, close.size());
  text.erase(begin, open.size());
  model::Ruleset rules;
  model::declare_builtins(rules);
  const auto pattern = add_pattern(rules, {{literal(words)}}, model::Scope::sentence, model::any_context);
  const auto document = make_document(text);
  const facts::Hits hits = matching::Matcher(rules).match(document);
  EXPECT_EQ(hits.by_pattern[pattern.index()].size(), 1u) << text;
  return hits.by_pattern[pattern.index()].empty() ? Context::doubtful : hits.by_pattern[pattern.index()].front().context;
}

void expect_all(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_STREQ(model::to_chinese(context_in(row.text)), model::to_chinese(row.expected)) << row.text;
}

TEST(Context, affirms_what_the_document_demands) {
  expect_all({
      {Context::affirmed, "申请补贴的〔企业须在本镇〕完成工商登记。"},
      {Context::affirmed, "〔注册地址不在我镇〕的企业，不予受理。"},
      {Context::affirmed, "对〔未在本镇纳税〕的企业，不能享受本办法规定的奖励。"},
      {Context::affirmed, "享受补助的企业，五年内〔迁出本镇〕的，应当退还全部补助。"},
      {Context::affirmed, "未满十年〔迁离的，全额退还〕已领取的资金。"},
      {Context::affirmed, "如企业在合同期内〔迁出我区〕，应退还已享受的奖励。"},
      {Context::affirmed, "奖励总额〔不得超过企业上年缴纳税收〕的镇级留成部分。"},
      {Context::affirmed, "奖励金额不得超过〔当年实缴税收〕的一半。"},
      {Context::affirmed, "投标人〔在本县设有分支机构〕的得3分，否则不得分。"},
      {Context::affirmed, "否则不得分，〔在本县设有分支机构〕的得3分。"},
      {Context::affirmed, "对重大项目采取〔“一事一议”〕方式给予支持。"},
      {Context::affirmed, "对重大项目采取“〔一事一议〕”方式给予支持。"},
      {Context::affirmed, "对纳税额“〔前十强〕”的企业分别给予奖励。"},
      {Context::affirmed, "非〔本镇注册〕的企业不得申报。"},
      {Context::affirmed, "资金专款专用，不得挪作他用，对〔在本镇注册〕的企业给予奖励。"},
      {Context::affirmed, "同一项目不得重复享受，企业须〔在本镇注册〕满一年。"},
      {Context::affirmed, "未经镇政府同意，〔不得从事养殖〕。"},
      {Context::affirmed, "未经镇政府同意，不得〔从事畜禽养殖〕。"},
      {Context::affirmed, "有下列情形之一的，不得申报：\n（一）〔未在本镇注册〕；\n（二）欠缴税款。"},
      {Context::affirmed, "符合下列条件的企业可以申报：\n（一）〔在本镇注册〕；\n（二）按时纳税。"},
      {Context::affirmed, "未按期〔在本镇纳税〕的，取消其享受奖励政策的资格。"},
      {Context::affirmed, "（不含个体工商户）的企业〔须在本镇注册〕。"},
      {Context::affirmed, "按照《促进发展办法》第三条规定，〔企业须在本镇注册〕。"},
      {Context::affirmed, "增加一条，作为第八条：“申请奖励的〔企业须在本镇注册〕，并连续经营三年。”"},
      {Context::affirmed, "将第三条中的“自愿申报”修改为“申请的〔企业须在本镇注册〕并且连续经营三年”。"},
      {Context::affirmed, "不得弄虚作假，〔注册地不在本镇〕的不予受理。"},
      {Context::affirmed, "给予一次性补贴，但〔未在本镇注册〕的除外。"},
      {Context::affirmed, "不得限制企业迁移，但享受补贴后五年内〔迁出本镇〕的应当退还补贴。"},
  });
}

TEST(Context, hears_a_prohibition) {
  expect_all({
      {Context::negated, "不得要求申请〔企业须在本镇〕工商注册。"},
      {Context::negated, "禁止以任何形式〔限定经营者〕。"},
      {Context::negated, "严禁将〔本地注册〕作为享受奖励的条件。"},
      {Context::negated, "不得以〔缴纳税收〕、经济贡献为条件兑现奖补。"},
      {Context::affirmed, "不得以缴纳税收为条件，〔按实际投资额奖励〕企业。"},
      {Context::negated, "任何单位不得〔指定服务机构〕。"},
      {Context::negated, "不得采取“〔一事一议〕”方式给予企业特殊优惠。"},
      {Context::negated, "各单位不得以任何名义，要求〔企业在本镇注册〕。"},
      {Context::negated, "不得限制企业迁移，或者〔要求企业退还补贴〕。"},
      {Context::negated, "已兑现的补助不因〔企业迁移而追回〕。"},
      {Context::negated, "企业申报无需〔在本镇注册〕。"},
      {Context::negated, "不再要求〔企业在本镇纳税〕。"},
      {Context::negated, "申报不以〔在本镇注册〕为前提。"},
      {Context::negated, "防止出现〔指定交易〕、地方保护等行为。"},
      {Context::negated, "避免以会代评、〔限定品牌〕，排斥外地企业等问题。"},
      {Context::negated, "〔本地注册〕不得作为享受补贴的条件。"},
      {Context::negated, "以〔本地业绩加分〕的做法一律禁止。"},
      {Context::negated, "起草单位起草的政策措施，不得含有下列内容：（三）〔限定经营、购买〕特定经营者的商品。"},
      {Context::negated, "起草的文件不得含有下列内容：（一）设置准入障碍；（二）〔限定购买〕特定商品；（三）其他内容。"},
      {Context::negated, "不得有下列行为：\n（一）强制企业捐款；\n（二）〔要求企业在本镇注册〕；\n（三）其他。"},
      {Context::negated, "第五条 各单位不得有下列行为：\n（一）在招商中有下列表现：\n1.〔承诺税收返还〕；\n2.承诺零地价；\n（二）其他。"},
      {Context::negated, "（一）不得有下列行为：\n1.要求捐款；\n2.〔要求企业在本镇注册〕。"},
      {Context::negated, "严禁：\n〔指定供应商〕；\n收取保证金。"},
      {Context::negated, "审查未发现〔限定特定经营者〕的内容。"},
      {Context::negated, "未经公平竞争审查，不得出台〔限定经营者〕的措施。"},
  });
}

TEST(Context, ends_a_list_where_the_list_ends) {
  expect_all({
      {Context::affirmed, "不得有下列行为：\n（一）强制企业捐款；\n（二）其他。\n申请奖励的〔企业须在本镇注册〕。"},
      {Context::affirmed, "第五条 不得有下列行为：\n（一）强制企业捐款。\n第六条 〔企业须在本镇注册〕。"},
      {Context::affirmed, "（一）不得有下列行为：\n1.强制企业捐款。\n（二）〔企业须在本镇注册〕。"},
      {Context::affirmed, "严禁：\n指定供应商；\n收取保证金。\n〔企业须在本镇注册〕。"},
      {Context::affirmed, "不得含有下列内容：（一）设置障碍；（二）限定购买。〔企业须在本镇注册〕。"},
  });
}

TEST(Context, hears_a_repeal) {
  expect_all({
      {Context::repealed, "取消“〔企业须在本镇工商注册〕”的规定。"},
      {Context::repealed, "取消〔企业须在本镇注册〕的要求。"},
      {Context::repealed, "停止执行〔按税收贡献返还〕的政策。"},
      {Context::repealed, "废止〔按地方留成奖励〕的各项文件。"},
      {Context::repealed, "〔按地方留成奖励〕的规定自即日起停止执行。"},
      {Context::repealed, "清理〔要求企业在本地设立公司〕的政策措施。"},
      {Context::repealed, "删除第三条中的“〔在本镇注册〕的”。"},
      {Context::repealed, "将第四条中的“〔在本镇注册〕的企业”修改为“各类企业”。"},
      {Context::repealed, "将第四条中的“〔在本镇注册〕的企业方可申报”予以删除。"},
      {Context::repealed, "《关于〔企业须在本镇注册〕的通知》同时废止。"},
      {Context::repealed, "下列规定停止执行：\n1.〔企业须在本镇注册〕；\n2.按税收奖励。"},
      {Context::affirmed, "〔五年内迁出〕的，取消其享受本镇奖励政策的资格。"},
  });
}

TEST(Context, hears_a_quotation_a_report_and_a_definition) {
  expect_all({
      {Context::quoted, "根据《关于〔限定经营者〕问题的意见》制定本办法。"},
      {Context::quoted, "《公平竞争审查条例》第八条规定：“政策措施应当公平，〔限定经营者〕的应当修改。”"},
      {Context::quoted, "《某条例》第十条明确，〔给予特定经营者优惠〕需有依据。"},
      {Context::quoted, "有的乡镇〔要求企业在本地注册〕。"},
      {Context::quoted, "检查中发现存在〔要求企业在本地注册〕的问题。"},
      {Context::quoted, "经查，该镇〔要求企业在本地注册〕。"},
      {Context::quoted, "某镇因〔要求企业在本地注册〕被查处。"},
      {Context::defined, "本办法所称特定经营者，是指〔直接或者变相确定〕的经营者，但通过公平条件确定的除外。"},
      {Context::defined, "本协议所称“经济贡献”，指乙方〔缴纳税收的地方分成〕。"},
      {Context::defined, "本办法所称优惠政策，包括：\n（一）〔税收返还〕；\n（二）土地优惠。"},
      {Context::excepted, "不得要求企业在本镇经营，但法律规定〔须在本镇登记〕的除外。"},
      {Context::excepted, "除法律规定〔须在本镇登记〕外，不得要求企业迁移。"},
      {Context::affirmed, "除〔在本镇注册〕的企业外，其他企业不得申报。"},
      {Context::supposed, "企业可自主决定是否〔在本镇注册〕。"},
      {Context::supposed, "是否含有下列内容：\n1.〔限定经营者〕；\n2.设置障碍。"},
      {Context::supposed, "〔企业需要在本镇注册〕吗？"},
      {Context::supposed, "建议研究〔对企业按税收返还〕的可行性。"},
      {Context::doubtful, "张贴“申请补贴的〔企业须在本镇注册〕并且纳税”的公告。"},
      {Context::doubtful, "不得违反规定，〔按税收贡献奖励〕企业。"},
      {Context::affirmed, "不得重复申报，〔按税收贡献奖励〕企业。"},
      {Context::doubtful, "不需提供担保的〔企业须在本镇注册〕。"},
  });
}

TEST(Context, ignores_a_cue_inside_the_matched_words) {
  expect_all({
      {Context::affirmed, "企业〔五年内不得迁出本镇〕。"},
      {Context::affirmed, "〔未经镇政府同意，不得转让〕。"},
      {Context::affirmed, "〔本协议所称经济贡献，是指乙方缴纳的税收〕。"},
      {Context::negated, "不得有下列行为：\n（一）规定企业〔五年内不得迁出〕；\n（二）其他。"},
  });
}

TEST(Context, reads_titles_as_names) {
  model::Ruleset rules;
  model::declare_builtins(rules);
  const auto pattern = add_pattern(rules, {{literal("招商奖励")}}, model::Scope::sentence, model::any_context);
  auto document = make_document("关于印发《青石镇招商奖励办法》的通知\n各村：");
  document.title_paragraphs = {0};
  document.clauses.erase(document.clauses.begin());
  const auto hits = matching::Matcher(rules).match(document).by_pattern[pattern.index()];
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].clause, -1);
  EXPECT_EQ(hits[0].context, Context::affirmed);
}

}  // namespace
}  // namespace zhunsheng
