# mistakes in the fields of an example
例 "x" {
  给定 决策 { 甲 }
  命中 3
  期望 通过 a 缺
  不命中 "y"
}
