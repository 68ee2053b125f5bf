# The fields of a check come in one order, each with its comments.
规则 甲 {
  要点 A01  # 要点的尾注
  # 提示的注
  提示 "x" 应当 a 等级 较大   # 等级的尾注
  类别 程序
  例外 乙 { 依据 《丙法》第一条 当 b }
  依据 《丙法》第二条
  按 合同.签订日期
}
