# three separate mistakes, each reported with its caret under the Chinese text
规则 甲 {
  适用于 决策.征求意见
  应当 天数 不少于 30日且 决策.已公告
}

定义 乙 整数 三
规则 丙 { 应当 x  提示 没有引号 }
