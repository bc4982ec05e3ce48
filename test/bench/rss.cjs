// Preloaded into a process under measurement: leaves its peak memory (KiB) in a file.
const { writeFileSync } = require('node:fs');
process.on('exit', () => writeFileSync(process.env.BGPLINT_BENCH_RSS, String(process.resourceUsage().maxRSS)));
