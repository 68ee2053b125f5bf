# An operator without what should follow it names what is missing.
定义 甲 是否 = 合同.金额 不少于
定义 乙 是否 = 不是
定义 丙 金额 = 合同.金额 *
定义 丁 是否 = 合同.名称 含
定义 己 是否 = 合同.类型 属于 (
