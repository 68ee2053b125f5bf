# 英文关键字写的，意思一样
module 甲
statute 《甲法》 { issuer 国务院 rank law articles 44 in_force from 2019-09-01 }
material 公告 { 标题 contains "公告" }
facts 决策 { 已公告 bool "是否公告" source 公告 ask "公告了吗？" 天数 duration(day) 类型 enum(甲, 乙) }
param 期限 duration(day) { from 2019-09-01 30日 cite 《甲法》第二条 }
lexicon 丙 = "丙"
pattern 丁 = <丙> ..3 {money} within paragraph context any
check 戊 {
  kinds decision, contract category procedure severity major
  cite 《甲法》第一条
  must_not 文书.条款 matches 丁
  except 己 { when 决策.已公告 and present(公告) cite 《甲法》第三条 }
  message "{hit.原文}{命中.金额}"
}
extract 决策.已公告 { pattern "公告" take true if_none false repeated first }
example "庚" { at 2024-01-01 given 决策 { 已公告 true 天数 3日 类型 乙 } text subsidy "第一条" expect violated 戊 missing 决策.已公告 because 己 }
