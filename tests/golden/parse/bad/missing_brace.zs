# a declaration at the margin shows that the block before it was not closed
规则 甲 {
  应当 a
  例外 乙 { 当 b
规则 丙 { 应当 c }
