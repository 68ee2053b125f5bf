// SPDX-License-Identifier: Apache-2.0
// ratios.mjs RESULTS.jsonl: the lines of the C++ limit and of ours, as one table (Markdown). Medians over the rounds;
// a ratio is taken round by round, limit and engine of one round beside each other.
import fs from 'node:fs';

const rows = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
const sizes = [...new Set(rows.map((row) => row.R))].sort((a, b) => a - b);
const of = (size, is_limit) => rows.filter((row) => row.R === size && ('scalar_us' in row) === is_limit);
const median = (values) => { const sorted = [...values].sort((a, b) => a - b); return sorted.length ? sorted[sorted.length >> 1] : undefined; };
const ours = (size, key) => median(of(size, false).map((row) => row[key]).filter((value) => value !== undefined));
const limit = (size, key) => median(of(size, true).map((row) => row[key]));
const ratio = (size, key, limit_key) => { // by round
  const mine = of(size, false), theirs = of(size, true);
  return median(mine.map((row, i) => (theirs[i] && row[key] !== undefined ? row[key] / theirs[i][limit_key] : undefined)).filter((value) => value !== undefined));
};
const own = (size, key, base) => median(of(size, false).map((row) => row[key] / row[base]).filter((value) => Number.isFinite(value)));
const shown = (x) => (x === undefined || Number.isNaN(x) ? '-' : x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x >= 0.1 ? x.toFixed(2) : x.toPrecision(2));
const cells = (name, bar, figure) => `| ${name} | ${bar} | ${sizes.map((size) => shown(figure(size))).join(' | ')} |`;
const table = [
  `| R | bar at R = 1000 | ${sizes.join(' | ')} |`, `| --- | ---: |${' ---: |'.repeat(sizes.length)}`,
  cells('checks', '', (size) => ours(size, 'checks')),
  cells('digests verified', '', (size) => Math.max(...of(size, false).map((row) => row.verified))),
  cells('**one dossier ÷ scalar limit**', '≤ 3', (size) => ratio(size, 'one_us', 'scalar_us')),
  cells('one dossier ÷ scalar limit indexed by kind', '', (size) => ratio(size, 'one_us', 'indexed_us')),
  cells('**batch, 1 thread ÷ columnar limit, tuples**', '≤ 3', (size) => ratio(size, 'batch_us', 'col_tuples_us')),
  cells('**one fact changed ÷ dirty-set limit**', '≤ 3', (size) => ratio(size, 'inc_mean_us', 'inc_us')),
  cells('**one dossier, 10 % unknown ÷ without**', '≤ 1.5', (size) => own(size, 'gaps_us', 'one_us')),
  cells('**batch, 10 % unknown ÷ without**', '≤ 1.5', (size) => own(size, 'batch_gaps_us', 'batch_us')),
  cells('**reasons recorded ÷ without**', '≤ 1.15', (size) => own(size, 'reasons_us', 'one_us')),
  cells('**2 threads: dossiers a second ÷ 1 thread**', '≥ 1.8', (size) => own(size, 'batch_wall_us', 'batch_wall2_us')),
  cells('2 threads: by CPU time, what two free cores give', '', (size) => 2 * own(size, 'batch_us', 'batch_cpu2_us')),
  cells('one dossier, µs', '', (size) => ours(size, 'one_us')),
  cells('scalar limit, µs', '', (size) => limit(size, 'scalar_us')),
  cells('batch, µs a dossier', '', (size) => ours(size, 'batch_us')),
  cells('columnar limit, tuples, µs', '', (size) => limit(size, 'col_tuples_us')),
  cells('one fact changed, µs (mean)', '', (size) => ours(size, 'inc_mean_us')),
  cells('dirty-set limit, µs', '', (size) => limit(size, 'inc_us')),
  cells('facts → native inputs of one dossier, µs (not counted)', '', (size) => ours(size, 'bind_us')),
  cells('facts → columns, µs a dossier (not counted)', '', (size) => ours(size, 'columns_us')),
  cells('load from source, ms (10,000: ≤ 1000)', '', (size) => ours(size, 'load_ms')),
  cells('load from pack, ms (10,000: ≤ 20)', '', (size) => ours(size, 'pack_ms')),
  cells('first dossier after loading, ms', '', (size) => ours(size, 'first_ms')),
  cells('plan, bytes a rule', '', (size) => ours(size, 'plan_bytes') / size),
];
console.log(table.join('\n'));
if (sizes.includes(1000) && sizes.includes(10000))
  console.log(`\nplan: ${shown((ours(10000, 'plan_bytes') - ours(1000, 'plan_bytes')) / 9000)} bytes a rule from R = 1000 to 10000 (bar 500)`);
