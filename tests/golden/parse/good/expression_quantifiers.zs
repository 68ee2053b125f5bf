# a quantifier's body reaches as far right as it can; aggregates take a list, a filter, a term
定义 甲 是否 = p 且 每个 方 属于 合同.当事人 : 方.有权 且 存在 章 属于 方.印章 : 章.真实
定义 乙 金额 = 合计(项 属于 合同.付款 当 项.预付 且 项.已付 : 项.金额) / 计数(合同.付款) + 最大(x 属于 y : x.z) - 最小(y)
定义 丙 是否 = 没有 x 属于 合同.当事人 : 缺(x.名称) 或 有(合同.印章)
定义 丁 日期 = 顺延(工作日数(a, b) + 1)
定义 戊 金额 = 合计 + 最大.值
