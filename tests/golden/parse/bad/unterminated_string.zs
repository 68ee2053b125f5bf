# the quote is missing on its line; what follows is still read
规则 甲 {
  提示 "没有结束
  应当 a b
}
规则 乙 { 提示 "好" 建议 c }
