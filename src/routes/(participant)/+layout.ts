/**
 * Participants get pages that the server drew and one small script (`lib/player/`): on an old Chromebook the runtime of
 * the interface would be the heaviest part of a step. See docs/decisions/0013.
 */
export const csr = false;
