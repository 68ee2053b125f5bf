// SPDX-License-Identifier: Apache-2.0
// One block of facts, a parameter and three definitions serve ten checks; a lexicon and a pattern serve another. A mistake is a
// replacement in the text of a right check, so that a file of mistakes differs from a right one only there.
#include "bench/corpus/corpus.hpp"

#include <array>
#include <string_view>

namespace zhunsheng::bench {
namespace {

constexpr std::size_t group_size = 10, article_count = 99;

/// splitmix64: the standard library's distributions differ between implementations.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return static_cast<std::size_t>((z ^ (z >> 31)) % limit);
  }
  template <std::size_t size>
  std::string_view pick(const std::string_view (&words)[size]) {
    return words[below(size)];
  }

 private:
  std::uint64_t state_;
};

constexpr std::string_view subjects[] = {"补贴", "租赁", "采购", "承包", "出让", "招商", "公示", "听证", "评估", "备案", "预算", "签约", "表决", "委托", "奖励", "征收"};
constexpr std::string_view aspects[] = {"期限", "金额", "程序", "主体", "条件", "范围", "标准", "用途", "比例", "材料", "方式", "凭证"};
constexpr std::string_view kinds[] = {"重大行政决策", "合同", "补贴政策", "规范性文件", "招标采购文件", "村居事项"};
constexpr std::string_view severities[] = {"一般", "较大", "重大"};
constexpr std::string_view categories[] = {"权限", "程序", "内容"};
constexpr std::string_view digits[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};

/// A number as Han characters, so that names differ and stay names: 37 → 丁辛.
std::string ordinal(std::size_t number) {
  std::string out;
  for (const char digit : std::to_string(number)) out += digits[digit - '0'];
  return out;
}

struct Group {
  std::string suffix, facts, limit, share, days, lexicon, pattern;
};

class Corpus {
 public:
  explicit Corpus(std::uint64_t seed) : random_(seed) {}

  std::string rules(std::size_t checks) {
    write_header(checks);
    for (std::size_t i = 0; i < checks; ++i) {
      if (i % group_size == 0) write_group(i / group_size);
      put(check(i));
      if (i % 4 == 0) write_examples(i);
    }
    return std::move(out_);
  }

  std::string mistakes(MistakeKind kind, std::size_t count) {
    write_header(count);
    for (std::size_t i = 0; i < count; ++i) {
      if (i % group_size == 0) write_group(i / group_size);
      std::string text = check(i);
      if (kind == MistakeKind::syntax) break_syntax(text);
      else break_meaning(text);
      put(text);
    }
    return std::move(out_);
  }

 private:
  template <class... Parts>
  void put(const Parts&... parts) {
    ((out_ += parts), ...);
  }

  void write_header(std::size_t checks) {
    put("# 合成的规则，供测速。\n模块 合成.规则\n\n");
    statutes_ = checks / 200 + 1;
    for (std::size_t i = 0; i < statutes_; ++i)
      put("法规 ", statute(i), " {\n  机关 国务院   文号 \"合成令第", std::to_string(i + 1), "号\"   位阶 行政法规   条数 ", std::to_string(article_count), "\n  施行 2010-01-01\n}\n");
    put("材料 公告 { 标题 含 \"公告\" 且 不是 标题 含 \"结果\" }\n材料 会议纪要 { 标题 含 \"纪要\" 或 文件名 含 \"会议\" }\n");
  }

  static std::string statute(std::size_t index) { return "《合成事项管理条例" + ordinal(index) + "》"; }

  std::string citation() {
    std::string out = statute(random_.below(statutes_)) + "第" + std::to_string(random_.below(article_count) + 1) + "条";
    if (random_.below(2) == 0) out += "第二款";
    return out;
  }

  void write_group(std::size_t index) {
    group_.suffix = ordinal(index);
    group_.facts = std::string(random_.pick(subjects)) + "事项" + group_.suffix;
    group_.limit = "限额" + group_.suffix;
    group_.share = "预付份额" + group_.suffix;
    group_.days = "公开天数" + group_.suffix;
    group_.lexicon = "义务词" + group_.suffix;
    group_.pattern = "附加条件" + group_.suffix;
    write_facts();
    put("\n参数 ", group_.limit, " 金额 {\n  2010-01-01 起 200万元  依据 ", citation(), "\n  2018-06-01 起 ", std::to_string(210 + random_.below(300)), "万元  依据 ", citation(), "\n}\n");
    const std::string& block = group_.facts;
    put("定义 ", group_.days, " 时长(日) = ", block, ".截止 - ", block, ".开始\n");
    put("定义 ", group_.share, " 比例 = ", block, ".预付 / ", block, ".金额\n");
    put("定义 应当公开", group_.suffix, " 是否 = ", block, ".涉及公众 或 (", block, ".金额 达到 ", group_.limit, " 且 ", block, ".类型 ≠ 服务)\n");
    put("词表 ", group_.lexicon, " = \"须", group_.suffix, "\" | \"应当", group_.suffix, "\" | \"必须\" | \"限于\"\n");
    put("句式 ", group_.pattern, " = ( \"企业\" | \"经营者\" ) ..12 <", group_.lexicon, "> ..8 ( \"本镇\" | \"本乡\" ) ..4 ( \"注册\" | \"纳税\" )   限 同一句\n");
  }

  void write_facts() {
    put("\n事实 ", group_.facts, " {\n  涉及公众 是否 \"是否涉及公众切身利益\"\n  已公开 是否 \"是否已经公开征求意见\"  自 公告\n  开始 日期 自 公告\n  截止 日期 自 公告\n",
        "  集体讨论 是否 \"是否经集体讨论\"  自 会议纪要  问 \"会议纪要是否载明经集体讨论？\"\n  金额 金额\n  预付 金额\n  类型 枚举(施工、货物、服务)\n  到会人数 整数  自 会议纪要\n}\n");
  }

  std::string norm(std::size_t index) {
    const std::string& block = group_.facts;
    switch (index % 5) {
      case 0: return "  不得 文书.条款 命中 " + group_.pattern + "\n";
      case 1: return "  适用 应当公开" + group_.suffix + "\n  应当 " + block + ".已公开 且 " + group_.days + " 不少于 " + std::to_string(7 + random_.below(24)) + "日\n";
      case 2: return "  适用 " + block + ".金额 达到 " + group_.limit + " 且 " + block + ".类型 = 施工\n  应当 " + block + ".集体讨论\n";
      case 3: return "  应当 " + group_.share + " 不超过 " + std::to_string(10 + random_.below(40)) + "%\n";
      default: return "  适用 " + block + ".涉及公众 且 不是 (" + block + ".类型 = 货物)\n  不得 " + block + ".到会人数 少于 " + std::to_string(3 + random_.below(9)) + " 或 缺(" + block + ".截止)\n";
    }
  }

  std::string name(std::size_t index) const { return std::string(subjects[index % 16]) + std::string(aspects[index / 16 % 12]) + "不符" + ordinal(index); }

  std::string check(std::size_t index) {
    const std::string& block = group_.facts;
    const bool is_text = index % 5 == 0;
    std::string out = "\n规则 " + name(index) + " {\n  标题 \"" + std::string(random_.pick(subjects)) + "的" + std::string(random_.pick(aspects)) + "不符合规定\"\n  对象 ";
    out += std::string(random_.pick(kinds)) + "\n  类别 " + std::string(random_.pick(categories)) + "   等级 " + std::string(random_.pick(severities)) + "\n  依据 " + citation() + "\n";
    if (random_.below(3) == 0) out += "  参照 " + citation() + "（等级 一般）\n";
    out += norm(index);
    if (random_.below(5) < 2) out += "  例外 紧急情况 {\n    当 " + block + ".集体讨论 且 " + block + ".到会人数 不少于 5\n    依据 " + citation() + "\n  }\n";
    out += is_text ? "  提示 \"{命中.条号}以“{命中.原文}”附加条件。\"\n" : "  提示 \"本次金额{" + block + ".金额}，期限{" + group_.days + "}，不符合规定。\"\n";
    return out + "  建议 \"补正后再提交讨论。\"\n  补正 公告\n}\n";
  }

  void write_examples(std::size_t index) {
    const std::string& block = group_.facts;
    if (index % 5 == 0) {
      put("\n例 ", group_.pattern, " {\n  命中 \"申请企业须", group_.suffix, "在本镇注册。\"\n  不命中 \"申请企业应当提交材料。\"\n}\n");
      return;
    }
    put("\n例 \"", name(index), "，材料齐全\" {\n  给定 ", block, " { 涉及公众 是  已公开 是  开始 2024-03-01  截止 2024-04-15  集体讨论 是  金额 300万元  预付 10万元  类型 服务  到会人数 12 }\n  期望 通过 ", name(index), "\n}\n");
  }

  struct Mistake {
    std::string_view from, to;  ///< the first `from` of the check becomes `to`
  };

  /// The next mistake of the table whose text the check has; every check has the first.
  template <std::size_t size>
  void apply(std::string& text, const std::array<Mistake, size>& table) {
    for (std::size_t tried = 0; tried < size; ++tried) {
      const Mistake& mistake = table[next_mistake_++ % size];
      const std::size_t at = text.find(mistake.from);
      if (at == std::string::npos) continue;
      text.replace(at, mistake.from.size(), mistake.to);
      return;
    }
  }

  void break_syntax(std::string& text) {
    static constexpr std::array<Mistake, 8> table{{{"等级 ", "等极 "}, {"补正 公告", "补正 "}, {"  应当 ", "  应当 且 "}, {"标题 \"", "标题 = \""},
                                                   {"例外 紧急情况 {", "例外 {"}, {"不少于 ", "不少于 不少于 "}, {"类别 ", "类別 "}, {"依据 《", "依据 第一条 《"}}};
    apply(text, table);
  }

  void break_meaning(std::string& text) {
    static constexpr std::array<Mistake, 10> table{{{"等级 一般", "等级 普通"}, {"》第", "》第10"}, {".金额", ".全额"}, {"公开天数", "公开日数"}, {"限额", "限领"},
                                                    {"日\n", "万元\n"}, {"条例", "办法"}, {"补正 公告", "补正 公吿"}, {"%\n", "元\n"}, {"事项", "亊项"}}};
    apply(text, table);
  }

  Random random_;
  std::string out_;
  Group group_;
  std::size_t statutes_ = 1, next_mistake_ = 0;
};

}  // namespace

std::string make_rules(std::size_t checks, std::uint64_t seed) { return Corpus(seed).rules(checks); }

std::string make_mistakes(MistakeKind kind, std::size_t mistakes, std::uint64_t seed) { return Corpus(seed).mistakes(kind, mistakes); }

}  // namespace zhunsheng::bench
