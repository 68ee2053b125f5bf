# a misspelt declaration costs itself only
规责 甲 { 应当 a 例外 b { 当 c } }
规则 乙 { 应当 }
}
规则 丙 { 应当 d }
