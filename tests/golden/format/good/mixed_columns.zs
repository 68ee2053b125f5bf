# A file may mix the columns; each 起, 止, from and until stands on its side of the date.
法规 《甲法》 { 施行 起 2019-01-01 止 2020-01-01 }
statute 《乙法》 { in_force 2019-01-01 from 2020-01-01 until 机关 国务院 }
法规 《丙法》 { 施行 2019-01-01 2020-01-01 止 }
法规 《丁法》 { 施行 2020-01-01 止 }
法规 《戊法》 { 施行 2019-01-01 }
