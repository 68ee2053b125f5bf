# A chain or an alternative that the author broke stays broken, a short block on one line stays there.
定义 a 是否 = b
  且 c
句式 p = "x" ..2 "y"
  | "z" ..3 "w"
材料 甲 { 标题 含 "x" }
提取 合同.金额 { 取 是   自 合同文本   句式 "x"   未见 否 }
推定 合同.a = 否
  依据 《甲法》第一条
