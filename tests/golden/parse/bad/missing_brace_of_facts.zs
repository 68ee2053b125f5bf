# a fact may be named by a keyword, even at the margin; what cannot be a fact shows that the block was not closed
事实 甲 {
规则 是否
  乙 日期
定义 丙 整数 = 3
事实 丁 { 戊 是否
规则 己 { 应当 a }
