# the file ends inside two blocks: one diagnostic
规则 甲 {
  例外 乙 {
    当 b
