# every node knows its place: line:column-line:column, in characters
规则 甲 {
  应当 (天数 + 1日) 不少于 30日 且 不是 乙.丙
  依据 《某法》第一条, 《某法》第二条（等级 一般）
}
