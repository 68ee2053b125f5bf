# given facts, texts, expectations, samples; lists closed and open
例 "二十日，是否说明不详" {
  按 2024-08-01  完整
  给定 决策 { 属于重大决策 是  类别 合同  数 -3  n 3 days 「days」 20日 款 [ { 金额 3元 } , { 金额 4元 } ] 开 [甲, ..] 空 [] 全开 [..] 说明 不详 }
  给定 项 [1, 2]
  材料 征求意见公告、会议纪要
  文本 补贴政策 "第一条 …" 文本 "正文"
  期望 待查 征求意见期限不足 缺 决策.甲, 决策.乙 因为 丙、丁
  期望 不适用 公共.另一个
}
例 本地登记条件 { 命中 "a" 不命中 "b" 漏报待改 "c" 误报待改 "d" }
example 本地登记条件 { hit "a" miss "b" known_miss "c" known_false_alarm "d" expect violated x missing a.b because c materials m complete }
