# Lines end in LF, inside strings too; the byte order mark goes.
规则 甲 {
  提示 "一
二"   
}