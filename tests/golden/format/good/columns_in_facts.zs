# Names and types stand in columns; the question goes below a label, and a longer type does not push the column.
事实 合同 {
  金额 金额 "合同价款" 自 合同文本
  签订日期 日期 "签订日期" 问 "哪一天签订的？" 自 合同文本

  类型 枚举(施工、货物、服务) "标的"
  已招标 是否 自 中标通知书 问 "是否经过招标？"
}
事实 付款 { 金额 金额   预付 是否 }
