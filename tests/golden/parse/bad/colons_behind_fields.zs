# Every field with a colon: each colon is taken away, and 应当 stays what it is.
规则 公示 {
  类别：程序；等级：一般；
  依据：《中华人民共和国行政处罚法》第五条
  应当：决策.已公示
  提示："没有公示。"
}
