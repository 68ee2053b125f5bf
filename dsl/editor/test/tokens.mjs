// SPDX-License-Identifier: Apache-2.0
// Tokenises rule files with the engine that VS Code uses: `npm install --ignore-scripts && npm test [FILES…]`.
// Fails where a keyword of a known line is not coloured as one, or where a shipped rule file has an "invalid" token.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma');
const textmate = require('vscode-textmate');
const here = path.dirname(fileURLToPath(import.meta.url));

await oniguruma.loadWASM(fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({ createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns), createOnigString: (text) => new oniguruma.OnigString(text) }),
  loadGrammar: async (scope) =>
    scope === 'source.zhunsheng' ? textmate.parseRawGrammar(fs.readFileSync(path.join(here, '../syntaxes/zhunsheng.tmLanguage.json'), 'utf8'), 'zhunsheng.json') : null,
});
const grammar = await registry.loadGrammar('source.zhunsheng');

function* tokens(text) {
  let stack = textmate.INITIAL;
  let number = 0;
  for (const line of text.split(/\r?\n/)) {
    number += 1;
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    for (const token of result.tokens) yield { line: number, text: line.slice(token.startIndex, token.endIndex), scope: token.scopes.at(-1) };
  }
}

// [line, word, the scope it must have]
const expected = [
  ['规则 租期过长 {', '规则', 'keyword.declaration'],
  ['规则 租期过长 {', '租期过长', 'entity.name.function'],
  ['  应当 当事人.数量 不少于 2', '应当', 'keyword.control.norm'],
  ['  应当 当事人.数量 不少于 2', '不少于', 'keyword.operator.word'],
  ['  适用 情况紧急且已说明', '情况紧急且已说明', 'source.zhunsheng'],
  ['  依据 《民法典》第七百零五条第一款', '《民法典》第七百零五条第一款', 'markup.underline.link.citation'],
  ['  应当 天数 不少于 30日 且 有(公告)', '30日', 'constant.numeric.duration'],
  ['  应当 天数 不少于 30日 且 有(公告)', '且', 'keyword.operator.word'],
  ['  must days >= 30日', 'must', 'keyword.control.norm'],
  ['  提示 "共{征求意见天数}。"', '{征求意见天数}', 'variable.other.slot'],
  ['词表 「应当」 = "须"', '"', 'string.quoted.double'],
  ['  2018-06-01 起 400万元', '400万元', 'constant.numeric.money'],
  ['  2018-06-01 起 400万元', '2018-06-01', 'constant.numeric.date'],
  ['句式 甲 = <乙> ..12 <公共.丙>', '..12', 'constant.numeric.gap'],
  ['句式 甲 = <乙> ..12 <公共.丙>', '公共.丙', 'support.variable'],
  ['# 规则 不是规则', '# 规则 不是规则', 'comment.line'],
];
let failed = 0;
for (const [line, word, scope] of expected) {
  const found = [...tokens(line)].find((token) => token.text === word || (scope === 'source.zhunsheng' && token.text.includes(word)));
  if (found?.scope.startsWith(scope)) continue;
  failed += 1;
  console.error(`“${word}” in “${line}”: ${found?.scope ?? 'no such token'}, expected ${scope}`);
}

function* ruleFiles(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* ruleFiles(full);
    else if (entry.name.endsWith('.zs')) yield full;
  }
}
const files = process.argv.length > 2 ? process.argv.slice(2) : [...ruleFiles(path.join(here, '../../../rulesets'))];
for (const file of files)
  for (const token of tokens(fs.readFileSync(file, 'utf8')))
    if (token.scope.startsWith('invalid')) {
      failed += 1;
      console.error(`${file}:${token.line}: ${token.text}`);
    }
console.log(`${expected.length} words, ${files.length} files, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
