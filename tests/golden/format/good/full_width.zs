# Full-width signs stay, and bring their own blanks.
事实 合同｛ 类型 枚举（施工，货物、服务） ｝
定义 a 是否 ＝ 存在 x 属于 合同.款：x.金额 ＞ 1元 且 不是 （ b 或 c ）
