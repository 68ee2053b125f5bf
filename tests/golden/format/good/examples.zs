# 例: what is given before what is expected; sentences keep their order.
例 租期过长 {
  不命中 "a"
  命中 "b"
  误报待改 "c"
}
例 "x" { 期望 待查 甲 因为 乙 缺 合同.金额 给定 合同 { 金额 100元
  类型 施工 份数 3  「days」 20日 当事人 [{ 名称 甲 } , { 名称 乙 }, ..] } 完整 按 2024-08-01 }
