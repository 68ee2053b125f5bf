# after a point and in 事实 any run is a name; elsewhere a reserved word needs 「」; contextual words are names
事实 合同 {
  金额 金额
  日期 日期   应当 是否
  规则 枚举(规则、例) "标签" 自 合同文本, 招标文件 问 "哪种？"
  「自」 是否
}
定义 「应当」 是否 = 合同.应当 = 是 且 「例」.规则 且 标题 含 "x" 且 合同.「自」
定义 为 标题 = 行.列
规则 「规则」 { 对象 材料、合同 类别 文本 等级 提示 例外 标题 { 当 命中.原文 含 "x" } }
