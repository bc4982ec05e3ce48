// Read by the client as well, which has to know profiles before a server runs: this file imports nothing.

/** The names that a profile can have, in the order in which they are tried within a folder. */
export const PROFILE_NAMES: readonly string[] = ['.nrec.yaml', '.nrec.yml', '.nrec.json', 'nrec-profile.yaml'];
