// Injected from package.json when bundling and testing: publisher and repository stand there and nowhere else.
declare const __VERSION__: string;
declare const __REPOSITORY__: string;

/** This release, as in package.json. */
export const VERSION: string = __VERSION__;

/** Where the project lives, without a trailing slash. */
export const REPOSITORY: string = __REPOSITORY__;

/** The page of a rule: `nrec/peer-as` → `…/docs/rules/nrec/peer-as.md`. */
export function ruleUrl(rule: string): string {
  return `${REPOSITORY}/blob/main/docs/rules/${rule}.md`;
}
