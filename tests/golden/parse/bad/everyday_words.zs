# everyday words for which the language has another one
规则 甲 {
  应当 a 大于 3
  必须 b
  适用 a 或者 b
}
