// SPDX-License-Identifier: Apache-2.0
// Files and folders on disk (in a folder of the test's own), conditions of materials, the choice of the draft.
#include "engine/intake/dossier.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "engine/intake/reader.hpp"
#include "engine/intake/structure.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::intake {
namespace {

namespace fs = std::filesystem;

class Folder : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("zhunsheng-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }
  void write(const std::string& name, const std::string& bytes) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }
  fs::path root_;
};

TEST_F(Folder, reads_a_file_and_says_why_it_cannot) {
  write("a.txt", std::string("甲\0乙", 7));
  write("空.txt", "");
  EXPECT_EQ(read_file((root_ / "a.txt").string()).value(), std::string("甲\0乙", 7));
  EXPECT_EQ(read_file((root_ / "空.txt").string()).error().message, "文件是空的");
  EXPECT_EQ(read_file(root_.string()).error().code, base::ErrorCode::unreadable);
  EXPECT_EQ(read_file((root_ / "没有.txt").string()).error().code, base::ErrorCode::not_found);
  EXPECT_EQ(read_file("/dev/null").error().code, base::ErrorCode::unreadable);
}

TEST_F(Folder, lists_files_sorted_without_hidden_ones_and_loops) {
  for (const char* name : {"b.txt", "a/c.docx", "a/.hidden/x.txt", ".git/x", "~$b.docx", "dossier.json", "zhunsheng.waivers.json", "a.txt"}) write(name, "甲");
  fs::create_directory_symlink(root_, root_ / "a" / "loop");
  const base::Result<std::vector<std::string>> listed = list_files(root_.string());
  ASSERT_TRUE(listed.is_ok());
  std::vector<std::string> names;
  for (const std::string& path : listed.value()) names.push_back(fs::path(path).lexically_relative(root_).string());
  EXPECT_EQ(names, (std::vector<std::string>{"a.txt", "a/c.docx", "b.txt"}));
  EXPECT_FALSE(list_files((root_ / "没有").string()).is_ok());
}

/// A rule set with 材料 征求意见公告 { (标题 含 "征求" 且 标题 含 "意见") 且 不是 文件名 含 "汇总" }, 合同文本 { 标题 含 "合同" }.
class Materials : public testing::Test {
 protected:
  Materials() {
    model::declare_builtins(rules_);
    using model::builtin::file_name, model::builtin::file_title;
    const model::ExprId notice = both(both(has(file_title, "征求"), has(file_title, "意见")), negate(has(file_name, "汇总")));
    add("征求意见公告", notice);
    add("合同文本", has(file_title, "合同"));
  }
  model::ExprId push(model::Expr expr) {
    rules_.exprs.push_back(expr);
    return model::ExprId(rules_.exprs.size() - 1);
  }
  model::ExprId has(model::FactId fact, const char* word) {
    model::Expr text, constant, contains;
    text.op = model::Op::fact;
    text.ref = fact.value;
    rules_.constants.push_back(model::make_text(word));
    constant.op = model::Op::constant;
    constant.ref = static_cast<std::uint32_t>(rules_.constants.size() - 1);
    contains.op = model::Op::contains;
    contains.a = push(text);
    contains.b = push(constant);
    return push(contains);
  }
  model::ExprId both(model::ExprId left, model::ExprId right) {
    model::Expr expr;
    expr.op = model::Op::logical_and;
    expr.list_begin = static_cast<std::uint32_t>(rules_.operands.size());
    rules_.operands.insert(rules_.operands.end(), {left, right});
    expr.list_end = static_cast<std::uint32_t>(rules_.operands.size());
    return push(expr);
  }
  model::ExprId negate(model::ExprId operand) {
    model::Expr expr;
    expr.op = model::Op::logical_not;
    expr.a = operand;
    return push(expr);
  }
  void add(const char* name, model::ExprId condition) {
    model::Material material;
    material.name = name;
    material.condition = condition;
    rules_.materials.push_back(std::move(material));
  }
  static document::Document document_of(const std::string& path, const std::string& text) {
    document::Document document = read(text, path).value();
    structure(document);
    return document;
  }
  std::vector<std::string> names(const document::Document& document) {
    std::vector<std::string> out;
    for (const model::MaterialId id : classify(rules_, document)) out.push_back(rules_.materials[id.index()].name);
    return out;
  }
  model::Ruleset rules_;
  const document::Document draft_ = document_of("d/办法.txt", "杨家镇奖补办法（征求意见稿）\n第一条 甲。\n第二条 乙。\n");
  const document::Document notice_ = document_of("d/公告.txt", "关于公开征求《杨家镇奖补办法（征求意见稿）》意见的公告\n现征求意见。\n杨家镇人民政府\n");
  const document::Document other_ = document_of("d/会议纪要.txt", "杨家镇镇长办公会议纪要\n会议研究了奖补办法。\n会议决定通过。\n");
  const document::Document contract_ = document_of("d/合同.txt", "厂房租赁合同\n甲方：杨家镇人民政府\n第一条 甲。\n");
};

using Names = std::vector<std::string>;

TEST_F(Materials, are_judged_by_title_and_name_without_the_drafts_mark) {
  EXPECT_EQ(names(notice_), Names{"征求意见公告"});
  EXPECT_EQ(names(draft_), Names{});
  EXPECT_EQ(names(document_of("d/意见汇总.txt", "公开征求意见的公告\n现征求意见。\n")), Names{});
}

TEST_F(Materials, the_draft_is_the_file_that_is_no_other_material_and_looks_like_one) {
  const document::Dossier dossier = make_dossier(rules_, {notice_, other_, draft_}, 0);
  EXPECT_EQ(dossier.draft, 2);
  EXPECT_EQ(dossier.files[2].materials, Names{"送审稿"});
  EXPECT_EQ(dossier.files[0].materials, Names{"征求意见公告"});
}

TEST_F(Materials, a_lone_file_is_the_draft) {
  EXPECT_EQ(make_dossier(rules_, {notice_}, 0).draft, 0);
  EXPECT_EQ(make_dossier(rules_, {}, 0).draft, -1);
}

TEST_F(Materials, of_a_contract_the_contract_is_the_draft) {
  const document::Dossier dossier = make_dossier(rules_, {draft_, contract_, other_}, model::kind_bit(model::Kind::contract));
  EXPECT_EQ(dossier.draft, 1);
  EXPECT_EQ(dossier.files[1].materials, (Names{"送审稿", "合同文本"}));
}

TEST_F(Materials, nothing_that_looks_like_a_draft_is_none) { EXPECT_EQ(make_dossier(rules_, {notice_, notice_}, 0).draft, -1); }

}  // namespace
}  // namespace zhunsheng::intake
