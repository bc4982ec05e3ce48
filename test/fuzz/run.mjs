// `npm run fuzz [-- bird|frr|frr-peers] [-- --comparisons N] [-- --seed N]`: interprets random filters, lists and route-maps, and
// compares with what running daemons do with many prefixes. Prints a table; every mismatch is made small and printed, and is a failure.
// BGPLINT_BIRD names a folder with `bird` and `birdc`, BGPLINT_BGPD a `bgpd`; else those of this machine are asked.
import { withModule } from '../with-module.mjs';

process.exitCode = await withModule('test/fuzz/campaign.ts', ({ campaign }) => campaign(process.argv.slice(2)));
