# fields that may stand once
法规 《某法》 { 条数 3 条数 4 }
