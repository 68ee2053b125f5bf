# the English column gives the same tree as the Chinese one
module 决策.程序
import 公共.词汇 as 公共
private check 征求意见期限不足 {
  title "t" kinds decision category procedure severity major points B05
  in_force from 2019-09-01 until 2030-01-01
  at 决策.征求意见开始 for_each 份 in 决策.公告
  cite 《重大行政决策程序暂行条例》第15条第1款
  by_reference 《重大行政决策程序暂行条例》第四十二条 (severity minor)
  applies present(决策.征求意见) and not (决策.紧急 or absent(公告))
  must_not 文书.条款 matches 公共.援引
  except 已说明缩短 { when 决策.说明 = true cite local "省里的规定" }
  message "m" advice "a" request 征求意见公告
}
