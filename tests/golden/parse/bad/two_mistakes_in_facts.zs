# facts go on with the next field
事实 决策 {
  甲 是否 自 "公告"
  乙 "日期"
  丙 整数 问 几天
  丁 是否
}
