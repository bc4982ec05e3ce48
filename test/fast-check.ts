// fast-check for all tests that state laws. `npm test` always draws the same examples, so that it says the same of the same commit;
// `npm run test:laws` draws others each time. A failure names its seed: `BGPLINT_SEED=SEED npx vitest run FILE` draws its examples again.
import fc from 'fast-check';

const SEED = 20261123;

fc.configureGlobal({ seed: Number(process.env.BGPLINT_SEED ?? SEED) });

export * from 'fast-check';
export default fc;
