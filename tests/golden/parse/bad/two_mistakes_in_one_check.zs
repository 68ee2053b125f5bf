# a mistake in one field leaves the others standing
规则 甲 {
  等级 "较大"
  应当 a 不少于
  例外情形 紧急 { 当 b }
  提示 "好的"
}
