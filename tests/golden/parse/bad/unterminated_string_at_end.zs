# a string that is open at the end
规则 甲 { 提示 "没有结束 }
